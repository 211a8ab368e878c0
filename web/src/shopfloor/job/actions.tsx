// The great buttons: start, complete, scrap, stop; each says what it does and by which key.
import { IconPlayerPause, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';
import type { Target } from '../parameters.ts';
import type { Job } from '../pick.ts';
import css from './actions.module.css';
import { useGaugeWords, useWaits } from './words.ts';

export interface ActionsProps {
  job: Job;
  byHand: boolean;
  machine: boolean;
  busy: boolean;
  /** The parameter that keeps Complete shut: not measured yet, or `gateWrong`. */
  gate?: Target | undefined;
  gateWrong: boolean;
  onMain: () => void;
  onScrap: () => void;
  onStop: () => void;
  onGiveBack: () => void;
}

/** While shut it still answers a press: it leads to what keeps it shut. */
const Main = (props: {
  label: string;
  sub?: string | undefined;
  shut?: boolean;
  busy: boolean;
  onClick: () => void;
}) => {
  const { t } = useTranslation('floor');
  return (
    <button
      type="button"
      className={css.main}
      data-shut={props.shut || undefined}
      disabled={props.busy}
      aria-keyshortcuts="Enter"
      onClick={props.onClick}
    >
      <span className={css.label}>{props.label}</span>
      <span className={css.sub}>
        {props.sub}
        <kbd>{t('keys.main')}</kbd>
      </span>
    </button>
  );
};

const useGateText = () => {
  const { t } = useTranslation('floor');
  const say = useGaugeWords();
  return ({ gate, gateWrong }: ActionsProps): string => {
    if (!gate) return t('act.completeSub');
    if (!gateWrong || !gate.limits) return t('act.measureFirst', { what: say.name(gate.key) });
    return t('act.opens', { low: say.value(gate, gate.limits.low), high: say.value(gate, gate.limits.high) });
  };
};

const Running = (props: ActionsProps) => {
  const { t } = useTranslation('floor');
  const { when } = useFormat();
  const gateText = useGateText();
  const { job } = props;
  return (
    <div className={css.actions}>
      <button type="button" className={css.stop} onClick={props.onStop} aria-keyshortcuts="T">
        <span className={css.label}>
          <IconPlayerPause size={36} aria-hidden="true" />
          {t('act.stop')}
        </span>
        <span className={css.sub}>
          {job.startedAt && `${t('act.started')} ${t('act.startedAt', { when: when(job.startedAt, 'time') })}`}
          <kbd>{t('keys.stop')}</kbd>
        </span>
      </button>
      <Main
        label={t('act.complete')}
        sub={gateText(props)}
        shut={Boolean(props.gate)}
        busy={props.busy}
        onClick={props.onMain}
      />
      <button type="button" className={css.scrap} onClick={props.onScrap} aria-keyshortcuts="S">
        <span className={css.label}>
          <IconX size={36} aria-hidden="true" />
          {t('act.scrap')}
        </span>
        <span className={css.sub}>
          <kbd>{t('keys.scrap')}</kbd>
        </span>
      </button>
    </div>
  );
};

export const Actions = (props: ActionsProps) => {
  const { t } = useTranslation('floor');
  const waits = useWaits();
  const { job, byHand, busy, onMain } = props;
  if (!byHand)
    return (
      <div className={css.actions} data-single>
        <button type="button" className={css.stop} onClick={onMain} disabled={busy}>
          <span className={css.label}>{t('act.takeOver')}</span>
          <span className={css.sub}>{t('act.takeOverSub')}</span>
        </button>
      </div>
    );
  if (job.state === 'started') return <Running {...props} />;
  const sub = job.ready ? undefined : waits(job);
  return (
    <div className={css.actions} data-single={!props.machine || undefined}>
      {props.machine && (
        <button type="button" className={css.stop} onClick={props.onGiveBack}>
          <span className={css.sub}>{t('act.giveBack')}</span>
        </button>
      )}
      <Main
        label={job.ready ? t('act.start') : t('act.notReady')}
        sub={sub}
        shut={!job.ready}
        busy={busy}
        onClick={onMain}
      />
    </div>
  );
};
