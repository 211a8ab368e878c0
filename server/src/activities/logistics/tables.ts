// What logistics keeps, and with whose rights its records are read.
import { ACTIVITIES, type Activity, type Operation } from '@onelot/contracts';
import { type Context, rooms } from '../../kernel/activity.ts';
import { type DeliveryTables, deliveryMigrations } from './deliveries/tables.ts';
import { type FinishedTables, finishedMigrations } from './finished/tables.ts';
import { type PlaceTables, placeMigrations } from './places/tables.ts';
import { type ReceivingTables, receivingMigrations } from './receiving/tables.ts';
import { type StockTables, stockMigrations } from './stock/tables.ts';

export type LogisticsTables = PlaceTables & StockTables & ReceivingTables & FinishedTables & DeliveryTables;
export type Ctx = Context<LogisticsTables>;
export const room = rooms<LogisticsTables>('logistics');
export const migrations = [
  ...placeMigrations,
  ...stockMigrations,
  ...receivingMigrations,
  ...finishedMigrations,
  ...deliveryMigrations,
];

/**
 * Reads for the caller: staff of an activity that the operation is for see all of the company's records; everyone else
 * (carriers, customers, guests) reads with their own rights and finds what they may see.
 */
export const asStaff = <T>(context: Ctx, operation: Operation, work: (context: Ctx) => Promise<T>): Promise<T> => {
  const meant = operation.who.map((who) => who.split(':')[0] as Activity).filter((who) => ACTIVITIES.includes(who));
  return meant.some((activity) => context.principal.roles.has(activity)) ? context.elevated(work) : work(context);
};
