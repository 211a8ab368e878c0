// The catalogue of flows: every hand-over of the value chain (a to j of the standard, k to s of its clauses).
import type { Activity } from './vocabulary.ts';

/** Who a flow reaches besides activities. */
export type Outside = 'user' | 'supplier' | 'provider' | 'carrier' | 'shop-floor' | 'membership';
export type End = Activity | Outside;

export interface Flow {
  readonly name: string;
  readonly from: readonly End[];
  readonly to: readonly End[];
  readonly carries: string;
}

const flow = (name: string, from: readonly End[], to: readonly End[], carries: string): Flow => ({
  name,
  from,
  to,
  carries,
});

export const FLOWS = {
  a: flow(
    'Concept and creative solution',
    ['user', 'interaction'],
    ['research'],
    'customized demand, confirmed concept',
  ),
  b: flow(
    'Product design',
    ['research'],
    ['sales', 'sourcing'],
    'product scheme, bill of materials, verification result',
  ),
  c: flow('User order', ['sales'], ['sourcing', 'membership'], 'order, configuration, due date and place, payment'),
  d: flow('Master production schedule', ['sourcing'], ['production'], 'what, how many, when; stock and lead times'),
  e: flow(
    'Purchase order and response',
    ['sourcing', 'supplier'],
    ['supplier', 'sourcing'],
    'commodity, quantity, date, price; accept, counter or decline',
  ),
  f: flow(
    'Executable production plan',
    ['production'],
    ['shop-floor', 'supplier', 'user'],
    'operations, material demand plan',
  ),
  g: flow('Finished product stored', ['production'], ['logistics'], 'product, identifier, location'),
  h: flow('Delivery information', ['logistics'], ['user', 'service'], 'schedule, position, estimated arrival, arrival'),
  i: flow('After-sales and value-added service', ['service'], ['user'], 'diagnosis, advice, offers'),
  j: flow('Experience and iteration', ['user', 'service'], ['interaction'], 'requirements, suggestions, usage'),
  k: flow(
    'Quantifiable demand and response',
    ['research', 'provider'],
    ['provider', 'research'],
    'target, unit, weight, deadline; design or answer',
  ),
  l: flow(
    'Source search demand and response',
    ['sourcing', 'supplier'],
    ['supplier', 'sourcing'],
    'what nobody supplies yet; offer',
  ),
  m: flow('Procurement demand', ['research', 'sales'], ['sourcing'], 'item, quantity, date'),
  n: flow('Commodity supply information', ['sourcing'], ['logistics'], 'what comes from where, and when'),
  o: flow('Commodity arrival', ['logistics'], ['sourcing'], 'received, inspected, place'),
  p: flow('Distribution order', ['production'], ['logistics'], 'product, customer, place, window'),
  q: flow('Purchasing demand', ['service'], ['sales'], 'what the user needs'),
  r: flow('Unmatched demand', ['sales'], ['interaction'], 'what the library lacks'),
  s: flow('New product or service demand', ['service'], ['interaction'], 'need, evidence'),
} as const satisfies Record<string, Flow>;

export type FlowLetter = keyof typeof FLOWS;
export const FLOW_LETTERS = Object.keys(FLOWS) as FlowLetter[];
