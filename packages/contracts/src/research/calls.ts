// Research & development: what may be asked of it.

import { z } from 'zod';
import { command, query } from '../declare.ts';
import { PriceBook, PriceLine, ProductModel, VariantBomLine, VariantOperation } from '../model.ts';
import { FieldProblem } from '../problem.ts';
import { Choices, Code, Currency, Id, Instant, Line, Minor, Nothing, Prose, Quantity, Version } from '../vocabulary.ts';
import { BomEntry, CustomizedDemand, Draft, Item, Scheme } from './records.ts';

export const listItems = query({
  id: 'research.listItems',
  path: '/items',
  who: ['research', 'sourcing', 'production', 'logistics', 'service'],
  summary: 'Items with unit and standard cost',
  input: Nothing,
  output: z.array(Item),
});

export const saveItem = command({
  id: 'research.saveItem',
  method: 'PUT',
  path: '/items/{item}',
  who: ['research'],
  summary: 'Create or change an item',
  input: Item,
  output: Item,
});

export const listBom = query({
  id: 'research.listBom',
  path: '/bom',
  who: ['research', 'sourcing', 'production', 'logistics', 'service'],
  summary: 'Bills of materials of items that are made',
  input: z.object({ parent: Code.optional() }),
  output: z.array(BomEntry),
});

export const saveBom = command({
  id: 'research.saveBom',
  method: 'PUT',
  path: '/bom/{parent}',
  who: ['research'],
  summary: "Set an item's components",
  input: z.object({
    parent: Code,
    components: z.array(z.object({ component: Code, quantity: Quantity.positive() })).max(500),
  }),
  output: z.array(BomEntry),
});

export const importProducts = command({
  id: 'research.importProducts',
  path: '/research/import',
  who: ['research:manager'],
  summary: 'Items, bills of materials and product models in one step; models become released schemes',
  input: z.object({
    items: z.array(Item),
    bom: z.array(BomEntry),
    schemes: z.array(z.object({ model: ProductModel, prices: PriceBook })),
  }),
  output: z.object({ items: z.int(), bom: z.int(), schemes: z.int() }),
});

export const listSchemes = query({
  id: 'research.listSchemes',
  path: '/schemes',
  who: ['research', 'sales', 'sourcing', 'production', 'service'],
  summary: 'Released product schemes, newest version first',
  input: z.object({ product: Code.optional() }),
  output: z.array(Scheme.omit({ model: true, prices: true, verification: true })),
});

export const getScheme = query({
  id: 'research.getScheme',
  path: '/schemes/{product}/{version}',
  who: ['research', 'sales', 'sourcing', 'production', 'service'],
  summary: 'One released scheme, immutable',
  input: z.object({ product: Code, version: Version }),
  output: Scheme,
});

export const getVariety = query({
  id: 'research.getVariety',
  path: '/schemes/{product}/{version}/variety',
  who: ['research', 'sales', 'sourcing', 'production'],
  summary: 'How varied a released product is: variants counted exactly, commonality of each part, cost of the variety',
  input: z.object({
    product: Code,
    version: Version,
    /** Assumptions of the cost, all stated in the answer: products a year, days of lead time, per cent of cost a year. */
    perYear: z.int().min(1).max(1_000_000).default(1000),
    leadDays: z.int().min(1).max(365).default(7),
    holdingPercent: z.int().min(0).max(100).default(20),
  }),
  output: z.object({
    /** Digits: as many as the rules allow; texts and ranges count once. */
    variants: z.string(),
    /** Chance that two variants with the line have the same item there; of the product the mean over its lines. */
    commonality: z.number(),
    items: z.int(),
    currency: Currency,
    assumed: z.object({ perYear: z.int(), leadDays: z.int(), holdingPercent: z.int(), service: z.number() }),
    /** Minor units a year. */
    addedCost: Minor,
    lines: z.array(
      z.object({
        line: z.string(),
        /** Of all variants, 0 to 1. */
        share: z.number(),
        items: z.int(),
        commonest: z.string(),
        commonestShare: z.number(),
        commonality: z.number(),
        /** Safety stock of the items kept apart over that of one item for all. */
        stockFactor: z.number(),
        costEach: Minor,
        addedCost: Minor,
      }),
    ),
  }),
});

export const resolveVariant = query({
  id: 'research.resolveVariant',
  method: 'POST',
  path: '/schemes/{product}/{version}/variant',
  who: ['research', 'sales', 'sourcing', 'production', 'service'],
  summary: 'The variant bill of materials and routing of one configuration',
  input: z.object({ product: Code, version: Version, choices: Choices }),
  output: z.object({
    bom: z.array(VariantBomLine),
    routing: z.array(VariantOperation),
    choices: Choices,
    formulas: z.record(z.string(), z.number()),
  }),
});

