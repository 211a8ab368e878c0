// Which centers react most: bars to both sides of today's cost, tighter and looser, the strongest on top.

import { barX, gridX, plot, ruleX, text } from '@observablehq/plot';
import type { Reaction } from '@onelot/capacity';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DRAWN, useFormat } from '../../../look/index.ts';
import { Picture } from '../picture.tsx';

const SHOWN = 12;
const ROW = 26;

export const Reactions = ({ reactions }: { reactions: readonly Reaction[] }) => {
  const { t } = useTranslation('decisions');
  const { money } = useFormat();
  const rows = useMemo(
    () =>
      reactions
        .slice(0, SHOWN)
        .map((each) => ({ ...each, name: `${each.center}, ${t(`resources.about.${each.about}`)}` })),
    [reactions, t],
  );
  const draw = useCallback(
    (width: number) => {
      const way = (key: 'tighter' | 'looser', fill: string) => [
        barX(rows, { y: 'name', x: key, fill, rx: 2, insetTop: 3, insetBottom: 3 }),
        ...[1, -1].map((side) =>
          text(
            rows.filter((row) => Math.sign(row[key]) === side),
            {
              y: 'name',
              x: key,
              text: (row: Reaction) => money(row[key], undefined, true),
              textAnchor: side > 0 ? 'start' : 'end',
              dx: 6 * side,
            },
          ),
        ),
      ];
      const reach = Math.max(1, ...rows.map(({ tighter, looser }) => Math.max(Math.abs(tighter), Math.abs(looser))));
      return plot({
        width,
        height: ROW * rows.length + 40,
        marginLeft: Math.min(190, width / 2.6),
        marginRight: 24,
        style: DRAWN,
        x: {
          label: null,
          tickSize: 0,
          ticks: 4,
          domain: [-reach * 2, reach * 2],
          tickFormat: (n: number) => money(n, undefined, true),
        },
        y: { label: null, tickSize: 0, domain: rows.map(({ name }) => name) },
        marks: [
          gridX({ stroke: 'var(--ol-line)', strokeOpacity: 1, ticks: 4 }),
          ...way('tighter', 'var(--ol-amber)'),
          ...way('looser', 'var(--ol-accent)'),
          ruleX([0], { stroke: 'var(--ol-ink-2)' }),
        ],
      });
    },
    [rows, money],
  );
  return (
    <Picture
      title={t('resources.reactions')}
      sub={t('resources.reactionsSub')}
      height={ROW * rows.length + 40}
      draw={draw}
      file="what-reacts-most"
    />
  );
};
