// How many machines and workers every center needs: a first look at each move, the precise plan as long work beside it.
import { Button, Progress } from '@mantine/core';
import type { Assessment, PlanResult } from '@onelot/capacity';
import { platform } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../data/index.ts';
import { EmptyState, ProblemNote, useFormat } from '../../../look/index.ts';
import { To } from '../../links.tsx';
import css from '../decisions.module.css';
import { Head } from '../picture.tsx';
import { type Case, UNMOVED } from './case.ts';
import { Controls } from './controls.tsx';
import { Frontier } from './frontier.tsx';
import { Heat } from './heat.tsx';
import { KeptPlans } from './kept-plans.tsx';
import { Needs } from './needs.tsx';
import { NetworkMap } from './network-map.tsx';
import { Ranges } from './ranges.tsx';
import { Reactions } from './reactions.tsx';
import { Tables } from './tables.tsx';
import { Transfers } from './transfers.tsx';
import { useFirstLook, useRefined } from './use-resources.ts';

/** Scenarios of the precise plan, and splits its search tries. */
const SCENARIOS = 100;
const SPLITS = 40;
/** Moves of demand tried. */
const ROUNDS = 50;

export const Resources = () => {
  const { t } = useTranslation('decisions');
  const asked = useAsk(platform.getNetwork, {});
  const network = asked.data?.network ?? undefined;
  const [one, setOne] = useState<Case>(UNMOVED);
  const [chosen, setChosen] = useState<string>();
  const first = useFirstLook(network, one);
  const refined = useRefined(network, one);
  const plan = refined.assessment?.plan ?? first?.plan;
  if (asked.error) return <ProblemNote problem={asked.error.document} />;
  if (asked.data && !network)
    return (
      <main className={css.main}>
        <EmptyState title={t('resources.none')} sub={t('resources.noneSub')}>
          <To to="/work/import">{t('resources.import')}</To>
        </EmptyState>
      </main>
    );
  return (
    <div className={css.page}>
      {network && <Controls network={network} one={one} change={setOne} chosen={chosen} />}
      <main className={css.main}>
        {plan ? (
          <>
            <Headline plan={plan} precise={refined.assessment !== undefined} ms={first?.ms ?? 0} />
            {first?.problems && <ProblemNote problem={{ title: t('resources.cannot'), problems: first.problems }} />}
            <Refine refined={refined} />
            <KeptPlans job={refined.done} />
            <Body plan={plan} assessment={refined.assessment} chosen={chosen} choose={setChosen} />
          </>
        ) : (
          <>
            <h1 className="ol-28 ol-strong">{t('resources.title')}</h1>
            {first?.problems && <ProblemNote problem={{ title: t('resources.cannot'), problems: first.problems }} />}
          </>
        )}
      </main>
    </div>
  );
};

const Headline = ({ plan, precise, ms }: { plan: PlanResult; precise: boolean; ms: number }) => {
  const { t } = useTranslation('decisions');
  const { money, number } = useFormat();
  const all = plan.centers.flatMap(({ resources }) => resources);
  const count = all.reduce((sum, { planned }) => sum + planned, 0);
  const wide = all.filter(({ interval: [low, high] }) => high === null || high - low > 1).length;
  return (
    <header aria-live="polite">
      <h1 className="ol-28 ol-strong">
        {t('resources.head', {
          count,
          units: number(count),
          centers: plan.centers.length,
          cost: money(plan.cost, undefined, true),
        })}
      </h1>
      <p className="ol-ink-2">
        {precise
          ? t('resources.precise', { scenarios: number(plan.scenarios), days: plan.days, wide })
          : t('resources.coarse', { scenarios: number(plan.scenarios), days: plan.days, ms: number(Math.round(ms)) })}
      </p>
    </header>
  );
};

const Refine = ({ refined }: { refined: ReturnType<typeof useRefined> }) => {
  const { t } = useTranslation('decisions');
  const { job, waiting, assessment, problem } = refined;
  const percent = Math.round((job?.progress ?? 0) * 100);
  if (job || waiting)
    return (
      <section className={css.refine} aria-label={t('resources.refining')}>
        <Progress value={percent} aria-label={t('resources.refining')} w={180} />
        <span className="ol-tabular">
          {t(`resources.part.${(job?.note ?? 'plan') as 'plan'}`, { defaultValue: '' })} {percent} %
        </span>
        <Button size="xs" variant="outline" disabled={!job || job.cancelling} onClick={refined.stop}>
          {t('resources.stop')}
        </Button>
      </section>
    );
  return (
    <section className={css.refine}>
      <Button onClick={() => void refined.begin(SCENARIOS)} disabled={assessment !== undefined && !assessment.stopped}>
        {t('resources.refine')}
      </Button>
      <Button
        variant="outline"
        onClick={() => void refined.begin(SCENARIOS, { transferRounds: ROUNDS })}
        disabled={assessment?.transfers !== undefined}
      >
        {t('resources.movePeaks')}
      </Button>
      <Button
        variant="outline"
        onClick={() => void refined.begin(SCENARIOS, { searchSteps: SPLITS })}
        disabled={assessment?.frontier !== undefined}
      >
        {t('resources.search')}
      </Button>
      {assessment?.stopped && <span className="ol-ink-2">{t('resources.stopped')}</span>}
      {problem && <ProblemNote problem={problem} />}
    </section>
  );
};

const Body = (props: {
  plan: PlanResult;
  assessment: Assessment | undefined;
  chosen: string | undefined;
  choose: (center: string) => void;
}) => {
  const { t } = useTranslation('decisions');
  const { plan, assessment, chosen, choose } = props;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const open = (id: string): void =>
    setOpened((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  const dearest = plan.centers.reduce((most, each) => (each.cost > most.cost ? each : most));
  const center = plan.centers.find(({ id }) => id === chosen) ?? dearest;
  return (
    <>
      <section className={css.card}>
        <Head title={t('resources.map')} sub={t('resources.mapSub')} />
        <NetworkMap plan={plan} chosen={chosen} choose={choose} opened={opened} open={open} />
      </section>
      <Needs key={center.id} center={center} />
      <Heat plan={plan} />
      {(assessment?.bounds || assessment?.reactions) && (
        <div className={css.cards}>
          {assessment.reactions && <Reactions reactions={assessment.reactions} />}
          {assessment.bounds && <Ranges bounds={assessment.bounds} choose={choose} />}
        </div>
      )}
      {assessment?.transfers && <Transfers found={assessment.transfers} />}
      {assessment?.frontier && <Frontier points={assessment.frontier} search={assessment.search} />}
      <Tables plan={plan} bounds={assessment?.bounds} />
    </>
  );
};
