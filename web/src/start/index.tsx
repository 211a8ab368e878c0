// Addresses outside any company: the start page and signing in.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { rootRoute } from '../company-route.tsx';

export const routes = (parent: typeof rootRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'sign-in',
      validateSearch: (search: Record<string, unknown>): { next?: string } =>
        typeof search.next === 'string' && /^\/(?![/\\])/.test(search.next) ? { next: search.next } : {},
      component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
    }),
  ] as const;
