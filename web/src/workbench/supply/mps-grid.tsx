// The master schedule as it hangs on a wall: products down, weeks across, in each cell how many are due and the orders behind it.
import type { Output, sourcing } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat, usePlace } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import css from './mps-grid.module.css';
import { type Week, weekOf } from './weeks.ts';

export type Line = Output<typeof sourcing.mps>['lines'][number];

export interface Cell {
  readonly lines: readonly Line[];
  readonly due: number;
  readonly done: number;
}

/** Orders named in a cell before the rest is folded away. */
const NAMED = 6;
const sum = (lines: readonly Line[]): number => lines.reduce((all, line) => all + line.quantity, 0);

export const useGrid = (lines: readonly Line[]) => {
  const { timeZone } = usePlace();
  const weeks = new Map<string, Week>();
  const cells = new Map<string, Line[]>();
  const products = new Map<string, string>();
  for (const line of lines) {
    if (line.state === 'cancelled') continue;
    const week = weekOf(line.dueAt, timeZone);
    weeks.set(week.id, week);
    products.set(line.product, line.productName);
    const key = `${line.product} ${week.id}`;
    cells.set(key, [...(cells.get(key) ?? []), line]);
  }
  const cell = (product: string, week: string): Cell => {
    const own = cells.get(`${product} ${week}`) ?? [];
    return { lines: own, due: sum(own), done: sum(own.filter((line) => line.state === 'done')) };
  };
  return {
    weeks: [...weeks.values()].sort((a, b) => a.id.localeCompare(b.id)),
    products: [...products].sort((a, b) => a[1].localeCompare(b[1])),
    cell,
  };
};

const isLate = (line: Line): boolean =>
  line.state !== 'done' && line.materialReadyAt !== null && line.materialReadyAt > line.dueAt;

const Orders = ({ lines }: { lines: readonly Line[] }) => {
  const { t } = useTranslation('supply');
  const one = (line: Line) => (
    <li key={line.id} data-state={line.state} data-late={isLate(line) || undefined}>
      <To to={places.order(line.order)}>{line.orderNumber}</To>
      {line.quantity > 1 && ` × ${line.quantity}`}
      <span className="ol-hidden">{t(`mps.${line.state as 'planned'}`)}</span>
    </li>
  );
  return (
    <>
      <ul className={css.orders}>{lines.slice(0, NAMED).map(one)}</ul>
      {lines.length > NAMED && (
        <details>
          <summary>{t('mps.more', { count: lines.length - NAMED })}</summary>
          <ul className={css.orders}>{lines.slice(NAMED).map(one)}</ul>
        </details>
      )}
    </>
  );
};

const CellView = ({ cell, share }: { cell: Cell; share: number }) => {
  const { t } = useTranslation('supply');
  const { number } = useFormat();
  if (cell.due === 0) return <td className={css.none}>–</td>;
  const open = cell.due - cell.done;
  return (
    <td>
      <p className={css.amount}>
        <strong>{number(open)}</strong>
        <span className="ol-12 ol-ink-2">{t('mps.cell', { due: number(cell.due), done: number(cell.done) })}</span>
      </p>
      <span className={css.track} style={{ width: `${Math.max(8, share * 100)}%` }} aria-hidden="true">
        <i style={{ width: `${(cell.done / cell.due) * 100}%` }} />
      </span>
      <Orders lines={cell.lines} />
    </td>
  );
};

export const MpsGrid = ({ lines }: { lines: readonly Line[] }) => {
  const { t } = useTranslation('supply');
  const { when, number } = useFormat();
  const { weeks, products, cell } = useGrid(lines);
  const most = Math.max(1, ...products.flatMap(([id]) => weeks.map((week) => cell(id, week.id).due)));
  const total = (week: string) => products.reduce((all, [id]) => all + cell(id, week).due - cell(id, week).done, 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={css.scroll} aria-label={t('picture')} tabIndex={0}>
      <table className={css.grid}>
        <caption className="ol-hidden">{t('picture')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('mps.product')}</th>
            {weeks.map((week) => (
              <th key={week.id} scope="col">
                {t('mps.week', { number: week.number })}
                <span className="ol-12 ol-ink-2">{t('mps.from', { day: when(week.monday, 'day') })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {products.map(([id, name]) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {weeks.map((week) => {
                const own = cell(id, week.id);
                return <CellView key={week.id} cell={own} share={own.due / most} />;
              })}
            </tr>
          ))}
        </tbody>
        {products.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{t('mps.total')}</th>
              {weeks.map((week) => (
                <td key={week.id}>{number(total(week.id))}</td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
};
