// The terminal's addresses, all under /floor.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';

export const routes = (parent: CompanyRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'floor',
      // `choose`: a person wants another work center than the device's own.
      validateSearch: (search: Record<string, unknown>): { choose?: boolean } =>
        search.choose ? { choose: true } : {},
      component: lazyRouteComponent(() => import('./choose.tsx'), 'Choose'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'floor/store',
      component: lazyRouteComponent(() => import('./store/store.tsx'), 'Store'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'floor/$workCenter',
      // `job`: the operation that was opened or scanned; a job card's code calls it `operation`.
      validateSearch: (search: Record<string, unknown>): { job?: string; operation?: string } => {
        const job = search.job ?? search.operation;
        return typeof job === 'string' ? { job } : {};
      },
      component: lazyRouteComponent(() => import('./terminal.tsx'), 'Terminal'),
    }),
  ] as const;
