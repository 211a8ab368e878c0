// The workbench's addresses for people.
import type { WorkRoute } from './work-route.tsx';

export const peopleRoutes = (_work: WorkRoute) => [] as const;
