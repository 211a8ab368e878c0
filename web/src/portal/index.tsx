// The portals' addresses, all under /portal.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';

export const routes = (parent: CompanyRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'portal',
      component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
    }),
  ] as const;