export const listDrafts = query({
  id: 'research.listDrafts',
  path: '/drafts',
  who: ['research', 'sales'],
  summary: 'Changes of product models in work',
  input: Nothing,
  output: z.array(Draft.omit({ model: true, prices: true, verification: true })),
});

export const getDraft = query({
  id: 'research.getDraft',
  path: '/drafts/{draft}',
  who: ['research', 'sales'],
  summary: 'One change with its model',
  input: z.object({ draft: Id }),
  output: Draft,
});

export const openDraft = command({
  id: 'research.openDraft',
  path: '/drafts',
  who: ['research'],
  summary: 'Open a change: of a released product, or of a new one',
  input: z.object({
    product: Code,
    title: Line(),
    demand: Id.optional(),
    model: ProductModel.optional(),
    prices: PriceBook.optional(),
  }),
  output: Draft,
});

export const saveDraft = command({
  id: 'research.saveDraft',
  method: 'PUT',
  path: '/drafts/{draft}',
  who: ['research'],
  summary: 'Save the model and prices of a change; verification is needed anew',
  input: z.object({ draft: Id, title: Line().optional(), model: ProductModel, prices: PriceBook }),
  output: z.object({ draft: Draft, problems: z.array(FieldProblem) }),
});

export const verifyDraft = command({
  id: 'research.verifyDraft',
  path: '/drafts/{draft}/verify',
  who: ['research'],
  summary: 'Check the model and run it through cost, capacity and lead-time simulation; the result is kept with it',
  input: z.object({ draft: Id }),
  output: Draft,
});

export const approveDraft = command({
  id: 'research.approveDraft',
  path: '/drafts/{draft}/approve',
  who: ['research:approver', 'research:manager'],
  summary: 'Approve a verified change',
  input: z.object({ draft: Id, note: Line(500).optional() }),
  output: Draft,
});

export const releaseDraft = command({
  id: 'research.releaseDraft',
  path: '/drafts/{draft}/release',
  who: ['research:approver', 'research:manager'],
  summary: 'Release an approved change as a new version; open orders keep theirs',
  input: z.object({ draft: Id }),
  output: Scheme.omit({ model: true, prices: true, verification: true }),
});

export const discardDraft = command({
  id: 'research.discardDraft',
  path: '/drafts/{draft}/discard',
  who: ['research'],
  summary: 'Drop a change',
  input: z.object({ draft: Id }),
  output: Nothing,
});

export const previewDraft = query({
  id: 'research.previewDraft',
  method: 'POST',
  path: '/drafts/{draft}/preview',
  who: ['research', 'sales'],
  summary: 'What the shop would say to a configuration of this change: price, cost and first possible date',
  input: z.object({ draft: Id, choices: Choices }),
  output: z.object({
    lines: z.array(PriceLine),
    cost: z.int(),
    currency: z.string(),
    ready: Instant.nullable(),
    problems: z.array(FieldProblem),
  }),
});

export const listDemands = query({
  id: 'research.listDemands',
  path: '/research/demands',
  who: ['research', 'interaction'],
  summary: 'Customized demands received from interaction',
  input: Nothing,
  output: z.array(CustomizedDemand),
});

export const quantifyDemand = command({
  id: 'research.quantifyDemand',
  level: 'WSL',
  path: '/research/demands/{demand}/quantify',
  who: ['research'],
  summary: 'Turn a demand into a quantifiable one and publish it to chosen providers',
  input: z.object({
    demand: Id,
    classification: z.enum(['function', 'appearance', 'module', 'service']),
    attribute: Line(120),
    target: Line(120),
    unit: Line(20),
    weight: z.number().min(0).max(1),
    test: Prose(1000),
    providers: z.array(Id).max(50),
    deadlineDays: z.int().min(1).max(365).default(14),
  }),
  output: CustomizedDemand,
});

export const respondToDemand = command({
  id: 'research.respondToDemand',
  level: 'CBL',
  path: '/quantified-demands/{quantified}/respond',
  who: ['provider', 'supplier'],
  summary: 'A provider answers a quantifiable demand that was sent to it',
  input: z.object({ quantified: Id, answer: Prose(4000) }),
  output: Nothing,
});

export const listQuantified = query({
  id: 'research.listQuantified',
  level: 'CBL',
  path: '/quantified-demands',
  who: ['provider', 'supplier', 'research'],
  summary: 'Quantifiable demands sent to the caller',
  input: Nothing,
  output: z.array(
    z.object({
      id: Id,
      title: z.string(),
      attribute: z.string(),
      target: z.string(),
      unit: z.string(),
      test: z.string(),
      deadline: Instant.nullable(),
      answered: z.boolean(),
    }),
  ),
});
