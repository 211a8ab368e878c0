// Where the value chain's cells stand and how its flows run between them, for a given width.
import { ACTIVITIES, type Activity, type FlowLetter, LEVELS, type Level } from '@onelot/contracts';

export const LEFT = 96;
export const CELL_HIGH = 58;
/** Between two cells of a row: room for a line and its letter. */
const GAP = 40;
export const HIGH = 664;
/** Levels as drawn, from the outside world down to the machines. */
export const ROWS: readonly Level[] = [...LEVELS].reverse();
const FIRST_ROW = 168;
const ROW = 92;
const USERS = { y: 48, high: 32 };
const OUTSIDE = { y: 96, high: 30 };
const LOOP = 628;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
type Point = readonly [number, number];

export interface Run {
  readonly flow: FlowLetter;
  readonly points: readonly Point[];
  /** Where the letter stands with its count. */
  readonly badge?: Point;
  /** Types of the events that take this run; all of the flow's where absent. */
  readonly types?: readonly string[];
  readonly main?: boolean;
}

export const MAIN_FLOWS: readonly FlowLetter[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

export const geometry = (width: number) => {
  const column = (width - LEFT) / ACTIVITIES.length;
  const cellWide = column - GAP;
  const cell = (activity: Activity, level: Level): Box => ({
    x: LEFT + ACTIVITIES.indexOf(activity) * column,
    y: FIRST_ROW + ROWS.indexOf(level) * ROW,
    w: cellWide,
    h: CELL_HIGH,
  });
  const head = (activity: Activity): number => cell(activity, 'CBL').x;
  const users: Box = { x: LEFT, y: USERS.y, w: width - LEFT - GAP, h: USERS.high };
  const designers: Box = { x: head('research'), y: OUTSIDE.y, w: cellWide + 24, h: OUTSIDE.high };
  const suppliers: Box = {
    x: head('sourcing'),
    y: OUTSIDE.y,
    w: head('production') - head('sourcing') - 6,
    h: OUTSIDE.high,
  };
  return { column, cellWide, cell, users, designers, suppliers, runs: runsOf(cell, { users, designers, suppliers }) };
};

const cx = (box: Box): number => box.x + box.w / 2;
const cy = (box: Box): number => box.y + box.h / 2;
const right = (box: Box): number => box.x + box.w;
const bottom = (box: Box): number => box.y + box.h;

const runsOf = (
  cell: (activity: Activity, level: Level) => Box,
  out: { users: Box; designers: Box; suppliers: Box },
): Run[] => {
  const epl = (activity: Activity): Box => cell(activity, 'EPL');
  const across = (flow: FlowLetter, from: Box, to: Box, lift: number, shift = 0): Run => ({
    flow,
    points: [
      [right(from), cy(from) + shift],
      [to.x, cy(to) + shift],
    ],
    badge: [(right(from) + to.x) / 2, cy(from) + shift + lift],
    main: true,
  });
  const [interaction, research, sales, sourcing, production, logistics, service] = ACTIVITIES.map(epl) as [
    Box, Box, Box, Box, Box, Box, Box,
  ]; // biome-ignore format: one box an activity
  const high = interaction.y;
  const low = bottom(interaction);
  const usersLow = bottom(out.users);
  const outsideLow = bottom(out.suppliers);
  const cbl = (activity: Activity): Box => cell(activity, 'CBL');
  const gapX = right(production) + 16;
  const supplyX = production.x - 16;
  const half = (usersLow + cbl('service').y) / 2;
  const near = (outsideLow + cbl('sourcing').y) / 2;
  const pair = (flow: FlowLetter, x: number, to: Box, from: Box): Run[] => [
    { flow, points: [[x - 8, from.y], [x - 8, bottom(to)]], badge: [x, near], main: true },
    { flow, points: [[x + 8, bottom(to)], [x + 8, from.y]] },
  ]; // biome-ignore format: two lines of a pair
  return [
    across('a', interaction, research, -18),
    across('b', research, sales, 18),
    {
      flow: 'b',
      points: [
        [cx(research) + 22, high],
        [cx(research) + 22, high - 14],
        [cx(sourcing) - 10, high - 14],
        [cx(sourcing) - 10, high],
      ],
      badge: [cx(sales), high - 14],
    },
    across('c', sales, sourcing, -18),
    across('d', sourcing, production, -18),
    ...pair('e', cx(sourcing) - cell('sourcing', 'CBL').w / 4, out.suppliers, cbl('sourcing')),
    {
      flow: 'f',
      points: [
        [cx(production), low],
        [cx(production), cell('production', 'WSL').y],
      ],
      badge: [cx(production), (low + cell('production', 'WSL').y) / 2],
      types: ['production.plan.published'],
      main: true,
    },
    {
      flow: 'f',
      points: [
        [production.x + 14, high],
        [production.x + 14, high - 12],
        [supplyX, high - 12],
        [supplyX, outsideLow],
      ],
      badge: [supplyX, cy(cbl('production'))],
      types: ['production.material.planned'],
    },
    {
      flow: 'f',
      points: [
        [right(production) - 14, high],
        [right(production) - 14, high - 12],
        [gapX, high - 12],
        [gapX, usersLow],
      ],
      badge: [gapX, half],
      types: ['production.plan.published'],
    },
    across('g', cell('production', 'WSL'), cell('logistics', 'WSL'), 18),
    { ...across('h', logistics, service, -18), types: ['logistics.delivery.arrived'] },
    {
      flow: 'h',
      points: [
        [cx(logistics), high],
        [cx(logistics), bottom(cbl('logistics'))],
      ],
    },
    {
      flow: 'h',
      points: [
        [cx(logistics), cbl('logistics').y],
        [cx(logistics), usersLow],
      ],
      badge: [cx(logistics), half],
    },
    {
      flow: 'i',
      points: [
        [cx(service), cbl('service').y],
        [cx(service), usersLow],
      ],
      badge: [cx(service), half],
      main: true,
    },
    {
      flow: 'j',
      points: [
        [cx(interaction), usersLow],
        [cx(interaction), cbl('interaction').y],
      ],
      badge: [cx(interaction), half],
      types: ['interaction.demand.raised'],
      main: true,
    },
    {
      flow: 'j',
      points: [
        [cx(service) + 10, bottom(service)],
        [cx(service) + 10, LOOP],
        [cx(interaction), LOOP],
        [cx(interaction), bottom(cell('interaction', 'WSL'))],
      ],
      badge: [cx(sales), LOOP],
      types: ['service.experience.shared'],
    },
    ...pair('k', cx(research), out.designers, cbl('research')),
    ...pair('l', cx(sourcing) + cell('sourcing', 'CBL').w / 4, out.suppliers, cbl('sourcing')),
    {
      flow: 'm',
      points: [
        [cx(research), low],
        [cx(research), low + 17],
        [cx(sourcing) - 20, low + 17],
        [cx(sourcing) - 20, low],
      ],
      badge: [(cx(research) + cx(sales)) / 2, low + 17],
      main: true,
    },
    {
      flow: 'm',
      points: [
        [cx(sales), low],
        [cx(sales), low + 17],
        [cx(sales) + 30, low + 17],
      ],
    },
    {
      flow: 'n',
      points: [
        [cx(sourcing) + 6, low],
        [cx(sourcing) + 6, low + 10],
        [cx(logistics) - 8, low + 10],
        [cx(logistics) - 8, low],
      ],
      badge: [supplyX - 4, low + 10],
      main: true,
    },
    {
      flow: 'o',
      points: [
        [cx(logistics) + 10, low],
        [cx(logistics) + 10, low + 25],
        [cx(sourcing) + 24, low + 25],
        [cx(sourcing) + 24, low],
      ],
      badge: [gapX + 6, low + 25],
      main: true,
    },
    across('p', production, logistics, 14, 2),
    {
      flow: 'q',
      points: [
        [cx(service) - 14, high],
        [cx(service) - 14, high - 24],
        [cx(sales) + 16, high - 24],
        [cx(sales) + 16, high],
      ],
      badge: [right(logistics) + 20, high - 24],
      main: true,
    },
    {
      flow: 'r',
      points: [
        [cx(sales) - 16, high],
        [cx(sales) - 16, high - 24],
        [cx(interaction), high - 24],
        [cx(interaction), high],
      ],
      badge: [(right(interaction) + research.x) / 2, high - 24],
      main: true,
    },
    {
      flow: 's',
      points: [
        [cx(service) + 24, bottom(service)],
        [cx(service) + 24, LOOP + 20],
        [cx(interaction) - 16, LOOP + 20],
        [cx(interaction) - 16, bottom(cell('interaction', 'WSL'))],
      ],
      badge: [cx(production), LOOP + 20],
      main: true,
    },
  ];
};

/** Lines without a flow's letter: how the levels of an activity hand on to each other. */
export const structure = (cell: (activity: Activity, level: Level) => Box): readonly (readonly Point[])[] => {
  const link = (activity: Activity, from: Level, to: Level): Point[] => {
    const a = cell(activity, from);
    const b = cell(activity, to);
    return a.y < b.y ? [[cx(a), bottom(a)], [cx(b), b.y]] : [[cx(a), a.y], [cx(b), bottom(b)]];
  }; // biome-ignore format: start and end
  return [
    link('production', 'WSL', 'CTL'),
    link('production', 'CTL', 'EML'),
    link('logistics', 'EML', 'CTL'),
    link('logistics', 'CTL', 'WSL'),
    link('logistics', 'WSL', 'EPL'),
  ];
};
