// What a refusal says in the reader's language: by the stable codes of its fields, else by its type, with the server's own sentence beside it.
import { useTranslation } from 'react-i18next';
import type { common } from '../texts/en/common.ts';

type Code = keyof typeof common.problem.code;
type Kind = keyof typeof common.problem.type;

export interface FieldSaid {
  readonly code: string;
  readonly message: string;
}

/** An empty text is refused as too short; a person reads that it is needed. */
const codeOf = ({ code, message }: FieldSaid): string =>
  code === 'TOO_SMALL' && />=\s?1 char/.test(message) ? 'NEEDED' : code;

export interface ProblemWords {
  /** A field's reason. English is the server's own language, so its sentence stands unless it is a schema's. */
  field(field: FieldSaid): string;
  /** The headline, and the server's sentence where the headline only says its kind. */
  head(document: { type?: string; title?: string; problems?: readonly FieldSaid[] }): {
    title: string;
    server?: string;
  };
}

export const useProblemWords = (): ProblemWords => {
  const { t, i18n } = useTranslation();
  const english = i18n.language !== 'de';
  const known = (key: string): boolean => i18n.exists(key, { ns: 'common' });
  const field = (said: FieldSaid): string => {
    const code = codeOf(said);
    if (english && code !== 'NEEDED') return said.message;
    return known(`problem.code.${code}`) ? t(`problem.code.${code as Code}`) : said.message;
  };
  return {
    field,
    head: ({ type, title, problems = [] }) => {
      if (english) return { title: title ?? t('problem.title') };
      const [first] = problems;
      // A refusal with one coded reason repeats it as its headline.
      if (first && first.message === title && known(`problem.code.${codeOf(first)}`)) return { title: field(first) };
      const kind = type?.split(':').at(-1) ?? '';
      if (!known(`problem.type.${kind}`)) return { title: title ?? t('problem.title') };
      return { title: t(`problem.type.${kind as Kind}`), ...(title ? { server: title } : {}) };
    },
  };
};
