// What service keeps.
import { type Context, rooms } from '../../kernel/activity.ts';
import { type DemandTables, demandMigrations } from './demands/tables.ts';
import { type ExperienceTables, experienceMigrations } from './experience/tables.ts';
import { type ProductTables, productMigrations } from './products/tables.ts';

export type ServiceTables = ProductTables & DemandTables & ExperienceTables;
export type Ctx = Context<ServiceTables>;
export const room = rooms<ServiceTables>('service');
export const migrations = [...productMigrations, ...demandMigrations, ...experienceMigrations];
