// The life of a service demand: open until answered, open again when the customer writes, closed by service; a closed one opens again too.
import type { Output, service } from '@onelot/contracts';

type State = Output<typeof service.getDemand>['state'];

/** The state after a message of one side; service may close with its message. */
const AFTER: Record<State, { readonly customer: State; readonly service: State }> = {
  open: { customer: 'open', service: 'answered' },
  answered: { customer: 'open', service: 'answered' },
  closed: { customer: 'open', service: 'answered' },
};

export const stateAfter = (state: State, side: 'customer' | 'service', close: boolean): State =>
  close && side === 'service' ? 'closed' : AFTER[state][side];
