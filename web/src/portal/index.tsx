// The portals' addresses, all under /portal: suppliers, carriers and providers answer what is asked of them.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';

export const routes = (parent: CompanyRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'portal',
      component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'portal/purchases/$purchase',
      component: lazyRouteComponent(() => import('./supplier/purchase.tsx'), 'Purchase'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'portal/deliveries/$delivery',
      component: lazyRouteComponent(() => import('./carrier/delivery.tsx'), 'DeliveryPage'),
    }),
  ] as const;
