// The workbench's addresses for products, supply, people and decisions, joined.
import { decisionsRoutes } from './routes-decisions.tsx';
import { peopleRoutes } from './routes-people.tsx';
import { productsRoutes } from './routes-products.tsx';
import { supplyRoutes } from './routes-supply.tsx';
import type { WorkRoute } from './work-route.tsx';

export const routesII = (work: WorkRoute) =>
  [...productsRoutes(work), ...supplyRoutes(work), ...peopleRoutes(work), ...decisionsRoutes(work)] as const;
