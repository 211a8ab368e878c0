// A state as a word with a shape: readable without colour.
import type { ReactNode } from 'react';
import { Shape, type State } from './shape.tsx';
import css from './state-chip.module.css';

/** `plain` is text beside its shape; `soft` has its own ground. */
export const StateChip = (props: { state: State; children: ReactNode; look?: 'plain' | 'soft' }) => (
  <span className={css.chip} data-state={props.state} data-look={props.look ?? 'plain'}>
    <Shape state={props.state} size={14} />
    {props.children}
  </span>
);
