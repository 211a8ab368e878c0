// Beside the chain: what waits with the act that helps, and the last events as they come in.
import { Button } from '@mantine/core';
import { platform, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand } from '../../data/index.ts';
import { Panel, ProblemNote, StateChip } from '../../look/index.ts';
import { EventList } from '../events/event-list.tsx';
import { To } from '../links.tsx';
import css from './chain.module.css';
import type { Wait } from './waits.ts';

const Waiting = ({ wait }: { wait: Wait }) => {
  const { t } = useTranslation('chain');
  const ask = useCommand(sourcing.askAgain);
  const askAll = async (): Promise<void> => {
    for (const purchaseOrder of wait.purchases) await ask.mutateAsync({ purchaseOrder }).catch(() => undefined);
  };
  return (
    <Panel tone="amber">
      <StateChip state="watch">{t('why.title', { flow: wait.flow })}</StateChip>
      <p className="ol-16 ol-strong" style={{ marginTop: 8 }}>
        {wait.reason}
      </p>
      <ul className={css.reasons}>
        {wait.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {ask.error && <ProblemNote problem={ask.error.document} />}
      <div className={css.actions}>
        {wait.purchases.length > 0 && (
          <Button loading={ask.isPending} disabled={ask.isSuccess} onClick={() => void askAll()}>
            {ask.isSuccess ? t('why.asked') : t('why.askAgain')}
          </Button>
        )}
        <To to={wait.to}>{t('why.see')}</To>
      </div>
    </Panel>
  );
};

/** Told so often that they would hide what happened: each stock line, each position, each state of a machine but a fault. */
const QUIET = ['logistics.stock.changed', 'logistics.position.reported'];
const quiet = ({ type, data }: platform.EventRecord): boolean =>
  QUIET.includes(type) || (type === 'production.equipment.reported' && data.state !== 'fault');

export const LastEvents = ({ limit }: { limit: number }) => {
  const { t } = useTranslation('chain');
  const events = useAsk(platform.listEvents, { newest: true, limit: 150 });
  const told = (events.data?.events ?? []).filter((event) => !quiet(event)).slice(0, limit);
  return (
    <section aria-label={t('events')}>
      <div className={css.eventsHead}>
        <h2 className="ol-20 ol-strong">{t('events')}</h2>
        <span className="ol-12 ol-ink-2">{t('live')}</span>
      </div>
      {events.error && <ProblemNote problem={events.error.document} />}
      {events.data && told.length === 0 && <p className="ol-ink-2">{t('noEvents')}</p>}
      <EventList events={told} label={t('events')} />
    </section>
  );
};

export const ChainPanel = ({ waits }: { waits: readonly Wait[] }) => (
  <>
    {waits.length > 0 && (
      <div className={css.waits}>
        {waits.map((wait) => (
          <Waiting key={`${wait.flow} ${wait.reason}`} wait={wait} />
        ))}
      </div>
    )}
    <LastEvents limit={9} />
  </>
);
