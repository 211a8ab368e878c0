// The workbench's addresses for products.
import type { WorkRoute } from './work-route.tsx';

export const productsRoutes = (_work: WorkRoute) => [] as const;
