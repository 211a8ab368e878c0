// Live screens: one stream of events per company; what an event touches is asked again, at most twice a second.
import type { platform } from '@onelot/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { linkOf } from './client.ts';

type EventRecord = platform.EventRecord;
type Clock = ReturnType<typeof JSON.parse>;

interface Wire {
  readonly hearers: Set<(event: EventRecord) => void>;
  readonly clocks: Set<(clock: Clock) => void>;
  users: number;
  close(): void;
  /** Opens the stream anew, for whoever is here now. */
  restart(): void;
}

const wires = new Map<string, Wire>();
const PAUSE_MS = 500;

/** Queries that tell of several activities at once. */
const COMPOSED = ['platform.getChain', 'platform.listEvents', 'platform.listMail'];

const refresher = (queries: QueryClient, company: string) => {
  const touched = new Set<string>();
  let waiting = false;
  const run = (): void => {
    waiting = false;
    const activities = new Set(touched);
    touched.clear();
    void queries.invalidateQueries({
      predicate: ({ queryKey }) =>
        queryKey[0] === company &&
        typeof queryKey[1] === 'string' &&
        (activities.has(queryKey[1].split('.')[0] ?? '') || COMPOSED.includes(queryKey[1])),
    });
  };
  return (event: EventRecord): void => {
    touched.add(event.activity);
    // Sales keeps the order's step, stock follows production: neighbours change with their cause.
    for (const neighbour of NEIGHBOURS[event.activity] ?? []) touched.add(neighbour);
    if (waiting) return;
    waiting = true;
    setTimeout(run, PAUSE_MS);
  };
};

const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  production: ['sales', 'logistics', 'sourcing'],
  logistics: ['sales', 'sourcing', 'service', 'production'],
  sourcing: ['production', 'logistics'],
  sales: ['production', 'sourcing'],
};

/** The stream as whoever is here now: by session, or by the link that was kept. */
const sourceOf = (company: string): EventSource => {
  const link = linkOf(company);
  return new EventSource(`/api/companies/${company}/events/stream${link ? `?link=${encodeURIComponent(link)}` : ''}`);
};

const open = (company: string, queries: QueryClient): Wire => {
  const refresh = refresher(queries, company);
  const hearers = new Set<(event: EventRecord) => void>();
  const clocks = new Set<(clock: Clock) => void>();
  let source: EventSource;
  const connect = (): void => {
    source = sourceOf(company);
    source.addEventListener('event', (message) => {
      const event = JSON.parse(message.data) as EventRecord;
      refresh(event);
      for (const hear of hearers) hear(event);
    });
    source.addEventListener('clock', (message) => {
      const clock = JSON.parse(message.data);
      for (const hear of clocks) hear(clock);
    });
  };
  connect();
  const close = (): void => source.close();
  const restart = (): void => {
    close();
    connect();
  };
  return { hearers, clocks, users: 0, close, restart };
};

/** Keeps the company's screens live while mounted; `hear` gets each event, `clock` each change of the business clock. */
export const useLive = (company: string, hear?: (event: EventRecord) => void, clock?: (clock: Clock) => void): void => {
  const queries = useQueryClient();
  const hearing = useRef({ hear, clock });
  hearing.current = { hear, clock };
  useEffect(() => {
    if (!company) return;
    const wire = wires.get(company) ?? open(company, queries);
    wires.set(company, wire);
    wire.users += 1;
    const onEvent = (event: EventRecord): void => hearing.current.hear?.(event);
    const onClock = (value: Clock): void => hearing.current.clock?.(value);
    wire.hearers.add(onEvent);
    wire.clocks.add(onClock);
    return () => {
      wire.hearers.delete(onEvent);
      wire.clocks.delete(onClock);
      wire.users -= 1;
      if (wire.users > 0) return;
      wire.close();
      wires.delete(company);
    };
  }, [company, queries]);
};

/** Closes and opens the stream anew, after signing in or out: the screens that listen go on listening. */
export const restartLive = (): void => {
  for (const wire of wires.values()) wire.restart();
};
