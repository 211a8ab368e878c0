// Values to pick from: cards of one or of several, and a switch; a locked one stays within reach and says why.

import type { Option, OptionItem } from '@onelot/configure';
import { IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import { Difference, type FieldProps } from './field.tsx';

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

export const OneOf = (props: FieldProps & { option: Extract<Option, { type: 'one-of' }> }) => {
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

export const SomeOf = (props: FieldProps & { option: Extract<Option, { type: 'some-of' }> }) => {
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

export const YesNo = (props: FieldProps) => {
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
