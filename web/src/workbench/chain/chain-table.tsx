// The chain as tables: every flow with its count and last event, every cell with what it holds.
import { useTranslation } from 'react-i18next';
import { DataTable, useFormat } from '../../look/index.ts';
import { useSentence } from '../events/event-list.tsx';
import { placeOf } from '../events/sentence.ts';
import { To } from '../links.tsx';
import type { ChainData, FlowData } from './chain.tsx';
import { useEnds } from './flow-drawer.tsx';
import type { Wait } from './waits.ts';

const Flows = ({ flows, waits }: { flows: readonly FlowData[]; waits: readonly Wait[] }) => {
  const { t } = useTranslation('chain');
  const { when } = useFormat();
  const ends = useEnds();
  const sentence = useSentence();
  const why = (flow: string): string => waits.find((wait) => wait.flow === flow)?.reason ?? '';
  const last = ({ last: event }: FlowData): string =>
    event ? `${when(event.time, 'dayTime')}, ${sentence(event)}` : '';
  return (
    <DataTable<FlowData>
      titled
      caption={t('table.flows')}
      csv="flows"
      rows={flows}
      rowId={({ flow }) => flow}
      columns={[
        {
          id: 'flow',
          label: t('table.flow'),
          value: ({ flow }) => flow,
          show: ({ flow }) => <To to={`/work/chain?flow=${flow}`}>{flow}</To>,
        },
        { id: 'name', label: t('table.name'), value: ({ flow }) => t(`flow.${flow as 'a'}`) },
        { id: 'from', label: t('table.from'), value: ({ from }) => ends(from) },
        { id: 'to', label: t('table.to'), value: ({ to }) => ends(to) },
        { id: 'count', label: t('table.count'), numeric: true, value: ({ count }) => count },
        { id: 'total', label: t('table.total'), numeric: true, value: ({ total }) => total },
        {
          id: 'last',
          label: t('table.last'),
          value: last,
          show: (flow) => {
            const to = flow.last && placeOf(flow.last);
            return to ? <To to={to}>{last(flow)}</To> : last(flow);
          },
        },
        { id: 'waits', label: t('table.waits'), value: ({ flow }) => why(flow) },
      ]}
    />
  );
};

export const ChainTable = (props: { data: ChainData; flows: readonly FlowData[]; waits: readonly Wait[] }) => {
  const { t } = useTranslation(['chain', 'work']);
  return (
    <>
      <Flows flows={props.flows} waits={props.waits} />
      <div style={{ marginTop: 32 }}>
        <DataTable<ChainData['cells'][number]>
          titled
          caption={t('table.cells')}
          csv="chain"
          rows={props.data.cells}
          rowId={(cell) => `${cell.activity} ${cell.level}`}
          columns={[
            { id: 'activity', label: t('table.activity'), value: (cell) => t(`work:activity.${cell.activity}`) },
            { id: 'level', label: t('table.level'), value: (cell) => `${cell.level}, ${t(`level.${cell.level}`)}` },
            {
              id: 'name',
              label: t('table.holds'),
              value: (cell) => t(`cell.${cell.name as 'Voices'}`, { defaultValue: cell.name }),
              show: (cell) => <To to={cell.href}>{t(`cell.${cell.name as 'Voices'}`, { defaultValue: cell.name })}</To>,
            },
            { id: 'count', label: t('table.count'), numeric: true, value: (cell) => cell.count },
            { id: 'waiting', label: t('table.waiting'), numeric: true, value: (cell) => cell.waiting },
          ]}
        />
      </div>
    </>
  );
};
