// One measured parameter: target and limits on a bar, the measured value as a number, a word and a shape.
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import floor from '../floor.module.css';
import type { Target, Verdict } from '../parameters.ts';
import type { JobDraft } from '../use-draft.ts';
import css from './gauge.module.css';
import { useGaugeWords } from './words.ts';

/** The bar shows five tolerances either way, so that the good part is a fifth of it. */
const SHOWN = 5;

const rangeOf = ({ target, limits }: Target): { low: number; high: number } => {
  const half = limits
    ? Math.max(limits.high - target, target - limits.low) * SHOWN
    : Math.max(1, Math.abs(target) * 0.02);
  return { low: target - half, high: target + half };
};

/** Where a value stands on the bar, in percent; what lies outside stands at its end. */
const at = (value: number, { low, high }: { low: number; high: number }): number =>
  Math.min(99, Math.max(1, ((value - low) / (high - low)) * 100));

const Bar = ({ target, measured, verdict }: { target: Target; measured: number | undefined; verdict: Verdict }) => {
  const range = rangeOf(target);
  const say = useGaugeWords();
  const { limits } = target;
  return (
    <div aria-hidden="true">
      <div className={css.marks}>
        {measured !== undefined && (
          <svg
            className={css.mark}
            style={{ left: `${at(measured, range)}%` }}
            width="24"
            height="18"
            viewBox="0 0 24 18"
            aria-hidden="true"
          >
            {verdict.state === 'good' ? (
              <path d="M12 18L2 2h20z" />
            ) : (
              <path d="M12 18L2 2h20z" strokeWidth="3" stroke="currentColor" />
            )}
          </svg>
        )}
      </div>
      <div className={css.bar}>
        {limits && (
          <span
            className={css.good}
            style={{ left: `${at(limits.low, range)}%`, right: `${100 - at(limits.high, range)}%` }}
          />
        )}
        <span className={css.target} style={{ left: `${at(target.target, range)}%` }} />
      </div>
      <div className={css.ends}>
        <span>{say.value(target, range.low)}</span>
        <strong>{say.value(target, target.target)}</strong>
        <span>{say.value(target, range.high)}</span>
      </div>
    </div>
  );
};

export interface GaugeProps {
  target: Target;
  draft: JobDraft;
  verdict: Verdict;
  /** Whether values are taken now: the job runs, by hand. */
  open: boolean;
  /** The equipment that reads the value by itself. */
  reader?: string | undefined;
  /** The measuring key leads here. */
  keyed?: boolean;
}

export const Gauge = ({ target, draft, verdict, open, reader, keyed }: GaugeProps) => {
  const { t } = useTranslation('floor');
  const say = useGaugeWords();
  const id = useId();
  const name = say.name(target.key);
  const measured = draft.value(target.key);
  const typed = draft.text(target.key);
  const unreadable = Boolean(typed?.trim()) && measured === undefined;
  const step = 10 ** -target.digits;
  const move = (by: number): void =>
    draft.type(target.key, say.value({ ...target, unit: '' }, (measured ?? target.target) + by).replace('−', '-'));
  return (
    <section className={css.gauge} data-verdict={verdict.state}>
      <div className={css.top}>
        <label className={css.name} htmlFor={id}>
          {name} {open && keyed && <kbd className={floor.kbd}>{t('keys.measure')}</kbd>}
        </label>
        {open ? (
          <>
            <span className={css.word} id={`${id}-word`}>
              {unreadable ? t('gauge.notNumber') : say.verdict(target, verdict)}
            </span>
            <span className={css.entry}>
              <button type="button" onClick={() => move(-step)} aria-label={t('gauge.less', { name })}>
                <IconMinus size={28} />
              </button>
              <input
                id={id}
                name={target.key}
                inputMode="decimal"
                autoComplete="off"
                value={typed ?? (measured === undefined ? '' : say.value({ ...target, unit: '' }, measured))}
                placeholder="–"
                aria-label={t('gauge.measured', { name })}
                aria-describedby={`${id}-word ${id}-limits`}
                aria-invalid={verdict.state === 'over' || verdict.state === 'under' || unreadable}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => draft.type(target.key, event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
                }}
              />
              <span className={css.unit}>{target.unit.trim()}</span>
              <button type="button" onClick={() => move(step)} aria-label={t('gauge.more', { name })}>
                <IconPlus size={28} />
              </button>
            </span>
          </>
        ) : (
          <span className={css.planned}>{say.value(target, target.target)}</span>
        )}
      </div>
      {(open || target.limits) && <Bar target={target} measured={open ? measured : undefined} verdict={verdict} />}
      <span id={`${id}-limits`} className="ol-hidden">
        {t('gauge.target', { value: say.value(target, target.target) })}
        {target.limits &&
          `, ${t('gauge.between', { low: say.value(target, target.limits.low), high: say.value(target, target.limits.high) })}`}
      </span>
      {open && draft.isRead(target.key) && reader && (
        <p className={css.reader}>{t('gauge.from', { equipment: reader })}</p>
      )}
    </section>
  );
};
