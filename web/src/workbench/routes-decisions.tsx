// The workbench's addresses for decisions and the long work behind them.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WorkRoute } from './work-route.tsx';

export const decisionsRoutes = (work: WorkRoute) =>
  [
    createRoute({
      getParentRoute: () => work,
      path: 'mix',
      component: lazyRouteComponent(() => import('./decisions/mix/mix.tsx'), 'Mix'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'resources',
      component: lazyRouteComponent(() => import('./decisions/resources/resources.tsx'), 'Resources'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'jobs',
      component: lazyRouteComponent(() => import('./decisions/jobs.tsx'), 'Jobs'),
    }),
  ] as const;
