// What a party of the world is: who hears something, looks with its own eyes what there is to do, and notes when it will do it.
import type { Client } from '@onelot/contracts';
import type { Agenda } from './ground/agenda.ts';
import type { Border } from './ground/border.ts';
import type { Chance } from './ground/chance.ts';
import type { Hours } from './ground/hours.ts';
import type { Log } from './ground/log.ts';
import type { Pace } from './ground/pace.ts';
import type { Time } from './ground/time.ts';
import type { EventRecord, Person } from './ground/types.ts';
import type { Settings } from './settings.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface World {
  readonly settings: Settings;
  readonly zone: string;
  readonly time: Time;
  readonly agenda: Agenda;
  readonly pace: Pace;
  readonly border: Border;
  readonly chance: Chance;
  readonly log: Log;
  readonly people: readonly Person[];
  /** Office hours of the company and those it deals with. */
  readonly office: Hours;
  /** Manages the company; the world asks through it what a newcomer must know. */
  readonly owner: Client;
  /** Somebody who holds the role, else anybody of the activity, else the owner. */
  staff(activity: Person['roles'][number]['activity'], role?: string): Client;
}

export interface Party {
  readonly name: string;
  /** Event types after which there may be something to do. */
  readonly hears: readonly string[];
  /** Least wall milliseconds between two looks. */
  readonly restMs?: number;
  /** Looks at what there is and notes it in the agenda; must do no harm when called again. */
  look(): Promise<void>;
  hear?(event: EventRecord): void;
  start?(): Promise<void>;
  stop?(): Promise<void>;
}
