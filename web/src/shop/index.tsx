// The shop's addresses: home, configurator, checkout, orders, service, profile.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 64 ? value : undefined;

/** What the configurator's address may carry: a kept configuration, an order to repeat or to change, choices to start with. */
export interface ProductSearch {
  c?: string;
  again?: string;
  change?: string;
  /** Opens with the measurements. */
  measure?: boolean;
  want?: Record<string, unknown>;
}

export const productSearch = (search: Record<string, unknown>): ProductSearch => {
  const want = search.want;
  return {
    ...(text(search.c) ? { c: text(search.c) } : {}),
    ...(text(search.again) ? { again: text(search.again) } : {}),
    ...(text(search.change) ? { change: text(search.change) } : {}),
    ...(search.measure ? { measure: true } : {}),
    ...(want && typeof want === 'object' && !Array.isArray(want) ? { want: want as Record<string, unknown> } : {}),
  };
};

export const routes = (parent: CompanyRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'shop/$product',
      validateSearch: productSearch,
      component: lazyRouteComponent(() => import('./product.tsx'), 'Product'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'checkout/$product',
      component: lazyRouteComponent(() => import('./checkout/checkout.tsx'), 'Checkout'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'checkout/pay/$order',
      component: lazyRouteComponent(() => import('./checkout/pay.tsx'), 'Pay'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'saved',
      component: lazyRouteComponent(() => import('./mine/saved.tsx'), 'SavedList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'orders',
      component: lazyRouteComponent(() => import('./mine/orders.tsx'), 'Orders'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'orders/$order',
      component: lazyRouteComponent(() => import('./order/order.tsx'), 'OrderPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'service',
      component: lazyRouteComponent(() => import('./mine/service.tsx'), 'Service'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'service/$demand',
      component: lazyRouteComponent(() => import('./mine/demand.tsx'), 'Demand'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'profile',
      component: lazyRouteComponent(() => import('./mine/profile.tsx'), 'Profile'),
    }),
  ] as const;
