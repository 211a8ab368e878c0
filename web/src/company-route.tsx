// The part of every address that names the company: areas hang their routes under it.
import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { NotFound } from './start/not-found.tsx';

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** `/$company`: the slug of the company whose shop, workbench, terminal or portal is open. */
export const companyRoute = createRoute({ getParentRoute: () => rootRoute, path: '$company', component: Outlet });

/** What an area's `routes(parent)` receives. */
export type CompanyRoute = typeof companyRoute;
