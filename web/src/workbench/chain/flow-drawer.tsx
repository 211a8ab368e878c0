// The events of one flow, newest first, with what the flow carries from whom to whom.
import { Drawer } from '@mantine/core';
import { platform } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { ProblemNote } from '../../look/index.ts';
import { EventList } from '../events/event-list.tsx';
import type { FlowData } from './chain.tsx';

/** Ends of a flow as words. */
export const useEnds = () => {
  const { t } = useTranslation('work');
  return (ends: readonly string[]): string => ends.map((end) => t(`activity.${end as 'sales'}`)).join(', ');
};

const Events = ({ flow }: { flow: FlowData }) => {
  const { t } = useTranslation('chain');
  const ends = useEnds();
  const events = useAsk(platform.listEvents, { flow: flow.flow, newest: true, limit: 50 }, { keep: false });
  return (
    <>
      <p>{t('drawer.from', { from: ends(flow.from), to: ends(flow.to), carries: t(`carries.${flow.flow as 'a'}`) })}</p>
      <p className="ol-ink-2" style={{ margin: '8px 0 16px' }}>
        {t('drawer.count', { count: flow.count, total: flow.total })}
      </p>
      {events.error && <ProblemNote problem={events.error.document} />}
      {events.data?.events.length === 0 && <p>{t('drawer.none')}</p>}
      <EventList events={events.data?.events ?? []} label={t(`flow.${flow.flow as 'a'}`)} />
    </>
  );
};

export const FlowDrawer = ({ flow, close }: { flow: FlowData | undefined; close: () => void }) => {
  const { t } = useTranslation(['chain', 'common']);
  return (
    <Drawer
      opened={Boolean(flow)}
      onClose={close}
      position="right"
      size={480}
      styles={{ title: { fontSize: 20, lineHeight: '24px', fontWeight: 600 } }}
      title={flow ? t('drawer.title', { flow: flow.flow, name: t(`flow.${flow.flow as 'a'}`) }) : ''}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {flow && <Events flow={flow} />}
    </Drawer>
  );
};
