// What one resource needs: day by day over the scenarios with the planned level as a line, and how many units whole scenarios need.
import { SegmentedControl } from '@mantine/core';
import { areaY, gridY, lineY, plot, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import type { CenterPlan, ResourcePlan } from '@onelot/capacity';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DRAWN, useFormat } from '../../../look/index.ts';
import css from '../decisions.module.css';
import { Picture } from '../picture.tsx';

const HEIGHT = 240;

export const Needs = ({ center }: { center: CenterPlan }) => {
  const { t } = useTranslation('decisions');
  const [wanted, setWanted] = useState<string>();
  const resource = center.resources.find(({ id }) => id === wanted) ?? center.resources[0];
  if (!resource) return <p className="ol-ink-2">{t('resources.noResource', { center: center.id })}</p>;
  return (
    <>
      {center.resources.length > 1 && (
        <SegmentedControl
          aria-label={t('resources.which')}
          data={center.resources.map(({ id }) => id)}
          value={resource.id}
          onChange={setWanted}
          w="fit-content"
        />
      )}
      <div className={css.cards}>
        <Bands center={center.id} resource={resource} />
        <Histogram center={center.id} resource={resource} />
      </div>
    </>
  );
};

interface One {
  readonly center: string;
  readonly resource: ResourcePlan;
}

const Bands = ({ center, resource }: One) => {
  const { t } = useTranslation('decisions');
  const { number } = useFormat();
  const name = `${center}, ${resource.id}`;
  const draw = useCallback(
    (width: number) => {
      const { days, planned } = resource;
      const rows = (days?.p50 ?? []).map((p50, day) => ({
        day: day + 1,
        p5: days?.p5[day] ?? 0,
        p50,
        p95: days?.p95[day] ?? 0,
      }));
      return plot({
        width,
        height: HEIGHT,
        marginLeft: 44,
        marginRight: 12,
        marginTop: 24,
        style: DRAWN,
        x: { label: null, tickSize: 0, ticks: 6, domain: [1, Math.max(2, rows.length)] },
        y: {
          label: null,
          tickSize: 0,
          ticks: 4,
          domain: [0, Math.max(planned, ...rows.map(({ p95 }) => p95)) * 1.1 || 1],
        },
        marks: [
          gridY({ stroke: 'var(--ol-line)', strokeOpacity: 1, ticks: 4 }),
          areaY(rows, { x: 'day', y1: 'p5', y2: 'p95', fill: 'var(--ol-accent)', fillOpacity: 0.22, curve: 'step' }),
          lineY(rows, { x: 'day', y: 'p50', stroke: 'var(--ol-accent)', strokeWidth: 1.5, curve: 'step' }),
          ruleY([planned], { stroke: 'var(--ol-ink)', strokeWidth: 2 }),
          text([{ planned }], {
            x: () => rows.length,
            y: 'planned',
            text: () => t('resources.plannedUnits', { count: planned, units: number(planned) }),
            textAnchor: 'end',
            dy: -10,
            fill: 'var(--ol-ink)',
            fontWeight: 600,
            stroke: 'var(--ol-surface)',
            strokeWidth: 4,
          }),
        ],
      });
    },
    [resource, t, number],
  );
  return (
    <Picture
      title={t('resources.bands', { name })}
      sub={t('resources.bandsSub')}
      height={HEIGHT}
      draw={draw}
      file={`needs-${center}-${resource.id}`}
    />
  );
};

const Histogram = ({ center, resource }: One) => {
  const { t } = useTranslation('decisions');
  const { number } = useFormat();
  const draw = useCallback(
    (width: number) => {
      const { histogram, planned } = resource;
      const rows = histogram.map(([units, scenarios]) => ({ from: units - 0.45, to: units + 0.45, scenarios }));
      const ends = [...histogram.map(([units]) => units), planned];
      return plot({
        width,
        height: HEIGHT,
        marginLeft: 44,
        marginRight: 12,
        marginTop: 24,
        style: DRAWN,
        x: {
          label: null,
          tickSize: 0,
          ticks: Math.min(8, Math.max(...ends) - Math.min(...ends) + 1),
          tickFormat: (n: number) => (Number.isInteger(n) ? number(n) : ''),
          domain: [Math.min(...ends) - 1, Math.max(...ends) + 1],
        },
        y: { label: null, tickSize: 0, ticks: 4 },
        marks: [
          gridY({ stroke: 'var(--ol-line)', strokeOpacity: 1, ticks: 4 }),
          rectY(rows, { x1: 'from', x2: 'to', y: 'scenarios', fill: 'var(--ol-accent)', rx: 2 }),
          ruleX([planned + 0.5], { stroke: 'var(--ol-ink)', strokeWidth: 2 }),
          text([planned + 0.5], {
            x: (at: number) => at,
            frameAnchor: 'top',
            text: () => t('resources.plannedUnits', { count: planned, units: number(planned) }),
            dy: -14,
            textAnchor: 'middle',
            fill: 'var(--ol-ink)',
            fontWeight: 600,
          }),
        ],
      });
    },
    [resource, t, number],
  );
  const [low, high] = resource.interval;
  return (
    <Picture
      title={t('resources.histogram')}
      sub={
        high === null
          ? t('resources.intervalOpen', { low: number(low) })
          : t('resources.interval', { low: number(low), high: number(high) })
      }
      height={HEIGHT}
      draw={draw}
      file={`scenarios-${center}-${resource.id}`}
    />
  );
};
