// What people want and could not have: most wanted first; and one demand, screened with a verdict and its reasons.
import { Button, NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { type Input, interaction, type Output } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { DataTable, EmptyState, ProblemNote, StateChip, When } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import css from './parts.module.css';
import { Bar, Facts, Screen } from './parts.tsx';

type Demand = Output<typeof interaction.listDemands>[number];
const SHAPE = { open: 'watch', accepted: 'good', declined: 'idle', merged: 'idle' } as const;
const REASONS = ['cost', 'outcome', 'scale', 'fit'] as const;

export const Demands = () => {
  const { t } = useTranslation('ops');
  const address = useAddress();
  const asked = useAsk(interaction.listDemands, {});
  const all = asked.data ?? [];
  const open = all.filter((each) => each.state === 'open').length;
  const most = Math.max(1, ...all.map((each) => each.times));
  return (
    <Screen
      headline={asked.data && t('demands.head', { count: open })}
      sub={all[0] && t('demands.most', { title: all[0].title, count: all[0].times })}
      problem={asked.error}
    >
      {asked.data && (
        <DataTable
          caption={t('demands.table')}
          columns={[
            { id: 'title', label: t('demands.title'), value: (row) => row.title },
            {
              id: 'times',
              label: t('demands.times'),
              numeric: true,
              value: (row) => row.times,
              show: (row) => (
                <>
                  <Bar value={row.times} most={most} /> {row.times}
                </>
              ),
            },
            { id: 'people', label: t('demands.people'), numeric: true, value: (row) => row.people },
            { id: 'source', label: t('demands.source'), value: (row) => t(`demands.from.${row.source}`) },
            {
              id: 'state',
              label: t('state'),
              value: (row) => t(`demands.${row.state}`),
              show: (row) => <StateChip state={SHAPE[row.state]}>{t(`demands.${row.state}`)}</StateChip>,
            },
            {
              id: 'last',
              label: t('demands.last'),
              value: (row) => row.lastAt,
              show: (row) => <When at={row.lastAt} style="dayTime" />,
              wideOnly: true,
            },
          ]}
          rows={all}
          rowId={(row) => row.id}
          rowTo={(row) => address(places.demand(row.id))}
          csv="demands"
          empty={<EmptyState title={t('demands.none')} sub={t('demands.noneSub')} />}
        />
      )}
    </Screen>
  );
};

export const DemandScreen = () => {
  const { t } = useTranslation('ops');
  const { demand: id } = useParams({ strict: false }) as { demand: string };
  const asked = useAsk(interaction.getDemand, { demand: id });
  const demand = asked.data;
  if (!demand) return <Screen headline={undefined} problem={asked.error} />;
  return (
    <Screen over={t('demands.over')} headline={demand.title} sub={demand.text}>
      <Facts
        rows={[
          [
            t('state'),
            <StateChip key="state" state={SHAPE[demand.state]}>
              {t(`demands.${demand.state}`)}
            </StateChip>,
          ],
          [t('demands.source'), t(`demands.from.${demand.source}`)],
          [t('demands.times'), demand.times],
          [t('demands.people'), demand.people],
          [t('demands.first'), <When key="first" at={demand.firstAt} style="dayTime" />],
          [t('demands.last'), <When key="last" at={demand.lastAt} style="dayTime" />],
          demand.outcome ? [t('demands.outcome'), demand.outcome] : false,
          demand.mergedInto
            ? [
                t('demands.merged'),
                <To key="merged" to={places.demand(demand.mergedInto)}>
                  {t('open')}
                </To>,
              ]
            : false,
        ]}
      />
      {demand.verdict ? <Verdict demand={demand} /> : <ScreenForm key={demand.id} demand={demand} />}
    </Screen>
  );
};

const Verdict = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('ops');
  const verdict = demand.verdict!;
  return (
    <section>
      <h2 className="ol-20 ol-strong">{t('demands.verdict')}</h2>
      <p>{verdict.note}</p>
      <Facts
        rows={[
          ...REASONS.map(
            (reason) =>
              [
                t(`demands.reason.${reason}`),
                `${verdict.reasons[reason].score} / 5: ${verdict.reasons[reason].reason}`,
              ] as const,
          ),
          [t('demands.by'), verdict.by],
          demand.concept ? [t('demands.concept'), demand.concept] : false,
        ]}
      />
      {demand.state === 'accepted' && <To to="/work/research">{t('demands.toResearch')}</To>}
    </section>
  );
};

