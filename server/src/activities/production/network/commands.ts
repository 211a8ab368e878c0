// How a plan of the network is asked for: what is wrong with the question is said at once, the plan itself is long work.
import { compile, withEdits } from '@onelot/capacity';
import { platform, production } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { refuse, refuseAs } from '../../../kernel/refusal.ts';
import type { Production } from '../plan/asked.ts';
import type { ProductionTables } from '../tables.ts';
import { assessNetwork } from './assessing.ts';

const { handle, job } = rooms<ProductionTables>('production');

export const planJob = job('planNetwork', { worker: 'network-plan', work: assessNetwork });

export const networkJobs = [planJob];

/** The company's network as it was imported; refused where there is none. */
export const ownNetwork = async (context: Production) =>
  (await context.ask(platform.getNetwork, {})).network ??
  refuseAs('not-found', 'NO_NETWORK', 'No network was imported: add network.json under Import and export.');

export const networkCommands = [
  handle(production.planNetwork, async (context, question) => {
    const network = await ownNetwork(context);
    const asked = withEdits(network, question.edits);
    const checked = asked.ok ? compile(asked.value) : asked;
    if (!checked.ok)
      return refuse('not-valid', 'The network cannot be planned with these figures.', ...checked.problems);
    return { job: await context.begin(planJob, { ...question, network }, { subject: 'network' }) };
  }),
];
