// Steps to tick off, settings to read, material that is there or missing.
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/index.ts';
import { Shape, useFormat, useWords } from '../../look/index.ts';
import type { settingsOf } from '../parameters.ts';
import type { Job } from '../pick.ts';
import type { JobDraft } from '../use-draft.ts';
import css from './job.module.css';
import { useGaugeWords } from './words.ts';

export const Steps = (props: { steps: readonly string[]; draft: JobDraft; running: boolean }) => {
  const { t } = useTranslation('floor');
  const { steps, draft, running } = props;
  if (steps.length < 2) return null;
  const now = steps.findIndex((_, index) => !draft.ticked.includes(index));
  return (
    <ol className={css.steps} aria-label={t('job.steps')}>
      {steps.map((step, index) => {
        const done = draft.ticked.includes(index);
        return (
          <li key={step} data-now={(running && index === now) || undefined} data-done={done || undefined}>
            <button type="button" disabled={!running} aria-pressed={done} onClick={() => draft.tick(index)}>
              <span className={css.stepNumber}>{done ? <IconCheck size={26} aria-hidden="true" /> : index + 1}</span>
              <span>{step}</span>
            </button>
          </li>
        );
      })}
    </ol>
  );
};

/** `facts` come from the instruction, in words; `settings` are what a machine was sent. */
export const Settings = (props: {
  facts: readonly { name: string; value: string }[];
  settings: ReturnType<typeof settingsOf>;
}) => {
  const { facts, settings } = props;
  const { number } = useFormat();
  const say = useGaugeWords();
  if (settings.length + facts.length === 0) return null;
  return (
    <dl className={css.settings}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {settings.map(({ key, value, unit }) => (
        <div key={key}>
          <dt>{say.name(key)}</dt>
          <dd>{typeof value === 'number' ? number(value, 3) + unit : String(value).replaceAll('_', ' ')}</dd>
        </div>
      ))}
    </dl>
  );
};

export const Materials = ({ material }: { material: Job['material'] }) => {
  const { t } = useTranslation('floor');
  const { number } = useFormat();
  const { slug } = useSession();
  const words = useWords();
  if (material.length === 0) return null;
  const missing = material.filter(({ there }) => !there).length;
  return (
    <details className={css.material} open={missing > 0 || material.length <= 4}>
      <summary>
        <Shape state={missing ? 'watch' : 'done'} size={22} />
        {missing ? t('job.missing', { count: missing }) : t('job.allThere')}
      </summary>
      <ul>
        {material.map((line) => (
          <li key={line.item} data-missing={!line.there || undefined}>
            <Shape state={line.there ? 'done' : 'watch'} size={20} />
            <span>
              <Link to={`/${slug}/work/stock?item=${line.item}` as '/'}>{words(line.name)}</Link>
            </span>
            <span>{`${number(line.quantity, 3)} ${line.unit}`}</span>
            <span>{line.there ? t('job.there') : t('job.missing')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};
