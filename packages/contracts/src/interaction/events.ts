// Interaction: what it tells.

import { z } from 'zod';
import { event } from '../declare.ts';
import { Id } from '../vocabulary.ts';
import { Reasons, SOURCES } from './records.ts';

export const demandRaised = event({
  type: 'interaction.demand.raised',
  flow: 'j',
  level: 'CBL',
  summary: 'A user wants something the company does not offer',
  data: z.object({
    demand: Id,
    title: z.string(),
    source: z.enum(SOURCES),
    product: z.string().nullable(),
    times: z.int(),
  }),
});

export const demandScreened = event({
  type: 'interaction.demand.screened',
  summary: 'A demand has its verdict',
  data: z.object({
    demand: Id,
    title: z.string(),
    verdict: z.enum(['accepted', 'declined', 'merged']),
    note: z.string(),
  }),
});

export const demandCustomized = event({
  type: 'interaction.demand.customized',
  flow: 'a',
  summary: 'A customized demand with its concept goes to research & development',
  data: z.object({
    demand: Id,
    title: z.string(),
    concept: z.string(),
    product: z.string().nullable(),
    option: z.string().nullable(),
    value: z.string().nullable(),
    supporters: z.int(),
    reasons: Reasons,
  }),
});
