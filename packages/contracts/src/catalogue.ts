// Everything that is published, in one list: operations and events.
import * as common from './common.ts';
import type { EventType, Operation } from './declare.ts';
import * as interaction from './interaction.ts';
import * as logistics from './logistics.ts';
import * as platform from './platform.ts';
import * as production from './production.ts';
import * as research from './research.ts';
import * as sales from './sales.ts';
import * as service from './service.ts';
import * as sourcing from './sourcing.ts';

const modules = [platform, interaction, research, sales, sourcing, production, logistics, service];
const values: unknown[] = [
  ...modules.flatMap((module) => Object.values(module)),
  ...Object.values(common.find),
  ...Object.values(common.census),
  ...Object.values(common.indicators),
];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isOperation = (value: unknown): value is Operation =>
  isObject(value) && 'path' in value && 'input' in value && 'who' in value;
const isEvent = (value: unknown): value is EventType =>
  isObject(value) && 'data' in value && 'type' in value && 'summary' in value;

export const OPERATIONS: readonly Operation[] = values.filter(isOperation);
export const EVENTS: readonly EventType[] = values.filter(isEvent);
export const eventByType = new Map(EVENTS.map((declared) => [declared.type, declared]));
