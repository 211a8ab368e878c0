// The shop's addresses: home, configurator, checkout, order page.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';

export const routes = (parent: CompanyRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'shop/$product',
      component: lazyRouteComponent(() => import('./product.tsx'), 'Product'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'checkout/$',
      component: lazyRouteComponent(() => import('./checkout.tsx'), 'Checkout'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'orders/$order',
      component: lazyRouteComponent(() => import('./order.tsx'), 'Order'),
    }),
  ] as const;
