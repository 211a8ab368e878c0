// Which states of a list are shown: one word a state, chosen by pointer or arrow keys.
import { SegmentedControl } from '@mantine/core';
import own from './people.module.css';

export const StateFilter = <State extends string>(props: {
  label: string;
  value: State;
  set: (state: State) => void;
  states: readonly { value: State; label: string }[];
}) => (
  <SegmentedControl
    className={own.filter ?? ''}
    aria-label={props.label}
    value={props.value}
    onChange={(value) => props.set(value as State)}
    data={[...props.states]}
  />
);
