// The part of every workbench address below /work: the bar above and the gate before all its screens.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { CompanyRoute } from '../company-route.tsx';

export const workRoute = (parent: CompanyRoute) =>
  createRoute({
    getParentRoute: () => parent,
    path: 'work',
    component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  });

/** What `routes-ii` receives: addresses under it are relative to /work (`stock`, `purchases/$purchase`). */
export type WorkRoute = ReturnType<typeof workRoute>;
