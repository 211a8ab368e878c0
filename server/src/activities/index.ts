// The seven activities of the value chain.
import type { ActivityModule } from '../kernel/activity.ts';
import { interaction } from './interaction/routes.ts';
import { logistics } from './logistics/routes.ts';
import { production } from './production/routes.ts';
import { research } from './research/routes.ts';
import { sales } from './sales/routes.ts';
import { service } from './service/routes.ts';
import { sourcing } from './sourcing/routes.ts';

export const ACTIVITY_MODULES: readonly ActivityModule[] = [
  interaction,
  research,
  sales,
  sourcing,
  production,
  logistics,
  service,
];
