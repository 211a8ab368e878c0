// Each delivered order as a point: when it came, and how many days before or after the end of what was first promised.
import { useElementSize } from '@mantine/hooks';
import { dot, gridY, plot, ruleY, tip } from '@observablehq/plot';
import type { Output, sales } from '@onelot/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatWhen, usePlace } from '../../look/index.ts';

export type Kept = Output<typeof sales.promiseAccuracy>['orders'][number];

const HEIGHT = 280;
const DAY = 86_400;

export const PromiseDots = ({ orders }: { orders: readonly Kept[] }) => {
  const { t, i18n } = useTranslation('indicators');
  const { timeZone } = usePlace();
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  const { language } = i18n;
  useEffect(() => {
    if (width === 0 || !place.current) return;
    const points = orders.map((order) => ({
      at: new Date(order.deliveredAt),
      days: order.lateSeconds / DAY,
      late: order.lateSeconds > 0,
      number: order.number,
    }));
    const drawn = plot({
      width,
      height: HEIGHT,
      marginLeft: 48,
      marginRight: 16,
      marginTop: 28,
      marginBottom: 28,
      style: {
        background: 'none',
        color: 'var(--ol-ink-2)',
        fontFamily: 'var(--ol-font)',
        fontSize: '12px',
        overflow: 'visible',
      },
      x: {
        type: 'utc',
        label: null,
        tickSize: 0,
        ticks: Math.max(2, Math.floor(width / 160)),
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
        }),
        tip(points, {
          x: 'at',
          y: 'days',
          title: (point: { number: string; at: Date }) =>
            `${point.number}\n${formatWhen(point.at.toISOString(), 'dayTime', timeZone, language)}`,
          fill: 'var(--ol-surface)',
          stroke: 'var(--ol-line)',
          pointer: 'xy',
        } as never),
      ],
      symbol: { type: 'identity' } as never,
    });
    place.current.replaceChildren(drawn);
    return () => drawn.remove();
  }, [orders, width, t, timeZone, language]);
  return (
    <div ref={ref}>
      <div ref={place} style={{ height: HEIGHT }} aria-hidden="true" />
    </div>
  );
};
