// A found record's line below its label: name, note, how many, state and day, in the reader's language.
import type { common } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat, useWords } from '../../look/index.ts';

/** Where the words of a kind's states are. */
const STATES: Readonly<Record<string, string>> = {
  order: 'work:state',
  job: 'work:state',
  product: 'work:state',
  delivery: 'work:order.deliveryState',
  'purchase-order': 'ops:purchase',
  demand: 'people:demands',
  'customized-demand': 'people:demands.researchState',
  draft: 'ops:draft',
  'service-demand': 'people:service',
  machine: 'work:machineState',
};

/** The catalogue's key of a state, or none for a kind without states. */
export const stateKey = ({ kind, state }: Pick<common.Hit, 'kind' | 'state'>): string | undefined =>
  state && STATES[kind] ? `${STATES[kind]}.${state}` : undefined;

export const useHitWords = (): ((hit: common.Hit) => string) => {
  const { i18n } = useTranslation();
  const { number, when } = useFormat();
  const say = useWords();
  return (hit) => {
    const key = stateKey(hit);
    const parts = [
      say(hit.name),
      hit.note,
      hit.quantity === undefined ? '' : `${number(hit.quantity)} ×`,
      key && i18n.exists(key) ? i18n.t(key as 'state.good') : '',
      hit.at ? when(hit.at) : '',
    ];
    return parts.filter(Boolean).join(', ');
  };
};
