// The terminal's addresses, all under /floor.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';

export const routes = (parent: CompanyRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'floor',
      component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
    }),
  ] as const;
