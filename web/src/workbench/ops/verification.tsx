// What the verification of a change looked at and found, check by check, with its ranges and loads drawn.
import { useTranslation } from 'react-i18next';
import { formatDuration, Panel, ProblemNote, StateChip, useFormat } from '../../look/index.ts';
import css from './parts.module.css';
import { Bar } from './parts.tsx';

interface Range {
  readonly min: number;
  readonly mean: number;
  readonly max: number;
}
export interface Impact {
  readonly openOrders: number;
  readonly byVersion: readonly { readonly version: number; readonly orders: number }[];
}
interface Result {
  readonly ok?: boolean;
  readonly at?: string;
  readonly by?: string;
  readonly problems?: readonly { code: string; path: string; message: string }[];
  readonly warnings?: readonly { code: string; path: string; message: string }[];
  readonly currency?: string;
  readonly configurations?: Readonly<Record<string, number>>;
  readonly simulation?: {
    price?: Range | null;
    cost?: Range | null;
    margin?: Range | null;
    negativeMargins?: number;
    load?: readonly { workCenter: string; share: number; centerSeconds: number }[];
    bottleneck?: string | null;
  } | null;
  readonly coverage?: {
    products: string | null;
    values: number;
    dead: readonly { option: string; value: string }[];
    forced: readonly string[];
    mandatory: readonly string[];
    lines: { all: number; unused: readonly string[] };
    operations: { all: number; unused: readonly number[] };
  } | null;
  readonly leadTime?: { asked?: number; seconds?: Range | null } | null;
  readonly impact?: Impact;
}

interface Check {
  readonly name: string;
  readonly said: string;
  readonly state: 'good' | 'watch' | 'act';
}

const SHOWN = 6;
const listed = (list: readonly (string | number)[]): string =>
  list.length > SHOWN ? `${list.slice(0, SHOWN).join(', ')} …` : list.join(', ');

const useChecks = (known: Result): Check[] => {
  const { t, i18n } = useTranslation('model');
  const { coverage, simulation, leadTime } = known;
  if (!coverage) return [{ name: t('verify.products'), said: t('verify.productsNone'), state: 'act' }];
  const { dead, forced, mandatory, lines, operations } = coverage;
  const negative = simulation?.negativeMargins ?? 0;
  return [
    {
      name: t('verify.products'),
      said: coverage.products
        ? t('verify.productsOk', { number: BigInt(coverage.products).toLocaleString(i18n.language) })
        : t('verify.productsMany'),
      state: 'good',
    },
    {
      name: t('verify.dead'),
      said:
        dead.length === 0
          ? t('verify.deadOk', { count: coverage.values })
          : t('verify.deadSome', {
              count: dead.length,
              list: listed(dead.map((each) => `${each.option} ${each.value}`)),
            }),
      state: dead.length === 0 ? 'good' : 'watch',
    },
    {
      name: t('verify.forced'),
      said: forced.length === 0 ? t('verify.forcedOk') : t('verify.forcedSome', { list: listed(forced) }),
      state: forced.length === 0 ? 'good' : 'watch',
    },
    {
      name: t('verify.mandatory'),
      said: mandatory.length === 0 ? t('verify.mandatoryNone') : t('verify.mandatorySome', { list: listed(mandatory) }),
      state: 'good',
    },
    {
      name: t('verify.parts'),
      said:
        lines.all === 0
          ? t('verify.partsNone')
          : lines.unused.length === 0
            ? t('verify.partsOk', { count: lines.all })
            : t('verify.partsUnused', { list: listed(lines.unused) }),
      state: lines.all > 0 && lines.unused.length === 0 ? 'good' : 'watch',
    },
    {
      name: t('verify.operations'),
      said:
        operations.unused.length === 0
          ? t('verify.operationsOk', { count: operations.all })
          : t('verify.operationsUnused', { list: listed(operations.unused) }),
      state: operations.unused.length === 0 ? 'good' : 'watch',
    },
    {
      name: t('verify.money'),
      said: negative === 0 ? t('verify.moneyOk') : t('verify.moneySome', { count: negative }),
      state: negative === 0 ? 'good' : 'watch',
    },
    {
      name: t('verify.lead'),
      said: leadTime?.seconds
        ? t('verify.range', {
            min: formatDuration(leadTime.seconds.min),
            max: formatDuration(leadTime.seconds.max),
            mean: formatDuration(leadTime.seconds.mean),
          })
        : t('verify.leadNone'),
      state: leadTime?.seconds ? 'good' : 'watch',
    },
  ];
};

