// All orders: how many are open, which are late, and a way to each.
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { sales } from '@onelot/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import {
  Answer,
  type Column,
  DataTable,
  EmptyState,
  formatDuration,
  Money,
  PageShell,
  ProblemNote,
  StateChip,
  usePlace,
  useWords,
  When,
} from '../../look/index.ts';
import { places, useAddress } from '../links.tsx';
import css from './orders.module.css';
import { isOpen, lateSeconds, type OrderLine, type OrderState, shapeOf } from './words.ts';

interface Filter {
  text: string;
  state: OrderState | null;
  late: boolean;
}

const STEP = 200;
const NO_FILTER: Filter = { text: '', state: null, late: false };

/** Shows lateness in red with its shape. */
export const Late = ({ seconds }: { seconds: number }) => {
  const { t } = useTranslation('work');
  if (seconds < 60) return null;
  return (
    <span className={css.late}>
      <StateChip state="act">{t('orders.lateBy', { time: formatDuration(seconds) })}</StateChip>
    </span>
  );
};

const useColumns = (): readonly Column<OrderLine>[] => {
  const { t } = useTranslation('work');
  const { now } = usePlace();
  const say = useWords();
  const name = (order: OrderLine) => say(order.productName);
  return [
    { id: 'number', label: t('orders.number'), value: (order) => order.number },
    {
      id: 'state',
      label: t('orders.state'),
      value: (order) => t(`state.${order.state}`),
      show: (order) => <StateChip state={shapeOf(order.state)}>{t(`state.${order.state}`)}</StateChip>,
    },
    { id: 'customer', label: t('orders.customer'), value: (order) => order.customer.name },
    {
      id: 'product',
      label: t('orders.product'),
      value: (order) => name(order),
      show: (order) => (order.quantity > 1 ? `${order.quantity} × ${name(order)}` : name(order)),
    },
    {
      id: 'promised',
      label: t('orders.promised'),
      value: (order) => order.promised.at,
      show: (order) => <When at={order.promised.at} style="dayTime" />,
    },
    {
      id: 'late',
      label: t('orders.late'),
      value: (order) => Math.round(lateSeconds(order, now()) / 60),
      show: (order) => <Late seconds={lateSeconds(order, now())} />,
    },
    {
      id: 'placed',
      label: t('orders.placed'),
      value: (order) => order.placedAt,
      show: (order) => <When at={order.placedAt} style="dayTime" />,
      wideOnly: true,
    },
    {
      id: 'total',
      label: t('orders.total'),
      numeric: true,
      value: (order) => order.total,
      show: (order) => <Money amount={order.total} currency={order.currency} />,
    },
  ];
};

const Filters = ({ filter, set }: { filter: Filter; set: (filter: Filter) => void }) => {
  const { t } = useTranslation('work');
  return (
    <search className={css.filters}>
      <TextInput
        aria-label={t('orders.find')}
        placeholder={t('orders.find')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={filter.text}
        onChange={(event) => set({ ...filter, text: event.currentTarget.value })}
      />
      <Select
        aria-label={t('orders.state')}
        placeholder={t('orders.all')}
        clearable
        clearButtonProps={{ 'aria-label': t('orders.all') }}
        value={filter.state}
        onChange={(state) => set({ ...filter, state: state as OrderState | null })}
        data={sales.ORDER_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
      />
      <Checkbox
        label={t('orders.onlyLate')}
        checked={filter.late}
        onChange={(event) => set({ ...filter, late: event.currentTarget.checked })}
      />
    </search>
  );
};

const Headline = ({ orders }: { orders: readonly OrderLine[] }) => {
  const { t } = useTranslation('work');
  const { now } = usePlace();
  const open = orders.filter((order) => isOpen(order.state));
  const late = open.filter((order) => lateSeconds(order, now()) >= 60).length;
  return (
    <Answer
      headline={t('orders.open', { count: open.length })}
      sub={late > 0 ? t('orders.late', { count: late }) : t('orders.noneLate')}
    />
  );
};

/** The newest orders that fit, and as many older ones as were asked for. */
const useOrders = (filter: Filter) => {
  const [limit, setLimit] = useState(STEP);
  const [text] = useDebouncedValue(filter.text.trim(), 200);
  const asked = {
    limit: Math.min(limit, 500),
    ...(text ? { q: text } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.late ? { late: true } : {}),
  };
  const answer = useAsk(sales.listOrders, asked);
  const full = (answer.data?.length ?? 0) >= limit && limit < 500;
  return { answer, more: full ? () => setLimit(limit + STEP) : undefined };
};

export const Orders = () => {
  const { t } = useTranslation('work');
  const address = useAddress();
  const [filter, set] = useState(NO_FILTER);
  const all = useAsk(sales.listOrders, { limit: 500 });
  const { answer, more } = useOrders(filter);
  const columns = useColumns();
  const orders = useMemo(() => answer.data ?? [], [answer.data]);
  const filtered = filter.text !== '' || filter.state !== null || filter.late;
  const empty = filtered ? (
    <EmptyState title={t('orders.noMatch')} sub={t('orders.noMatchSub')}>
      <Button variant="outline" onClick={() => set(NO_FILTER)}>
        {t('orders.clear')}
      </Button>
    </EmptyState>
  ) : (
    <EmptyState title={t('orders.none')} sub={t('orders.noneSub')} />
  );
  return (
    <PageShell>
      {all.data && <Headline orders={all.data} />}
      {answer.error && <ProblemNote problem={answer.error.document} onAgain={() => void answer.refetch()} />}
      <Filters filter={filter} set={set} />
      {answer.data && (
        <DataTable
          caption={t('orders.table')}
          columns={columns}
          rows={orders}
          rowId={(order) => order.id}
          rowTo={(order) => address(places.order(order.id))}
          csv="orders"
          empty={empty}
        />
      )}
      {more && (
        <Button variant="outline" mt={16} onClick={more}>
          {t('orders.more')}
        </Button>
      )}
    </PageShell>
  );
};
