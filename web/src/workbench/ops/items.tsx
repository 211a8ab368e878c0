// Items with all that is known of each: names, unit, cost, mass, and how they are planned.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { type Input, type Output, research, sourcing } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { EmptyState, formatMoney, usePlace, useWords } from '../../look/index.ts';
import { MoneyField } from './money-field.tsx';
import css from './own.module.css';
import { RecordDrawer, Records } from './record.tsx';

type Item = Output<typeof research.listItems>[number];
type Planning = Required<Input<typeof sourcing.savePlanning>>;

const DAY = 86_400;
const PER = [1, 10, 100, 1000, 1_000_000] as const;
const NEW: Item = {
  item: '',
  name: { en: '' },
  unit: 'pcs',
  makeOrBuy: 'buy',
  cost: 0,
  costPer: 1,
  massGrams: 0,
};
/** What is set, without what stock says beside it. */
const onlyPlan = (row: Planning | undefined): Planning | undefined =>
  row && {
    item: row.item,
    leadTimeSeconds: row.leadTimeSeconds,
    lotSize: row.lotSize,
    minimumOrderQuantity: row.minimumOrderQuantity,
    safetyStock: row.safetyStock,
  };

const searched = (row: Item): string => `${row.item} ${row.name.en} ${row.name.de ?? ''}`;

export const Items = ({ items }: { items: readonly Item[] }) => {
  const { t, i18n } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const say = useWords();
  const { currency } = usePlace();
  const { may } = useSession();
  const planned = useAsk(
    sourcing.listPlanning,
    {},
    { enabled: may('sourcing') || may('production') || may('research') },
  );
  return (
    <Records
      inAddress="item"
      caption={tOps('products.items')}
      add={t('items.add')}
      words={searched}
      rows={items}
      rowId={(row) => row.item}
      csv="items"
      columns={[
        { id: 'item', label: tOps('items.code'), value: (row) => row.item },
        { id: 'name', label: tOps('name'), value: (row) => say(row.name) },
        { id: 'unit', label: tOps('items.unit'), value: (row) => row.unit },
        { id: 'way', label: tOps('items.makeOrBuy'), value: (row) => tOps(`items.${row.makeOrBuy}`) },
        {
          id: 'cost',
          label: tOps('items.costHead'),
          numeric: true,
          value: (row) => row.cost / row.costPer,
          show: (row) => {
            const per = perOf(row);
            const amount = formatMoney(Math.round((row.cost / row.costPer) * per), currency, i18n.language);
            return per === 1 ? amount : t('items.costPer', { amount, per });
          },
        },
        { id: 'mass', label: tOps('items.mass'), numeric: true, value: (row) => row.massGrams },
      ]}
      empty={<EmptyState title={tOps('items.none')} sub={tOps('items.noneSub')} />}
      drawer={(row, close) => (
        <ItemDrawer
          key={row?.item}
          row={row}
          planning={onlyPlan(planned.data?.find((each) => each.item === row?.item))}
          close={close}
        />
      )}
    />
  );
};

/** The fewest units whose cost is a whole amount of the smallest money. */
const perOf = ({ cost, costPer }: Item): number =>
  PER.find((per) => Number.isInteger(Math.round((cost / costPer) * per * 1e6) / 1e6)) ?? 1000;

interface ItemDrawerProps {
  readonly row: Item | undefined;
  readonly planning: Planning | undefined;
  readonly close: () => void;
}