type Screening = Input<typeof interaction.screenDemand>;

const ScreenForm = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('ops');
  const command = useCommand(interaction.screenDemand);
  const others = useAsk(interaction.listDemands, {});
  const empty = { score: 3, reason: '' };
  const [form, set] = useState<Screening>({
    demand: demand.id,
    verdict: 'accepted',
    reasons: { cost: empty, outcome: empty, scale: empty, fit: empty },
    note: '',
    concept: '',
  });
  const wrong = (path: string): string | undefined =>
    command.error?.document.problems?.find((each) => each.path === path)?.message;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const { concept, mergedInto, ...rest } = form;
    command.mutate({
      ...rest,
      ...(form.verdict === 'accepted' && concept ? { concept } : {}),
      ...(form.verdict === 'merged' && mergedInto ? { mergedInto } : {}),
    });
  };
  return (
    <form onSubmit={send} className={css.form} noValidate aria-label={t('demands.screen')}>
      <h2 className="ol-20 ol-strong">{t('demands.screen')}</h2>
      <div className={css.two}>
        {REASONS.map((reason) => (
          <fieldset key={reason} style={{ border: 0, padding: 0, margin: 0 }}>
            <legend className="ol-strong">{t(`demands.reason.${reason}`)}</legend>
            <NumberInput
              label={t('demands.score')}
              min={1}
              max={5}
              value={form.reasons[reason].score}
              onChange={(value) =>
                set({
                  ...form,
                  reasons: { ...form.reasons, [reason]: { ...form.reasons[reason], score: Number(value) } },
                })
              }
              error={wrong(`/reasons/${reason}/score`)}
            />
            <TextInput
              label={t('demands.why')}
              value={form.reasons[reason].reason}
              onChange={(event) =>
                set({
                  ...form,
                  reasons: {
                    ...form.reasons,
                    [reason]: { ...form.reasons[reason], reason: event.currentTarget.value },
                  },
                })
              }
              error={wrong(`/reasons/${reason}/reason`)}
            />
          </fieldset>
        ))}
      </div>
      <SegmentedControl
        aria-label={t('demands.verdict')}
        value={form.verdict}
        onChange={(verdict) => set({ ...form, verdict: verdict as Screening['verdict'] })}
        data={(['accepted', 'declined', 'merged'] as const).map((value) => ({
          value,
          label: t(`demands.say.${value}`),
        }))}
      />
      {form.verdict === 'accepted' && (
        <Textarea
          label={t('demands.concept')}
          autosize
          minRows={2}
          value={form.concept ?? ''}
          onChange={(event) => set({ ...form, concept: event.currentTarget.value })}
          error={wrong('/concept')}
        />
      )}
      {form.verdict === 'merged' && (
        <Select
          label={t('demands.mergeInto')}
          searchable
          data={(others.data ?? [])
            .filter((each) => each.id !== demand.id && each.state !== 'merged')
            .map((each) => ({ value: each.id, label: each.title }))}
          value={form.mergedInto ?? null}
          onChange={(value) => set({ ...form, mergedInto: value ?? undefined })}
          error={wrong('/mergedInto')}
        />
      )}
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        value={form.note}
        onChange={(event) => set({ ...form, note: event.currentTarget.value })}
        error={wrong('/note')}
      />
      {command.error && <ProblemNote problem={command.error.document} />}
      <div>
        <Button type="submit" loading={command.isPending}>
          {t('demands.give')}
        </Button>
      </div>
    </form>
  );
};
