// What needs someone now: late orders, suppliers and customers without answer, demands without verdict, mail that failed.
import { interaction, platform, sales, service, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { places } from '../links.tsx';

export interface Need {
  readonly id: string;
  readonly tone: 'act' | 'watch';
  readonly sentence: string;
  readonly to: string;
  /** The first few records, each a way there. */
  readonly records: readonly { label: string; to: string }[];
  readonly count: number;
}

const SHOWN = 4;

type Kind = 'late' | 'purchases' | 'counters' | 'service' | 'demands' | 'mail';

/** What the person's roles let them see; `ready` once every question is answered. */
export const useNeeds = (): { needs: readonly Need[]; ready: boolean } => {
  const { t } = useTranslation('work');
  const { may } = useSession();
  const orders = (['sales', 'production', 'logistics', 'service', 'sourcing'] as const).some((activity) =>
    may(activity),
  );
  const late = useAsk(sales.listOrders, { late: true, limit: 500 }, { enabled: orders });
  const sent = useAsk(sourcing.listPurchaseOrders, {}, { enabled: may('sourcing') || may('logistics') });
  const tickets = useAsk(service.listDemands, { state: 'open' }, { enabled: may('service') });
  const demands = useAsk(interaction.listDemands, { state: 'open' }, { enabled: may('interaction') });
  const mail = useAsk(platform.listMail, { limit: 200 }, { enabled: may('sales') || may('service') });
  const needs: Need[] = [];
  const add = (id: Kind, tone: Need['tone'], to: string, records: Need['records']): void => {
    if (records.length === 0) return;
    const count = records.length;
    needs.push({ id, tone, to, count, sentence: t(`home.${id}`, { count }), records: records.slice(0, SHOWN) });
  };
  const purchase = (state: string) =>
    (sent.data ?? [])
      .filter((each) => each.state === state)
      .map((each) => ({ label: `${each.number}, ${each.supplierName}`, to: places.purchase(each.id) }));
  add(
    'late',
    'act',
    '/work/orders?late=yes',
    (late.data ?? []).map((each) => ({ label: each.number, to: places.order(each.id) })),
  );
  add('counters', 'watch', '/work/purchases', purchase('countered'));
  add('purchases', 'watch', '/work/purchases', purchase('sent'));
  add(
    'service',
    'watch',
    '/work/service',
    (tickets.data ?? []).map((each) => ({ label: `${each.number}, ${each.title}`, to: places.service(each.id) })),
  );
  add(
    'demands',
    'watch',
    '/work/demands',
    (demands.data ?? []).map((each) => ({ label: each.title, to: places.demand(each.id) })),
  );
  add(
    'mail',
    'act',
    '/work/mail',
    (mail.data ?? [])
      .filter((each) => each.state === 'failed')
      .map((each) => ({ label: each.subject, to: '/work/mail' })),
  );
  const ready = ![late, sent, tickets, demands, mail].some((answer) => answer.isLoading);
  return { needs, ready };
};
