// Questions and commands as hooks: answers are kept, and asked again when an event says that they changed.
import type { ApiProblem, Input, Operation, Output } from '@onelot/contracts';
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { clientOf } from './client.ts';

/** Slug of the company in the address; empty on the start page. */
export const useCompanySlug = (): string => (useParams({ strict: false }) as { company?: string }).company ?? '';

export interface AskOptions {
  /** False: not asked yet. */
  readonly enabled?: boolean;
  /** Shows the last answer while the next is fetched (a configurator's price). Default true. */
  readonly keep?: boolean;
  readonly refetchSeconds?: number;
}

/** Asks a query. Its answer is kept under its operation and input, and refreshed by live events of its activity. */
export const useAsk = <O extends Operation>(
  operation: O,
  input: Input<O>,
  options: AskOptions = {},
): UseQueryResult<Output<O>, ApiProblem> => {
  const company = useCompanySlug();
  return useQuery<Output<O>, ApiProblem>({
    queryKey: [company, operation.id, input],
    queryFn: ({ signal }) => clientOf(company).call(operation, input, { signal }),
    enabled: options.enabled ?? true,
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData as never }),
    ...(options.refetchSeconds ? { refetchInterval: options.refetchSeconds * 1000 } : {}),
  });
};

/** Asks a query page by page; `next` makes the input of the page after the given one, or none after the last. */
export const useAskPages = <O extends Operation>(
  operation: O,
  input: Input<O>,
  next: (page: Output<O>) => Partial<Input<O>> | undefined,
): UseInfiniteQueryResult<Output<O>[], ApiProblem> => {
  const company = useCompanySlug();
  return useInfiniteQuery({
    queryKey: [company, operation.id, input, 'pages'],
    queryFn: ({ pageParam, signal }) =>
      clientOf(company).call(operation, { ...(input as object), ...(pageParam as object) } as Input<O>, { signal }),
    initialPageParam: {} as Partial<Input<O>>,
    getNextPageParam: next,
    placeholderData: keepPreviousData,
    select: (data: InfiniteData<Output<O>>) => data.pages,
  }) as UseInfiniteQueryResult<Output<O>[], ApiProblem>;
};

/**
 * Sends a command with an idempotency key that stays the same while a failed send is tried again. Everything of the
 * company is asked anew afterwards.
 */
export const useCommand = <O extends Operation>(
  operation: O,
  done?: (output: Output<O>, input: Input<O>) => void,
): UseMutationResult<Output<O>, ApiProblem, Input<O>> => {
  const company = useCompanySlug();
  const queries = useQueryClient();
  const last = useRef<{ text: string; key: string } | undefined>(undefined);
  return useMutation<Output<O>, ApiProblem, Input<O>>({
    mutationFn: (input) => {
      const text = JSON.stringify(input);
      if (last.current?.text !== text) last.current = { text, key: crypto.randomUUID() };
      return clientOf(company).call(operation, input, { key: last.current.key });
    },
    onSuccess: (output, input) => {
      last.current = undefined;
      void queries.invalidateQueries({ queryKey: [company] });
      done?.(output, input);
    },
    onError: (problem) => {
      // A refusal is an answer; only a lost answer is asked for again under the same key.
      if (problem.status !== 503) last.current = undefined;
    },
  });
};

/** Address of a file the platform makes (invoice, job card), for a link. */
export const useFile = (): (<O extends Operation>(operation: O, input: Input<O>) => string) => {
  const company = useCompanySlug();
  return (operation, input) => clientOf(company).address(operation, input);
};
