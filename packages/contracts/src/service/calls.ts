// Service: what may be asked of it.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { Choices, Code, Id, Line, Nothing, Prose } from '../vocabulary.ts';
import { Installed, KINDS, ServiceDemand } from './records.ts';

export const listInstalled = query({
  id: 'service.listInstalled',
  path: '/installed',
  who: ['service', 'customer'],
  summary: 'Delivered products',
  input: z.object({ order: Id.optional() }),
  output: z.array(Installed),
});

export const getInstalled = query({
  id: 'service.getInstalled',
  path: '/installed/{installed}',
  who: ['service', 'customer'],
  summary: 'One delivered product with its as-built record',
  input: z.object({ installed: Id }),
  output: Installed,
});

export const openDemand = command({
  id: 'service.openDemand',
  level: 'CBL',
  path: '/service-demands',
  who: ['customer'],
  summary: 'Ask for help, a repair, a return, a purchase, or share an idea',
  input: z.object({
    order: Id.optional(),
    installed: Id.optional(),
    kind: z.enum(KINDS),
    title: Line(120),
    text: Prose(4000),
    /** A purchase: the product and options wanted, as far as known. */ wants: z
      .object({ product: Code.optional(), choices: Choices.optional() })
      .optional(),
  }),
  output: ServiceDemand,
});

export const listDemands = query({
  id: 'service.listDemands',
  path: '/service-demands',
  who: ['service', 'customer'],
  summary: 'Service demands',
  input: z.object({ state: z.enum(['open', 'answered', 'closed']).optional(), order: Id.optional() }),
  output: z.array(ServiceDemand),
});

export const getDemand = query({
  id: 'service.getDemand',
  path: '/service-demands/{demand}',
  who: ['service', 'customer'],
  summary: 'One service demand',
  input: z.object({ demand: Id }),
  output: ServiceDemand,
});

export const writeMessage = command({
  id: 'service.writeMessage',
  path: '/service-demands/{demand}/messages',
  who: ['service', 'customer'],
  summary: 'Write to the other side; staff may close it with the message',
  input: z.object({ demand: Id, text: Prose(4000), close: z.boolean().default(false) }),
  output: ServiceDemand,
});

export const forwardDemand = command({
  id: 'service.forwardDemand',
  path: '/service-demands/{demand}/forward',
  who: ['service'],
  summary: 'Send what it teaches to interaction as a new product or service demand',
  input: z.object({ demand: Id, need: Line(120), evidence: Prose(2000) }),
  output: ServiceDemand,
});

export const shareExperience = command({
  id: 'service.shareExperience',
  level: 'CBL',
  path: '/orders/{order}/experience',
  who: ['customer'],
  summary: 'Rate a delivered product and say why',
  input: z.object({ order: Id, rating: z.int().min(1).max(5), text: Prose(2000).optional() }),
  output: Nothing,
});

export const getExperience = query({
  id: 'service.getExperience',
  level: 'CBL',
  path: '/orders/{order}/experience',
  who: ['customer', 'service'],
  summary: 'The rating given',
  input: z.object({ order: Id }),
  output: z.object({ rating: z.int().nullable(), text: z.string().nullable() }),
});
