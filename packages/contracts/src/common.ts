// Questions that every activity answers in the same words: find, census and indicators.
import { z } from 'zod';
import { query } from './declare.ts';
import { ACTIVITIES, type Activity, Instant, LEVELS, Text } from './vocabulary.ts';

/** A record found: `href` is its screen below the company's root. State and time are data, told in the reader's language. */
export const Hit = z.object({
  kind: z.string(),
  id: z.string(),
  label: z.string(),
  /** Its name in the company's languages, where the label is a code or a number. */
  name: Text.optional(),
  note: z.string().optional(),
  /** A state of the record's kind. */
  state: z.string().optional(),
  quantity: z.number().optional(),
  /** When it is due. */
  at: Instant.optional(),
  href: z.string(),
});
/** What an activity holds at one system level now. */
export const Census = z.object({
  level: z.enum(LEVELS),
  name: z.string(),
  count: z.int(),
  waiting: z.int().optional(),
  href: z.string(),
});
/** An indicator from the system's own records: `value` null until there is a record to count. */
export const Indicator = z.object({
  id: z.string(),
  value: z.number().nullable(),
  unit: z.enum(['share', 'seconds', 'count', 'minor']),
  /** Records counted. */
  of: z.int(),
  /** Catalogue key of the definition shown beside it. */
  definition: z.string(),
  series: z.array(z.object({ day: z.string(), value: z.number().nullable() })).optional(),
});
export type Hit = z.infer<typeof Hit>;
export type Census = z.infer<typeof Census>;
export type Indicator = z.infer<typeof Indicator>;

const Nothing = z.object({});
const each = <T>(make: (activity: Activity) => T): Record<Activity, T> =>
  Object.fromEntries(ACTIVITIES.map((activity) => [activity, make(activity)])) as Record<Activity, T>;

export const find = each((activity) =>
  query({
    id: `${activity}.find`,
    path: `/${activity}/find`,
    who: ['signed-in'],
    summary: 'Records of this activity that match a text, among those the caller may see',
    input: z.object({ q: z.string().trim().min(1).max(100) }),
    output: z.array(Hit),
  }),
);
export const census = each((activity) =>
  query({
    id: `${activity}.census`,
    path: `/${activity}/census`,
    who: [activity],
    summary: 'What the activity holds now, by system level',
    input: Nothing,
    output: z.array(Census),
  }),
);
export const indicators = each((activity) =>
  query({
    id: `${activity}.indicators`,
    path: `/${activity}/indicators`,
    who: [activity],
    summary: "Indicators from the activity's own records",
    input: Nothing,
    output: z.array(Indicator),
  }),
);
