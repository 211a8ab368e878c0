// One option of a step: its values with what each would cost instead, locked ones within reach.

import { NumberInput, Slider, TextInput } from '@mantine/core';
import type { Domain, Option, OptionItem, OptionValue } from '@onelot/configure';
import { IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import { inches, measure } from './show.ts';
import type { Blocked } from './use-configurator.ts';

export interface FieldProps {
  option: Option;
  domain: Domain;
  value: OptionValue | undefined;
  /** Value proposed from what the person measured. */
  proposed?: OptionValue;
  /** Whether a value that the rules exclude is truly out of reach. */
  locked: (value: OptionValue) => boolean;
  /** What a value would change in the price; undefined where it cannot be told. */
  difference: (value: OptionValue) => number | undefined;
  pick: (value: OptionValue, how?: { joins?: boolean; quiet?: boolean }) => Blocked | undefined;
  /** The reason under the values, where one of them is blocked. */
  why?: ReactNode;
  blockedValue?: OptionValue;
}

const Difference = ({ amount, chosen }: { amount: number | undefined; chosen: boolean }) => {
  const { t } = useTranslation('shop');
  const { money } = useFormat();
  if (chosen) return <span className={css.chosenWord}>{t('configure.chosen')}</span>;
  if (amount === undefined) return <span className={css.sub}>&nbsp;</span>;
  if (amount === 0) return <span className={css.sub}>{t('configure.same')}</span>;
  const text = money(amount, undefined, true);
  return <span className={css.sub}>{amount > 0 ? `+${text}` : text}</span>;
};

const swatchOf = (item: OptionItem): string | undefined => {
  const colour = item.attributes?.colour;
  return typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour : undefined;
};

interface CardProps {
  name: string;
  help?: string;
  swatch?: string;
  state: 'free' | 'chosen' | 'excluded';
  amount: number | undefined;
  proposed: boolean;
}

const CardInside = ({ name, help, swatch, state, amount, proposed }: CardProps) => {
  const { t } = useTranslation('shop');
  return (
    <>
      {swatch && <span className={css.swatch} style={{ background: swatch }} />}
      <span className={css.cardName}>
        {name}
        {state === 'excluded' && <IconLock size={16} stroke={1.8} aria-hidden="true" />}
      </span>
      {help && <span className={css.cardHelp}>{help}</span>}
      {proposed && <span className={css.proposed}>{t('configure.proposed')}</span>}
      {state === 'excluded' ? (
        <span className={css.sub}>{t('configure.seeWhy')}</span>
      ) : (
        <Difference amount={amount} chosen={state === 'chosen'} />
      )}
    </>
  );
};

const NEXT: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const OneOf = (props: FieldProps & { option: Extract<Option, { type: 'one-of' }> }) => {
  const { option, domain, value, pick } = props;
  const words = useWords();
  const group = useRef<HTMLDivElement>(null);
  const states = new Map(domain.values.map((one) => [one.value, one.state]));
  const [held, hold] = useState<string | undefined>();
  const stop = held ?? (typeof value === 'string' ? value : option.values[0]?.id);
  const move = (event: KeyboardEvent, index: number): void => {
    const by = NEXT[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const to = (index + by + option.values.length) % option.values.length;
    const item = option.values[to] as OptionItem;
    hold(item.id);
    (group.current?.querySelectorAll('[role=radio]')[to] as HTMLElement | undefined)?.focus();
    // A locked value is only looked at; Enter or Space asks why.
    if (states.get(item.id) !== 'excluded' || !props.locked(item.id)) pick(item.id);
  };
  const long = option.values.some((item) => item.help);
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={words(option.name)}
      className={css.cards}
      data-count={long ? 'long' : option.values.length}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) hold(undefined);
      }}
    >
      {option.values.map((item, index) => {
        const chosen = item.id === value;
        const state = chosen
          ? 'chosen'
          : states.get(item.id) === 'excluded' && props.locked(item.id)
            ? 'excluded'
            : 'free';
        return (
          // biome-ignore lint/a11y/useSemanticElements: a locked value must be focusable without being taken
          <button
            key={item.id}
            type="button"
            role="radio"
            aria-checked={chosen}
            tabIndex={item.id === stop ? 0 : -1}
            className={css.card}
            data-state={state}
            data-blocked={props.blockedValue === item.id || undefined}
            data-value={item.id}
            onKeyDown={(event) => move(event, index)}
            onClick={() => pick(item.id)}
          >
            <CardInside
              name={words(item.name)}
              help={words(item.help)}
              swatch={swatchOf(item)}
              state={state}
              amount={props.difference(item.id)}
              proposed={props.proposed === item.id}
            />
          </button>
        );
      })}
    </div>
  );
};

