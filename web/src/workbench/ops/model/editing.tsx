// What every field of the editor stands on: the change at hand, how to change it at a pointer, and what is wrong there.
import { useDebouncedValue } from '@mantine/hooks';
import type { ProductModel } from '@onelot/configure';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../../../look/index.ts';
import { type Checked, checked, type Fault } from './checks.ts';
import { type Subject, subjectsOf } from './subjects.ts';
import { begin, type History, redo, same, step, undo, valueAt, type Work, withAt } from './work.ts';

export interface Editing {
  readonly work: Work;
  readonly locked: boolean;
  readonly checked: Checked;
  readonly subjects: readonly Subject[];
  /** Whether something is not saved. */
  readonly changed: boolean;
  at(pointer: string): unknown;
  /** Sets the value at a pointer; typing on in one place is one step to undo. */
  set(pointer: string, value: unknown): void;
  /** Replaces the change as a whole: one step. */
  replace(work: Work, field?: string): void;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** What is saved now is what is at hand. */
  saved(work: Work): void;
  /** Takes what someone else saved, in place of what is here. */
  adopt(work: Work): void;
  /** Back to what is saved. */
  revert(): void;
}

const Context = createContext<Editing | undefined>(undefined);

export const useEditing = (): Editing => {
  const editing = useContext(Context);
  if (!editing) throw new Error('A field of the editor needs a change around it.');
  return editing;
};

export const EditingProvider = ({ editing, children }: { editing: Editing; children: ReactNode }) => (
  <Context.Provider value={editing}>{children}</Context.Provider>
);

const REST = 200;

const EMPTY: ProductModel = {
  id: '',
  version: 0,
  name: { en: '' },
  options: [],
  groups: [],
  rules: [],
  bom: [],
  routing: [],
};

/**
 * A change being edited. It begins with what is saved; what a person changed stays when the record changes its state.
 * `whole` is false where only the public part of a model is at hand.
 */
export const useWork = (start: Work, locked: boolean, whole = true): Editing => {
  const [history, setHistory] = useState<History>(() => begin(start));
  const [kept, setKept] = useState(start);
  const work = history.now;
  // The engine looks again when typing rests: a large model takes it a tenth of a second.
  const [late] = useDebouncedValue(work, REST);
  const result = useMemo(() => checked(late, whole), [late, whole]);
  const subjects = useMemo(() => readable(work.model), [work.model]);
  const set = useCallback(
    (pointer: string, value: unknown) =>
      setHistory((old) =>
        // What is typed goes on in one step; a list that grew or shrank is a step of its own.
        step(old, withAt(old.now, pointer, value), Array.isArray(value) || value === undefined ? '' : pointer),
      ),
    [],
  );
  const changed = useMemo(() => !same(work, kept), [work, kept]);
  return {
    work,
    locked,
    checked: result,
    subjects,
    changed,
    at: (pointer) => valueAt(work, pointer),
    set,
    replace: (next, field = '') => setHistory((old) => step(old, next, field)),
    undo: history.past.length > 0 ? () => setHistory(undo) : undefined,
    redo: history.future.length > 0 ? () => setHistory(redo) : undefined,
    saved: setKept,
    adopt: (next) => {
      setHistory((old) => (same(old.now, next) ? old : step(old, next, '')));
      setKept(next);
    },
    revert: () => setHistory((old) => step(old, kept, '')),
  };
};

/** A model typed as JSON may lack parts; then there is nothing to choose from yet. */
const readable = (model: ProductModel): readonly Subject[] => {
  try {
    return subjectsOf(model);
  } catch {
    return subjectsOf(EMPTY);
  }
};

export const useFaultWords = (): ((fault: Fault) => string) => {
  const { t } = useTranslation('model');
  const words = useProblemWords();
  return (fault) => {
    if (fault.code === 'DEAD_VALUE') return t('note.deadValue');
    if (fault.code === 'DEAD_RANGE') return t('note.deadRange', { range: fault.message });
    if (fault.code === 'NEVER_PRESENT') return t('note.neverPresent');
    return words.field(fault);
  };
};

/** What is wrong exactly here; `under` counts what is wrong below as well. */
export const useFault = (pointer: string, under = false): string | undefined => {
  const { checked } = useEditing();
  const say = useFaultWords();
  const found = checked.faults.find((each) => each.path === pointer || (under && each.path.startsWith(`${pointer}/`)));
  return found && say(found);
};

export const useFaultCount = (...pointers: readonly string[]): number => {
  const { checked } = useEditing();
  return checked.faults.filter((each) =>
    pointers.some((pointer) => each.path === pointer || each.path.startsWith(`${pointer}/`)),
  ).length;
};
