// One record in a drawer: its fields, what the house says to them, and after saving a way back to what it was.
import { Button, Drawer, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiProblem, type Client } from '@onelot/contracts';
import { IconSearch } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf, useCompanySlug } from '../../data/index.ts';
import { type Column, DataTable, type DataTableProps, ProblemNote, useProblemWords } from '../../look/index.ts';
import { useInAddress } from '../links.tsx';
import css from './own.module.css';
import type { FieldProblems } from './parts.tsx';

type Send = (client: Client) => Promise<unknown>;

interface RecordDrawerProps {
  readonly title: string;
  readonly close: () => void;
  /** Writes what the fields hold. */
  readonly save: Send;
  /** Writes what was there before; undefined for a new record. */
  readonly back: Send | undefined;
  readonly children: (wrong: FieldProblems) => ReactNode;
}

export const RecordDrawer = ({ title, close, save, back, children }: RecordDrawerProps) => {
  const { t } = useTranslation('own');
  const words = useProblemWords();
  const slug = useCompanySlug();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const fresh = (): Promise<void> => queries.invalidateQueries({ queryKey: [slug] });
  const undo = (id: string) => async (): Promise<void> => {
    notifications.hide(id);
    try {
      await back?.(clientOf(slug));
    } catch (error) {
      notifications.show({ color: 'red', message: words.thrown(error) });
    }
    await fresh();
  };
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await save(clientOf(slug));
      const id = crypto.randomUUID();
      notifications.show({
        id,
        message: (
          <span className={css.told}>
            {t('saved', { title })}
            {back && (
              <Button variant="subtle" size="compact-sm" onClick={() => void undo(id)()}>
                {t('undo')}
              </Button>
            )}
          </span>
        ),
      });
      await fresh();
      close();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };
  const told = new Set<string>();
  const wrong: FieldProblems = (path) => {
    const found = problem?.document.problems?.find((each) => each.path === path || each.path.startsWith(`${path}/`));
    if (found) told.add(found.path);
    return found && words.field(found);
  };
  return (
    <Drawer
      opened
      onClose={close}
      title={title}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={(event) => void send(event)} className={css.form} noValidate>
        {children(wrong)}
        {problem && <ProblemNote problem={problem.document} except={told} />}
        <div className={css.actions}>
          <Button type="submit" loading={busy}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
};

interface RecordsProps<Row> extends Omit<DataTableProps<Row>, 'onRow' | 'actions'> {
  /** Word of the address that names the record to open: `carrier`. */
  readonly inAddress: string;
  /** What the search looks through. */
  readonly words: (row: Row) => string;
  readonly add: string;
  /** The drawer of a row, or of a new record. */
  readonly drawer: (row: Row | undefined, close: () => void) => ReactNode;
}

/** Records to search, sort and open; the first column is the way in by keyboard. */
export const Records = <Row,>({ words, add, drawer, columns, rows, inAddress, ...table }: RecordsProps<Row>) => {
  const { t } = useTranslation('own');
  const [find, setFind] = useState('');
  const [picked, setOpen] = useState<{ readonly row: Row | undefined }>();
  const [named, setNamed] = useInAddress(inAddress);
  const asked = named === undefined ? undefined : rows.find((row) => table.rowId(row) === named);
  const open = picked ?? (asked && { row: asked });
  const close = (): void => {
    setOpen(undefined);
    if (named !== undefined) setNamed(undefined);
  };
  const found = useMemo(() => {
    const parts = find.toLowerCase().split(/\s+/).filter(Boolean);
    return rows.filter((row) => parts.every((part) => words(row).toLowerCase().includes(part)));
  }, [find, rows, words]);
  const [first, ...rest] = columns;
  const shown: Column<Row>[] = first
    ? [
        {
          ...first,
          show: (row) => (
            <button
              type="button"
              className={css.opens}
              onClick={(event) => {
                event.stopPropagation();
                setOpen({ row });
              }}
            >
              {first.show ? first.show(row) : String(first.value(row) ?? '')}
            </button>
          ),
        },
        ...rest,
      ]
    : [];
  return (
    <div className={css.form}>
      <div className={css.finder}>
        {rows.length > 0 && (
          <TextInput
            aria-label={t('find')}
            placeholder={t('find')}
            leftSection={<IconSearch size={16} />}
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
          />
        )}
        <Button variant={rows.length > 0 ? 'default' : 'filled'} onClick={() => setOpen({ row: undefined })}>
          {add}
        </Button>
      </div>
      {found.length === 0 && rows.length > 0 ? (
        <p className="ol-ink-2">{t('notFound', { find })}</p>
      ) : (
        <DataTable
          {...table}
          columns={shown}
          rows={found}
          height="max(360px, calc(100dvh - 340px))"
          onRow={(row) => setOpen({ row })}
        />
      )}
      {open && drawer(open.row, close)}
    </div>
  );
};
