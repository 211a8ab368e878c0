// Texts of the company's own data (products, options, rules) in the reader's language.
import { useTranslation } from 'react-i18next';

export interface Words {
  readonly en: string;
  readonly de?: string | undefined;
}

/** The text in a language; English stands in for a missing one. */
export const inWords = (text: Words, language: string): string => (language === 'de' ? text.de : undefined) ?? text.en;

/** The same as a function bound to the language on the screen. */
export const useWords = (): ((text: Words | undefined) => string) => {
  const { i18n } = useTranslation();
  return (text) => (text ? inWords(text, i18n.language) : '');
};
