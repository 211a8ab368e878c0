// How long a finished order takes to the door: packing, the carrier's cutoff, and the days that carriers drive.

import { ok, type Problem, problem, type Result } from '@onelot/base';
import {
  type Calendar,
  checkCalendar,
  type Instant,
  openCalendar,
  type Seconds,
  type WorkingTime,
} from './calendar.ts';
import { isInstant, isSeconds, parseTime } from './check.ts';
import { localDay, type Zone, zoneOf } from './zone.ts';

/** A fixed time to the door. With a cutoff the order leaves at the next cutoff of any day, without at once. */
export interface ElapsedTransport {
  readonly kind: 'elapsed';
  /** The zone of the cutoff and of the promised date. */
  readonly timeZone: string;
  readonly readyToDoorSeconds: Seconds;
  /** Local time such as `15:00`. */
  readonly cutoff?: string;
}
/** A carrier that collects and delivers on the days on which its calendar has a shift (its zone is that of the date). */
export interface CarrierTransport {
  readonly kind: 'carrier';
  readonly calendar: Calendar;
  /** From finished to handed over (put-away, packing), on the clock; default 0. */
  readonly packSeconds?: Seconds;
  /** Collected on a carrier's day at this local time, `15:00`; later waits for the next such day. */
  readonly cutoff: string;
  /** Carrier's days from collection to the door, 0 to 60: two nights are 2. */
  readonly transitDays: number;
  /** At the door by this local time, `17:00`. */
  readonly deliverBy: string;
}
/** The host's own rule; it must be pure, and give whole seconds with readyAt <= leavesAt <= arrivesAt. */
export interface FunctionTransport {
  readonly kind: 'function';
  readonly timeZone: string;
  readonly toDoor: (readyAt: Instant) => Trip;
}
export type Transport = ElapsedTransport | CarrierTransport | FunctionTransport;

export interface Trip {
  readonly leavesAt: Instant;
  readonly arrivesAt: Instant;
}

/** A transport checked and ready to be asked. `trip` fails with NO_WORKING_TIME or BAD_TRANSPORT. */
export interface PreparedTransport {
  readonly zone: Zone;
  trip(readyAt: Instant): Result<Trip>;
}

const failed = (problems: readonly Problem[]): Result<never> => ({ ok: false, problems });
const bad = (field: string, message: string): Problem => problem('BAD_TRANSPORT', `/transport${field}`, message);

export function prepareTransport(transport: Transport): Result<PreparedTransport> {
  if (transport?.kind === 'carrier') return carrier(transport);
  if (transport?.kind !== 'elapsed' && transport?.kind !== 'function')
    return failed([bad('/kind', 'The transport is of kind elapsed, carrier or function.')]);
  const zone = zoneOf(transport.timeZone);
  if (!zone) return failed([problem('BAD_TIME_ZONE', '/transport/timeZone', 'Give the time zone by its IANA name.')]);
  return transport.kind === 'elapsed' ? elapsed(transport, zone) : ofHost(transport, zone);
}

function elapsed(transport: ElapsedTransport, zone: Zone): Result<PreparedTransport> {
  const { readyToDoorSeconds, cutoff } = transport;
  const time = parseTime(cutoff);
  const problems: Problem[] = [];
  if (!isSeconds(readyToDoorSeconds)) problems.push(bad('/readyToDoorSeconds', 'Give whole seconds, 0 or more.'));
  if (cutoff !== undefined && time === undefined) problems.push(bad('/cutoff', 'Write the time like 15:00.'));
  if (problems.length) return failed(problems);
  const trip = (readyAt: Instant): Result<Trip> => {
    const day = localDay(zone, readyAt);
    const today = time === undefined ? readyAt : localTime(zone, day, time);
    const leavesAt = today >= readyAt ? today : localTime(zone, day + 1, time!);
    return ok({ leavesAt, arrivesAt: leavesAt + readyToDoorSeconds });
  };
  return ok({ zone, trip });
}

function ofHost(transport: FunctionTransport, zone: Zone): Result<PreparedTransport> {
  if (typeof transport.toDoor !== 'function') return failed([bad('/toDoor', 'Give a function.')]);
  const trip = (readyAt: Instant): Result<Trip> => {
    const found = transport.toDoor(readyAt);
    const right = isInstant(found?.leavesAt) && isInstant(found.arrivesAt);
    if (right && readyAt <= found.leavesAt && found.leavesAt <= found.arrivesAt) return ok(found);
    return failed([
      bad('/toDoor', 'The function must give whole seconds, leaving after ready and arriving after leaving.'),
    ]);
  };
  return ok({ zone, trip });
}

function carrier(transport: CarrierTransport): Result<PreparedTransport> {
  const problems = checkCalendar(transport.calendar, '/transport/calendar');
  const [cutoff, deliverBy] = [parseTime(transport.cutoff), parseTime(transport.deliverBy)];
  if (cutoff === undefined) problems.push(bad('/cutoff', 'Write the time like 15:00.'));
  if (deliverBy === undefined) problems.push(bad('/deliverBy', 'Write the time like 17:00.'));
  const { transitDays, packSeconds = 0 } = transport;
  if (!Number.isSafeInteger(transitDays) || transitDays < 0 || transitDays > 60)
    problems.push(bad('/transitDays', 'Give whole days from 0 to 60.'));
  else if (transitDays === 0 && cutoff !== undefined && deliverBy !== undefined && deliverBy < cutoff)
    problems.push(bad('/deliverBy', 'On the day of collection the door comes after the cutoff.'));
  if (!isSeconds(packSeconds)) problems.push(bad('/packSeconds', 'Give whole seconds, 0 or more.'));
  if (problems.length) return failed(problems);
  const opened = openCalendar(transport.calendar);
  if (!opened.ok) return opened;
  const zone = zoneOf(transport.calendar.timeZone)!;
  const trip = (readyAt: Instant): Result<Trip> => {
    const packed = readyAt + packSeconds;
    const today = localDay(zone, packed);
    const first = localTime(zone, today, cutoff!) >= packed ? today : today + 1;
    const left = carrierDay(opened.value, zone, first);
    let door = left;
    for (let i = 0; i < transitDays && door !== undefined; i++) door = carrierDay(opened.value, zone, door + 1);
    if (left === undefined || door === undefined)
      return failed([problem('NO_WORKING_TIME', '/transport/calendar', 'The carrier drives on no day within a year.')]);
    return ok({ leavesAt: localTime(zone, left, cutoff!), arrivesAt: localTime(zone, door, deliverBy!) });
  };
  return ok({ zone, trip });
}

const DAY = 86_400;
const localTime = (zone: Zone, day: number, time: Seconds): Instant => zone.instantOf(day * DAY + time);

/** The first day from `day` on with a shift. */
function carrierDay(time: WorkingTime, zone: Zone, day: number): number | undefined {
  const at = time.next(localTime(zone, day, 0));
  return at === Infinity ? undefined : localDay(zone, at);
}
