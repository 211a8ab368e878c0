// What a refusal says in the reader's language: by the stable codes of its fields, else by its type, with the server's own sentence beside it.
import { ApiProblem } from '@onelot/contracts';
import type { i18n as I18n } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { common } from '../texts/en/common.ts';
import { inWords, type Words } from './words.ts';

type Kind = keyof typeof common.problem.type;

export interface FieldSaid {
  readonly code: string;
  readonly message: string;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

interface Document {
  readonly type?: string;
  readonly title?: string;
  readonly problems?: readonly FieldSaid[];
}

export interface ProblemWords {
  /** A field's reason. English is the server's own language, so its sentence stands unless it is a schema's. */
  field(field: FieldSaid): string;
  /** The headline, and the server's sentence where nothing else says what is the matter. */
  head(document: Document): { title: string; server?: string };
  /** The headline of anything that was thrown. */
  thrown(error: unknown): string;
}

/** Codes to look for words under, the most exact first. */
const codesOf = ({ code, data }: FieldSaid): string[] => {
  return typeof data?.kind === 'string' ? [data.kind, code] : [code];
};

const isText = (value: unknown): value is Words => typeof value === 'object' && value !== null && 'en' in value;

/** Schemas speak of types and bounds, not to people: their own sentences are replaced in English too. */
const RAW = /^(Too (small|big)|Invalid|Unrecognized|Expected)\b/;
export const isRaw = ({ message }: Pick<FieldSaid, 'message'>): boolean => RAW.test(message);

/** The catalogue's words for a code with its data; undefined where it has none, or the data lacks what they tell. */
export const wordsFor = (i18n: I18n, said: FieldSaid): string | undefined => {
  for (const code of codesOf(said)) {
    const template: unknown = i18n.getResource(i18n.language, 'refusals', code);
    if (typeof template !== 'string') continue;
    const values = Object.fromEntries(
      Object.entries(said.data ?? {}).map(([name, value]) => [
        name,
        isText(value) ? inWords(value, i18n.language) : value,
      ]),
    );
    const needed = [...template.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string);
    if (needed.every((name) => ['string', 'number'].includes(typeof values[name])))
      return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  }
  return undefined;
};

export const useProblemWords = (): ProblemWords => {
  const { t, i18n } = useTranslation();
  const english = i18n.language !== 'de';
  const field = (said: FieldSaid): string => {
    if (english && !isRaw(said)) return said.message;
    return wordsFor(i18n, said) ?? said.message;
  };
  const head = ({ type, title, problems = [] }: Document): { title: string; server?: string } => {
    if (english) return { title: title ?? t('problem.title') };
    const [first] = problems;
    const known = first && wordsFor(i18n, first);
    // A refusal with one coded reason repeats it as its headline.
    if (known && first.message === title) return { title: known };
    const kind = type?.split(':').at(-1) ?? '';
    if (!i18n.exists(`problem.type.${kind}`, { ns: 'common' })) return { title: title ?? t('problem.title') };
    // Where each reason is told in words below, the server's headline adds nothing.
    const told = known && problems.every((each) => wordsFor(i18n, each));
    return { title: t(`problem.type.${kind as Kind}`), ...(title && !told ? { server: title } : {}) };
  };
  return {
    field,
    head,
    thrown: (error) => (error instanceof ApiProblem ? head(error.document).title : (error as Error).message),
  };
};
