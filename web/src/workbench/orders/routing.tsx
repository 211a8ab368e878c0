// How an order is made: each operation with its plan, its record and the reason for its time.
import type { ApiProblem } from '@onelot/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/index.ts';
import {
  type Column,
  DataTable,
  Panel,
  ProblemNote,
  StateChip,
  useFormat,
  usePlanReason,
  When,
} from '../../look/index.ts';
import { isToCome } from '../board/holds.ts';
import { places, To } from '../links.tsx';
import { useCenterName } from '../names.ts';
import { type Operations, type OrderRecord, useOrderWords } from './order-words.ts';
import css from './orders.module.css';
import { useMeasured } from './use-measured.ts';

type Operation = Operations[number];

const shapes = {
  reserved: 'watch',
  planned: 'idle',
  started: 'now',
  completed: 'done',
  scrapped: 'act',
  cancelled: 'idle',
} as const;

const useColumns = (): readonly Column<Operation>[] => {
  const { t } = useTranslation(['work', 'board']);
  const { when } = useFormat();
  const { say } = useOrderWords();
  const { may } = useSession();
  const center = useCenterName();
  const planned = usePlanReason(center);
  // What is done stands where it is because it was done then: only what is still to come has a reason of the plan.
  const why = ({ state, reason }: Operation): string => (isToCome({ state }) ? planned(reason) : '');
  const told = useMeasured();
  const measured = ({ measurements }: Operation): string => told(measurements);
  return [
    { id: 'sequence', label: t('order.step'), numeric: true, value: (each) => each.sequence },
    {
      id: 'operation',
      label: t('order.operation'),
      value: (each) => say(each.name),
      show: (each) => (
        <>
          {say(each.name)}
          <span className={`ol-12 ol-ink-2 ${css.instruction}`}>{say(each.instruction)}</span>
        </>
      ),
    },
    {
      id: 'state',
      label: t('orders.state'),
      value: (each) => t(`board:states.${each.state}`),
      show: (each) => <StateChip state={shapes[each.state]}>{t(`board:states.${each.state}`)}</StateChip>,
    },
    {
      id: 'workCenter',
      label: t('order.workCenter'),
      value: (each) => center(each.workCenter),
      show: (each) => <To to={places.floor(each.workCenter)}>{center(each.workCenter)}</To>,
    },
    {
      id: 'planned',
      label: t('order.planned'),
      value: (each) => each.plannedStart,
      show: (each) => when(each.plannedStart, 'dayTime'),
    },
    {
      id: 'reason',
      label: t('order.reason'),
      value: why,
      show: (each) => <span className="ol-12 ol-ink-2">{why(each)}</span>,
    },
    {
      id: 'done',
      label: t('order.done'),
      value: (each) => each.completedAt,
      show: (each) => (each.completedAt ? <When at={each.completedAt} style="dayTime" /> : null),
    },
    {
      id: 'who',
      label: t('order.who'),
      value: (each) => each.operator,
      show: ({ operator }) =>
        operator && may('sales', 'manager') ? <To to={places.person(operator)}>{operator}</To> : operator,
      wideOnly: true,
    },
    { id: 'measured', label: t('order.measured'), value: measured, wideOnly: true },
  ];
};

export const Routing = (props: { order: OrderRecord; answer: UseQueryResult<Operations, ApiProblem> }) => {
  const { t } = useTranslation(['work', 'board']);
  const columns = useColumns();
  const { answer } = props;
  return (
    <Panel title={t('order.routing')} actions={<To to={places.board(props.order.id)}>{t('order.onBoard')}</To>}>
      {answer.error && <ProblemNote problem={answer.error.document} onAgain={() => void answer.refetch()} />}
      {answer.data && (
        <DataTable
          caption={t('order.routing')}
          csv={`order-${props.order.number}-routing`}
          columns={columns}
          rows={answer.data}
          rowId={(each) => each.id}
          sort={{ by: 'sequence' }}
          empty={<p className="ol-ink-2">{t('order.noRouting')}</p>}
        />
      )}
    </Panel>
  );
};
