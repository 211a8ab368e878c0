// Each delivered order as a point: when it came, and how many days before or after the end of what was first promised.
import { dot, gridY, plot, ruleY } from '@observablehq/plot';
import type { Output, sales } from '@onelot/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DRAWN, Drawing, formatWhen, usePlace } from '../../look/index.ts';

export type Kept = Output<typeof sales.promiseAccuracy>['orders'][number];

const HEIGHT = 280;
const DAY = 86_400;

/** Days from the first to the last arrival, at least one: each is named once at the most. */
const daysIn = (points: readonly { at: Date }[]): number => {
  const times = points.map(({ at }) => at.getTime());
  return Math.max(1, Math.round((Math.max(...times) - Math.min(...times)) / (DAY * 1000)));
};

export const PromiseDots = ({ orders }: { orders: readonly Kept[] }) => {
  const { t, i18n } = useTranslation('indicators');
  const { timeZone } = usePlace();
  const { language } = i18n;
  const draw = useCallback(
    (width: number) => {
      const points = orders.map((order) => ({
        at: new Date(order.deliveredAt),
        days: order.lateSeconds / DAY,
        late: order.lateSeconds > 0,
        number: order.number,
      }));
      return plot({
        width,
        height: HEIGHT,
        marginLeft: 48,
        marginRight: 16,
        marginTop: 28,
        marginBottom: 28,
        style: DRAWN,
        x: {
          type: 'utc',
          label: null,
          tickSize: 0,
          ticks: Math.min(Math.floor(width / 160), daysIn(points)),
          tickFormat: (at: Date) => formatWhen(at.toISOString(), 'day', timeZone, language),
        },
        y: { label: t('promises.axis'), labelArrow: 'none', tickSize: 0, ticks: 5, nice: true },
        marks: [
          gridY({ stroke: 'var(--ol-line)', strokeOpacity: 1 }),
          ruleY([0], { stroke: 'var(--ol-ink)' }),
          dot(points, {
            x: 'at',
            y: 'days',
            r: 4,
            symbol: (point: { late: boolean }) => (point.late ? 'triangle' : 'circle'),
            fill: (point: { late: boolean }) => (point.late ? 'var(--ol-amber)' : 'var(--ol-accent)'),
            title: (point: { number: string; at: Date }) =>
              `${point.number}\n${formatWhen(point.at.toISOString(), 'dayTime', timeZone, language)}`,
            tip: { fill: 'var(--ol-surface)', stroke: 'var(--ol-line)' },
          }),
        ],
        symbol: { type: 'identity' } as never,
      });
    },
    [orders, t, timeZone, language],
  );
  return <Drawing height={HEIGHT} draw={draw} />;
};
