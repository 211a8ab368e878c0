// The workbench's addresses for products.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { WorkRoute } from './work-route.tsx';

export const productsRoutes = (work: WorkRoute) =>
  [
    // The terms of the shop are a tab of the products; the menu names them by an address of their own.
    createRoute({
      getParentRoute: () => work,
      path: 'terms',
      beforeLoad: ({ location }) => {
        throw redirect({ href: `${location.pathname.replace(/terms\/?$/, 'products')}?tab=terms`, replace: true });
      },
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'import',
      component: lazyRouteComponent(() => import('./ops/import.tsx'), 'Import'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'setup',
      component: lazyRouteComponent(() => import('./ops/setup.tsx'), 'Setup'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'products',
      validateSearch: (search: Record<string, unknown>): { tab?: string } =>
        typeof search.tab === 'string' ? { tab: search.tab } : {},
      component: lazyRouteComponent(() => import('./ops/products.tsx'), 'Products'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'research',
      component: lazyRouteComponent(() => import('./ops/research.tsx'), 'Research'),
    }),
    createRoute({
      getParentRoute: () => work,
      path: 'research/$draft',
      component: lazyRouteComponent(() => import('./ops/draft.tsx'), 'DraftScreen'),
    }),
  ] as const;
