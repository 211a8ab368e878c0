// Quantifiable demands: a target with unit, test and deadline; a provider answers in words.
import { Button, Textarea } from '@mantine/core';
import { type Output, research } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../data/index.ts';
import { Answer, Panel, ProblemNote, StateChip, useFormat } from '../look/index.ts';
import css from './portal.module.css';

type Demand = Output<typeof research.listQuantified>[number];

const Reply = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('portal');
  const respond = useCommand(research.respondToDemand);
  const [answer, setAnswer] = useState('');
  const [sent, setSent] = useState(false);
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSent(true);
        if (answer.trim()) respond.mutate({ quantified: demand.id, answer: answer.trim() });
      }}
    >
      {respond.error && <ProblemNote problem={respond.error.document} />}
      <Textarea
        label={t('demands.answer')}
        description={t('demands.answerHint')}
        autosize
        minRows={3}
        maxLength={4000}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        error={sent && !answer.trim() && t('demands.answerWrong')}
      />
      <Button type="submit" size="lg" h={48} loading={respond.isPending}>
        {t('demands.send')}
      </Button>
    </form>
  );
};

const One = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('portal');
  const { when } = useFormat();
  return (
    <Panel
      title={demand.title}
      sub={demand.deadline ? t('demands.until', { when: when(demand.deadline, 'long') }) : t('demands.noDeadline')}
      actions={
        <StateChip state={demand.answered ? 'done' : 'act'}>
          {demand.answered ? t('demands.answered') : t('demands.open')}
        </StateChip>
      }
    >
      <dl className={css.facts}>
        <div>
          <dt>{demand.attribute}</dt>
          <dd>{`${demand.target} ${demand.unit}`}</dd>
        </div>
        <div>
          <dt>{t('demands.test')}</dt>
          <dd>{demand.test}</dd>
        </div>
      </dl>
      {!demand.answered && <Reply demand={demand} />}
    </Panel>
  );
};

/** `alone`: the demands are the whole screen, as for a provider. */
export const Demands = ({ alone = false }: { alone?: boolean }) => {
  const { t } = useTranslation('portal');
  const { when } = useFormat();
  const demands = useAsk(research.listQuantified, {});
  if (alone && demands.error && !demands.data)
    return <ProblemNote problem={demands.error.document} onAgain={() => void demands.refetch()} />;
  if (!demands.data || (!alone && demands.data.length === 0)) return null;
  const open = demands.data.filter(({ answered }) => !answered);
  const first = open
    .map(({ deadline }) => deadline ?? '')
    .filter(Boolean)
    .sort()[0];
  return (
    <>
      {alone && (
        <Answer
          headline={open.length ? t('demands.toAnswer', { count: open.length }) : t('demands.nothing')}
          sub={first ? t('demands.first', { when: when(first, 'long') }) : t('demands.nothingSub')}
        />
      )}
      <section className={css.section}>
        <h2 className={alone ? 'ol-hidden' : 'ol-20 ol-strong'}>{t('demands.title')}</h2>
        {demands.data.map((demand) => (
          <One key={demand.id} demand={demand} />
        ))}
      </section>
    </>
  );
};
