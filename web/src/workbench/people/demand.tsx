// One demand: what was wanted and how often, its verdict with the reasons, and what became of it.
import { interaction, type Output, platform, research } from '@onelot/contracts';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { Panel, ProblemNote, StateChip, useFormat, When } from '../../look/index.ts';
import { EventList } from '../events/event-list.tsx';
import { places, To } from '../links.tsx';
import css from '../ops/parts.module.css';
import { Bar, Facts, Screen } from '../ops/parts.tsx';
import { SHAPE } from './demands.tsx';
import { REASONS, ScreeningForm } from './screening.tsx';

type Demand = Output<typeof interaction.getDemand>;

export const DemandScreen = () => {
  const { t } = useTranslation('people');
  const { when } = useFormat();
  const { demand: id } = useParams({ strict: false }) as { demand: string };
  const session = useSession();
  const asked = useAsk(interaction.getDemand, { demand: id }, { keep: false });
  const demand = asked.data;
  if (!demand) return <Screen headline={undefined} problem={asked.error} again={() => void asked.refetch()} />;
  return (
    <Screen
      over={`${t('demands.over')}, ${t(`demands.${demand.state}`)}`}
      headline={demand.title}
      sub={t('demands.wanted', {
        count: demand.times,
        people: t('demands.peopleCount', { count: demand.people }),
        first: when(demand.firstAt, 'dayTime'),
        source: t(`demands.from.${demand.source}`),
      })}
      problem={asked.error}
    >
      {demand.text !== demand.title && <p style={{ whiteSpace: 'pre-wrap', maxWidth: 720 }}>{demand.text}</p>}
      <Wanted demand={demand} />
      {demand.verdict && <Verdict demand={demand} />}
      {!demand.verdict && session.may('interaction') && <ScreeningForm key={demand.id} demand={demand} />}
      {demand.verdict && <Became demand={demand} />}
      <History demand={demand.id} />
    </Screen>
  );
};

const Wanted = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('people');
  return (
    <Facts
      rows={[
        [
          t('state'),
          <StateChip key="state" state={SHAPE[demand.state]}>
            {t(`demands.${demand.state}`)}
          </StateChip>,
        ],
        [t('demands.times'), demand.times],
        [t('demands.people'), demand.people],
        [t('demands.source'), t(`demands.from.${demand.source}`)],
        [t('demands.first'), <When key="first" at={demand.firstAt} style="dayTime" />],
        [t('demands.last'), <When key="last" at={demand.lastAt} style="dayTime" />],
        demand.product
          ? [
              t('demands.product'),
              <To key="product" to="/work/products">
                {demand.product}
              </To>,
            ]
          : false,
        demand.option ? [t('demands.option'), demand.option] : false,
        demand.value ? [t('demands.value'), demand.value] : false,
      ]}
    />
  );
};

const Verdict = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('people');
  const verdict = demand.verdict;
  if (!verdict || demand.state === 'open') return null;
  return (
    <Panel title={t('demands.verdict')} sub={t(`demands.verdictOf.${demand.state}`)}>
      <div className={css.form}>
        <p style={{ whiteSpace: 'pre-wrap' }}>{verdict.note}</p>
        <dl className={css.facts}>
          {REASONS.map((reason) => (
            <div key={reason}>
              <dt>
                {t('demands.reasonGiven', {
                  reason: t(`demands.reason.${reason}`),
                  score: verdict.reasons[reason].score,
                })}
              </dt>
              <dd>
                <Bar value={verdict.reasons[reason].score} most={5} />
                <p>{verdict.reasons[reason].reason}</p>
              </dd>
            </div>
          ))}
        </dl>
        <Facts
          rows={[
            [t('demands.by'), verdict.by],
            [t('when'), <When key="at" at={verdict.at} style="dayTime" />],
            demand.concept ? [t('demands.concept'), demand.concept] : false,
          ]}
        />
      </div>
    </Panel>
  );
};

const Became = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('people');
  const session = useSession();
  const accepted = demand.state === 'accepted';
  const asks = session.may('interaction') || session.may('research');
  const received = useAsk(research.listDemands, {}, { enabled: accepted && asks });
  const change = received.data?.find((each) => each.id === demand.id || each.title === demand.title);
  const other = useAsk(
    interaction.getDemand,
    { demand: demand.mergedInto ?? demand.id },
    { enabled: demand.mergedInto !== null },
  );
  return (
    <Panel title={t('demands.became')}>
      {demand.outcome && <p>{demand.outcome}</p>}
      {change && <p>{t(`demands.researchState.${change.state}`)}</p>}
      {accepted && (
        <p>
          <To to={change?.draft ? places.draft(change.draft) : '/work/research'}>
            {t(change?.draft ? 'demands.toDraft' : 'demands.toResearch')}
          </To>
        </p>
      )}
      {demand.mergedInto && (
        <p>
          <To to={places.demand(demand.mergedInto)}>{other.data?.title ?? t('demands.toOther')}</To>
        </p>
      )}
      {received.error && <ProblemNote problem={received.error.document} />}
    </Panel>
  );
};

const History = ({ demand }: { demand: string }) => {
  const { t } = useTranslation('people');
  const events = useAsk(platform.listEvents, { subject: demand, newest: true, limit: 50 });
  if (!events.data?.events.length) return null;
  return (
    <Panel title={t('history')}>
      <EventList events={events.data.events} label={t('history')} />
    </Panel>
  );
};
