// The design system: what every area draws its screens with.

export * from './answer.tsx';
export * from './csv.ts';
export * from './data-table.tsx';
export * from './drawing.tsx';
export * from './empty-state.tsx';
export * from './file-link.tsx';
export * from './format.ts';
export * from './glow-on-change.tsx';
export * from './land.ts';
export * from './mark.tsx';
export { useOutlines } from './outlines.ts';
export * from './page-shell.tsx';
export * from './place.tsx';
export * from './plan-words.ts';
export * from './png.ts';
export * from './preferences.tsx';
export * from './problem-note.tsx';
export * from './problem-words.ts';
export * from './reason-chain.tsx';
export * from './shape.tsx';
export * from './state-chip.tsx';
export * from './timeline.tsx';
export * from './top-bar.tsx';
export * from './use-now.ts';
export * from './values.tsx';
export * from './words.ts';
