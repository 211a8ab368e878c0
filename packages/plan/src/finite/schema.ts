// The published form of a shop problem: JSON Schema (2020-12) of what `onelot plan schedule` reads.

const text = { type: 'string', minLength: 1 };
const instant = { type: 'integer', minimum: 0, maximum: 253_402_300_799, description: 'Seconds since 1970, UTC.' };
const seconds = { type: 'integer', minimum: 0, maximum: 31_622_400 };
const count = { type: 'integer', minimum: 1, maximum: 1000 };
const weight = { type: 'number', minimum: 0, maximum: 1_000_000 };
const texts = { type: 'array', items: text };

const row = (required: readonly string[], properties: Readonly<Record<string, unknown>>) => ({
  type: 'object',
  required,
  properties,
});
const rows = (required: readonly string[], properties: Readonly<Record<string, unknown>>) => ({
  type: 'array',
  items: row(required, properties),
});

const shift = {
  from: { type: 'string', pattern: '^\\d\\d:\\d\\d$' },
  to: { type: 'string', pattern: '^\\d\\d:\\d\\d$' },
};

const calendar = row(['timeZone', 'shifts'], {
  timeZone: { type: 'string', description: 'IANA name.' },
  shifts: rows(['weekday', 'from', 'to'], { weekday: { enum: [0, 1, 2, 3, 4, 5, 6] }, ...shift }),
  exceptions: rows(['date', 'shifts'], {
    date: { type: 'string', format: 'date' },
    shifts: rows(['from', 'to'], shift),
  }),
});

const setup = row(['default'], {
  default: seconds,
  table: rows(['from', 'to', 'seconds'], { from: { type: 'string' }, to: { type: 'string' }, seconds }),
  first: { type: 'string', description: 'The family that every place is set up for at now.' },
});

const operation = row(['id', 'choices'], {
  id: text,
  choices: { ...rows(['machine', 'seconds'], { machine: text, seconds }), minItems: 1 },
  skill: { ...text, description: 'One operator with it is held from the start of the setup to the end.' },
  tools: texts,
  family: { type: 'string', description: 'What the machine is set up for.' },
  interruptible: { type: 'boolean', default: true },
  materials: rows(['item', 'quantity'], { item: text, quantity: { type: 'integer', minimum: 0 } }),
  quantity: { type: 'integer', minimum: 1 },
  transferBatch: { type: 'integer', minimum: 1, description: 'Pieces handed on together to the next operation.' },
  minWait: seconds,
  maxWait: seconds,
  after: { ...texts, description: 'Operations of other jobs that must have ended before.' },
});

export const SHOP_PROBLEM_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Shop problem',
  type: 'object',
  required: ['now', 'calendars', 'machines', 'jobs'],
  properties: {
    now: instant,
    calendars: { type: 'object', additionalProperties: calendar },
    machines: rows(['id', 'calendar'], {
      id: text,
      calendar: text,
      capacity: count,
      closed: rows(['from', 'to'], { from: instant, to: instant }),
      setup,
    }),
    operators: rows(['id', 'skills', 'calendar'], { id: text, skills: texts, calendar: text }),
    tools: rows(['id', 'count'], { id: text, count }),
    supplies: rows(['item', 'at', 'quantity'], { item: text, at: instant, quantity: { type: 'integer', minimum: 0 } }),
    jobs: rows(['id', 'operations'], {
      id: text,
      order: text,
      release: instant,
      due: instant,
      weight,
      holding: weight,
      operations: { type: 'array', items: operation, minItems: 1 },
    }),
    fixed: rows(['operation', 'machine', 'unit', 'start', 'run', 'end'], {
      operation: text,
      machine: text,
      unit: { type: 'integer', minimum: 0 },
      operator: text,
      start: instant,
      run: instant,
      end: instant,
    }),
    weights: row(['lateness', 'setup', 'stock', 'makespan'], {
      lateness: weight,
      setup: weight,
      stock: weight,
      makespan: weight,
    }),
  },
} as const;
