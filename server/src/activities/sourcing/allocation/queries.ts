// What an order needs: requirements over all levels, each with its pegs, purchase order numbers and lots.
import { type Output, research, sales, sourcing } from '@onelot/contracts';
import { Refusal } from '../../../kernel/refusal.ts';
import { pegsOf } from '../schedule/lines.ts';
import { handleForStaff, type PegRow, type RequirementRow, type Sourcing } from '../tables.ts';
import { masterOf, nameOf } from './master.ts';

type Line = Output<typeof sourcing.orderNeeds>[number];

/** Options that put each item into the variant; none where the order or its scheme is not there any more. */
const reasons = async (context: Sourcing, order: string): Promise<Map<string, string[]>> => {
  const because = new Map<string, string[]>();
  try {
    const { product, version, choices } = await context.ask(sales.getOrder, { order });
    const variant = await context.ask(research.resolveVariant, { product, version, choices });
    for (const line of variant.bom)
      because.set(line.item, [...new Set([...(because.get(line.item) ?? []), ...line.because])]);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return because;
};

const purchaseNumbers = async (context: Sourcing, pegs: readonly PegRow[]): Promise<Map<string, string>> => {
  const ids = [...new Set(pegs.flatMap((peg) => peg.purchase_order ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await context.db
    .selectFrom('sourcing.purchase_orders')
    .select(['id', 'number'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.number]));
};

const orderNeeds = handleForStaff(sourcing.orderNeeds, async (context, { order }) => {
  const requirements = (await context.db
    .selectFrom('sourcing.requirements')
    .selectAll()
    .where('order_id', '=', order)
    .orderBy('id')
    .execute()) as RequirementRow[];
  const pegs = await pegsOf(context, order);
  const numbers = await purchaseNumbers(context, pegs);
  const because = await reasons(context, order);
  const master = await masterOf(context);
  const pegged = (requirement: string): Line['pegs'] =>
    pegs
      .filter((peg) => peg.requirement === requirement)
      .map((peg) => ({
        from: peg.kind,
        quantity: peg.quantity,
        at: peg.at.toISOString(),
        purchaseOrder: peg.purchase_order,
        purchaseNumber: peg.purchase_order ? (numbers.get(peg.purchase_order) ?? null) : null,
        lot: peg.lot,
      }));
  const under = new Map<string | null, RequirementRow[]>();
  for (const row of requirements) under.set(row.make_id, [...(under.get(row.make_id) ?? []), row]);
  const lines: Line[] = [];
  const walk = (rows: readonly RequirementRow[], level: number, parent?: string): void => {
    for (const row of rows) {
      lines.push({
        id: row.id,
        item: row.item,
        ...(parent ? { parent } : {}),
        quantity: row.quantity,
        because: because.get(row.item) ?? [],
        name: nameOf(master, row.item),
        unit: master.items.get(row.item)?.unit ?? 'pcs',
        level,
        pegs: pegged(row.id),
      });
      const makes = new Set(pegs.filter((peg) => peg.requirement === row.id && peg.make_id).map((peg) => peg.make_id));
      for (const make of makes) walk(take(make), level + 1, row.id);
    }
  };
  // A make order that serves two requirements is listed once, where it comes first.
  const take = (make: string | null): RequirementRow[] => {
    const rows = under.get(make) ?? [];
    under.delete(make);
    return rows;
  };
  walk(take(null), 0);
  return lines;
});

export const allocationQueries = [orderNeeds];
