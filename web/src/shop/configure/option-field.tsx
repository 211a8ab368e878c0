// One option of a step: its heading, its values with what each would cost instead, and why one is blocked.

import { useId } from 'react';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import type { FieldProps } from './field.tsx';
import { OneOf, SomeOf, YesNo } from './value-cards.tsx';
import { NumberField, TextField } from './value-input.tsx';

/** An option with its heading, its values and, where one is blocked, the reason. */
export const OptionField = (props: FieldProps) => {
  const { option } = props;
  const words = useWords();
  const head = useId();
  return (
    <section className={css.option} aria-labelledby={head} data-option={option.id}>
      {option.type === 'boolean' ? (
        <h3 id={head} className="ol-hidden">
          {words(option.name)}
        </h3>
      ) : (
        <div className={css.optionHead}>
          <h3 id={head} className={css.optionName}>
            {words(option.name)}
          </h3>
          {option.help && option.type !== 'text' && <p className={css.optionHelp}>{words(option.help)}</p>}
        </div>
      )}
      {option.type === 'one-of' && <OneOf {...props} option={option} />}
      {option.type === 'some-of' && <SomeOf {...props} option={option} />}
      {option.type === 'boolean' && <YesNo {...props} />}
      {(option.type === 'number' || option.type === 'range') && <NumberField {...props} option={option} />}
      {option.type === 'text' && <TextField {...props} option={option} />}
      {props.why}
    </section>
  );
};
