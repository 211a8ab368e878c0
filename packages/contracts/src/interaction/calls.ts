// Interaction: what may be asked of it.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { Choices, Code, Figure, Id, Line, Nothing, Prose, Version } from '../vocabulary.ts';
import { Demand, Reasons } from './records.ts';

const Profile = z.object({
  party: Id,
  name: z.string(),
  email: z.string(),
  consentContact: z.boolean(),
  consentPersonalise: z.boolean(),
  preferences: z.record(z.string(), z.string()),
  orders: z.int(),
  demands: z.int(),
});

export const recordAttempt = command({
  id: 'interaction.recordAttempt',
  level: 'CBL',
  path: '/attempts',
  who: ['anyone'],
  summary: 'A choice somebody tried in the configurator and could not get; holds no personal data',
  input: z.object({
    product: Code,
    version: Version,
    option: z.string().max(64),
    value: z.union([z.string().max(200), Figure, z.boolean()]),
    choices: Choices,
    rules: z.array(z.string().max(64)).max(50),
    visit: Id,
  }),
  output: Nothing,
});

export const raiseDemand = command({
  id: 'interaction.raiseDemand',
  level: 'CBL',
  path: '/demands',
  who: ['anyone'],
  summary: 'Say in own words what is missing',
  input: z.object({ title: Line(120), text: Prose(2000), product: Code.optional(), visit: Id.optional() }),
  output: Demand,
});

export const listDemands = query({
  id: 'interaction.listDemands',
  path: '/demands',
  who: ['interaction', 'customer'],
  summary: 'Demands, most wanted first',
  input: z.object({ state: z.enum(['open', 'accepted', 'declined', 'merged']).optional() }),
  output: z.array(Demand),
});

export const getDemand = query({
  id: 'interaction.getDemand',
  path: '/demands/{demand}',
  who: ['interaction', 'customer'],
  summary: 'One demand with its verdict',
  input: z.object({ demand: Id }),
  output: Demand,
});

export const screenDemand = command({
  id: 'interaction.screenDemand',
  path: '/demands/{demand}/screen',
  who: ['interaction'],
  summary: 'Give a verdict with reasons; an accepted demand goes to research & development with its concept',
  input: z.object({
    demand: Id,
    verdict: z.enum(['accepted', 'declined', 'merged']),
    reasons: Reasons,
    note: Prose(2000),
    concept: Prose(4000).optional(),
    mergedInto: Id.optional(),
  }),
  output: Demand,
});

export const getProfile = query({
  id: 'interaction.getProfile',
  path: '/profile',
  who: ['customer'],
  summary: 'Own profile and consent',
  input: Nothing,
  output: Profile,
});

export const saveProfile = command({
  id: 'interaction.saveProfile',
  method: 'PUT',
  path: '/profile',
  who: ['customer'],
  summary: 'Change own consent',
  input: z.object({ consentContact: z.boolean(), consentPersonalise: z.boolean() }),
  output: Profile,
});

export const listProfiles = query({
  id: 'interaction.listProfiles',
  path: '/profiles',
  who: ['interaction'],
  summary: 'Users with what they consented to show',
  input: Nothing,
  output: z.array(Profile),
});

export const optionShares = query({
  id: 'interaction.optionShares',
  path: '/option-shares',
  who: ['interaction', 'research', 'sales', 'sourcing'],
  summary: 'Share of orders that chose each value, with sample size',
  input: z.object({ product: Code }),
  output: z.array(z.object({ option: z.string(), value: z.string(), share: z.number(), of: z.int() })),
});
