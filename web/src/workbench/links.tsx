// Every name is a way there: addresses of records in the workbench, and a link that takes one.
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCompanySlug } from '../data/index.ts';

/** Makes a full address of one below the company's root: `/work/orders/…`. */
export const useAddress = (): ((below: string) => string) => {
  const slug = useCompanySlug();
  return (below) => `/${slug}${below}`;
};

/** Addresses of records below the company's root. */
export const places = {
  order: (id: string) => `/work/orders/${id}`,
  board: (order: string) => `/work/board?order=${order}`,
  purchase: (id: string) => `/work/purchases/${id}`,
  item: (item: string) => `/work/stock?item=${encodeURIComponent(item)}`,
  place: (place: string) => `/work/stock?view=places&place=${encodeURIComponent(place)}`,
  supplier: (supplier: string) => `/work/suppliers?supplier=${encodeURIComponent(supplier)}`,
  delivery: (id: string) => `/work/deliveries/${id}`,
  demand: (id: string) => `/work/demands/${id}`,
  draft: (id: string) => `/work/research/${id}`,
  service: (id: string) => `/work/service/${id}`,
  floor: (workCenter: string) => `/floor/${workCenter}`,
  member: (party: string) => `/work/members?member=${party}`,
  person: (name: string) => `/work/people?person=${encodeURIComponent(name)}`,
  carrier: (carrier: string) => `/work/products?tab=store&carrier=${encodeURIComponent(carrier)}`,
} as const;

/** A link below the company's root; `?` and what follows is kept as search. */
export const To = (props: { to: string; children: ReactNode; className?: string }) => {
  const address = useAddress();
  const [path = '', query = ''] = props.to.split('?');
  return (
    <Link
      to={address(path) as '/'}
      search={Object.fromEntries(new URLSearchParams(query)) as never}
      className={props.className ?? 'ol-link'}
    >
      {props.children}
    </Link>
  );
};

/** One word of the address's search, and a way to change it that leaves no trail of steps behind. */
export const useInAddress = (name: string): [string | undefined, (value: string | undefined) => void] => {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const value = search[name];
  const set = (next: string | undefined): void =>
    void navigate({
      to: '.',
      search: ((old: Record<string, unknown>) => ({ ...old, [name]: next })) as never,
      replace: true,
    });
  return [value === undefined || value === '' ? undefined : String(value), set];
};
