// Which language a person reads: the remembered one, else the browser's, else English; loaded one at a time.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { en } from './en.ts';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEPT = 'onelot.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
  }
}

const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

const kept = (): string | null => {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // Storage may be forbidden; the browser's language then counts.
  }
};

const preferred = (): Language => {
  const wanted = [kept(), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wanted.find(isLanguage) ?? 'en';
};

const load = async (language: Language): Promise<void> => {
  if (i18next.hasResourceBundle(language, 'common')) return;
  const texts = language === 'de' ? (await import('./de.ts')).de : (await import('./en.ts')).en;
  for (const [area, bundle] of Object.entries(texts)) i18next.addResourceBundle(language, area, bundle);
};

const show = (language: Language): void => {
  document.documentElement.lang = language;
};

/** Prepares the catalogue of the preferred language; resolves when texts can be shown. */
export const startLanguage = async (): Promise<void> => {
  const language = preferred();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    resources: {},
    interpolation: { escapeValue: false }, // React escapes.
    react: { useSuspense: false },
  });
  await load(language);
  show(language);
};

/** Switches the language and remembers it. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  await load(language);
  await i18next.changeLanguage(language);
  show(language);
  try {
    localStorage.setItem(KEPT, language);
  } catch {
    // The choice then holds for this visit only.
  }
};

/** The locale for numbers and money: the browser's own variant of the language (en-US, de-AT), else the language. */
export const numberLocale = (language: string): string =>
  navigator.languages.find((tag) => tag.slice(0, 2) === language) ?? language;
