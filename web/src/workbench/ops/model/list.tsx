// The entries of one part of a model in their order: one is chosen and shown in full beside; they move, and are taken away.
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, Shape } from '../../../look/index.ts';
import { useEditing, useFaultCount } from './editing.tsx';
import css from './model.module.css';
import { moved } from './work.ts';

export interface Entry {
  readonly name: string;
  readonly sub?: string;
}

interface PartProps {
  /** Pointer of the list. */
  readonly at: string;
  readonly entries: readonly Entry[];
  readonly chosen: number;
  readonly choose: (index: number) => void;
  readonly add: { readonly label: string; readonly make: () => unknown };
  readonly empty: { readonly title: string; readonly sub: string };
  readonly children: (at: string, index: number) => ReactNode;
  readonly above?: ReactNode;
}

/** A list and the form of its chosen entry. */
export const Part = ({ at, entries, chosen, choose, add, empty, children, above }: PartProps) => {
  const edit = useEditing();
  const list = (edit.at(at) ?? []) as readonly unknown[];
  const index = Math.min(chosen, entries.length - 1);
  const put = (next: readonly unknown[], at_: number): void => {
    edit.set(at, next);
    choose(at_);
  };
  return (
    <div className={css.part}>
      <div className={css.side}>
        {above}
        <ul className={css.entries}>
          {entries.map((entry, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry is known by its place, its id may be changed
            <Line key={i} at={`${at}/${i}`} entry={entry} chosen={i === index} choose={() => choose(i)} />
          ))}
        </ul>
        {!edit.locked && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => put([...list, add.make()], list.length)}
          >
            {add.label}
          </Button>
        )}
      </div>
      <div className={css.detail}>
        {entries[index] ? (
          <>
            <Tools
              name={entries[index].name}
              up={index > 0 ? () => put(moved(list, index, -1), index - 1) : undefined}
              down={index < entries.length - 1 ? () => put(moved(list, index, 1), index + 1) : undefined}
              remove={() =>
                put(
                  list.filter((_, i) => i !== index),
                  Math.max(0, index - 1),
                )
              }
            />
            {children(`${at}/${index}`, index)}
          </>
        ) : (
          <EmptyState title={empty.title} sub={empty.sub} />
        )}
      </div>
    </div>
  );
};

interface LineProps {
  readonly at: string;
  readonly entry: Entry;
  readonly chosen: boolean;
  readonly choose: () => void;
}

export const Line = ({ at, entry, chosen, choose }: LineProps) => {
  const { t } = useTranslation('model');
  const { checked } = useEditing();
  const faults = useFaultCount(at);
  const notes = checked.notes.filter((each) => each.path === at || each.path.startsWith(`${at}/`)).length;
  return (
    <li>
      <button type="button" className={css.entry} aria-current={chosen || undefined} onClick={choose}>
        <span>
          <span className={css.entryName}>{entry.name || t('noName')}</span>
          {entry.sub && <span className={css.entrySub}>{entry.sub}</span>}
        </span>
        {faults + notes > 0 && (
          <span className={css.count} data-tone={faults > 0 ? 'red' : 'amber'}>
            <Shape state={faults > 0 ? 'act' : 'watch'} size={12} />
            {faults + notes}
            <span className="ol-hidden">{t(faults > 0 ? 'faults' : 'notes')}</span>
          </span>
        )}
      </button>
    </li>
  );
};

interface ToolsProps {
  readonly name: string;
  readonly up: (() => void) | undefined;
  readonly down: (() => void) | undefined;
  readonly remove: () => void;
}

/** The heading of a chosen entry, with what can be done to it as a whole. */
export const Tools = ({ name, up, down, remove }: ToolsProps) => {
  const { t } = useTranslation('model');
  const { locked } = useEditing();
  return (
    <div className={css.tools}>
      <h3 className="ol-16 ol-strong">{name || t('noName')}</h3>
      {!locked && (
        <span className={css.buttons}>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('up')} disabled={!up} onClick={up}>
            <IconArrowUp size={18} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('down')} disabled={!down} onClick={down}>
            <IconArrowDown size={18} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="red" size={36} aria-label={t('remove', { name })} onClick={remove}>
            <IconTrash size={18} />
          </ActionIcon>
        </span>
      )}
    </div>
  );
};
