// The company's figures from its own records: each with how many records it counts, its definition and its days.
import { ActionIcon, Popover } from '@mantine/core';
import { type Activity, common } from '@onelot/contracts';
import { IconInfoCircle } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { formatDuration, useFormat } from '../../look/index.ts';
import css from './home.module.css';

type Indicator = common.Indicator;

const Series = lazy(() => import('./series.tsx').then(({ Series }) => ({ default: Series })));

const useOf = (activity: Activity): readonly Indicator[] => {
  const { may } = useSession();
  return useAsk(common.indicators[activity], {}, { enabled: may(activity) }).data ?? [];
};

/** Indicators of every activity that the person has a role in. */
const useIndicators = (): readonly Indicator[] => [
  ...useOf('sales'),
  ...useOf('production'),
  ...useOf('logistics'),
  ...useOf('sourcing'),
  ...useOf('service'),
  ...useOf('research'),
  ...useOf('interaction'),
];

/** Key of an indicator's name and definition in the catalogue. */
const keyOf = (indicator: Indicator): string => indicator.definition.replace(/^indicators?\./, '').replaceAll('.', '-');

const useWordsOf = () => {
  const { t, i18n } = useTranslation('indicators');
  const { number } = useFormat();
  return (indicator: Indicator) => {
    const key = keyOf(indicator) as 'sales-onTime';
    const known = i18n.exists(`indicators:${key}.name`);
    const { of, value, unit } = indicator;
    const counts = i18n.exists(`indicators:${key}.of_other`);
    const behind = counts
      ? t(`${key}.of`, { count: of, good: unit === 'share' ? number(Math.round((value ?? 0) * of)) : '' })
      : t('record', { count: of });
    const filled = i18n.exists(`indicators:${key}.fills`) ? t(`${key}.fills`) : t('noRecord');
    return {
      name: known ? t(`${key}.name`) : indicator.id,
      what: known ? t(`${key}.what`) : '',
      behind: of > 0 ? behind : filled,
    };
  };
};

export const useValue = () => {
  const { number, money } = useFormat();
  return (value: number | null, unit: Indicator['unit']): string => {
    if (value === null) return '–';
    if (unit === 'share') return `${number(value * 100, value > 0.995 || value < 0.1 ? 1 : 0)} %`;
    if (unit === 'seconds') return formatDuration(value);
    if (unit === 'minor') return money(Math.round(value));
    return number(value, 1);
  };
};

const What = ({ name, what }: { name: string; what: string }) => {
  const { t } = useTranslation('work');
  if (!what) return null;
  return (
    <Popover width={280} position="bottom-end">
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={`${t('home.what')}: ${name}`}>
          <IconInfoCircle size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <p className="ol-strong">{name}</p>
        <p>{what}</p>
      </Popover.Dropdown>
    </Popover>
  );
};

const Tile = ({ indicator }: { indicator: Indicator }) => {
  const words = useWordsOf();
  const value = useValue();
  const { name, what, behind } = words(indicator);
  const series = indicator.series ?? [];
  return (
    <section className={css.tile} aria-label={name}>
      <div className={css.tileHead}>
        <h3 className="ol-14 ol-strong">{name}</h3>
      </div>
      <p className={css.value}>{value(indicator.value, indicator.unit)}</p>
      <p className="ol-strong">{behind}</p>
      <p className={css.behind}>{what}</p>
      {series.length > 1 && (
        <Suspense fallback={<div style={{ height: 96 }} />}>
          <Series name={name} series={series} unit={indicator.unit} />
        </Suspense>
      )}
    </section>
  );
};

const Small = ({ indicator }: { indicator: Indicator }) => {
  const words = useWordsOf();
  const value = useValue();
  const { name, what, behind } = words(indicator);
  return (
    <div className={css.small}>
      <dt>
        {name}
        <What name={name} what={what} />
      </dt>
      <dd>
        {value(indicator.value, indicator.unit)}
        <span>{behind}</span>
      </dd>
    </div>
  );
};

/** The three that a company is led by; the first that is there of each group. */
const LEADING: readonly (readonly string[])[] = [
  ['sales-onTime', 'logistics-on-time-delivery', 'ready-on-time'],
  ['first-pass-yield'],
  ['sales-leadTime', 'factory-lead-time'],
];

export const Figures = () => {
  const { t } = useTranslation('work');
  const all = useIndicators();
  const leading = LEADING.flatMap(
    (group) => group.flatMap((key) => all.find((indicator) => keyOf(indicator) === key) ?? [])[0] ?? [],
  );
  const rest = all.filter((indicator) => !leading.includes(indicator));
  if (all.length === 0) return null;
  return (
    <section aria-label={t('home.figures')}>
      <h2 className="ol-20 ol-strong">{t('home.figures')}</h2>
      <div className={css.tiles}>
        {leading.map((indicator) => (
          <Tile key={indicator.id} indicator={indicator} />
        ))}
      </div>
      {rest.length > 0 && (
        <details className={css.rest}>
          <summary>{t('home.more')}</summary>
          <dl>
            {rest.map((indicator) => (
              <Small key={indicator.id} indicator={indicator} />
            ))}
          </dl>
        </details>
      )}
    </section>
  );
};
