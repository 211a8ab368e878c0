// What a configuration costs its buyer, line by line: fixed, for each unit of a number, or by a formula; and by single values.
import { NumberInput, Select } from '@mantine/core';
import type { Option, PriceRule } from '@onelot/configure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../look/index.ts';
import { MoneyInput } from '../money-field.tsx';
import { ConditionAt } from './condition-field.tsx';
import { useEditing, useFault } from './editing.tsx';
import { Expression, TextAt, WordsAt } from './fields.tsx';
import { Part } from './list.tsx';
import css from './model.module.css';
import { useMoney } from './money.ts';
import { type PriceForm, readPrice, writePrice } from './price-form.ts';
import { literal } from './print.ts';
import { freshId } from './work.ts';

export const Prices = ({ chosen, choose }: { chosen: number; choose: (index: number) => void }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { work } = useEditing();
  const money = useMoney(work.prices.currency);
  const { rules } = work.prices;
  const sum = (rule: PriceRule): string => {
    const form = readPrice(rule);
    return form.kind === 'free' ? rule.amount : money.show(form.minor);
  };
  return (
    <Part
      at="/prices/rules"
      entries={rules.map((rule) => ({
        name: say(rule.label) || rule.id,
        sub: rule.when ? `${sum(rule)}, ${rule.when}` : sum(rule),
      }))}
      chosen={chosen}
      choose={choose}
      add={{
        label: t('price.add'),
        make: () => ({
          id: freshId(
            'price',
            rules.map((each) => each.id),
            'price',
          ),
          label: { en: '' },
          amount: '0',
        }),
      }}
      empty={{ title: t('price.none'), sub: t('price.noneSub') }}
      above={<p className="ol-12 ol-ink-2">{t('price.currency', { currency: work.prices.currency })}</p>}
    >
      {(at, index) => <OnePrice key={index} at={at} rule={rules[index] as PriceRule} />}
    </Part>
  );
};

const KINDS = ['fixed', 'each', 'free'] as const;
const PER = [1, 10, 100, 1000, 1_000_000] as const;

const OnePrice = ({ at, rule }: { at: string; rule: PriceRule }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const fault = useFault(`${at}/amount`);
  const [free, setFree] = useState(false);
  const form: PriceForm = free ? { kind: 'free' } : readPrice(rule);
  const numbers = edit.subjects.filter((each) => each.type === 'number');
  const write = (next: PriceForm): void => {
    setFree(next.kind === 'free');
    const amount = writePrice(next);
    if (amount !== undefined) edit.set(`${at}/amount`, amount);
  };
  const fresh = (kind: PriceForm['kind']): PriceForm => {
    const minor = form.kind === 'free' ? 0 : form.minor;
    if (kind === 'fixed') return { kind, minor };
    if (kind === 'each') return { kind, minor, option: numbers[0]?.id ?? '', per: 1, from: 0 };
    return { kind: 'free' };
  };
  return (
    <div className={css.form}>
      <WordsAt at={`${at}/label`} label={t('price.label')} help={t('price.labelHelp')} />
      <Select
        label={t('price.kind')}
        allowDeselect={false}
        readOnly={edit.locked}
        data={KINDS.map((value) => ({
          value,
          label: t(`price.kinds.${value}`),
          disabled: value === 'each' && numbers.length === 0,
        }))}
        value={form.kind}
        onChange={(kind) => write(fresh((kind ?? 'fixed') as PriceForm['kind']))}
      />
      {form.kind === 'fixed' && (
        <Amount
          label={t('price.amount')}
          minor={form.minor}
          error={fault}
          write={(minor) => write({ ...form, minor })}
        />
      )}
      {form.kind === 'each' && <Each form={form} write={write} fault={fault} />}
      {form.kind === 'free' && (
        <Expression
          label={t('price.formula')}
          help={t('price.formulaHelp')}
          value={rule.amount}
          error={fault}
          write={(next) => {
            setFree(true);
            edit.set(`${at}/amount`, next);
          }}
        />
      )}
      <ConditionAt at={`${at}/when`} label={t('price.when')} always={t('price.always')} />
      <TextAt at={`${at}/id`} label={t('id')} />
    </div>
  );
};

