// The promise date of what is chosen: asked of the server a moment after the last pick, never an old date as a new one.

import { useDebouncedValue } from '@mantine/hooks';
import type { Choices } from '@onelot/configure';
import { type Output, sales } from '@onelot/contracts';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { clientOf, useLive, useSession } from '../../data/index.ts';

export type Quote = Output<typeof sales.quote>;
export interface QuoteInput {
  readonly product: string;
  readonly version: number;
  readonly choices: Choices;
  readonly quantity: number;
  readonly shippingMethod?: string;
  readonly country?: string;
  readonly wish?: { notBefore?: string; window?: { from: string; to: string } };
}

export interface QuoteState {
  /** The last answer; of earlier choices while `checking`. */
  readonly last: Quote | undefined;
  readonly checking: boolean;
  /** The server could not say; `last` then holds nothing that counts. */
  readonly unknown: boolean;
  readonly problem: unknown;
}

const WAIT_MS = 150;
const PAUSE_MS = 4000;

/** `input` undefined: not complete, nothing is asked. */
export const useQuote = (input: QuoteInput | undefined): QuoteState => {
  const { slug } = useSession();
  const queries = useQueryClient();
  const text = input ? JSON.stringify(input) : '';
  const [settled] = useDebouncedValue(text, WAIT_MS);
  const asked = useQuery<Quote>({
    queryKey: [slug, 'quote', settled],
    queryFn: ({ signal }) => clientOf(slug).call(sales.quote, JSON.parse(settled), { signal }),
    enabled: settled !== '' && text !== '',
    placeholderData: keepPreviousData,
    // An answer is true for its moment only: never shown again from memory.
    gcTime: 0,
    staleTime: 0,
    refetchInterval: 60_000,
    retry: 1,
  });
  const waits = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive(slug, (event) => {
    if (!['production', 'sourcing'].includes(event.activity) || waits.current) return;
    waits.current = true;
    timer.current = setTimeout(() => {
      waits.current = false;
      void queries.invalidateQueries({ queryKey: [slug, 'quote'] });
    }, PAUSE_MS);
  });
  const behind = text !== settled || asked.isPlaceholderData;
  return {
    last: text ? asked.data : undefined,
    checking: text !== '' && (behind || asked.isPending),
    unknown: text === '' || (!behind && asked.isError),
    problem: behind ? null : asked.error,
  };
};
