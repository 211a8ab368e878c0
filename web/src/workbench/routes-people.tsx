// The workbench's addresses for people.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WorkRoute } from './work-route.tsx';

export const peopleRoutes = (work: WorkRoute) =>
  [
    createRoute({
      getParentRoute: () => work,
      path: 'demands',
      component: lazyRouteComponent(() => import('./ops/demands.tsx'), 'Demands'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'demands/$demand',
      component: lazyRouteComponent(() => import('./ops/demands.tsx'), 'DemandScreen'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'service',
      component: lazyRouteComponent(() => import('./ops/service.tsx'), 'ServiceDemands'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'service/$demand',
      component: lazyRouteComponent(() => import('./ops/service.tsx'), 'ServiceDemandScreen'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'members',
      component: lazyRouteComponent(() => import('./ops/members.tsx'), 'Members'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'people',
      component: lazyRouteComponent(() => import('./ops/people.tsx'), 'People'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'mail',
      component: lazyRouteComponent(() => import('./ops/mail.tsx'), 'Mail'),
    }),
  ] as const;
