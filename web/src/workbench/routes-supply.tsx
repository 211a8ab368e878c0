// The workbench's addresses for supply.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WorkRoute } from './work-route.tsx';

export const supplyRoutes = (work: WorkRoute) =>
  [
    createRoute({
      getParentRoute: () => work,
      path: 'stock',
      component: lazyRouteComponent(() => import('./ops/stock.tsx'), 'Stock'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'schedule',
      component: lazyRouteComponent(() => import('./ops/schedule.tsx'), 'Schedule'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'purchases',
      component: lazyRouteComponent(() => import('./ops/purchases.tsx'), 'Purchases'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'purchases/$purchase',
      component: lazyRouteComponent(() => import('./ops/purchases.tsx'), 'Purchase'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'suppliers',
      component: lazyRouteComponent(() => import('./ops/suppliers.tsx'), 'Suppliers'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'deliveries',
      component: lazyRouteComponent(() => import('./ops/deliveries.tsx'), 'Deliveries'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'deliveries/$delivery',
      component: lazyRouteComponent(() => import('./ops/deliveries.tsx'), 'DeliveryScreen'),
    }),
  ] as const;
