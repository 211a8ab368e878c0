// Why the plan is as it is: a code with the data that its words need. Whoever shows it puts it into the reader's language.

import { z } from 'zod';
import { Code, Instant, Text } from '../vocabulary.ts';

const because = <C extends string, D extends z.ZodRawShape>(code: C, data: D) =>
  z.object({ code: z.literal(code), ...data });

/** An operation of an order: the order's number and the operation's name. */
const Work = z.object({ order: z.string(), name: Text });
const Material = z.object({ item: Code, name: Text });
/** What a person wrote or chose to say about it. */
const Note = z.string().nullable();
/** On the clock, nights included. */
const waitedSeconds = z.int();

/** For the company's own people: it names orders, work centers and material, so no customer gets it. */
export const PlanReason = z.discriminatedUnion('code', [
  // Why an operation starts when it does, and what makes an order late.
  because('follows', { name: Text }),
  because('material', Material.shape),
  because('at-once', {}),
  because('next-shift', { waitedSeconds }),
  /** The first two operations that held the unit meanwhile, and how many more did. */
  because('busy', { workCenter: Code, waitedSeconds, with: z.array(Work).max(2), more: z.int() }),
  because('kept', {}),
  because('booked', {}),
  because('in-work', {}),
  because('moved', {}),
  // Why the plan was made anew or published.
  because('asked', { note: Note }),
  because('scheduled', {}),
  because('rescheduled', {}),
  because('supply', Material.shape),
  because('center-changed', { workCenter: Code }),
  because('calendar-changed', { calendar: Code }),
  because('imported', {}),
  because('other-time', { work: Work }),
  because('not-started', { name: Text, workCenter: Code }),
  because('not-ended', { name: Text, workCenter: Code }),
  because('scrapped', { work: Work }),
  because('stopped', { work: Work, note: Note }),
  // What an operation that cannot start waits for.
  because('payment', {}),
  because('before', { name: Text, by: Note }),
  /** Null: it should be there by now. */
  because('missing', { materials: z.array(Text), expectedAt: Instant.nullable() }),
  /** Written down as a sentence before reasons were data. */
  because('told', { text: z.string() }),
]);
export type PlanReason = z.infer<typeof PlanReason>;

export const PLAN_REASONS = PlanReason.options.map((option) => option.shape.code.value);

/** Why a promised date moved, for the customer: nothing in it names supplier, work center or another's order. */
export const DATE_REASONS = ['sooner', 'again', 'material', 'capacity', 'work', 'transport'] as const;
export const DateReason = z.enum(DATE_REASONS);
export type DateReason = z.infer<typeof DateReason>;
