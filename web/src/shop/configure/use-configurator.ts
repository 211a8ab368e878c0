// The choosing itself, answered by the engine in the browser: picks, undo, what a pick brought along, and what blocked it.

import type { Problem } from '@onelot/base';
import {
  type Choices,
  type Compiled,
  type Conflict,
  type OptionValue,
  open,
  type PublicModel,
  type Repair,
  type Session,
} from '@onelot/configure';
import { useCallback, useMemo, useRef, useState } from 'react';

/** A value somebody tried and could not get. */
export interface Blocked {
  readonly optionId: string;
  readonly value: OptionValue;
  readonly problems: readonly Problem[];
  readonly conflict: Conflict | undefined;
  readonly repairs: readonly Repair[];
}

/** One option whose value the engine moved because another was picked. */
export interface Moved {
  readonly optionId: string;
  readonly from: OptionValue | undefined;
  readonly to: OptionValue | undefined;
}

interface Past {
  readonly list: readonly Session[];
  readonly at: number;
  /** The option last written, so that typing and sliding make one step of undo. */
  readonly last: string | undefined;
}

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The whole product that the choices stand for; what must still be written is left out. */
export const wholeOf = (session: Session, model: PublicModel): Choices => {
  const done = session.complete();
  if (done.ok) return done.value;
  // A text is missing: show the defaults of the rest.
  const rest: Record<string, OptionValue> = { ...session.choices };
  for (const option of model.options)
    if (rest[option.id] === undefined && option.default !== undefined) rest[option.id] = option.default;
  return rest;
};

