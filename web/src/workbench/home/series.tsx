// The days of an indicator as a small picture, with the same days as a table behind it.
import { areaY, dot, lineY, plot, ruleY } from '@observablehq/plot';
import type { common } from '@onelot/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, DRAWN, Drawing, useFormat } from '../../look/index.ts';
import { useValue } from './figures.tsx';
import css from './home.module.css';

type Series = NonNullable<common.Indicator['series']>;

const HEIGHT = 80;

/** Shares keep their whole scale, so that a small loss does not look like a fall. */
const domainOf = (unit: string, values: readonly number[]): [number, number] =>
  unit === 'share' ? [Math.min(0.5, ...values), 1] : [0, Math.max(...values, 1)];

/** First and last day that have a value: all that a small picture names, once each and inside its card. */
export const endsOf = (series: Series): [first: string | undefined, last: string | undefined] => {
  const days = series.filter((day) => day.value !== null).map((day) => day.day);
  return [days[0], days.at(-1)];
};

export const Series = (props: { name: string; series: Series; unit: common.Indicator['unit'] }) => {
  const { name, series, unit } = props;
  const { t } = useTranslation('work');
  const { when } = useFormat();
  const value = useValue();
  const draw = useCallback(
    (width: number) => {
      const days = series
        .filter((day): day is { day: string; value: number } => day.value !== null)
        .map((day) => ({ at: new Date(`${day.day}T12:00:00Z`), value: day.value }));
      const domain = domainOf(
        unit,
        days.map((day) => day.value),
      );
      return plot({
        width,
        height: HEIGHT,
        marginLeft: 4,
        marginRight: 4,
        marginTop: 8,
        marginBottom: 4,
        style: DRAWN,
        x: { type: 'utc', axis: null },
        y: { axis: null, domain },
        marks: [
          ruleY([domain[0]], { stroke: 'var(--ol-line)' }),
          areaY(days, { x: 'at', y: 'value', y1: domain[0], fill: 'var(--ol-accent-soft)' }),
          lineY(days, { x: 'at', y: 'value', stroke: 'var(--ol-accent)', strokeWidth: 2 }),
          dot(days.slice(-1), { x: 'at', y: 'value', fill: 'var(--ol-accent)', r: 4 }),
        ],
      });
    },
    [series, unit],
  );
  const [first, last] = endsOf(series);
  return (
    <div>
      <Drawing height={HEIGHT} draw={draw} />
      <p className={css.ends} aria-hidden="true">
        <span>{first && when(first)}</span>
        {last !== first && <span>{last && when(last)}</span>}
      </p>
      <details className={css.days}>
        <summary>{t('home.seriesTable')}</summary>
        <DataTable
          caption={name}
          csv="days"
          rows={series}
          rowId={(day) => day.day}
          height="240px"
          columns={[
            { id: 'day', label: t('home.day'), value: (day) => day.day, show: (day) => when(day.day) },
            {
              id: 'value',
              label: t('home.value'),
              numeric: true,
              value: (day) => day.value,
              show: (day) => value(day.value, unit),
            },
          ]}
        />
      </details>
    </div>
  );
};
