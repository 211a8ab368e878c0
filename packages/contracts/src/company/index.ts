// Companies as data: what a `companies/<slug>/` folder may hold, read with every line checked, and written again.

export { readCsv } from './csv.ts';
export type * from './data.ts';
export { missingItems } from './model-items.ts';
export { PriceBookFile, ProductModelFile } from './model-schema.ts';
export * from './network.ts';
export { readCompany } from './read.ts';
export * from './records.ts';
export { headerOf, TABLES, type Table, type TableKey } from './tables.ts';
export { writeCompany, writeTable } from './write.ts';
