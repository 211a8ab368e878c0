// Plans the network beside the page on few scenarios: a first look in under a second.
import { type Edit, type Network, type PlanResult, plan, withEdits } from '@onelot/capacity';

export interface Ask {
  readonly network: Network;
  readonly edits: readonly Edit[];
  readonly variation: number;
  readonly scenarios: number;
}

export interface Told {
  readonly plan?: PlanResult;
  readonly problems?: readonly { readonly code: string; readonly path: string; readonly message: string }[];
  readonly ms: number;
}

self.onmessage = ({ data: { network, edits, variation, scenarios } }: MessageEvent<Ask>) => {
  const begun = performance.now();
  const edited = withEdits(network, edits);
  const answer = edited.ok ? plan(edited.value, undefined, undefined, { scenarios, variation, days: true }) : edited;
  const ms = performance.now() - begun;
  self.postMessage((answer.ok ? { plan: answer.value, ms } : { problems: answer.problems, ms }) satisfies Told);
};
