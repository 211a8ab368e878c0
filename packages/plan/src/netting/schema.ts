// The published form of a netting model: JSON Schema (2020-12) of what `onelot plan net` reads.

const text = { type: 'string', minLength: 1 };
const site = { type: 'string', description: 'Where the item is kept and planned; left out: the one site.' };
const seconds = { type: 'integer', minimum: 0 };
const instant = { type: 'integer', minimum: 0, maximum: 253_402_300_799, description: 'Seconds since 1970, UTC.' };
const quantity = { type: 'integer', minimum: 1, maximum: 1_000_000_000 };

const rows = (required: readonly string[], properties: Readonly<Record<string, unknown>>) => ({
  type: 'array',
  items: { type: 'object', required, properties },
});

export const NET_MODEL_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Netting model',
  type: 'object',
  required: ['now', 'items', 'bom', 'stock', 'receipts', 'demands'],
  properties: {
    now: instant,
    items: rows(['id', 'makeOrBuy', 'leadTimeSeconds'], {
      id: text,
      site,
      makeOrBuy: { enum: ['make', 'buy', 'transfer'] },
      from: { type: 'string', description: 'For a transfer: the site it comes from.' },
      leadTimeSeconds: { ...seconds, maximum: 632_448_000 },
      lotRule: { enum: ['lot-for-lot', 'fixed', 'period'] },
      lotSize: quantity,
      periodSeconds: seconds,
      minimumOrderQuantity: quantity,
      multiple: quantity,
      safetyStock: { ...quantity, minimum: 0 },
      yield: { type: 'number', minimum: 0.01, maximum: 1 },
    }),
    bom: rows(['parent', 'component', 'quantity'], {
      parent: text,
      component: text,
      site,
      quantity,
      per: quantity,
      scrap: { type: 'number', minimum: 0, maximum: 0.99 },
      from: instant,
      to: instant,
    }),
    stock: rows(['id', 'item', 'quantity'], { id: text, item: text, site, quantity: { ...quantity, minimum: 0 } }),
    receipts: rows(['id', 'item', 'quantity', 'at'], { id: text, item: text, site, quantity, at: instant }),
    demands: rows(['id', 'item', 'quantity', 'due'], {
      id: text,
      item: text,
      site,
      quantity,
      due: instant,
      kind: { enum: ['order', 'forecast', 'scheme'] },
    }),
    consumption: {
      type: 'object',
      required: ['backwardSeconds', 'forwardSeconds'],
      properties: { backwardSeconds: seconds, forwardSeconds: seconds },
    },
    toleranceSeconds: seconds,
  },
} as const;
