// Research & development: demands received, and what becomes of each.
import { MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type Input, type Output, platform, research } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { Models } from './models.tsx';
import { Act, DrawerForm, Screen } from './parts.tsx';

type Demand = Output<typeof research.listDemands>[number];

export const Research = () => {
  const { t } = useTranslation('ops');
  const asked = useAsk(research.listDemands, {});
  const all = asked.data ?? [];
  const waiting = all.filter((each) => each.state === 'received').length;
  return (
    <Screen
      headline={asked.data && (waiting > 0 ? t('research.head', { count: waiting }) : t('research.quiet'))}
      sub={t('research.sub', { count: all.length })}
      problem={asked.error}
    >
      {asked.data && (
        <DataTable
          titled
          caption={t('research.demands')}
          columns={[
            {
              id: 'title',
              label: t('demands.title'),
              value: (row) => row.title,
              show: (row) => <To to={places.demand(row.id)}>{row.title}</To>,
            },
            {
              id: 'state',
              label: t('state'),
              value: (row) => row.state,
              show: (row) => (
                <StateChip state={row.state === 'received' ? 'watch' : row.state === 'released' ? 'done' : 'now'}>
                  {t(`research.${row.state}`)}
                </StateChip>
              ),
            },
            { id: 'supporters', label: t('demands.people'), numeric: true, value: (row) => row.supporters },
            {
              id: 'targets',
              label: t('research.targets'),
              value: (row) => row.quantified.map((each) => `${each.attribute}: ${each.target} ${each.unit}`).join('; '),
            },
            {
              id: 'answers',
              label: t('research.answers'),
              value: (row) =>
                row.quantified
                  .flatMap((each) => each.responses)
                  .map((each) => `${each.provider}: ${each.answer}`)
                  .join('; '),
              wideOnly: true,
            },
            {
              id: 'next',
              label: t('research.next'),
              value: () => '',
              sortable: false,
              show: (row) => <Next demand={row} />,
            },
          ]}
          rows={all}
          rowId={(row) => row.id}
          csv="customized-demands"
          empty={
            <EmptyState title={t('research.none')} sub={t('research.noneSub')}>
              <To to="/work/demands">{t('demands.table')}</To>
            </EmptyState>
          }
        />
      )}
      <Models />
    </Screen>
  );
};

const Next = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('ops');
  if (demand.draft) return <To to={places.draft(demand.draft)}>{t('draft.go')}</To>;
  if (demand.releasedVersion) return <>{t('research.version', { version: demand.releasedVersion })}</>;
  return (
    <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
      <Quantify demand={demand} />
      <StartDraft demand={demand} />
    </div>
  );
};

const StartDraft = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('ops');
  const address = useAddress();
  const schemes = useAsk(research.listSchemes, {});
  const product = demand.product ?? schemes.data?.[0]?.product;
  if (!product) return null;
  return (
    <Act
      operation={research.openDraft}
      input={{ product, title: demand.title, demand: demand.id }}
      variant="default"
      size="compact-sm"
      done={(draft) => window.location.assign(address(places.draft(draft.id)))}
    >
      {t('draft.open')}
    </Act>
  );
};

const Quantify = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('ops');
  const suppliers = useAsk(platform.listParties, {});
  type Form = Input<typeof research.quantifyDemand>;
  const [form, set] = useState<Form>({
    demand: demand.id,
    classification: 'function',
    attribute: '',
    target: '',
    unit: '',
    weight: 0.5,
    test: '',
    providers: [],
    deadlineDays: 14,
  });
  return (
    <DrawerForm
      title={t('research.quantifyTitle')}
      open={t('research.quantify')}
      operation={research.quantifyDemand}
      input={() => form}
      submit={t('research.publish')}
    >
      {(wrong) => (
        <>
          <Select
            label={t('research.class')}
            data={(['function', 'appearance', 'module', 'service'] as const).map((value) => ({
              value,
              label: t(`research.classes.${value}`),
            }))}
            value={form.classification}
            onChange={(value) => set({ ...form, classification: (value ?? 'function') as 'function' })}
          />
          <TextInput
            label={t('research.attribute')}
            value={form.attribute}
            onChange={(event) => set({ ...form, attribute: event.currentTarget.value })}
            error={wrong('/attribute')}
          />
          <TextInput
            label={t('research.target')}
            value={form.target}
            onChange={(event) => set({ ...form, target: event.currentTarget.value })}
            error={wrong('/target')}
          />
          <TextInput
            label={t('items.unit')}
            value={form.unit}
            onChange={(event) => set({ ...form, unit: event.currentTarget.value })}
            error={wrong('/unit')}
          />
          <NumberInput
            label={t('research.weight')}
            min={0}
            max={1}
            step={0.1}
            value={form.weight}
            onChange={(value) => set({ ...form, weight: Number(value) })}
            error={wrong('/weight')}
          />
          <Textarea
            label={t('research.test')}
            value={form.test}
            onChange={(event) => set({ ...form, test: event.currentTarget.value })}
            error={wrong('/test')}
          />
          <MultiSelect
            label={t('research.providers')}
            searchable
            data={(suppliers.data ?? [])
              .filter((each) => each.kind === 'supplier' || each.kind === 'provider')
              .map((each) => ({ value: each.id, label: each.name }))}
            value={form.providers}
            onChange={(providers) => set({ ...form, providers })}
            error={wrong('/providers')}
          />
        </>
      )}
    </DrawerForm>
  );
};
