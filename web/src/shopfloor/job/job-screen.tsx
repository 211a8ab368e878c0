// One job as the whole screen: the thing to do, its picture, its gauges, its steps, and the great buttons.
import type { production } from '@onelot/contracts';
import { production as ask } from '@onelot/contracts';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { useFile, useSession } from '../../data/index.ts';
import { Answer, FileLink, ProblemNote, useWords } from '../../look/index.ts';
import { toggleFullscreen } from '../frame.tsx';
import { headlineOf, readInstruction } from '../instruction.ts';
import { type Machine, Machines } from '../machines.tsx';
import { judge, settingsOf, targetsOf } from '../parameters.ts';
import { type aroundJob, isMine, type Job } from '../pick.ts';
import { useDraft } from '../use-draft.ts';
import { useJobCommands } from '../use-job.ts';
import { useKeys } from '../use-keys.ts';
import type { useTold } from '../use-told.tsx';
import { Actions } from './actions.tsx';
import { Gauge } from './gauge.tsx';
import css from './job.module.css';
import { Materials, Settings, Steps } from './lists.tsx';
import { NextJobs } from './next-jobs.tsx';
import { JobPicture } from './picture.tsx';
import { ScrapDialog, StopDialog } from './reasons.tsx';
import { TimeOnJob } from './time-on-job.tsx';
import { useGaugeWords, useWaits } from './words.ts';

export interface JobScreenProps {
  job: Job;
  jobs: readonly Job[];
  workCenter: z.infer<typeof production.WorkCenter>;
  around: ReturnType<typeof aroundJob>;
  machines: readonly Machine[];
  tell: ReturnType<typeof useTold>['tell'];
  keys: Readonly<Record<string, () => void>>;
  onScan: (code: string) => void;
}

const Papers = ({ job }: { job: Job }) => {
  const { t, i18n } = useTranslation('floor');
  const file = useFile();
  const locale = i18n.language === 'de' ? 'de' : 'en';
  return (
    <div className={css.papers}>
      <FileLink
        href={file(ask.jobCard, { order: job.order, locale })}
        name={`${job.orderNumber}-${t('job.jobCard')}.pdf`}
      >
        <IconFileTypePdf size={24} aria-hidden="true" />
        {t('job.jobCard')}
      </FileLink>
    </div>
  );
};

export const JobScreen = ({ job, jobs, workCenter, around, machines, tell, keys, onScan }: JobScreenProps) => {
  const { t } = useTranslation('floor');
  const words = useWords();
  const { person } = useSession();
  const readings = machines.find(({ operation }) => operation === job.id)?.values ?? {};
  const draft = useDraft(job.id, readings);
  const commands = useJobCommands(tell);
  const say = useGaugeWords();
  const waits = useWaits();
  const gauges = useRef<HTMLDivElement>(null);
  const [asking, setAsking] = useState<'scrap' | 'stop'>();
  const [byHand, setByHand] = useState(workCenter.kind === 'manual' || isMine(job, person));

  const targets = targetsOf(job.parameters);
  const started = job.state === 'started';
  const judged = targets.map((target) => ({ target, verdict: judge(target, draft.value(target.key)) }));
  const wrong = judged.find(({ verdict }) => verdict.state === 'over' || verdict.state === 'under');
  const missing = judged.find(({ target, verdict }) => target.limits && verdict.state === 'missing');
  const instruction = words(job.instruction);
  const { steps, facts } = readInstruction(instruction);
  const machine = workCenter.kind === 'machine';
  const headline = started && wrong ? say.correct(wrong.target, wrong.verdict) : headlineOf(instruction);

  const keyed = (wrong ?? missing ?? judged[0])?.target.key;
  const measure = (): void => {
    gauges.current?.querySelector<HTMLInputElement>(`input[name="${keyed}"]`)?.focus();
  };
  const main = (): void => {
    if (commands.busy) return;
    if (!byHand) setByHand(true);
    else if (!started) {
      if (job.ready) void commands.start(job);
      else tell(waits(job), 'watch');
    } else if (wrong || missing) measure();
    else void commands.complete(job, draft.measurements(targets));
  };
  useKeys(
    {
      ...keys,
      // A machine's work is taken over by a deliberate press only.
      ...(byHand ? { Enter: main } : {}),
      m: measure,
      f: toggleFullscreen,
      ...(started && byHand ? { s: () => setAsking('scrap'), t: () => setAsking('stop') } : {}),
    },
    onScan,
  );

  return (
    <>
      <div className={css.screen}>
        <div className={css.head}>
          <div className={css.answer} data-long={headline.length > 44 ? 'very' : headline.length > 24 || undefined}>
            <Answer
              size="floor"
              over={t(isMine(job, person) && started ? 'job.overMine' : 'job.over', {
                step: job.step,
                steps: job.steps,
                name: words(job.name),
              })}
              headline={headline}
            />
            {job.scraps > 0 && <p className={css.again}>{t('job.again', { count: job.scraps })}</p>}
            {!started && !job.ready && <p className={css.waits}>{waits(job)}</p>}
          </div>
          <TimeOnJob job={job} />
        </div>
        {commands.problem && <ProblemNote problem={commands.problem.document ?? commands.problem} />}
        <div className={css.body}>
          <JobPicture job={job} />
          <div className={css.work} ref={gauges}>
            {!byHand && <p className={css.machineDoes}>{t('machine.does')}</p>}
            {machine && <Machines machines={machines} jobs={jobs} />}
            {targets.map((target) => (
              <Gauge
                key={target.key}
                target={target}
                draft={draft}
                verdict={judge(target, draft.value(target.key))}
                open={started && byHand}
                keyed={target.key === keyed}
                reader={machines.find(({ operation }) => operation === job.id)?.equipment}
              />
            ))}
            <Steps steps={steps} draft={draft} running={started && byHand} />
            <Settings facts={facts} settings={machine || facts.length === 0 ? settingsOf(job.parameters) : []} />
            <Materials material={job.material} />
            <Papers job={job} />
          </div>
          <aside className={css.aside}>
            <NextJobs around={around} workCenter={workCenter} starting={!started} />
            {!machine && <Machines machines={machines} jobs={jobs} />}
          </aside>
        </div>
      </div>
      <Actions
        job={job}
        byHand={byHand}
        machine={machine}
        busy={commands.busy}
        gate={wrong?.target ?? missing?.target}
        gateWrong={Boolean(wrong)}
        onMain={main}
        onScrap={() => setAsking('scrap')}
        onStop={() => setAsking('stop')}
        onGiveBack={() => setByHand(false)}
      />
      <ScrapDialog
        job={job}
        opened={asking === 'scrap'}
        onClose={() => setAsking(undefined)}
        onYes={(reason) => {
          setAsking(undefined);
          void commands.scrap(job, reason);
        }}
      />
      <StopDialog
        opened={asking === 'stop'}
        onClose={() => setAsking(undefined)}
        onYes={(reason) => {
          setAsking(undefined);
          void commands.stop(job, reason);
        }}
      />
    </>
  );
};