const ItemDrawer = ({ row, planning, close }: ItemDrawerProps) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const { may } = useSession();
  const [item, set] = useState(() => {
    const known = row ?? NEW;
    const per = perOf(known);
    return { ...known, cost: Math.round((known.cost / known.costPer) * per), costPer: per };
  });
  const first: Planning = planning ?? {
    item: item.item,
    leadTimeSeconds: 0,
    lotSize: 1,
    minimumOrderQuantity: 0,
    safetyStock: 0,
  };
  const [plan, setPlan] = useState(first);
  const plans = may('sourcing');
  const named = { ...item, name: { en: item.name.en, ...(item.name.de ? { de: item.name.de } : {}) } };
  return (
    <RecordDrawer
      title={row?.item ?? t('items.new')}
      close={close}
      save={async (client) => {
        await client.call(research.saveItem, named);
        if (plans && JSON.stringify(plan) !== JSON.stringify(planning))
          await client.call(sourcing.savePlanning, { ...plan, item: item.item });
      }}
      back={
        row &&
        (async (client) => {
          await client.call(research.saveItem, row);
          if (plans && planning) await client.call(sourcing.savePlanning, planning);
        })
      }
    >
      {(wrong) => (
        <>
          <TextInput
            label={tOps('items.code')}
            description={row ? undefined : t('codeHelp')}
            readOnly={Boolean(row)}
            value={item.item}
            onChange={(event) => set({ ...item, item: event.currentTarget.value })}
            error={wrong('/item')}
          />
          <div className={css.two}>
            <TextInput
              label={tOps('items.en')}
              value={item.name.en}
              onChange={(event) => set({ ...item, name: { ...item.name, en: event.currentTarget.value } })}
              error={wrong('/name')}
            />
            <TextInput
              label={tOps('items.de')}
              value={item.name.de ?? ''}
              onChange={(event) => set({ ...item, name: { ...item.name, de: event.currentTarget.value } })}
            />
          </div>
          <div className={css.two}>
            <Select
              label={tOps('items.unit')}
              allowDeselect={false}
              data={[...research.UNITS]}
              value={item.unit}
              onChange={(value) => set({ ...item, unit: (value ?? 'pcs') as Item['unit'] })}
              error={wrong('/unit')}
            />
            <Select
              label={tOps('items.makeOrBuy')}
              allowDeselect={false}
              data={(['buy', 'make'] as const).map((value) => ({ value, label: tOps(`items.${value}`) }))}
              value={item.makeOrBuy}
              onChange={(value) => set({ ...item, makeOrBuy: (value ?? 'buy') as Item['makeOrBuy'] })}
            />
          </div>
          <div className={css.two}>
            <MoneyField
              label={tOps('items.costHead')}
              minor={item.cost}
              write={(cost) => set({ ...item, cost })}
              error={wrong('/cost')}
            />
            <Select
              label={t('items.for')}
              allowDeselect={false}
              data={[...new Set([...PER, item.costPer])].map((value) => ({
                value: String(value),
                label: t('items.units', { count: value, unit: item.unit }),
              }))}
              value={String(item.costPer)}
              onChange={(value) => set({ ...item, costPer: Number(value ?? 1) })}
            />
          </div>
          <NumberInput
            label={tOps('items.mass')}
            min={0}
            value={item.massGrams}
            onChange={(value) => set({ ...item, massGrams: Number(value) })}
            error={wrong('/massGrams')}
          />
          {plans && (
            <fieldset className={css.fields}>
              <legend className="ol-strong">{t('items.planning')}</legend>
              <div className={css.two}>
                <NumberInput
                  label={t('items.leadDays')}
                  min={0}
                  value={plan.leadTimeSeconds / DAY}
                  onChange={(value) => setPlan({ ...plan, leadTimeSeconds: Math.round(Number(value) * DAY) })}
                  error={wrong('/leadTimeSeconds')}
                />
                <NumberInput
                  label={t('items.safetyStock')}
                  min={0}
                  value={plan.safetyStock}
                  onChange={(value) => setPlan({ ...plan, safetyStock: Number(value) })}
                  error={wrong('/safetyStock')}
                />
                <NumberInput
                  label={t('items.lotSize')}
                  min={1}
                  value={plan.lotSize}
                  onChange={(value) => setPlan({ ...plan, lotSize: Number(value) })}
                  error={wrong('/lotSize')}
                />
                <NumberInput
                  label={t('items.minimum')}
                  min={0}
                  value={plan.minimumOrderQuantity}
                  onChange={(value) => setPlan({ ...plan, minimumOrderQuantity: Number(value) })}
                  error={wrong('/minimumOrderQuantity')}
                />
              </div>
            </fieldset>
          )}
        </>
      )}
    </RecordDrawer>
  );
};
