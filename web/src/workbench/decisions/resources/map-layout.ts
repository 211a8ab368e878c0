// Where each center stands on the map: a column a stage in the order from the market, inner centers inside their opened outer one.
import type { CenterPlan, PlanResult } from '@onelot/capacity';

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Has an internal network. */
  readonly inside: boolean;
  readonly isOpen: boolean;
}

export interface Link {
  readonly key: string;
  readonly path: string;
  /** Stroke in pixels, by volume. */
  readonly wide: number;
  readonly ends: readonly string[];
}

export interface MapLayout {
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
  readonly stages: readonly { readonly name: string; readonly x: number; readonly width: number }[];
  readonly height: number;
}

const HEAD = 32;
const ROW = 44;
const GAP = 10;
const PAD = 8;

/** Share of the capacity that is worked in a center, over its resources by cost; inner centers count to their outer one. */
export const workedOf = (plan: PlanResult, id: string): number => {
  const own = plan.centers
    .filter((center) => center.id === id || center.within === id)
    .flatMap(({ resources }) => resources);
  const cost = own.reduce((sum, each) => sum + each.cost, 0);
  return cost > 0 ? own.reduce((sum, each) => sum + each.utilisation * each.cost, 0) / cost : 0;
};

export const layOut = (plan: PlanResult, opened: ReadonlySet<string>, width: number): MapLayout => {
  const top = plan.centers.filter(({ within }) => within === null);
  const stages = [
    ...new Set([...top].sort((a, b) => firstDepth(top, a) - firstDepth(top, b)).map(({ stage }) => stage)),
  ];
  const column = width / stages.length;
  const w = Math.min(150, column - 48);
  const rows = stages.map((stage) => top.filter((center) => center.stage === stage));
  const innerOf = (id: string) => plan.centers.filter(({ within }) => within === id);
  const heightOf = (id: string): number => (opened.has(id) ? ROW + innerOf(id).length * (ROW + GAP) : ROW);
  const height = HEAD + Math.max(...rows.map((list) => list.reduce((sum, { id }) => sum + heightOf(id) + GAP, 0)));
  const boxes = rows.flatMap((list, at) => {
    const used = list.reduce((sum, { id }) => sum + heightOf(id), 0);
    const space = (height - HEAD - used) / list.length;
    let y = HEAD + space / 2;
    return list.flatMap(({ id }) => {
      const x = at * column + (column - w) / 2;
      const inner = innerOf(id);
      const isOpen = opened.has(id);
      const own: Box = { id, x, y, w, h: heightOf(id), inside: inner.length > 0, isOpen };
      const nested = (isOpen ? inner : []).map(
        ({ id: name }, place): Box => ({
          id: name,
          x: x + PAD,
          y: own.y + ROW + place * (ROW + GAP) - GAP / 2,
          w: w - 2 * PAD,
          h: ROW,
          inside: false,
          isOpen: false,
        }),
      );
      y += own.h + space;
      return [own, ...nested];
    });
  });
  return {
    boxes,
    links: linksOf(plan, boxes),
    height,
    stages: stages.map((name, at) => ({ name, x: at * column, width: column })),
  };
};

const firstDepth = (top: readonly CenterPlan[], { stage }: CenterPlan): number =>
  Math.min(...top.filter((center) => center.stage === stage).map(({ depth }) => depth));

/** What goes from supplier to client, over all levels; an inner center that is not shown stands for its outer one. */
const linksOf = (plan: PlanResult, boxes: readonly Box[]): readonly Link[] => {
  const known = new Map(boxes.map((box) => [box.id, box]));
  const shown = (id: string): string => (known.has(id) ? id : (id.split('/')[0] as string));
  const volumes = new Map<string, number>();
  for (const { from, to, volume } of plan.offers) {
    if (to === 'market') continue;
    const key = `${shown(to)} ${shown(from)}`;
    if (shown(to) !== shown(from)) volumes.set(key, (volumes.get(key) ?? 0) + volume);
  }
  const most = Math.max(1, ...volumes.values());
  return [...volumes].flatMap(([key, volume]) => {
    const [to, from] = key.split(' ') as [string, string];
    const [a, b] = [known.get(to), known.get(from)];
    if (!a || !b || from.startsWith(`${to}/`) || to.startsWith(`${from}/`)) return [];
    return [{ key, path: curve(a, b), wide: 1 + 5 * Math.sqrt(volume / most), ends: [to, from] }];
  });
};

const curve = (a: Box, b: Box): string => {
  const middle = ({ y, h, isOpen }: Box): number => y + (isOpen ? ROW : h) / 2;
  const [x1, y1, x2, y2] =
    a.x < b.x ? [a.x + a.w, middle(a), b.x, middle(b)] : [a.x + a.w, middle(a), b.x + b.w, middle(b)];
  const reach = a.x < b.x ? (x2 - x1) / 2 : 28;
  const back = a.x < b.x ? x2 - reach : x2 + reach;
  return `M${x1} ${y1}C${x1 + reach} ${y1} ${back} ${y2} ${x2} ${y2}`;
};
