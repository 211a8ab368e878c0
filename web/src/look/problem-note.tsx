// What went wrong and what to do: an RFC 9457 problem with each field and its reason.
import { Button } from '@mantine/core';
import { ApiProblem } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import css from './problem-note.module.css';
import { type FieldSaid, useProblemWords } from './problem-words.ts';
import { Shape } from './shape.tsx';

export interface ProblemShown {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  problems?: readonly (FieldSaid & { path: string })[];
}

/** `/address/postcode` becomes `address, postcode`. */
const place = (path: string): string =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join(', ');

const isDocument = (problem: unknown): problem is ProblemShown =>
  problem !== null && typeof problem === 'object' && ('title' in problem || 'problems' in problem);

/** The problem itself, or the one that a refused call carries. */
const shown = (problem: unknown): ProblemShown | undefined => {
  const carried = problem instanceof ApiProblem ? problem.document : problem;
  return isDocument(carried) ? carried : undefined;
};

/** Takes a problem document or any thrown value; what is no problem document is called a fault of ours. */
interface NoteProps {
  readonly problem: unknown;
  readonly onAgain?: (() => void) | undefined;
  /** Paths whose reasons stand at their fields already: they are not listed again under their technical names. */
  readonly except?: ReadonlySet<string>;
}

export const ProblemNote = ({ problem, onAgain, except }: NoteProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (!problem) return null;
  const known = shown(problem);
  const head = known && words.head(known);
  // What the headline says already is not said again.
  const all = known?.problems?.filter(({ path, message }) => path !== '' || message !== known.title) ?? [];
  const fields = all.filter(({ path }) => !except?.has(path));
  return (
    <div role="alert" className={css.note}>
      <p className={css.title}>
        <Shape state="act" />
        {head?.title ?? t('problem.title')}
      </p>
      <p>{known ? known.detail : t('problem.defect')}</p>
      {head?.server && (
        <p lang="en" className="ol-12 ol-ink-2">
          {head.server}
        </p>
      )}
      {all.length > 0 && fields.length === 0 && <p>{t('problem.marked')}</p>}
      {fields.length > 0 && (
        <ul className={css.fields} aria-label={t('problem.fields')}>
          {fields.map((field) => (
            <li key={`${field.path} ${field.code}`}>
              {place(field.path) && <strong>{place(field.path)}: </strong>}
              {words.field(field)}
            </li>
          ))}
        </ul>
      )}
      {onAgain && (
        <Button variant="outline" color="red" mt={12} onClick={onAgain}>
          {t('problem.again')}
        </Button>
      )}
    </div>
  );
};
