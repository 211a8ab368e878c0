// A figure that is moved to ask what if: its name, its value and a slider that keys reach too.
import { Slider } from '@mantine/core';
import css from './decisions.module.css';

/** A slider with its name, its value in words and what its ends mean. */
export const Knob = (props: {
  label: string;
  shown: string;
  value: number;
  min: number;
  max: number;
  step: number;
  ends?: readonly [string, string];
  onChange: (value: number) => void;
}) => {
  const { label, shown, ends, ...slider } = props;
  return (
    <div className={css.knob}>
      <div className={css.knobHead}>
        <span>{label}</span>
        <strong className="ol-tabular">{shown}</strong>
      </div>
      <Slider {...slider} label={null} size={4} thumbSize={20} thumbLabel={label} />
      {ends && (
        <div className={`${css.knobHead} ol-12 ol-ink-2`}>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      )}
    </div>
  );
};
