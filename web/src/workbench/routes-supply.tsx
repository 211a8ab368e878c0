// The workbench's addresses for supply.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { WorkRoute } from './work-route.tsx';

export const supplyRoutes = (work: WorkRoute) =>
  [
    createRoute({
      getParentRoute: () => work,
      path: 'stock',
      component: lazyRouteComponent(() => import('./supply/stock.tsx'), 'Stock'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'schedule',
      component: lazyRouteComponent(() => import('./supply/schedule.tsx'), 'Schedule'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'purchases',
      component: lazyRouteComponent(() => import('./supply/purchases.tsx'), 'Purchases'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'purchases/$purchase',
      component: lazyRouteComponent(() => import('./supply/purchase.tsx'), 'Purchase'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'suppliers',
      component: lazyRouteComponent(() => import('./supply/suppliers.tsx'), 'Suppliers'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'deliveries',
      component: lazyRouteComponent(() => import('./supply/deliveries.tsx'), 'Deliveries'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'deliveries/$delivery',
      component: lazyRouteComponent(() => import('./supply/delivery.tsx'), 'DeliveryScreen'),
    }),
  ] as const;
