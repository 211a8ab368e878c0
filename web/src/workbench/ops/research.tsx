// Research & development: demands received and what becomes of them; and one change of a product model, from draft to release.
import { Button, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type Input, type Output, platform, research } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { DataTable, EmptyState, ProblemNote, StateChip, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import css from './parts.module.css';
import { Act, DrawerForm, Facts, Screen } from './parts.tsx';
import { Preview } from './preview.tsx';
import { Models } from './products.tsx';
import { Verification } from './verification.tsx';

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

export const DraftScreen = () => {
  const { t } = useTranslation('ops');
  const { draft: id } = useParams({ strict: false }) as { draft: string };
  const asked = useAsk(research.getDraft, { draft: id });
  const draft = asked.data;
  if (!draft) return <Screen headline={undefined} problem={asked.error} />;
  const open = draft.state !== 'released' && draft.state !== 'discarded';
  return (
    <Screen
      over={t('draft.over', { product: draft.product, version: draft.basedOn ?? 0 })}
      headline={draft.title}
      sub={t(`draft.next.${draft.state}`)}
      actions={
        open && (
          <>
            <Act
              operation={research.verifyDraft}
              input={{ draft: id }}
              variant={draft.state === 'draft' ? 'filled' : 'default'}
            >
              {t('draft.verify')}
            </Act>
            <Act
              operation={research.approveDraft}
              input={{ draft: id }}
              variant={draft.state === 'verified' ? 'filled' : 'default'}
            >
              {t('draft.approve')}
            </Act>
            <Act
              operation={research.releaseDraft}
              input={{ draft: id }}
              variant={draft.state === 'approved' ? 'filled' : 'default'}
            >
              {t('draft.release')}
            </Act>
            <Act operation={research.discardDraft} input={{ draft: id }} variant="subtle" color="red">
              {t('draft.discard')}
            </Act>
          </>
        )
      }
    >
      <Facts
        rows={[
          [
            t('state'),
            <StateChip key="state" state={draft.state === 'released' ? 'done' : 'now'}>
              {t(`draft.${draft.state}`)}
            </StateChip>,
          ],
          [t('products.changed'), <When key="changed" at={draft.changedAt} style="dayTime" />],
          draft.demand
            ? [
                t('demands.over'),
                <To key="demand" to={places.demand(draft.demand)}>
                  {t('open')}
                </To>,
              ]
            : false,
          draft.approvedBy ? [t('draft.approvedBy'), draft.approvedBy] : false,
          draft.releasedVersion
            ? [
                t('products.version'),
                <To key="shop" to={`/shop/${draft.product}`}>
                  {String(draft.releasedVersion)}
                </To>,
              ]
            : false,
        ]}
      />
      {draft.verification && <Verification result={draft.verification} />}
      <Editor key={`${draft.id}${draft.state}`} draft={draft} locked={!open} />
    </Screen>
  );
};

type Draft = Output<typeof research.getDraft>;

const parse = (text: string): { value?: unknown; fault?: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: (error as Error).message };
  }
};

const Editor = ({ draft, locked }: { draft: Draft; locked: boolean }) => {
  const { t } = useTranslation('ops');
  const [model, setModel] = useState(() => JSON.stringify(draft.model, null, 2));
  const [prices, setPrices] = useState(() => JSON.stringify(draft.prices, null, 2));
  const command = useCommand(research.saveDraft);
  const read = parse(model);
  const book = parse(prices);
  const changed = model !== JSON.stringify(draft.model, null, 2) || prices !== JSON.stringify(draft.prices, null, 2);
  const save = (): void =>
    command.mutate({ draft: draft.id, model: read.value as Draft['model'], prices: book.value as Draft['prices'] });
  return (
    <div className={css.two}>
      <section className={css.form}>
        <h2 className="ol-20 ol-strong">{t('draft.model')}</h2>
        <textarea
          className={css.json}
          aria-label={t('draft.model')}
          spellCheck={false}
          readOnly={locked}
          value={model}
          onChange={(event) => setModel(event.currentTarget.value)}
        />
        {read.fault && <ProblemNote problem={{ title: t('draft.notJson'), detail: read.fault }} />}
        <h2 className="ol-20 ol-strong">{t('draft.prices')}</h2>
        <textarea
          className={css.json}
          aria-label={t('draft.prices')}
          spellCheck={false}
          readOnly={locked}
          value={prices}
          onChange={(event) => setPrices(event.currentTarget.value)}
        />
        {book.fault && <ProblemNote problem={{ title: t('draft.notJson'), detail: book.fault }} />}
        {command.error && <ProblemNote problem={command.error.document} />}
        {!locked && (
          <div>
            <Button onClick={save} loading={command.isPending} disabled={!changed || Boolean(read.fault ?? book.fault)}>
              {t('draft.save')}
            </Button>
          </div>
        )}
      </section>
      <Preview model={read.value} prices={book.value} />
    </div>
  );
};
