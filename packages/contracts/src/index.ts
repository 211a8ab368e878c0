// The published interface of the platform: records, commands, queries, events, flows.
export * from './catalogue.ts';
export * from './client.ts';
export * as common from './common.ts';
export * as companyFiles from './company/index.ts';
export * from './declare.ts';
export * from './documents.ts';
export * from './flows.ts';
export * as interaction from './interaction.ts';
export * as logistics from './logistics.ts';
export * from './model.ts';
export * as platform from './platform.ts';
export * from './problem.ts';
export * as production from './production.ts';
export * as research from './research.ts';
export * as sales from './sales.ts';
export * as service from './service.ts';
export * as sourcing from './sourcing.ts';
export * from './vocabulary.ts';