export const movedBetween = (before: Choices, after: Choices, picked: readonly string[]): Moved[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((id) => !picked.includes(id) && before[id] !== undefined && after[id] !== undefined)
    .filter((id) => !equal(before[id], after[id]))
    .map((id) => ({ optionId: id, from: before[id], to: after[id] }));

/** A repair that only lets go of options which no longer exist then: nothing a person would want to be asked about. */
const onlyLeaves = (repairs: readonly Repair[], optionId: string): Repair | undefined => {
  const [first] = repairs;
  const others = first?.changes.filter((change) => change.optionId !== optionId) ?? [];
  return first && others.length > 0 && others.every((change) => change.to === null) ? first : undefined;
};

export const useConfigurator = (compiled: Compiled, start: Choices) => {
  const { model } = compiled;
  const [past, setPast] = useState<Past>(() => ({ list: [open(compiled, start)], at: 0, last: undefined }));
  const [blocked, setBlocked] = useState<Blocked | undefined>();
  const [moved, setMoved] = useState<readonly Moved[]>([]);
  const session = past.list[past.at] as Session;
  const whole = useMemo(() => wholeOf(session, model), [session, model]);
  const now = useRef({ session, whole, past });
  now.current = { session, whole, past };

  const go = useCallback(
    (next: Session, picked: readonly string[], keep: string | undefined) => {
      const { past: held, whole: before } = now.current;
      const joined = keep !== undefined && keep === held.last && held.at > 0;
      const list = [...held.list.slice(0, joined ? held.at : held.at + 1), next].slice(-200);
      const made = { list, at: list.length - 1, last: keep };
      const after = wholeOf(next, model);
      // Two picks in one frame must build on each other.
      now.current = { session: next, whole: after, past: made };
      setPast(made);
      setMoved(movedBetween(before, after, picked));
      setBlocked(undefined);
    },
    [model],
  );

  /** Takes a value; answers what blocks it, if anything does. `quiet` shows no reason (a slider on its way). */
  const pick = useCallback(
    (optionId: string, value: OptionValue, how: { joins?: boolean; quiet?: boolean } = {}): Blocked | undefined => {
      const outcome = now.current.session.choose(optionId, value);
      const change = outcome.ok ? undefined : onlyLeaves(outcome.repairs, optionId);
      const eased = change && now.current.session.apply(change);
      if (eased?.ok) {
        go(eased.session, [optionId, ...(change?.changes.map((one) => one.optionId) ?? [])], undefined);
        return undefined;
      }
      if (outcome.ok) {
        if (!equal(now.current.session.choices[optionId], value))
          go(outcome.session, [optionId], how.joins ? optionId : undefined);
        else setBlocked(undefined);
        return undefined;
      }
      const found: Blocked = {
        optionId,
        value,
        problems: outcome.problems,
        conflict: outcome.problems.length ? undefined : outcome.conflict,
        repairs: outcome.repairs,
      };
      if (!how.quiet) setBlocked(found);
      return found;
    },
    [go],
  );

  const repair = useCallback(
    (change: Repair) => {
      const outcome = now.current.session.apply(change);
      if (outcome.ok)
        go(
          outcome.session,
          change.changes.map((one) => one.optionId),
          undefined,
        );
    },
    [go],
  );

  /** Holds the values of a step that was seen and left: from then on they are the person's own. */
  const confirm = useCallback((options: readonly string[]) => {
    const { session: held, whole: values, past: before } = now.current;
    let next = held;
    for (const id of options) {
      const value = values[id];
      if (value === undefined || next.choices[id] !== undefined) continue;
      const outcome = next.choose(id, value);
      if (outcome.ok) next = outcome.session;
    }
    if (next === held) return;
    const list = [...before.list.slice(0, before.at), next, ...before.list.slice(before.at + 1)];
    const made = { ...before, list, last: undefined };
    now.current = { ...now.current, session: next, past: made };
    setPast(made);
  }, []);

  const step = useCallback((by: number) => {
    const { past: held } = now.current;
    const at = Math.max(0, Math.min(held.list.length - 1, held.at + by));
    const made = { ...held, at, last: undefined };
    now.current = { ...now.current, past: made, session: made.list[at] as Session };
    setPast(made);
    setMoved([]);
    setBlocked(undefined);
  }, []);

  /** Takes several values as one step that can be undone; one that does not go with the others is left out. */
  const take = useCallback(
    (wanted: Choices) => {
      let next = now.current.session;
      for (const [id, value] of Object.entries(wanted)) {
        const outcome = next.choose(id, value);
        if (outcome.ok) next = outcome.session;
      }
      if (next !== now.current.session) go(next, Object.keys(wanted), undefined);
    },
    [go],
  );

  /** Goes on from another session of the same product, as one step that can be undone. */
  const adopt = useCallback(
    (next: Session) => {
      if (next !== now.current.session) go(next, Object.keys(next.choices), undefined);
    },
    [go],
  );

  /** Starts from other choices, as one step that can be undone. */
  const load = useCallback(
    (choices: Choices) => go(open(compiled, choices), Object.keys(choices), undefined),
    [compiled, go],
  );

  return {
    model,
    session,
    whole,
    complete: useMemo(() => session.complete().ok, [session]),
    domains: useMemo(() => new Map(session.domains().map((domain) => [domain.optionId, domain])), [session]),
    blocked,
    moved,
    /** Whether a value is out of reach; one that only lets go of options that vanish with it is not. */
    locked: useMemo(() => {
      const known = new Map<string, boolean>();
      return (optionId: string, value: OptionValue): boolean => {
        const key = JSON.stringify([optionId, value]);
        const held = known.get(key);
        if (held !== undefined) return held;
        const outcome = session.choose(optionId, value);
        const answer = !outcome.ok && !onlyLeaves(outcome.repairs, optionId);
        known.set(key, answer);
        return answer;
      };
    }, [session]),
    pick,
    repair,
    confirm,
    take,
    adopt,
    load,
    /** On another step neither the reason nor what was moved is news. */
    letGo: useCallback(() => {
      setBlocked(undefined);
      setMoved([]);
    }, []),
    undo: useCallback(() => step(-1), [step]),
    redo: useCallback(() => step(1), [step]),
    canUndo: past.at > 0,
    canRedo: past.at < past.list.length - 1,
  };
};
export type Configurator = ReturnType<typeof useConfigurator>;
