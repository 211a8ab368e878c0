// Signing in and then going where the person works.
import type { Output, platform } from '@onelot/contracts';
import { platform as house } from '@onelot/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { clientOf, restartLive, signIn } from '../data/index.ts';
import { useProblemWords } from '../look/index.ts';

export type Companies = Output<typeof platform.listCompanies>;
type Me = Output<typeof platform.me>;

/** Demo people share one password; it opens demo companies only. */
export const DEMO_PASSWORD = 'onelot-demo';

/** Where a person works in a company: customers shop, suppliers and carriers have their portal, operators their floor. */
export const placeOf = (slug: string, person: Me['person']): string => {
  if (!person || person.partyKind === 'customer') return `/${slug}`;
  if (person.partyKind === 'company') {
    const operator = person.roles.length > 0 && person.roles.every((held) => held.role === 'operator');
    return operator ? `/${slug}/floor` : `/${slug}/work`;
  }
  return `/${slug}/portal`;
};

/** Signs in; `go` decides the address by what the person does in the company, unless `to` names one. */
export const useSignIn = (companies: Companies | undefined, to: string | undefined) => {
  const queries = useQueryClient();
  const words = useProblemWords();
  const [busy, setBusy] = useState<string | undefined>();
  const [wrong, setWrong] = useState<string | undefined>();
  const homeIn = async (slug: string): Promise<string | undefined> => {
    const me = await clientOf(slug).call(house.me, {});
    return me.person ? placeOf(slug, me.person) : undefined;
  };
  const find = async (slug: string | undefined): Promise<string> => {
    if (to) return to;
    if (slug) return (await homeIn(slug)) ?? `/${slug}`;
    const homes = await Promise.all((companies ?? []).map((company) => homeIn(company.slug).catch(() => undefined)));
    return homes.find(Boolean) ?? '/';
  };
  const enter = async (email: string, password: string, slug?: string): Promise<void> => {
    setBusy(email);
    setWrong(undefined);
    try {
      await signIn(email, password);
      queries.clear();
      restartLive();
      window.location.assign(await find(slug));
    } catch (error) {
      setWrong(words.thrown(error));
      setBusy(undefined);
    }
  };
  return { busy, wrong, enter };
};