const SomeOf = (props: FieldProps & { option: Extract<Option, { type: 'some-of' }> }) => {
  const { option, domain, value, pick } = props;
  const words = useWords();
  const taken = Array.isArray(value) ? (value as readonly string[]) : [];
  const states = new Map(domain.values.map((one) => [one.value, one.state]));
  return (
    // biome-ignore lint/a11y/useSemanticElements: cards in a grid; the heading above is the legend
    <div role="group" aria-label={words(option.name)} className={css.cards} data-count="long">
      {option.values.map((item) => {
        const chosen = taken.includes(item.id);
        const then = chosen ? taken.filter((id) => id !== item.id) : [...taken, item.id];
        const state = chosen
          ? 'chosen'
          : states.get(item.id) === 'excluded' && props.locked(then)
            ? 'excluded'
            : 'free';
        return (
          // biome-ignore lint/a11y/useSemanticElements: a locked value must be focusable without being taken
          <button
            key={item.id}
            type="button"
            role="checkbox"
            aria-checked={chosen}
            className={css.card}
            data-state={state}
            data-value={item.id}
            onClick={() => pick(then)}
          >
            <CardInside
              name={words(item.name)}
              help={words(item.help)}
              swatch={swatchOf(item)}
              state={state}
              amount={props.difference(then)}
              proposed={false}
            />
          </button>
        );
      })}
    </div>
  );
};

const YesNo = (props: FieldProps) => {
  const { option, domain, value, pick } = props;
  const { t } = useTranslation('shop');
  const words = useWords();
  const on = value === true;
  const state =
    domain.values.find((one) => one.value === !on)?.state === 'excluded' && props.locked(!on) ? 'excluded' : 'free';
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      className={css.toggle}
      data-state={on ? 'chosen' : state === 'excluded' ? 'excluded' : 'free'}
      onClick={() => pick(!on)}
    >
      <span className={css.track} aria-hidden="true" />
      <span className={css.toggleText}>
        <span className={css.cardName}>
          {words(option.name)}
          {state === 'excluded' && <IconLock size={16} stroke={1.8} aria-hidden="true" />}
        </span>
        {option.help && <span className={css.cardHelp}>{words(option.help)}</span>}
      </span>
      {state === 'excluded' ? (
        <span className={css.sub}>{t('configure.seeWhy')}</span>
      ) : (
        <Difference amount={props.difference(!on)} chosen={on} />
      )}
    </button>
  );
};

const NumberField = (props: FieldProps & { option: Extract<Option, { type: 'number' }> }) => {
  const { option, domain, value, pick } = props;
  const { t, i18n } = useTranslation('shop');
  const words = useWords();
  const number = typeof value === 'number' ? value : option.min;
  const [draft, setDraft] = useState<number | undefined>();
  const shown = draft ?? number;
  const unit = option.unit === '1' ? '' : option.unit === 'deg' ? '°' : ` ${option.unit}`;
  const snap = (raw: number): number => {
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
          step={option.step}
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
          className={css.numberInput}
          aria-label={words(option.name)}
          value={shown}
          min={option.min}
          max={option.max}
          step={option.step}
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

const TextField = (props: FieldProps & { option: Extract<Option, { type: 'text' }> }) => {
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
      description={words(option.help)}
      rightSection={<span className={css.sub}>{option.maxLength - [...draft].length}</span>}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
};

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
      {option.type === 'number' && <NumberField {...props} option={option} />}
      {option.type === 'text' && <TextField {...props} option={option} />}
      {props.why}
    </section>
  );
};