type EachShape = Extract<PriceForm, { kind: 'each' }>;
interface EachProps {
  readonly form: EachShape;
  readonly write: (form: PriceForm) => void;
  readonly fault: string | undefined;
}

const Each = ({ form, write, fault }: EachProps) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { subjects, locked } = useEditing();
  return (
    <div className={css.four}>
      <Amount label={t('price.amount')} minor={form.minor} error={fault} write={(minor) => write({ ...form, minor })} />
      <Select
        label={t('price.per')}
        allowDeselect={false}
        readOnly={locked}
        data={PER.map((value) => ({ value: String(value), label: t('price.perUnits', { count: value }) }))}
        value={String(form.per)}
        onChange={(per) => write({ ...form, per: Number(per ?? 1) })}
      />
      <Select
        label={t('price.of')}
        allowDeselect={false}
        readOnly={locked}
        searchable
        data={subjects
          .filter((each) => each.type === 'number' && !each.id.includes('.'))
          .map((each) => ({ value: each.id, label: say(each.name) }))}
        value={form.option}
        onChange={(option) => write({ ...form, option: option ?? form.option })}
      />
      <NumberInput
        label={t('price.from')}
        readOnly={locked}
        value={form.from}
        onChange={(from) => write({ ...form, from: Number(from) || 0 })}
      />
    </div>
  );
};

interface AmountProps {
  readonly label: string;
  readonly minor: number;
  readonly error?: string | undefined;
  readonly write: (minor: number) => void;
}

/** May be below nothing: a discount. */
const Amount = (props: AmountProps) => {
  const { work, locked } = useEditing();
  return <MoneyInput {...props} currency={work.prices.currency} readOnly={locked} />;
};

/** A surcharge that stands for one value of an option: its condition is that value alone. */
const surchargeAt = (rules: readonly PriceRule[], when: string): number =>
  rules.findIndex((rule) => rule.when === when && readPrice(rule).kind === 'fixed');

/** Surcharges by value: every choice with what it adds. */
export const Surcharges = () => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { work } = useEditing();
  const options = work.model.options.filter(
    (each) => each.type === 'one-of' || each.type === 'boolean' || each.type === 'some-of',
  );
  if (options.length === 0) return <p className="ol-ink-2">{t('price.noValues')}</p>;
  return (
    <div className={css.form}>
      <p className="ol-ink-2">{t('price.surchargesSub')}</p>
      {options.map((option) => (
        <fieldset key={option.id} className={css.values}>
          <legend className="ol-strong">{say(option.name)}</legend>
          <div className={css.surcharges}>
            {choicesOf(option).map((choice) => (
              <Surcharge key={choice.when} when={choice.when} id={choice.id} label={choice.label} option={option} />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
};

const choicesOf = (option: Option) => {
  if (option.type === 'boolean') return [{ id: option.id, when: option.id, label: option.name }];
  if (option.type !== 'one-of' && option.type !== 'some-of') return [];
  return option.values.map((value) => ({
    id: `${option.id}_${value.id}`,
    when:
      option.type === 'one-of'
        ? `${option.id} == ${literal(value.id)}`
        : `contains(${option.id}, ${literal(value.id)})`,
    label: value.name,
  }));
};

interface SurchargeProps {
  readonly when: string;
  readonly id: string;
  readonly label: Option['name'];
  readonly option: Option;
}

const Surcharge = ({ when, id, label, option }: SurchargeProps) => {
  const say = useWords();
  const edit = useEditing();
  const { rules } = edit.work.prices;
  const index = surchargeAt(rules, when);
  const rule = rules[index];
  const form = rule && readPrice(rule);
  const name =
    option.type === 'boolean'
      ? option.name
      : {
          en: `${option.name.en}: ${label.en}`,
          ...(label.de || option.name.de ? { de: `${option.name.de ?? option.name.en}: ${label.de ?? label.en}` } : {}),
        };
  const write = (minor: number): void => {
    if (rule) edit.set(`/prices/rules/${index}/amount`, String(minor));
    else if (minor !== 0)
      edit.set('/prices/rules', [
        ...rules,
        {
          id: freshId(
            id,
            rules.map((each) => each.id),
            'price',
          ),
          label: name,
          when,
          amount: String(minor),
        },
      ]);
  };
  return <Amount label={say(label)} minor={form?.kind === 'fixed' ? form.minor : 0} write={write} />;
};
