// What the shop would show of a model in work: its problems by place, or a small configurator with the price.
import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import {
  type Choices,
  compile,
  open,
  type PriceBook,
  type ProductModel,
  type Session,
  validateModel,
  validatePriceBook,
} from '@onelot/configure';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Money, ProblemNote, useWords } from '../../look/index.ts';
import css from './parts.module.css';

type Option = ProductModel['options'][number];

const read = (model: unknown, prices: unknown) => {
  const checked = validateModel(model);
  if (!checked.ok) return { problems: checked.problems };
  const compiled = compile(checked.value);
  if (!compiled.ok) return { problems: compiled.problems };
  const book = validatePriceBook(checked.value, prices);
  return {
    model: checked.value,
    compiled: compiled.value,
    book: book.ok ? book.value : undefined,
    problems: book.ok ? [] : book.problems,
  };
};

export const Preview = ({ model, prices }: { model: unknown; prices: unknown }) => {
  const { t } = useTranslation('ops');
  const [late, lateBook] = [useDeferredValue(model), useDeferredValue(prices)];
  const known = useMemo(() => read(late, lateBook), [late, lateBook]);
  const [choices, setChoices] = useState<Choices>({});
  return (
    <section className={css.form} aria-label={t('preview.title')}>
      <h2 className="ol-20 ol-strong">{t('preview.title')}</h2>
      {known.problems.length > 0 && (
        <ProblemNote
          problem={{
            title: t('preview.wrong', { count: known.problems.length }),
            problems: known.problems.slice(0, 30),
          }}
        />
      )}
      {known.compiled && known.model && (
        <Shop model={known.model} session={open(known.compiled, choices)} book={known.book} choose={setChoices} />
      )}
    </section>
  );
};

interface ShopProps {
  readonly model: ProductModel;
  readonly session: Session;
  readonly book: PriceBook | undefined;
  readonly choose: (choices: Choices) => void;
}

const Shop = ({ model, session, book, choose }: ShopProps) => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const whole = session.complete();
  const lines = book ? session.price(book) : undefined;
  const set = (id: string, value: Choices[string]): void => {
    const outcome = session.choose(id, value);
    if (outcome.ok) choose(outcome.session.choices);
    else if (outcome.repairs[0]) choose(outcome.repairs[0].choices);
  };
  return (
    <>
      {model.groups.map((group) => (
        <fieldset key={group.id} style={{ border: 0, padding: 0, margin: 0, display: 'grid', gap: 8 }}>
          <legend className="ol-strong">{say(group.name)}</legend>
          {group.options.map((id) => {
            const option = model.options.find((each) => each.id === id);
            const value = whole.ok ? whole.value[id] : session.choices[id];
            return option && value !== undefined ? (
              <Field key={id} option={option} value={value} set={(next) => set(id, next)} />
            ) : null;
          })}
        </fieldset>
      ))}
      {lines?.ok && (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {lines.value.map((line) => (
            <li key={line.id} style={{ display: 'flex', justifyContent: 'space-between' }}>
              <span>{say(line.label)}</span>
              <Money amount={line.amount} currency={book?.currency} />
            </li>
          ))}
          <li style={{ display: 'flex', justifyContent: 'space-between' }} className="ol-strong">
            <span>{t('preview.total')}</span>
            <Money amount={lines.value.reduce((sum, line) => sum + line.amount, 0)} currency={book?.currency} />
          </li>
        </ul>
      )}
      {lines && !lines.ok && <ProblemNote problem={{ title: t('preview.noPrice'), problems: lines.problems }} />}
    </>
  );
};

const Field = ({
  option,
  value,
  set,
}: {
  option: Option;
  value: Choices[string];
  set: (value: Choices[string]) => void;
}) => {
  const say = useWords();
  const label = say(option.name);
  if (option.type === 'boolean')
    return <Switch label={label} checked={value === true} onChange={(event) => set(event.currentTarget.checked)} />;
  if (option.type === 'one-of')
    return (
      <NativeSelect
        label={label}
        value={String(value)}
        onChange={(event) => set(event.currentTarget.value)}
        data={option.values.map((each) => ({ value: each.id, label: say(each.name) }))}
      />
    );
  if (option.type === 'number')
    return (
      <NumberInput
        label={`${label}, ${option.unit}`}
        min={option.min}
        max={option.max}
        step={option.step}
        value={Number(value)}
        onChange={(next) => set(Number(next))}
      />
    );
  if (option.type === 'text')
    return (
      <TextInput
        label={label}
        maxLength={option.maxLength}
        value={String(value)}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  return null;
};
