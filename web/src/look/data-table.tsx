// Records as a table: sortable, linked, saved as CSV, and a stack of cards on a phone.
import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDownload } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { Fragment, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile, toCsv } from './csv.ts';
import css from './data-table.module.css';

export interface Column<Row> {
  id: string;
  label: string;
  /** What a person sees; the value itself unless given. */
  show?: (row: Row) => ReactNode;
  /** What is sorted by and written to CSV. */
  value: (row: Row) => string | number | boolean | null | undefined;
  /** Numbers stand on the right in tabular figures. */
  numeric?: boolean;
  sortable?: boolean;
  /** Left out of the phone's card. */
  wideOnly?: boolean;
}

export interface DataTableProps<Row> {
  /** Says what the table holds; read out, and shown when `titled`. */
  caption: string;
  titled?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** Address of the row's own screen; the first column becomes the link, and a click anywhere in the row goes there. */
  rowTo?: (row: Row) => string | undefined;
  /** File name without ending; no button when absent. */
  csv?: string;
  /** Shown instead of an empty table. */
  empty?: ReactNode;
  sort?: { by: string; down?: boolean };
  /** Rows scroll inside this height (CSS), the header stays. */
  height?: string;
  actions?: ReactNode;
  /** Opens the row beside the table; the first column becomes the button, and a click anywhere in the row does it. */
  onRow?: (row: Row) => void;
  chosen?: string;
  /** Rows of one group stand together under its name, groups in the order of their first row in `rows`. */
  group?: (row: Row) => string;
}

const compare = (a: unknown, b: unknown): number => {
  if (a === b) return 0;
  if (a === null || a === undefined || a === '') return 1;
  if (b === null || b === undefined || b === '') return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
};

const useSorted = <Row,>(props: DataTableProps<Row>) => {
  const [sort, setSort] = useState(props.sort);
  const rows = useMemo(() => {
    const column = props.columns.find((c) => c.id === sort?.by);
    const way = sort?.down ? -1 : 1;
    const sorted = column
      ? [...props.rows].sort((a, b) => way * compare(column.value(a), column.value(b)))
      : props.rows;
    if (!props.group) return sorted;
    const places = new Map([...new Set(props.rows.map(props.group))].map((name, index) => [name, index]));
    const place = (row: Row): number => places.get(props.group?.(row) ?? '') ?? 0;
    return [...sorted].sort((a, b) => place(a) - place(b));
  }, [props.rows, props.columns, props.group, sort]);
  const by = (id: string) => setSort((old) => ({ by: id, down: old?.by === id ? !old.down : false }));
  return { rows, sort, by };
};

interface CellProps<Row> {
  row: Row;
  column: Column<Row>;
  to?: string | undefined;
  open?: (() => void) | undefined;
}

const Cell = <Row,>({ row, column, to, open }: CellProps<Row>) => {
  const content = column.show ? column.show(row) : String(column.value(row) ?? '');
  if (to)
    return (
      <Link to={to as '/'} className={css.link}>
        {content}
      </Link>
    );
  if (open)
    return (
      <button type="button" className={css.open} onClick={open}>
        {content}
      </button>
    );
  return content;
};

const STEP = 100;

/** A long table grows as its end comes into view, so that a thousand rows cost no more than those that are read. */
const useGrowing = <Row,>(rows: readonly Row[]) => {
  const [count, setCount] = useState(STEP);
  const end = useRef<HTMLDivElement>(null);
  const more = rows.length > count;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each growth the end is looked for again
  useEffect(() => {
    if (!more || !end.current) return;
    const watch = new IntersectionObserver(
      (seen) => seen.some((each) => each.isIntersecting) && setCount((old) => old + STEP),
      { rootMargin: '600px' },
    );
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [more, count]);
  return { shown: more ? rows.slice(0, count) : rows, end, more };
};

/** What a click in a row does, unless it hit a link or a button of its own or ended a selection of text. */
const useRowClick = <Row,>({ rowTo, onRow }: DataTableProps<Row>) => {
  const navigate = useNavigate();
  if (!rowTo && !onRow) return undefined;
  return (row: Row) => (event: MouseEvent<HTMLElement>) => {
    if ((event.target as HTMLElement).closest('a, button, input, label, summary')) return;
    if (window.getSelection()?.toString()) return;
    const to = rowTo?.(row);
    if (to) void navigate({ to: to as '/' });
    else onRow?.(row);
  };
};

const Tools = <Row,>({ props, rows }: { props: DataTableProps<Row>; rows: readonly Row[] }) => {
  const { t } = useTranslation();
  const { csv, columns } = props;
  if (!csv && !props.actions && !props.titled) return null;
  const save = () =>
    saveFile(
      `${csv}.csv`,
      toCsv(
        columns.map((c) => c.label),
        rows.map((row) => columns.map((c) => c.value(row))),
      ),
    );
  return (
    <div className={css.tools}>
      {props.titled && <h2 className={css.title}>{props.caption}</h2>}
      <span className={css.count}>{t('table.rows', { count: rows.length })}</span>
      <div className={css.actions}>
        {props.actions}
        {csv && (
          <Button variant="outline" size="xs" leftSection={<IconDownload size={16} />} onClick={save}>
            {t('table.csv')}
          </Button>
        )}
      </div>
    </div>
  );
};

export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { t } = useTranslation();
  const { rows, sort, by } = useSorted(props);
  const { shown, end, more } = useGrowing(rows);
  const click = useRowClick(props);
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>;
  return (
    <div>
      <Tools props={props} rows={rows} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={css.scroll} style={{ maxHeight: props.height }} aria-label={props.caption} tabIndex={0}>
        <table className={css.table}>
          <caption className="ol-hidden">{props.caption}</caption>
          <thead>
            <tr>
              {props.columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  data-numeric={column.numeric || undefined}
                  aria-sort={sort?.by === column.id ? (sort.down ? 'descending' : 'ascending') : undefined}
                >
                  {column.sortable === false ? (
                    column.label
                  ) : (
                    <button
                      type="button"
                      className={css.sort}
                      onClick={() => by(column.id)}
                      title={t('table.sortBy', { column: column.label })}
                    >
                      {column.label}
                      {sort?.by === column.id && (sort.down ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)}
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <Fragment key={props.rowId(row)}>
                {props.group && props.group(row) !== (at > 0 ? props.group(shown[at - 1] as Row) : undefined) && (
                  <tr className={css.group}>
                    <th scope="rowgroup" colSpan={props.columns.length}>
                      {props.group(row)}
                    </th>
                  </tr>
                )}
                <tr
                  data-chosen={props.chosen === props.rowId(row) || undefined}
                  data-clickable={click ? true : undefined}
                  onClick={click?.(row)}
                >
                  {props.columns.map((column, index) => (
                    <td
                      key={column.id}
                      data-label={column.label}
                      data-numeric={column.numeric || undefined}
                      data-wide={column.wideOnly || undefined}
                    >
                      <div>
                        <Cell
                          row={row}
                          column={column}
                          to={index === 0 ? props.rowTo?.(row) : undefined}
                          open={index === 0 && props.onRow ? () => props.onRow?.(row) : undefined}
                        />
                      </div>
                    </td>
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
        {more && <div ref={end} className={css.end} />}
      </section>
    </div>
  );
};
