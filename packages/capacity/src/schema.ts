// Which shape a network file must have, as a JSON Schema (2020-12); packages/capacity/schema.json is this, published.
const text = { type: 'string', minLength: 1 } as const;
const name = {
  anyOf: [text, { type: 'object', additionalProperties: text }],
  description: 'A text, or texts by language.',
} as const;
const share = { type: 'number', minimum: 0, maximum: 1 } as const;
const part = { type: 'number', exclusiveMinimum: 0, maximum: 1 } as const;
const count = { type: 'integer', minimum: 0 } as const;
const positive = { type: 'integer', minimum: 1 } as const;
const amount = { type: 'number', minimum: 0 } as const;
const source = { type: 'string', description: '"assumed" marks what a company chose where its source is silent.' };
const list = (items: object, minItems = 0) => ({ type: 'array', items, minItems });
const record = (additionalProperties: object) => ({ type: 'object', additionalProperties });
/** An object of known fields; those in `must` have to be there. */
const shape = (properties: Record<string, object>, must: readonly string[], description?: string) => ({
  type: 'object',
  properties,
  required: must,
  additionalProperties: false,
  ...(description ? { description } : {}),
});

const weekday = { type: 'string', enum: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] };
const policy = { type: 'string', enum: ['order', 'stock'] };
const period = shape({ quantity: amount, standardDeviation: amount, perDay: amount }, [
  'quantity',
  'standardDeviation',
]);

const level = shape(
  {
    id: text,
    name,
    share,
    delayDays: count,
    service: part,
    price: count,
    counts: record({ anyOf: [positive, { type: 'string', enum: ['function'] }] }),
    products: list(shape({ product: text, share }, ['product', 'share']), 1),
  },
  ['id', 'delayDays', 'service'],
  'A personalization level: promised delay in working days, share of orders served in time.',
);

const resource = shape(
  {
    id: text,
    name,
    kind: { type: 'string', enum: ['machine', 'worker'] },
    availableSeconds: amount,
    setupSeconds: amount,
    efficiency: { type: 'number' },
    reliability: { type: 'number' },
    cost: count,
    most: positive,
    workCenter: text,
    source,
  },
  ['id', 'availableSeconds', 'cost'],
  'One unit gives (availableSeconds - setupSeconds) x efficiency x reliability seconds a working day.',
);

const group = shape(
  {
    id: text,
    method: name,
    seconds: record(amount),
    rejects: { type: 'number', minimum: 0, exclusiveMaximum: 1 },
    lot: shape({ size: positive, setupSeconds: amount }, ['size', 'setupSeconds']),
  },
  ['id', 'seconds'],
);
const need = shape(
  { product: text, quantity: positive, suppliers: list(shape({ center: text, share }, ['center']), 1) },
  ['product', 'suppliers'],
);
const process = shape(
  {
    product: text,
    levels: list(text, 1),
    policy: { anyOf: [policy, record(policy)] },
    groups: list(group),
    needs: list(need),
    space: amount,
  },
  ['product'],
);
const transfer = shape({ to: text, products: list(text, 1), days: count, cost: count }, ['to', 'days', 'cost']);

const center = shape(
  {
    id: text,
    stage: text,
    name,
    source,
    location: shape({ lat: { type: 'number' }, lon: { type: 'number' }, place: text }, ['lat', 'lon']),
    responsibilities: list(text),
    works: list(weekday, 1),
    closed: list(count),
    market: shape({ id: text, share, offers: list(text) }, ['share']),
    resources: list(resource),
    processes: list(process),
    transfers: list(transfer),
    inside: shape({ centers: list({ $ref: '#/$defs/center' }, 1) }, ['centers']),
  },
  ['id', 'stage', 'processes'],
);

const response = shape(
  {
    level: text,
    center: text,
    internalDays: count,
    clientDays: count,
    service: part,
    shortestDays: count,
    longestDays: count,
    fixed: { type: 'boolean' },
    source,
  },
  ['level', 'center', 'internalDays'],
);

export const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://onelot.example/schemas/network.json',
  title: 'Network for resource planning',
  ...shape(
    {
      $schema: text,
      name,
      source,
      currency: text,
      product: text,
      levelOption: text,
      counted: record(shape({ option: text, range: text }, ['option'])),
      levels: list(level, 1),
      calendar: shape(
        { firstWeekday: weekday, periods: list(shape({ id: text, days: positive }, ['id', 'days']), 1), source },
        ['periods'],
      ),
      weekdayShares: shape({ shares: { type: 'array', items: share, minItems: 7, maxItems: 7 }, source }, ['shares']),
      forecast: list(
        shape({ level: text, market: text, share, year: period, quarters: list(period, 1) }, ['level', 'quarters']),
        1,
      ),
      forecastTotal: shape({ year: period, quarters: list(period, 1) }, ['year', 'quarters']),
      commonVariance: share,
      sufficientShare: part,
      serviceBy: { type: 'string', enum: ['orders', 'days'] },
      centers: list({ $ref: '#/$defs/center' }, 1),
      responseTimes: list(response),
      assumptions: list(shape({ about: text, text: name, source }, ['about', 'text'])),
    },
    ['levels', 'calendar', 'forecast', 'centers', 'responseTimes'],
  ),
  $defs: { center },
};
