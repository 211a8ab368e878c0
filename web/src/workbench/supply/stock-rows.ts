// Stock as the screens read it: each item with its plan, its lots and what of it no order holds yet.
import { logistics, type Output, research, sourcing } from '@onelot/contracts';
import { useMemo } from 'react';
import { useAsk } from '../../data/index.ts';
import { useWords } from '../../look/index.ts';

export type StockLot = Output<typeof logistics.listStock>[number];
type Planning = Output<typeof sourcing.listPlanning>[number];
/** An item with its plan and its lots; `free` is on hand without what orders hold. */
export interface StockRow extends Planning {
  readonly name: string;
  readonly unit: string;
  readonly free: number;
  readonly lots: readonly StockLot[];
}

export const low = (row: StockRow): boolean => row.safetyStock > 0 && row.onHand < row.safetyStock;
export const none = (row: StockRow): boolean => row.onHand <= 0;

export const useStockRows = () => {
  const say = useWords();
  const planning = useAsk(sourcing.listPlanning, {});
  const items = useAsk(research.listItems, {});
  const stock = useAsk(logistics.listStock, {});
  const rows = useMemo((): StockRow[] => {
    const facts = new Map((items.data ?? []).map((item) => [item.item, item]));
    const lots = new Map<string, StockLot[]>();
    for (const line of stock.data ?? []) lots.set(line.item, [...(lots.get(line.item) ?? []), line]);
    return (planning.data ?? []).map((plan) => ({
      ...plan,
      name: say(facts.get(plan.item)?.name) || plan.item,
      unit: facts.get(plan.item)?.unit ?? '',
      free: plan.onHand - plan.allocated,
      lots: lots.get(plan.item) ?? [],
    }));
  }, [planning.data, items.data, stock.data, say]);
  return {
    rows,
    stock: stock.data ?? [],
    ready: Boolean(planning.data && items.data),
    problem: planning.error ?? stock.error,
  };
};
