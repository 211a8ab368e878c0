// The part of every address that names the company: areas hang their routes under it.
import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { CompanySession, useSession } from './data/index.ts';
import { NotFound } from './start/not-found.tsx';

export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const There = () => (useSession().missing ? <NotFound /> : <Outlet />);

const Company = () => (
  <CompanySession>
    <There />
  </CompanySession>
);

export const companyRoute = createRoute({ getParentRoute: () => rootRoute, path: '$company', component: Company });

/** What an area's `routes(parent)` receives. */
export type CompanyRoute = typeof companyRoute;
