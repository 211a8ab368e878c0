// Profit against the number of variants: the best plan for each count, the best of all marked, and plain copying of the shares.
import { dot, gridY, lineY, plot, ruleX, text } from '@observablehq/plot';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DRAWN, Drawing } from '../../../look/index.ts';
import type { Found } from './mix.worker.ts';

const HEIGHT = 330;

export const Counts = ({ found }: { found: Found }) => {
  const { t, i18n } = useTranslation('decisions');
  const draw = useCallback(
    (width: number) => {
      const whole = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
      const points = found.counts.map(({ variants, value }) => ({ variants, value }));
      const best = { variants: found.plan.x.filter((x) => x > 0).length, value: found.plan.value };
      const shares = found.ways.find(({ way }) => way === 'shares');
      const copy = shares ? [{ variants: shares.x.filter((x) => x > 0).length, value: shares.value }] : [];
      const said =
        found.plan.proof === 'exact' ? t('mix.proven', { value: whole.format(best.value) }) : whole.format(best.value);
      const others = points.filter(({ variants }) => variants !== best.variants);
      return plot({
        width,
        height: HEIGHT,
        marginLeft: 88,
        marginRight: 56,
        marginTop: 40,
        marginBottom: 36,
        style: DRAWN,
        x: {
          label: null,
          tickSize: 0,
          ticks: Math.min(8, points.length),
          tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : ''),
        },
        y: { label: null, tickSize: 0, ticks: 4, tickFormat: (n: number) => whole.format(n), nice: true },
        marks: [
          gridY({ stroke: 'var(--ol-line)', strokeOpacity: 1, ticks: 4 }),
          ruleX([{ ...best, least: points.reduce((low, { value }) => Math.min(low, value), best.value) }], {
            x: 'variants',
            y1: 'least',
            y2: 'value',
            stroke: 'var(--ol-accent)',
            strokeDasharray: '3 3',
          }),
          lineY(points, { x: 'variants', y: 'value', stroke: 'var(--ol-ink-2)', strokeWidth: 2 }),
          dot(others, {
            x: 'variants',
            y: 'value',
            r: 5,
            fill: 'var(--ol-surface)',
            stroke: 'var(--ol-ink-2)',
            strokeWidth: 2,
          }),
          // Beside the point and off the line: before the best it rises, after it it falls.
          ...[true, false].map((before) =>
            text(points.length > 10 ? [] : others.filter(({ variants }) => variants < best.variants === before), {
              x: 'variants',
              y: 'value',
              text: (d: { value: number }) => whole.format(d.value),
              textAnchor: before ? 'end' : 'start',
              dx: before ? -10 : 6,
              dy: before ? -4 : -12,
              stroke: 'var(--ol-surface)',
              strokeWidth: 4,
              fill: 'var(--ol-ink-2)',
            }),
          ),
          dot([best], {
            x: 'variants',
            y: 'value',
            r: 7,
            fill: 'var(--ol-accent)',
            stroke: 'var(--ol-accent-soft)',
            strokeWidth: 4,
          }),
          text([best], {
            x: 'variants',
            y: 'value',
            text: () => said,
            dy: -24,
            fill: 'var(--ol-accent)',
            fontSize: 16,
            fontWeight: 600,
          }),
          dot(copy, { x: 'variants', y: 'value', r: 6, symbol: 'diamond', stroke: 'var(--ol-amber)', strokeWidth: 2 }),
          text(copy, {
            x: 'variants',
            y: 'value',
            text: (d: { value: number }) => t('mix.copied', { value: whole.format(d.value) }),
            dy: 18,
            textAnchor: 'end',
            fill: 'var(--ol-amber)',
          }),
        ],
      });
    },
    [found, t, i18n.language],
  );
  return <Drawing height={HEIGHT} draw={draw} />;
};
