// The workbench's addresses for supply, products and people.
import type { WorkRoute } from './work-route.tsx';

export const routesII = (_parent: WorkRoute) => [] as const;
