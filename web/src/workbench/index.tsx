// The workbench's addresses, all under /work.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';

export const routes = (parent: CompanyRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'work',
      component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
    }),
  ] as const;
