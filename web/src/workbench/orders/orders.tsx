// All orders: how many are open, which are late, and a way to each.
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { common, sales } from '@onelot/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useAskPages, useSession } from '../../data/index.ts';
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
import { places, useAddress, useInAddress } from '../links.tsx';
import css from './orders.module.css';
import { isOpen, lateSeconds, type OrderLine, type OrderState, shapeOf } from './words.ts';

interface Filter {
  text: string;
  state: OrderState | null;
  late: boolean;
}

/** Orders asked for at once. */
const PAGE = 200;
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

/** Open and late orders as sales counts them; people without a role there count those that they see. */
const Headline = ({ orders }: { orders: readonly OrderLine[] }) => {
  const { t } = useTranslation('work');
  const { now } = usePlace();
  const { may } = useSession();
  const census = useAsk(common.census.sales, {}, { enabled: may('sales') });
  const cell = census.data?.find((each) => each.name === 'Open orders');
  if (may('sales') && !cell) return null;
  const seen = orders.filter((order) => isOpen(order.state));
  const open = cell?.count ?? seen.length;
  const late = cell?.waiting ?? seen.filter((order) => lateSeconds(order, now()) >= 60).length;
  // Where there is no order nothing is claimed of lateness; the next step is said instead.
  if (open === 0 && orders.length === 0) return <Answer headline={t('orders.none')} sub={t('orders.noneSub')} />;
  return (
    <Answer
      headline={t('orders.open', { count: open })}
      sub={late > 0 ? t('orders.late', { count: late }) : t('orders.noneLate')}
    />
  );
};

/** The newest orders that fit, and as many older ones as were asked for. */
const useOrders = (filter: Filter) => {
  const [text] = useDebouncedValue(filter.text.trim(), 200);
  const asked = {
    limit: PAGE,
    ...(text ? { q: text } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.late ? { late: true } : {}),
  };
  return useAskPages(sales.listOrders, asked, (page) =>
    page.length < PAGE ? undefined : { before: (page.at(-1) as OrderLine).id },
  );
};

export const Orders = () => {
  const { t } = useTranslation('work');
  const address = useAddress();
  const [late] = useInAddress('late');
  const [filter, set] = useState({ ...NO_FILTER, late: late === 'yes' });
  const answer = useOrders(filter);
  const columns = useColumns();
  const orders = useMemo(() => answer.data?.flat() ?? [], [answer.data]);
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
      {answer.data && <Headline orders={orders} />}
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
      {answer.hasNextPage && (
        <Button
          variant="outline"
          mt={16}
          loading={answer.isFetchingNextPage}
          onClick={() => void answer.fetchNextPage()}
        >
          {t('orders.more')}
        </Button>
      )}
    </PageShell>
  );
};
