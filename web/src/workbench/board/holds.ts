// Why an operation stands where it stands, its wait said once; begun and ended work has no reason of the plan any more.
import type { Bar } from './model.ts';

type Operation = Bar['operation'];
type Reason = Operation['reason'];

/** Reasons that tell the wait themselves. */
const TELLS_WAIT: ReadonlySet<Reason['code']> = new Set(['next-shift', 'busy']);

export const isToCome = ({ state }: Pick<Operation, 'state'>): boolean => state === 'planned' || state === 'reserved';

export const holdWords = (reason: Reason, waits: string, why: (reason: Reason) => string): string =>
  waits && !TELLS_WAIT.has(reason.code) ? `${waits}. ${why(reason)}` : why(reason);
