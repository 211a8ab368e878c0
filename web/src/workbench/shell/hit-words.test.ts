// Shows that Ctrl K has a word in both languages for every state a found record can be in, so that no code is read there.
import { interaction, logistics, research, sales, service, sourcing } from '@onelot/contracts';
import { expect, it } from 'vitest';
import { ops as opsDe } from '../../texts/de/ops.ts';
import { people as peopleDe } from '../../texts/de/people.ts';
import { work as workDe } from '../../texts/de/work.ts';
import { ops as opsEn } from '../../texts/en/ops.ts';
import { people as peopleEn } from '../../texts/en/people.ts';
import { work as workEn } from '../../texts/en/work.ts';
import { stateKey } from './hit-words.ts';

const TEXTS = {
  en: { ops: opsEn, people: peopleEn, work: workEn },
  de: { ops: opsDe, people: peopleDe, work: workDe },
} as const;

const STATES: Readonly<Record<string, readonly string[]>> = {
  order: sales.ORDER_STATES,
  delivery: logistics.DELIVERY_STATES,
  'purchase-order': sourcing.PO_STATES,
  draft: research.STATES,
  demand: interaction.Demand.shape.state.options,
  'customized-demand': research.CustomizedDemand.shape.state.options,
  'service-demand': service.ServiceDemand.shape.state.options,
  machine: ['idle', 'running', 'done', 'fault', 'offline'],
};

const read = (language: 'en' | 'de', key: string): unknown => {
  const [area = '', path = ''] = key.split(':');
  return path
    .split('.')
    .reduce<unknown>((at, word) => (at as Record<string, unknown> | undefined)?.[word], TEXTS[language][area as 'ops']);
};

it('every state of every kind of record has its word', () => {
  for (const [kind, states] of Object.entries(STATES))
    for (const state of states) {
      const key = stateKey({ kind, state });
      expect(key, `${kind} ${state}`).toBeDefined();
      for (const language of ['en', 'de'] as const)
        expect(read(language, key!), `${language} ${key}`).toBeTypeOf('string');
    }
});

it('a kind without states has none', () => {
  expect(stateKey({ kind: 'member', state: 'x' })).toBeUndefined();
  expect(stateKey({ kind: 'order' })).toBeUndefined();
});
