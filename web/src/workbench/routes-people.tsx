// The workbench's addresses for people.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WorkRoute } from './work-route.tsx';

export const peopleRoutes = (work: WorkRoute) =>
  [
    createRoute({
      getParentRoute: () => work,
      path: 'demands',
      component: lazyRouteComponent(() => import('./people/demands.tsx'), 'Demands'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'demands/$demand',
      component: lazyRouteComponent(() => import('./people/demand.tsx'), 'DemandScreen'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'service',
      component: lazyRouteComponent(() => import('./people/service.tsx'), 'ServiceDemands'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'service/$demand',
      component: lazyRouteComponent(() => import('./people/service-demand.tsx'), 'ServiceDemandScreen'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'members',
      component: lazyRouteComponent(() => import('./people/members.tsx'), 'Members'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'people',
      component: lazyRouteComponent(() => import('./people/people.tsx'), 'People'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'mail',
      component: lazyRouteComponent(() => import('./people/mail.tsx'), 'Mail'),
    }),
  ] as const;
