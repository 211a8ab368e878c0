// Values to write: a number on its slider and a free text, checked while they are written.

import { NumberInput, Slider, TextInput } from '@mantine/core';
import type { Option } from '@onelot/configure';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import type { FieldProps } from './field.tsx';
import { inches, measure } from './show.ts';

export const NumberField = (props: FieldProps & { option: Extract<Option, { type: 'number' | 'range' }> }) => {
  const { option, domain, value, pick } = props;
  const { t, i18n } = useTranslation('shop');
  const words = useWords();
  const number = typeof value === 'number' ? value : option.min;
  const [draft, setDraft] = useState<number | undefined>();
  const shown = draft ?? number;
  const [written, writeAnew] = useState(0);
  const unit = option.unit === '1' ? '' : option.unit === 'deg' ? '°' : ` ${option.unit}`;
  // A range has no steps: the slider moves in hundredths of a unit, what is written is taken as it is.
  const step = option.type === 'number' ? option.step : 0.01;
  const snap = (raw: number): number => {
    if (option.type === 'range') return Math.round(Math.max(option.min, Math.min(option.max, raw)) * 1e4) / 1e4;
    const steps = Math.round((raw - option.min) / option.step);
    const held = option.min + steps * option.step;
    return Math.round(Math.max(option.min, Math.min(option.max, held)) * 1e6) / 1e6;
  };
  const settle = (raw: number): void => {
    pick(snap(raw));
    setDraft(undefined);
  };
  const tight = domain.range && (domain.range.min > option.min || domain.range.max < option.max);
  return (
    <div className={css.number}>
      <div className={css.numberRow}>
        <Slider
          className={css.slider}
          min={option.min}
          max={option.max}
          step={step}
          value={shown}
          label={null}
          thumbSize={24}
          size={6}
          thumbLabel={words(option.name)}
          thumbProps={{ 'aria-valuetext': measure(shown, option.unit, i18n.language) } as object}
          onChange={(raw) => {
            const next = snap(raw);
            // On its way the price follows as long as the value can be had; the reason comes when it is let go.
            const stopped = pick(next, { joins: true, quiet: true });
            setDraft(stopped ? next : undefined);
          }}
          onChangeEnd={settle}
        />
        <NumberInput
          key={written}
          className={css.numberInput}
          aria-label={words(option.name)}
          value={shown}
          min={option.min}
          max={option.max}
          step={option.type === 'range' ? 0.1 : step}
          suffix={unit}
          decimalScale={4}
          decimalSeparator={i18n.language === 'de' ? ',' : '.'}
          clampBehavior="blur"
          stepHoldDelay={400}
          stepHoldInterval={60}
          onChange={(raw) => {
            if (typeof raw === 'number' && raw >= option.min && raw <= option.max && snap(raw) === raw) settle(raw);
          }}
          onBlur={(event) => {
            const raw = Number.parseFloat(event.currentTarget.value.replace(',', '.').replace('−', '-'));
            if (Number.isFinite(raw) && snap(raw) !== number) settle(raw);
            // An empty box is no value: it shows again what is held and priced.
            else if (!Number.isFinite(raw)) writeAnew((old) => old + 1);
          }}
        />
      </div>
      <p className={css.sub}>
        {option.unit === 'mm' && Math.abs(shown) >= 25 ? `${inches(shown)}. ` : ''}
        {tight && domain.range
          ? t('configure.range', {
              min: measure(domain.range.min, option.unit, i18n.language),
              max: measure(domain.range.max, option.unit, i18n.language),
            })
          : ''}
        {typeof props.proposed === 'number' && props.proposed !== number && (
          <button type="button" className={css.textButton} onClick={() => settle(props.proposed as number)}>
            {t('configure.takeProposed', { value: measure(props.proposed, option.unit, i18n.language) })}
          </button>
        )}
      </p>
    </div>
  );
};

export const TextField = (props: FieldProps & { option: Extract<Option, { type: 'text' }> }) => {
  const { option, value, pick } = props;
  const { t } = useTranslation('shop');
  const words = useWords();
  const held = typeof value === 'string' ? value : '';
  const [draft, setDraft] = useState(held);
  const [wrong, setWrong] = useState<string | undefined>();
  const own = useRef(held);
  useEffect(() => {
    // Undo and repairs change the text from outside.
    if (held !== own.current) {
      own.current = held;
      setDraft(held);
      setWrong(undefined);
    }
  }, [held]);
  const write = (text: string): void => {
    const upper =
      option.pattern && !/a-z/.test(option.pattern) && /A-Z/.test(option.pattern) ? text.toUpperCase() : text;
    setDraft(upper);
    own.current = upper;
    const stopped = pick(upper, { joins: true, quiet: true });
    const problem = stopped?.problems[0];
    const rule = stopped?.conflict?.rules[0]?.sentence;
    setWrong(
      stopped
        ? problem
          ? t(problem.code === 'OUT_OF_RANGE' ? 'configure.tooLong' : 'configure.letters')
          : words(rule)
        : undefined,
    );
  };
  return (
    <TextInput
      aria-label={words(option.name)}
      value={draft}
      error={wrong}
      maxLength={option.maxLength}
      description={[words(option.help), t('configure.lettersLeft', { count: option.maxLength - [...draft].length })]
        .filter(Boolean)
        .join(' ')}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
};
