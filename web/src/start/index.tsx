// Addresses outside any company: the start page and signing in.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { rootRoute } from '../company-route.tsx';

/** Only a way on this site. */
const way = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;

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
      /** `to`: where one wanted to go; `next` means the same. */
      validateSearch: (search: Record<string, unknown>): { to?: string; next?: string } => {
        const to = way(search.to) ?? way(search.next);
        return to ? { to } : {};
      },
      component: lazyRouteComponent(() => import('./sign-in.tsx'), 'SignIn'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'forgot',
      component: lazyRouteComponent(() => import('./password.tsx'), 'Forgot'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'set-password',
      validateSearch: (search: Record<string, unknown>): { token?: string } =>
        typeof search.token === 'string' ? { token: search.token } : {},
      component: lazyRouteComponent(() => import('./password.tsx'), 'SetPassword'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'account',
      component: lazyRouteComponent(() => import('./account.tsx'), 'Account'),
    }),
  ] as const;
