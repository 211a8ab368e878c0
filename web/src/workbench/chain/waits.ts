// Which flows wait longer than usual and why, read from the records that wait.
import { interaction, logistics, type Output, service, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { formatDuration, usePlace } from '../../look/index.ts';
import { places } from '../links.tsx';

type Purchase = Output<typeof sourcing.listPurchaseOrders>[number];

export interface Wait {
  readonly flow: string;
  readonly reason: string;
  /** What exactly, one line each. */
  readonly lines: readonly string[];
  /** Screen of the first one. */
  readonly to: string;
  /** Purchase orders whose supplier can be asked again. */
  readonly purchases: readonly string[];
}

/** A supplier usually answers within this. */
export const USUAL_ANSWER_SECONDS = 4 * 3600;
const USUAL_VERDICT_MS = 3 * 24 * 3_600_000;

export const unanswered = (purchases: readonly Purchase[]): Purchase[] =>
  purchases.filter(
    ({ state, waitingSeconds }) =>
      state === 'sent' && waitingSeconds !== null && waitingSeconds >= USUAL_ANSWER_SECONDS,
  );

const bySupplier = (purchases: readonly Purchase[]): Map<string, Purchase[]> => {
  const groups = new Map<string, Purchase[]>();
  for (const purchase of purchases)
    groups.set(purchase.supplierName, [...(groups.get(purchase.supplierName) ?? []), purchase]);
  return groups;
};

const usePurchaseWaits = (): Wait[] => {
  const { t } = useTranslation('chain');
  const { may } = useSession();
  const answer = useAsk(sourcing.listPurchaseOrders, {}, { enabled: may('sourcing') });
  const all = answer.data ?? [];
  const late = unanswered(all);
  const counters = all.filter(({ state }) => state === 'countered');
  const longest = late.reduce((most, each) => Math.max(most, each.waitingSeconds ?? 0), 0);
  const waits: Wait[] = [];
  const [first] = late;
  if (first)
    waits.push({
      flow: 'e',
      reason: t('why.purchases', { count: late.length, time: formatDuration(longest) }),
      lines: [...bySupplier(late)].map(([supplier, list]) =>
        t('why.purchasesAt', {
          count: list.length,
          supplier,
          items: [...new Set(list.map(({ itemName }) => itemName))].join(', '),
        }),
      ),
      to: late.length === 1 ? places.purchase(first.id) : '/work/purchases',
      purchases: late.map(({ id }) => id),
    });
  const [counter] = counters;
  if (counter)
    waits.push({
      flow: 'e',
      reason: t('why.counters', { count: counters.length }),
      lines: counters.map(({ number, supplierName, itemName }) => `${number}, ${supplierName}, ${itemName}`),
      to: places.purchase(counter.id),
      purchases: [],
    });
  return waits;
};

/** All waits that the person may see, the most pressing first. */
export const useWaits = (): readonly Wait[] => {
  const { t } = useTranslation('chain');
  const { may } = useSession();
  const { now } = usePlace();
  const at = now().getTime();
  const purchases = usePurchaseWaits();
  const deliveries = useAsk(logistics.listDeliveries, {}, { enabled: may('logistics') });
  const tickets = useAsk(service.listDemands, { state: 'open' }, { enabled: may('service') });
  const demands = useAsk(interaction.listDemands, { state: 'open' }, { enabled: may('interaction') });
  const stuck = (deliveries.data ?? []).filter(
    ({ state, pickUpAt }) => ['planned', 'offered', 'declined', 'failed'].includes(state) && Date.parse(pickUpAt) < at,
  );
  const old = (demands.data ?? []).filter(({ firstAt }) => Date.parse(firstAt) < at - USUAL_VERDICT_MS);
  const waits = [...purchases];
  const add = (flow: string, reason: string, lines: string[], to: string): void => {
    if (lines.length > 0) waits.push({ flow, reason, lines: lines.slice(0, 4), to, purchases: [] });
  };
  add(
    'h',
    t('why.deliveries', { count: stuck.length }),
    stuck.map(({ number, customerName }) => `${number}, ${customerName}`),
    stuck[0] ? places.delivery(stuck[0].id) : '/work/deliveries',
  );
  const open = tickets.data ?? [];
  add(
    'i',
    t('why.service', { count: open.length }),
    open.map(({ number, title }) => `${number}, ${title}`),
    open[0] ? places.service(open[0].id) : '/work/service',
  );
  add(
    'a',
    t('why.demands', { count: old.length }),
    old.map(({ title }) => title),
    old[0] ? places.demand(old[0].id) : '/work/demands',
  );
  return waits;
};
