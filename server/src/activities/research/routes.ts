// What research serves and hears: its handlers, reactions and timers in one list.
import { rooms } from '../../kernel/activity.ts';

export const research = rooms('research').module({});
