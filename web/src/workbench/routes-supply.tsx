// The workbench's addresses for supply.
import type { WorkRoute } from './work-route.tsx';

export const supplyRoutes = (_work: WorkRoute) => [] as const;
