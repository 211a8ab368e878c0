// What other choices would make of a placed order: tried on the server a moment after the last pick, and done when asked for.
import { useDebouncedValue } from '@mantine/hooks';
import type { Choices } from '@onelot/configure';
import { type Output, sales } from '@onelot/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { clientOf, useCommand, useSession } from '../../data/index.ts';
import type { Order } from '../order/answer.ts';
import type { QuoteState } from './use-quote.ts';

export type Settled = Output<typeof sales.changeOrder>;

export interface Change {
  readonly order: Order;
  /** Price and day of the order as it would be; of the order as it is while nothing differs. */
  readonly quote: QuoteState;
  readonly same: boolean;
  /** What the server said about these very choices. */
  readonly settled: Settled | undefined;
  readonly problem: unknown;
  readonly applying: boolean;
  readonly apply: () => void;
}

const WAIT_MS = 300;

const sorted = (choices: Choices): string =>
  JSON.stringify(Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1)));

/** `choices` undefined: not complete, nothing is asked. Undefined without an order. */
export const useChange = (order: Order | undefined, choices: Choices | undefined): Change | undefined => {
  const { slug } = useSession();
  const navigate = useNavigate();
  const same = order !== undefined && choices !== undefined && sorted(choices) === sorted(order.choices);
  const text = order && choices && !same ? JSON.stringify({ order: order.id, choices }) : '';
  const [settled] = useDebouncedValue(text, WAIT_MS);
  const asked = useQuery<Settled>({
    queryKey: [slug, 'change', settled],
    queryFn: ({ signal }) =>
      clientOf(slug).call(sales.changeOrder, { ...JSON.parse(settled), preview: true }, { signal }),
    enabled: settled !== '' && settled === text,
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: 0,
    refetchInterval: 60_000,
    retry: false,
  });
  const done = useCommand(sales.changeOrder, () => {
    void navigate({ to: `/${slug}/orders/${order?.id}` as '/' });
  });
  if (!order) return undefined;
  const behind = text !== settled || asked.isPlaceholderData;
  const here = text && !behind && !asked.isError ? asked.data : undefined;
  const shown = same ? order : (asked.data?.order ?? order);
  return {
    order,
    quote: {
      last: { price: shown.price, promised: shown.promised, choices: shown.choices },
      checking: text !== '' && (behind || asked.isPending),
      unknown: !same && (text === '' || (!behind && asked.isError)),
      problem: null,
    },
    same,
    settled: here,
    problem: done.error ?? (text && !behind ? asked.error : null),
    applying: done.isPending,
    apply: () => {
      if (here && choices)
        done.mutate({ order: order.id, choices: choices as never, preview: false, expectedFee: here.fee });
    },
  };
};
