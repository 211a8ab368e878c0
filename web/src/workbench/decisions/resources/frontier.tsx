// What a longer promise saves: the least cost found for every day added to all promises.

import { dot, gridY, lineY, plot, text } from '@observablehq/plot';
import type { Assessment } from '@onelot/capacity';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DRAWN, useFormat } from '../../../look/index.ts';
import { Picture } from '../picture.tsx';

const HEIGHT = 260;
type Points = NonNullable<Assessment['frontier']>;

export const Frontier = ({ points, search }: { points: Points; search: Assessment['search'] }) => {
  const { t } = useTranslation('decisions');
  const { money, number } = useFormat();
  const draw = useCallback(
    (width: number) =>
      plot({
        width,
        height: HEIGHT,
        marginLeft: 100,
        marginRight: 56,
        marginTop: 28,
        style: DRAWN,
        x: {
          label: null,
          tickSize: 0,
          ticks: points.map(({ moreDays }) => moreDays),
          tickFormat: (n: number) => `+${number(n)}`,
        },
        y: { label: null, tickSize: 0, ticks: 4, nice: true, tickFormat: (n: number) => money(n, undefined, true) },
        marks: [
          gridY({ stroke: 'var(--ol-line)', strokeOpacity: 1, ticks: 4 }),
          lineY(points, { x: 'moreDays', y: 'cost', stroke: 'var(--ol-ink-2)', strokeWidth: 2 }),
          dot(points, { x: 'moreDays', y: 'cost', r: 5, fill: 'var(--ol-accent)' }),
          text(points, {
            x: 'moreDays',
            y: 'cost',
            text: ({ cost }: Points[number]) => money(cost, undefined, true),
            dy: -16,
            stroke: 'var(--ol-surface)',
            strokeWidth: 4,
            fill: 'var(--ol-ink)',
          }),
        ],
      }),
    [points, money, number],
  );
  const saved = search ? search.before - search.after : 0;
  return (
    <Picture
      title={t('resources.frontier')}
      sub={
        saved > 0
          ? t('resources.searchSaves', { saved: money(saved, undefined, true), count: search?.steps ?? 0 })
          : t('resources.searchNone', { count: search?.steps ?? 0 })
      }
      height={HEIGHT}
      draw={draw}
      file="cost-and-promise"
    />
  );
};
