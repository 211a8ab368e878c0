// Which figures of a center can be moved: its own times by level, its resources, the work of its processes, its share of the market.
import type { Network } from '@onelot/capacity';
import type { Place } from './case.ts';

export interface Figure {
  readonly path: string;
  readonly own: number;
  readonly label: string;
  readonly unit: 'share' | 'hours' | 'minutes' | 'days' | 'money' | 'count';
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

type Key =
  | 'internalDays'
  | 'marketShare'
  | 'available'
  | 'setup'
  | 'efficiency'
  | 'reliability'
  | 'cost'
  | 'work'
  | 'rejects';
export type Say = (key: Key, data: { readonly of: string }) => string;

export const figuresOf = (
  network: Network,
  { id, path, center }: Place,
  say: Say,
  levelName: (level: string) => string,
): readonly Figure[] => [
  ...network.responseTimes.flatMap((entry, at) =>
    entry.center === id
      ? [
          {
            path: `/responseTimes/${at}/internalDays`,
            own: entry.internalDays,
            label: say('internalDays', { of: levelName(entry.level) }),
            unit: 'days' as const,
            min: entry.shortestDays ?? 0,
            max: entry.longestDays ?? Math.max(10, entry.internalDays),
            step: 1,
          },
        ]
      : [],
  ),
  ...(center.market
    ? [share(`${path}/market/share`, center.market.share, say('marketShare', { of: id }), 0, 1, 0.01)]
    : []),
  ...(center.resources ?? []).flatMap((resource, at): readonly Figure[] => {
    const own = `${path}/resources/${at}`;
    const of = { of: resource.id };
    return [
      time(`${own}/availableSeconds`, resource.availableSeconds, say('available', of), 'hours', 3600, 86_400),
      time(`${own}/setupSeconds`, resource.setupSeconds ?? 0, say('setup', of), 'minutes', 0, 7200),
      share(`${own}/efficiency`, resource.efficiency ?? 1, say('efficiency', of), 0.3, 1, 0.01),
      share(`${own}/reliability`, resource.reliability ?? 1, say('reliability', of), 0.3, 1, 0.01),
      {
        path: `${own}/cost`,
        own: resource.cost,
        label: say('cost', of),
        unit: 'money',
        min: 0,
        max: Math.max(100_000, resource.cost * 3),
        step: 100_000,
      },
    ];
  }),
  ...center.processes.flatMap(({ groups, product, levels }, process) =>
    (groups ?? []).flatMap((group, at): readonly Figure[] => {
      const what = levels ? levels.map(levelName).join(', ') : product;
      const own = `${path}/processes/${process}/groups/${at}`;
      return [
        ...Object.entries(group.seconds).map(([resource, seconds]) => {
          const most = Math.max(600, seconds * 3);
          return time(
            `${own}/seconds/${resource}`,
            seconds,
            say('work', { of: `${resource}, ${what}` }),
            'minutes',
            6,
            most,
          );
        }),
        ...(group.rejects === undefined
          ? []
          : [share(`${own}/rejects`, group.rejects, say('rejects', { of: `${group.id}, ${what}` }), 0, 0.5, 0.005)]),
      ];
    }),
  ),
];

const share = (path: string, own: number, label: string, min: number, max: number, step: number): Figure => ({
  path,
  own,
  label,
  unit: 'share',
  min,
  max,
  step,
});

const time = (
  path: string,
  own: number,
  label: string,
  unit: 'hours' | 'minutes',
  min: number,
  max: number,
): Figure => ({ path, own, label, unit, min, max, step: unit === 'hours' ? 900 : 6 });
