// The seven activities of the value chain.
import type { ActivityModule } from '../kernel/activity.ts';

export const ACTIVITY_MODULES: readonly ActivityModule[] = [];
