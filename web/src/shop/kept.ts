// What the browser keeps for a visitor: saved configurations, the one on its way to the checkout, and an anonymous visit.
import type { Choices } from '@onelot/configure';
import { useSyncExternalStore } from 'react';

export interface Saved {
  /** Id of the kept configuration; the link `?c=<id>` opens it. */
  readonly id: string;
  readonly product: string;
  readonly version: number;
  readonly name: string;
  readonly choices: Choices;
  readonly at: string;
}

/** What goes to the checkout. */
export interface Cart {
  readonly product: string;
  readonly version: number;
  readonly choices: Choices;
  readonly quantity: number;
  readonly reorderOf?: string;
}

const heard = new Set<() => void>();
const read = <T>(store: Storage, key: string): T | undefined => {
  try {
    const text = store.getItem(key);
    return text ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined; // Storage is forbidden or holds something else: as if nothing were kept.
  }
};
const write = (store: Storage, key: string, value: unknown): void => {
  try {
    store.setItem(key, JSON.stringify(value));
  } catch {
    // Storage may be full or forbidden; what was kept then lasts for this page only.
  }
  for (const tell of heard) tell();
};

const savedKey = (company: string): string => `onelot.saved.${company}`;
const empty: readonly Saved[] = [];
const lists = new Map<string, readonly Saved[]>();
const listOf = (company: string): readonly Saved[] => {
  const known = lists.get(company);
  if (known) return known;
  const list = read<Saved[]>(localStorage, savedKey(company)) ?? empty;
  lists.set(company, list);
  return list;
};
const setList = (company: string, list: readonly Saved[]): void => {
  lists.set(company, list);
  write(localStorage, savedKey(company), list);
};

/** The visitor's saved configurations, newest first. */
export const useSaved = (company: string): readonly Saved[] =>
  useSyncExternalStore(
    (tell) => {
      heard.add(tell);
      return () => heard.delete(tell);
    },
    () => listOf(company),
  );
export const keepSaved = (company: string, saved: Saved): void =>
  setList(company, [saved, ...listOf(company).filter((one) => one.id !== saved.id)].slice(0, 30));
export const dropSaved = (company: string, id: string): void =>
  setList(
    company,
    listOf(company).filter((one) => one.id !== id),
  );

const cartKey = (company: string): string => `onelot.cart.${company}`;
export const keepCart = (company: string, cart: Cart): void => write(sessionStorage, cartKey(company), cart);
export const cartOf = (company: string): Cart | undefined => read<Cart>(sessionStorage, cartKey(company));

const hex = (bytes: Uint8Array): string => [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
/** UUID version 7: time first, then chance. */
const uuid7 = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = `${Date.now().toString(16).padStart(12, '0')}${hex(bytes).slice(12)}`;
  const variant = ((Number.parseInt(text[16] as string, 16) & 3) | 8).toString(16);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-7${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20, 32)}`;
};

/** An id of this visit, of no person; it ends with the tab. */
export const visitId = (): string => {
  const known = read<string>(sessionStorage, 'onelot.visit');
  if (known) return known;
  const made = uuid7();
  write(sessionStorage, 'onelot.visit', made);
  return made;
};
