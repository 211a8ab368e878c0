// The company's own data as tables that can be edited: items, bills of materials, work centers, calendars, prices and terms, models.
import { NumberInput, Select, Tabs, Textarea, TextInput } from '@mantine/core';
import { type Output, production, research, sales } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, Money, StateChip, useWords, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { DrawerForm, Screen } from './parts.tsx';
import { Terms } from './terms.tsx';

type Item = Output<typeof research.listItems>[number];
type Center = Output<typeof production.listWorkCenters>[number];

export const Products = () => {
  const { t } = useTranslation('ops');
  const items = useAsk(research.listItems, {});
  const schemes = useAsk(research.listSchemes, {});
  const products = new Set((schemes.data ?? []).map((each) => each.product));
  return (
    <Screen
      headline={schemes.data && (products.size > 0 ? t('products.head', { count: products.size }) : t('products.none'))}
      sub={items.data && t('products.sub', { count: items.data.length })}
      problem={items.error}
      actions={<To to="/work/import">{t('import.title')}</To>}
    >
      <Tabs defaultValue="models" keepMounted={false}>
        <Tabs.List>
          {(['models', 'items', 'bom', 'centers', 'calendars', 'terms'] as const).map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`products.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="models" pt={16}>
          <Models />
        </Tabs.Panel>
        <Tabs.Panel value="items" pt={16}>
          <Items items={items.data ?? []} />
        </Tabs.Panel>
        <Tabs.Panel value="bom" pt={16}>
          <Bom />
        </Tabs.Panel>
        <Tabs.Panel value="centers" pt={16}>
          <Centers />
        </Tabs.Panel>
        <Tabs.Panel value="calendars" pt={16}>
          <Calendars />
        </Tabs.Panel>
        <Tabs.Panel value="terms" pt={16}>
          <Terms />
        </Tabs.Panel>
      </Tabs>
    </Screen>
  );
};

export const Models = () => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const address = useAddress();
  const schemes = useAsk(research.listSchemes, {});
  const drafts = useAsk(research.listDrafts, {});
  const open = (drafts.data ?? []).filter((each) => each.state !== 'released' && each.state !== 'discarded');
  return (
    <div style={{ display: 'grid', gap: 24 }}>
      <NewDraft products={[...new Set((schemes.data ?? []).map((each) => each.product))]} />
      <DataTable
        titled
        caption={t('products.drafts')}
        columns={[
          { id: 'title', label: t('name'), value: (row) => row.title },
          { id: 'product', label: t('product'), value: (row) => row.product },
          {
            id: 'state',
            label: t('state'),
            value: (row) => row.state,
            show: (row) => <StateChip state="now">{t(`draft.${row.state}`)}</StateChip>,
          },
          {
            id: 'changed',
            label: t('products.changed'),
            value: (row) => row.changedAt,
            show: (row) => <When at={row.changedAt} style="dayTime" />,
          },
        ]}
        rows={open}
        rowId={(row) => row.id}
        rowTo={(row) => address(places.draft(row.id))}
        empty={<EmptyState title={t('products.noDraft')} sub={t('products.noDraftSub')} />}
      />
      <DataTable
        titled
        caption={t('products.released')}
        columns={[
          { id: 'name', label: t('product'), value: (row) => say(row.name) },
          { id: 'version', label: t('products.version'), numeric: true, value: (row) => row.version },
          {
            id: 'from',
            label: t('products.from'),
            value: (row) => row.effectiveFrom,
            show: (row) => <When at={row.effectiveFrom} style="dayTime" />,
          },
          {
            id: 'shop',
            label: t('import.shop'),
            value: (row) => row.product,
            show: (row) => <To to={`/shop/${row.product}`}>{t('open')}</To>,
          },
        ]}
        rows={schemes.data ?? []}
        rowId={(row) => `${row.product}/${row.version}`}
        csv="versions"
        empty={<EmptyState title={t('products.none')} sub={t('products.noneSub')} />}
      />
    </div>
  );
};

const NewDraft = ({ products }: { products: readonly string[] }) => {
  const { t } = useTranslation('ops');
  const address = useAddress();
  const [form, set] = useState({ product: '', fresh: '', title: '' });
  return (
    <div>
      <DrawerForm
        title={t('draft.openTitle')}
        open={t('draft.open')}
        look="filled"
        operation={research.openDraft}
        input={() => ({ product: form.fresh || form.product, title: form.title })}
        submit={t('draft.open')}
        done={(draft) => window.location.assign(address(places.draft(draft.id)))}
      >
        {(wrong) => (
          <>
            <Select
              label={t('draft.of')}
              data={[...products]}
              clearable
              value={form.product || null}
              onChange={(value) => set({ ...form, product: value ?? '' })}
            />
            <TextInput
              label={t('draft.fresh')}
              value={form.fresh}
              onChange={(event) => set({ ...form, fresh: event.currentTarget.value })}
              error={wrong('/product')}
            />
            <TextInput
              label={t('draft.title')}
              value={form.title}
              onChange={(event) => set({ ...form, title: event.currentTarget.value })}
              error={wrong('/title')}
            />
          </>
        )}
      </DrawerForm>
    </div>
  );
};

const NO_ITEM = { item: '', en: '', de: '', unit: 'pcs', makeOrBuy: 'buy', cost: 0, mass: 0 };

const Items = ({ items }: { items: readonly Item[] }) => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const [form, set] = useState(NO_ITEM);
  const take = (row: Item): void =>
    set({
      item: row.item,
      en: row.name.en,
      de: row.name.de ?? '',
      unit: row.unit,
      makeOrBuy: row.makeOrBuy,
      cost: row.cost / row.costPer,
      mass: row.massGrams,
    });
  const input = () => ({
    item: form.item,
    name: { en: form.en, ...(form.de ? { de: form.de } : {}) },
    unit: form.unit as 'pcs',
    makeOrBuy: form.makeOrBuy as 'buy',
    cost: Math.round(form.cost * 1000),
    costPer: 1000,
    massGrams: form.mass,
  });
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DrawerForm
        title={t('items.title')}
        open={t('items.edit')}
        operation={research.saveItem}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <Select
              label={t('items.known')}
              searchable
              clearable
              data={items.map((row) => row.item)}
              onChange={(value) => {
                const row = items.find((each) => each.item === value);
                if (row) take(row);
                else set(NO_ITEM);
              }}
            />
            <TextInput
              label={t('items.code')}
              value={form.item}
              onChange={(event) => set({ ...form, item: event.currentTarget.value })}
              error={wrong('/item')}
            />
            <TextInput
              label={t('items.en')}
              value={form.en}
              onChange={(event) => set({ ...form, en: event.currentTarget.value })}
              error={wrong('/name')}
            />
            <TextInput
              label={t('items.de')}
              value={form.de}
              onChange={(event) => set({ ...form, de: event.currentTarget.value })}
            />
            <Select
              label={t('items.unit')}
              data={[...research.UNITS]}
              value={form.unit}
              onChange={(value) => set({ ...form, unit: value ?? 'pcs' })}
              error={wrong('/unit')}
            />
            <Select
              label={t('items.makeOrBuy')}
              data={[
                { value: 'make', label: t('items.make') },
                { value: 'buy', label: t('items.buy') },
              ]}
              value={form.makeOrBuy}
              onChange={(value) => set({ ...form, makeOrBuy: value ?? 'buy' })}
            />
            <NumberInput
              label={t('items.cost')}
              value={form.cost}
              onChange={(value) => set({ ...form, cost: Number(value) })}
              error={wrong('/cost')}
            />
            <NumberInput
              label={t('items.mass')}
              value={form.mass}
              onChange={(value) => set({ ...form, mass: Number(value) })}
              error={wrong('/massGrams')}
            />
          </>
        )}
      </DrawerForm>
      <DataTable
        caption={t('products.items')}
        columns={[
          { id: 'item', label: t('items.code'), value: (row) => row.item },
          { id: 'name', label: t('name'), value: (row) => say(row.name) },
          { id: 'unit', label: t('items.unit'), value: (row) => row.unit },
          { id: 'way', label: t('items.makeOrBuy'), value: (row) => t(`items.${row.makeOrBuy}`) },
          {
            id: 'cost',
            label: t('items.costHead'),
            numeric: true,
            value: (row) => row.cost / row.costPer,
            show: (row) => <Money amount={Math.round(row.cost / row.costPer)} />,
          },
          { id: 'mass', label: t('items.mass'), numeric: true, value: (row) => row.massGrams },
        ]}
        rows={items}
        rowId={(row) => row.item}
        csv="items"
        height="560px"
        empty={<EmptyState title={t('items.none')} sub={t('items.noneSub')} />}
      />
    </div>
  );
};

const Bom = () => {
  const { t } = useTranslation('ops');
  const asked = useAsk(research.listBom, {});
  const [form, set] = useState({ parent: '', lines: '' });
  const input = () => ({
    parent: form.parent,
    components: form.lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => {
        const [component = '', quantity = '1'] = line.split(/[\s,;]+/);
        return { component, quantity: Number(quantity) };
      }),
  });
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DrawerForm
        title={t('bom.title')}
        open={t('bom.edit')}
        operation={research.saveBom}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <TextInput
              label={t('bom.parent')}
              value={form.parent}
              onChange={(event) => {
                const parent = event.currentTarget.value;
                set({
                  parent,
                  lines:
                    (asked.data ?? [])
                      .filter((row) => row.parent === parent)
                      .map((row) => `${row.component} ${row.quantity}`)
                      .join('\n') || form.lines,
                });
              }}
              error={wrong('/parent')}
            />
            <Textarea
              label={t('bom.lines')}
              description={t('bom.linesSub')}
              autosize
              minRows={5}
              value={form.lines}
              onChange={(event) => set({ ...form, lines: event.currentTarget.value })}
              error={wrong('/components')}
            />
          </>
        )}
      </DrawerForm>
      <DataTable
        caption={t('products.bom')}
        columns={[
          { id: 'parent', label: t('bom.parent'), value: (row) => row.parent },
          { id: 'component', label: t('bom.component'), value: (row) => row.component },
          { id: 'quantity', label: t('stock.quantity'), numeric: true, value: (row) => row.quantity },
        ]}
        rows={asked.data ?? []}
        rowId={(row) => `${row.parent}/${row.component}`}
        csv="bom"
        height="560px"
        empty={<EmptyState title={t('bom.none')} sub={t('bom.noneSub')} />}
      />
    </div>
  );
};

const NO_CENTER = {
  workCenter: '',
  en: '',
  de: '',
  units: 1,
  calendar: '',
  efficiency: 1,
  kind: 'manual',
  equipment: '',
};

const Centers = () => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const asked = useAsk(production.listWorkCenters, {});
  const calendars = useAsk(production.listCalendars, {});
  const [form, set] = useState(NO_CENTER);
  const take = (row: Center): void =>
    set({
      workCenter: row.workCenter,
      en: row.name.en,
      de: row.name.de ?? '',
      units: row.units,
      calendar: row.calendar,
      efficiency: row.efficiency,
      kind: row.kind,
      equipment: row.equipment.join(', '),
    });
  const input = () => ({
    workCenter: form.workCenter,
    name: { en: form.en, ...(form.de ? { de: form.de } : {}) },
    units: form.units,
    calendar: form.calendar,
    efficiency: form.efficiency,
    kind: form.kind as 'manual',
    equipment: form.equipment.split(/[\s,;]+/).filter(Boolean),
  });
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DrawerForm
        title={t('centers.title')}
        open={t('centers.edit')}
        operation={production.saveWorkCenter}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <Select
              label={t('centers.known')}
              clearable
              data={(asked.data ?? []).map((row) => row.workCenter)}
              onChange={(value) => {
                const row = asked.data?.find((each) => each.workCenter === value);
                if (row) take(row);
                else set(NO_CENTER);
              }}
            />
            <TextInput
              label={t('items.code')}
              value={form.workCenter}
              onChange={(event) => set({ ...form, workCenter: event.currentTarget.value })}
              error={wrong('/workCenter')}
            />
            <TextInput
              label={t('items.en')}
              value={form.en}
              onChange={(event) => set({ ...form, en: event.currentTarget.value })}
              error={wrong('/name')}
            />
            <TextInput
              label={t('items.de')}
              value={form.de}
              onChange={(event) => set({ ...form, de: event.currentTarget.value })}
            />
            <NumberInput
              label={t('centers.units')}
              value={form.units}
              onChange={(value) => set({ ...form, units: Number(value) })}
              error={wrong('/units')}
            />
            <Select
              label={t('centers.calendar')}
              data={(calendars.data ?? []).map((row) => row.calendar)}
              value={form.calendar || null}
              onChange={(value) => set({ ...form, calendar: value ?? '' })}
              error={wrong('/calendar')}
            />
            <NumberInput
              label={t('centers.efficiency')}
              step={0.05}
              value={form.efficiency}
              onChange={(value) => set({ ...form, efficiency: Number(value) })}
              error={wrong('/efficiency')}
            />
            <Select
              label={t('centers.kind')}
              data={[
                { value: 'manual', label: t('centers.manual') },
                { value: 'machine', label: t('centers.machine') },
              ]}
              value={form.kind}
              onChange={(value) => set({ ...form, kind: value ?? 'manual' })}
            />
            <TextInput
              label={t('centers.equipment')}
              value={form.equipment}
              onChange={(event) => set({ ...form, equipment: event.currentTarget.value })}
              error={wrong('/equipment')}
            />
          </>
        )}
      </DrawerForm>
      <DataTable
        caption={t('products.centers')}
        columns={[
          {
            id: 'name',
            label: t('name'),
            value: (row) => say(row.name),
            show: (row) => <To to={places.floor(row.workCenter)}>{say(row.name)}</To>,
          },
          { id: 'units', label: t('centers.units'), numeric: true, value: (row) => row.units },
          { id: 'calendar', label: t('centers.calendar'), value: (row) => row.calendar },
          { id: 'efficiency', label: t('centers.efficiency'), numeric: true, value: (row) => row.efficiency },
          { id: 'kind', label: t('centers.kind'), value: (row) => t(`centers.${row.kind}`) },
          { id: 'waiting', label: t('centers.waiting'), numeric: true, value: (row) => row.waiting },
        ]}
        rows={asked.data ?? []}
        rowId={(row) => row.workCenter}
        csv="work-centers"
        empty={<EmptyState title={t('centers.none')} sub={t('centers.noneSub')} />}
      />
    </div>
  );
};

const Calendars = () => {
  const { t, i18n } = useTranslation('ops');
  const asked = useAsk(production.listCalendars, {});
  const [form, set] = useState({
    calendar: '',
    shifts: '1 07:00-15:30\n2 07:00-15:30\n3 07:00-15:30\n4 07:00-15:30\n5 07:00-15:30',
  });
  const day = (weekday: number): string =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 10, 22 + weekday)),
    );
  const input = () => ({
    calendar: form.calendar,
    shifts: form.shifts
      .split('\n')
      .map((line) => /^\s*([0-6])\s+(\d\d:\d\d)-(\d\d:\d\d)/.exec(line))
      .flatMap((match) => (match ? [{ weekday: Number(match[1]), from: match[2] ?? '', to: match[3] ?? '' }] : [])),
    exceptions: asked.data?.find((row) => row.calendar === form.calendar)?.exceptions ?? [],
  });
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DrawerForm
        title={t('calendars.title')}
        open={t('calendars.edit')}
        operation={production.saveCalendar}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <TextInput
              label={t('items.code')}
              value={form.calendar}
              onChange={(event) => set({ ...form, calendar: event.currentTarget.value })}
              error={wrong('/calendar')}
            />
            <Textarea
              label={t('calendars.shifts')}
              description={t('calendars.shiftsSub')}
              autosize
              minRows={5}
              value={form.shifts}
              onChange={(event) => set({ ...form, shifts: event.currentTarget.value })}
              error={wrong('/shifts')}
            />
          </>
        )}
      </DrawerForm>
      <DataTable
        caption={t('products.calendars')}
        columns={[
          { id: 'calendar', label: t('centers.calendar'), value: (row) => row.calendar },
          {
            id: 'shifts',
            label: t('calendars.shifts'),
            value: (row) => row.shifts.map((shift) => `${day(shift.weekday)} ${shift.from}–${shift.to}`).join(', '),
          },
          { id: 'exceptions', label: t('calendars.exceptions'), numeric: true, value: (row) => row.exceptions.length },
        ]}
        rows={asked.data ?? []}
        rowId={(row) => row.calendar}
        csv="calendars"
        empty={<EmptyState title={t('calendars.none')} sub={t('calendars.noneSub')} />}
      />
    </div>
  );
};