export const Verification = ({ result }: { result: Record<string, unknown> }) => {
  const { t } = useTranslation('model');
  const { when, number } = useFormat();
  const known = result as Result;
  const checks = useChecks(known);
  const tried = Object.values(known.configurations ?? {}).reduce((sum, each) => sum + each, 0);
  const problems = known.problems ?? [];
  return (
    <Panel
      title={
        <>
          {t('verify.title')}{' '}
          <StateChip state={known.ok ? 'good' : 'act'}>{t(known.ok ? 'verify.ok' : 'verify.wrong')}</StateChip>
        </>
      }
      sub={[
        known.by && known.at ? t('verify.by', { by: known.by, at: when(known.at, 'dayTime') }) : '',
        t('verify.tried', { count: tried, number: number(tried) }),
      ]
        .filter(Boolean)
        .join('; ')}
    >
      {problems.length > 0 && <ProblemNote problem={{ title: t('verify.problems'), problems }} />}
      <div className={css.two}>
        <ul className={css.checks}>
          {checks.map((check) => (
            <li key={check.name}>
              <StateChip state={check.state}>
                <strong>{check.name}</strong>
              </StateChip>
              <span>{check.said}</span>
            </li>
          ))}
        </ul>
        <div className={css.form}>
          <Money known={known} />
          <Load known={known} />
        </div>
      </div>
    </Panel>
  );
};

/** Three ranges on one scale of money: smallest to largest as a band, the mean as a line. */
const Money = ({ known }: { known: Result }) => {
  const { t } = useTranslation('model');
  const { money } = useFormat();
  const rows = (['price', 'cost', 'margin'] as const).flatMap((name) => {
    const range = known.simulation?.[name];
    return range ? [{ name, range }] : [];
  });
  if (rows.length === 0) return null;
  const low = Math.min(0, ...rows.map(({ range }) => range.min));
  const high = Math.max(1, ...rows.map(({ range }) => range.max));
  const at = (value: number): number => ((value - low) / (high - low)) * 100;
  const say = (value: number): string => money(Math.round(value), known.currency, true);
  return (
    <figure className={css.ranges}>
      <figcaption className="ol-strong">{t('verify.picture')}</figcaption>
      {rows.map(({ name, range }) => (
        <div key={name} className={css.range}>
          <span>{t(`verify.${name}`)}</span>
          <span className={css.band} aria-hidden="true">
            <span style={{ left: `${at(range.min)}%`, width: `${Math.max(1, at(range.max) - at(range.min))}%` }} />
            <i style={{ left: `${at(range.mean)}%` }} />
          </span>
          <span className="ol-12 ol-tabular">
            {t('verify.range', { min: say(range.min), max: say(range.max), mean: say(range.mean) })}
          </span>
        </div>
      ))}
    </figure>
  );
};

const Load = ({ known }: { known: Result }) => {
  const { t } = useTranslation('model');
  const { number } = useFormat();
  const load = known.simulation?.load ?? [];
  const most = Math.max(1, ...load.map((each) => each.centerSeconds));
  if (load.length === 0) return null;
  return (
    <figure className={css.ranges}>
      <figcaption className="ol-strong">{t('verify.load')}</figcaption>
      {load.map((each) => (
        <div key={each.workCenter} className={css.range}>
          <span>{each.workCenter}</span>
          <Bar
            value={each.centerSeconds}
            most={most}
            {...(each.workCenter === known.simulation?.bottleneck ? { tone: 'amber' as const } : {})}
          />
          <span className="ol-12 ol-tabular">
            {t('verify.hours', { minutes: number(each.centerSeconds / 60, 1) })}
            {each.workCenter === known.simulation?.bottleneck && `, ${t('verify.bottleneck')}`}
          </span>
        </div>
      ))}
    </figure>
  );
};
