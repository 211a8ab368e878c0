// What sourcing serves and hears: its handlers, reactions and timers in one list.
import { allocationHandlers } from './allocation/commands.ts';
import { parameterHandlers } from './planning/parameters.ts';
import { supplierHandlers } from './planning/suppliers.ts';
import { module } from './rooms.ts';
import { migrations } from './tables.ts';

export const sourcing = module({
  migrations,
  handlers: [...parameterHandlers, ...supplierHandlers, ...allocationHandlers],
});
