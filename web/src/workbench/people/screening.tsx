// The screening of a demand: four reasons with a score and a sentence each, and the verdict they lead to.
import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { type Input, interaction, type Output } from '@onelot/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { Panel, ProblemNote, useProblemWords } from '../../look/index.ts';
import css from '../ops/parts.module.css';
import own from './people.module.css';

type Demand = Output<typeof interaction.getDemand>;
export const REASONS = ['cost', 'outcome', 'scale', 'fit'] as const;
type Reason = (typeof REASONS)[number];
type Screening = Input<typeof interaction.screenDemand>;
type Given = Screening['reasons'][Reason];
type Wrong = (path: string) => string | undefined;

const SCORES = ['1', '2', '3', '4', '5'];
/** Neither good nor bad until a person says otherwise. */
const MIDDLE: Given = { score: 3, reason: '' };

const ReasonFields = (props: { reason: Reason; given: Given; set: (given: Given) => void; wrong: Wrong }) => {
  const { t } = useTranslation('people');
  const { reason, given, set, wrong } = props;
  return (
    <fieldset className={own.reason}>
      <legend className="ol-strong">{t(`demands.reason.${reason}`)}</legend>
      <p className="ol-ink-2">{t(`demands.ask.${reason}`)}</p>
      <SegmentedControl
        aria-label={t('demands.scoreOf', { reason: t(`demands.reason.${reason}`) })}
        data={SCORES}
        value={String(given.score)}
        onChange={(score) => set({ ...given, score: Number(score) })}
      />
      <TextInput
        label={t('demands.why')}
        withAsterisk
        value={given.reason}
        onChange={(event) => set({ ...given, reason: event.currentTarget.value })}
        error={wrong(`/reasons/${reason}/reason`)}
      />
    </fieldset>
  );
};

const MergeInto = (props: {
  demand: Demand;
  value: string | undefined;
  set: (id: string | undefined) => void;
  error: string | undefined;
}) => {
  const { t } = useTranslation('people');
  const others = useAsk(interaction.listDemands, {});
  const choices = (others.data ?? []).filter((each) => each.id !== props.demand.id && each.state !== 'merged');
  if (others.data && choices.length === 0) return <p>{t('demands.noOther')}</p>;
  return (
    <Select
      label={t('demands.mergeInto')}
      searchable
      data={choices.map((each) => ({ value: each.id, label: each.title }))}
      value={props.value ?? null}
      onChange={(value) => props.set(value ?? undefined)}
      error={props.error}
    />
  );
};

/** What is sent: a concept only with an acceptance, another demand only with a merger. */
const answerOf = ({ concept, mergedInto, ...rest }: Screening): Screening => ({
  ...rest,
  ...(rest.verdict === 'accepted' && concept ? { concept } : {}),
  ...(rest.verdict === 'merged' && mergedInto ? { mergedInto } : {}),
});

export const ScreeningForm = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('people');
  const command = useCommand(interaction.screenDemand);
  const [form, set] = useState<Screening>({
    demand: demand.id,
    verdict: 'accepted',
    reasons: { cost: MIDDLE, outcome: MIDDLE, scale: MIDDLE, fit: MIDDLE },
    note: '',
    concept: '',
  });
  const say = useProblemWords();
  const told = new Set<string>();
  const wrong: Wrong = (path) => {
    const found = command.error?.document.problems?.find((each) => each.path === path);
    if (found) told.add(found.path);
    return found && say.field(found);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    command.mutate(answerOf(form));
  };
  return (
    <Panel title={t('demands.screen')} sub={t('demands.screenSub')}>
      <form onSubmit={send} className={css.form} noValidate aria-label={t('demands.screen')}>
        <div className={css.two}>
          {REASONS.map((reason) => (
            <ReasonFields
              key={reason}
              reason={reason}
              given={form.reasons[reason]}
              set={(given) => set({ ...form, reasons: { ...form.reasons, [reason]: given } })}
              wrong={wrong}
            />
          ))}
        </div>
        <SegmentedControl
          className={own.verdict ?? ''}
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
            description={t('demands.conceptSub')}
            autosize
            minRows={2}
            value={form.concept ?? ''}
            onChange={(event) => set({ ...form, concept: event.currentTarget.value })}
            error={wrong('/concept')}
          />
        )}
        {form.verdict === 'merged' && (
          <MergeInto
            demand={demand}
            value={form.mergedInto}
            set={(mergedInto) => set({ ...form, mergedInto })}
            error={wrong('/mergedInto')}
          />
        )}
        <Textarea
          label={t('note')}
          withAsterisk
          autosize
          minRows={2}
          value={form.note}
          onChange={(event) => set({ ...form, note: event.currentTarget.value })}
          error={wrong('/note')}
        />
        {command.error && <ProblemNote problem={command.error.document} except={told} />}
        <div>
          <Button type="submit" loading={command.isPending}>
            {t('demands.give')}
          </Button>
        </div>
      </form>
    </Panel>
  );
};
