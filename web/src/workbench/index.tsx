// The workbench's addresses, all under /work.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';
import { routesII } from './routes-ii.tsx';
import { workRoute } from './work-route.tsx';

export const routes = (parent: CompanyRoute) => {
  const work = workRoute(parent);
  const under = { getParentRoute: () => work } as const;
  return [
    work.addChildren([
      createRoute({ ...under, path: '/', component: lazyRouteComponent(() => import('./home/home.tsx'), 'Home') }),
      createRoute({
        ...under,
        path: 'orders',
        component: lazyRouteComponent(() => import('./orders/orders.tsx'), 'Orders'),
      }),
      createRoute({
        ...under,
        path: 'orders/$order',
        component: lazyRouteComponent(() => import('./orders/order.tsx'), 'Order'),
      }),
      createRoute({
        ...under,
        path: 'promises',
        validateSearch: (search: Record<string, unknown>): { days?: string } =>
          search.days === undefined ? {} : { days: String(search.days) },
        component: lazyRouteComponent(() => import('./orders/promises.tsx'), 'Promises'),
      }),
      createRoute({
        ...under,
        path: 'board',
        validateSearch: (search: Record<string, unknown>): { order?: string } =>
          typeof search.order === 'string' ? { order: search.order } : {},
        component: lazyRouteComponent(() => import('./board/board.tsx'), 'Board'),
      }),
      createRoute({
        ...under,
        path: 'chain',
        validateSearch: (search: Record<string, unknown>): { flow?: string } =>
          typeof search.flow === 'string' && /^[a-s]$/.test(search.flow) ? { flow: search.flow } : {},
        component: lazyRouteComponent(() => import('./chain/chain.tsx'), 'Chain'),
      }),
      ...routesII(work),
    ]),
  ] as const;
};
