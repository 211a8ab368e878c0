// Interaction: what people want, screened into customized demands; profiles with consent.
export * from './interaction/calls.ts';
export * from './interaction/events.ts';
export * from './interaction/records.ts';
