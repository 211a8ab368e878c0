// Who is here and where: the signed-in person, the company's place and its business clock, for everything below.
import { type Activity, type Output, platform } from '@onelot/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { PlaceProvider } from '../look/index.ts';
import { forgetLink, linkOf, signOut, takeLink } from './client.ts';
import { useLive } from './live.ts';
import { useAsk, useCompanySlug } from './use.ts';

type Me = Output<typeof platform.me>;
type Clock = Output<typeof platform.getClock>;

export interface Session {
  readonly slug: string;
  readonly company: Me['company'] | undefined;
  readonly person: Me['person'];
  readonly guest: boolean;
  /** There is no company of this name. */
  readonly missing: boolean;
  readonly clock: Clock | undefined;
  /** Whether the person holds a role in the activity. */
  may(activity: Activity, role?: string): boolean;
  readonly staff: boolean;
  leave(): Promise<void>;
}

const Context = createContext<Session | undefined>(undefined);

export const useSession = (): Session => {
  const session = useContext(Context);
  if (!session) throw new Error('useSession needs a company in the address.');
  return session;
};

/** Business time between two readings of the clock: the last reading plus what has passed, times the speed. */
const makeNow = (read: () => { clock: Clock; at: number } | undefined) => (): Date => {
  const last = read();
  if (!last) return new Date();
  const passed = last.clock.paused ? 0 : (performance.now() - last.at) * last.clock.speed;
  return new Date(new Date(last.clock.now).getTime() + passed);
};

export const CompanySession = ({ children }: { children: ReactNode }) => {
  const slug = useCompanySlug();
  const taken = useRef('');
  if (taken.current !== slug) {
    taken.current = slug;
    takeLink(slug);
  }
  const queries = useQueryClient();
  const me = useAsk(platform.me, {}, { keep: false });
  const clock = useAsk(platform.getClock, {}, { refetchSeconds: 20 });
  const last = useRef<{ clock: Clock; at: number } | undefined>(undefined);
  useEffect(() => {
    if (clock.data) last.current = { clock: clock.data, at: performance.now() };
  }, [clock.data]);
  useLive(slug, undefined, (value) => queries.setQueryData([slug, platform.getClock.id, {}], value));
  const session = useMemo((): Session => {
    const person = me.data?.person ?? null;
    const may = (activity: Activity, role?: string): boolean =>
      person?.roles.some(
        (held) => held.activity === activity && (!role || held.role === role || held.role === 'manager'),
      ) ?? false;
    return {
      slug,
      company: me.data?.company,
      person,
      guest: me.data?.guest ?? Boolean(linkOf(slug)),
      missing: me.error?.status === 404,
      clock: clock.data,
      may,
      staff: (person?.roles.length ?? 0) > 0,
      leave: async () => {
        await signOut().catch(() => undefined);
        forgetLink(slug);
        queries.clear();
        window.location.assign('/');
      },
    };
  }, [slug, me.data, me.error, clock.data, queries]);
  const place = useMemo(
    () => ({
      timeZone: me.data?.company.timeZone ?? 'UTC',
      currency: me.data?.company.currency ?? 'USD',
      now: makeNow(() => last.current),
    }),
    [me.data],
  );
  return (
    <Context.Provider value={session}>
      <PlaceProvider place={place}>{children}</PlaceProvider>
    </Context.Provider>
  );
};
