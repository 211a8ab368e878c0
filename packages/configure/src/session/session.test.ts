// Whether sessions answer exactly what trying every combination answers.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { keeps, picks, products, type Sample, sample } from '../../test/brute.ts';
import { type Choices, compile, type OptionValue, open, type Session, validate } from '../index.ts';

// Slow only where other work takes the cores.
vi.setConfig({ testTimeout: 60_000 });

const seeds = fc.array(fc.nat(4096), { minLength: 1, maxLength: 5 });
const RUNS = { numRuns: 250, seed: 7 };

/** Runs a check on random models that have products; the share of void ones is small enough not to matter. */
const each = (
  check: (s: Sample, all: Choices[], session: Session, seeds: readonly number[]) => void,
  runs = RUNS,
): void => {
  let checked = 0;
  fc.assert(
    fc.property(sample(8), seeds, (s, picked) => {
      const all = products(s);
      const compiled = compile(s.model);
      if (all.length === 0) {
        expect(compiled.ok).toBe(false);
        return;
      }
      if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
      let session = open(compiled.value);
      const half = picks(s, picked);
      for (const [id, v] of half.slice(0, -1)) {
        const outcome = session.choose(id, v);
        if (outcome.ok) session = outcome.session;
      }
      checked++;
      check(s, all, session, picked);
    }),
    runs,
  );
  expect(checked).toBeGreaterThan(runs.numRuns / 3);
};

/** The texts a configuration may leave out: they count as empty. */
const emptyTexts = (p: Choices): Choices => Object.fromEntries(Object.entries(p).filter(([, v]) => v === ''));

const without = (choices: Choices, id: string): Choices =>
  Object.fromEntries(Object.entries(choices).filter(([k]) => k !== id));

describe('sessions against every combination', () => {
  it('accepts a choice exactly when a product keeps to all choices', () => {
    each((s, all, session, picked) => {
      const [id, v] = picks(s, picked).at(-1) as [string, OptionValue];
      const wanted = { ...session.choices, [id]: v };
      expect(session.choose(id, v).ok).toBe(all.some((p) => keeps(p, wanted)));
    });
  });

  it('gives exact domains', () => {
    each((s, all, session) => {
      for (const domain of session.domains()) {
        const option = s.model.options.find((o) => o.id === domain.optionId) as Sample['model']['options'][number];
        const others = option.type === 'some-of' ? session.choices : without(session.choices, option.id);
        const possible = all.filter((p) => keeps(p, others));
        const mine = session.choices[option.id];
        expect(domain.proven).toBe(true);
        if (mine === undefined) {
          const there = possible.filter((p) => p[option.id] !== undefined).length;
          expect(domain.present).toBe(there === 0 ? 'no' : there === possible.length ? 'yes' : 'maybe');
        }
        if (option.type === 'text') {
          const found = possible.flatMap((p) => (p[option.id] === undefined ? [] : [(p[option.id] as string).length]));
          expect(domain.length).toEqual(
            found.length ? { min: Math.min(...found), max: Math.max(...found) } : undefined,
          );
        }
        for (const { value, state } of domain.values) {
          const has = (p: Choices): boolean => {
            const v = p[option.id];
            return option.type === 'some-of' ? ((v ?? []) as string[]).includes(value as string) : v === value;
          };
          if (mine === undefined || option.type === 'some-of') {
            const yes = possible.filter(has).length;
            const open = yes === 0 ? 'excluded' : yes === possible.length ? 'implied' : 'free';
            const taken = Array.isArray(mine) && mine.includes(value);
            expect([option.id, value, state]).toEqual([option.id, value, taken ? 'chosen' : open]);
          } else
            expect([value, state]).toEqual([
              value,
              value === mine ? 'chosen' : possible.some(has) ? 'free' : 'excluded',
            ]);
        }
      }
    });
  });

  it('explains with a conflict of which nothing can be left out, and repairs with the fewest changes', () => {
    let conflicts = 0;
    each((s, all, session, picked) => {
      const [id, v] = picks(s, picked).at(-1) as [string, OptionValue];
      const outcome = session.choose(id, v);
      if (outcome.ok) {
        expect(session.explain(id, v)).toBeNull();
        return;
      }
      conflicts++;
      const { conflict, repairs } = outcome;
      expect(session.explain(id, v)).toEqual(conflict);
      expect(conflict.minimal).toBe(true);
      const everyRule = [
        ...s.model.rules.map((r) => r.id),
        ...s.model.options.flatMap((o) => [`when:${o.id}`, `count:${o.id}`]),
      ];
      const feasible = (
        choices: readonly { optionId: string; value: OptionValue }[],
        rules: readonly string[],
      ): boolean => {
        const kept = Object.fromEntries([...choices.map((c) => [c.optionId, c.value]), [id, v]]);
        return products(s, new Set(everyRule.filter((r) => !rules.includes(r)))).some((p) => keeps(p, kept));
      };
      const rules = conflict.rules.map((r) => r.id);
      expect(feasible(conflict.choices, rules)).toBe(false);
      for (const c of conflict.choices)
        expect(
          feasible(
            conflict.choices.filter((x) => x !== c),
            rules,
          ),
        ).toBe(true);
      for (const r of rules)
        expect(
          feasible(
            conflict.choices,
            rules.filter((x) => x !== r),
          ),
        ).toBe(true);

      const others = Object.entries(without(session.choices, id));
      const sizes = all
        .filter((p) => keeps(p, { [id]: v }))
        .map((p) => others.filter(([k, w]) => !keeps(p, { [k]: w })).length);
      if (sizes.length === 0) return expect(repairs).toEqual([]);
      expect(repairs.length).toBeGreaterThan(0);
      for (const repair of repairs) {
        expect(repair.changes).toHaveLength(Math.min(...sizes));
        expect(all.some((p) => keeps(p, repair.choices))).toBe(true);
        expect(repair.choices[id]).toEqual(v);
        const applied = session.apply(repair);
        expect(applied.ok && applied.session.choices).toEqual(repair.choices);
        for (const { optionId, from, to } of repair.changes) {
          expect(from).toEqual(session.choices[optionId]);
          expect(repair.choices[optionId] ?? null).toEqual(to);
        }
      }
      const given = (p: Choices): string[] => others.filter(([k, w]) => !keeps(p, { [k]: w })).map(([k]) => k);
      const smallest = all
        .filter((p) => keeps(p, { [id]: v }))
        .map(given)
        .filter((ids) => ids.length === Math.min(...sizes));
      const every = [...new Set(smallest.map((ids) => ids.join()))].sort();
      const found = repairs.map((r) => r.changes.map((c) => c.optionId).join()).sort();
      if (every.length <= 5) expect(found).toEqual(every);
      else expect(found).toHaveLength(5);
    });
    expect(conflicts).toBeGreaterThan(20);
  });

  it('completes to a valid product that keeps the choices', () => {
    each((s, all, session) => {
      const whole = session.complete();
      if (whole.ok) {
        expect(all.some((p) => keeps(p, whole.value) && keeps(whole.value, p))).toBe(true);
        expect(keeps(whole.value, session.choices)).toBe(true);
        const compiled = compile(s.model);
        expect(compiled.ok && validate(compiled.value, whole.value)).toMatchObject({
          ok: true,
          value: { choices: whole.value },
        });
      } else {
        expect(whole.problems.every((p) => p.code === 'MISSING')).toBe(true);
        const texts = whole.problems.map((p) => p.path.slice(1));
        expect(s.model.options.filter((o) => texts.includes(o.id)).every((o) => o.type === 'text')).toBe(true);
      }
    });
  });

  it('counts products exactly, texts once', () => {
    each((s, all, session) => {
      const kept = all.filter((p) => keeps(p, session.choices));
      const texts = s.model.options.filter((o) => o.type === 'text').map((o) => o.id);
      const plain = new Set(kept.map((p) => JSON.stringify(Object.entries(p).filter(([id]) => !texts.includes(id)))));
      const count = session.count();
      expect('discrete' in count && count.discrete).toBe(BigInt(plain.size));
    });
  });

  it('tells in which share of the products left each value is', () => {
    each((_, all, session) => {
      const kept = all.filter((p) => keeps(p, session.choices));
      const answer = session.share();
      if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
      for (const { optionId, values, exact } of answer.value) {
        expect(exact).toBe(true);
        for (const { value, share } of values) {
          const has = kept.filter((p) => {
            const own = p[optionId];
            return Array.isArray(own) ? own.includes(value) : own === value;
          });
          expect(share).toBeCloseTo(has.length / kept.length, 9);
        }
      }
    });
  });

  it('gives the same whatever the order of choices, and retract undoes choose', () => {
    each((s, _, session, picked) => {
      const compiled = compile(s.model);
      if (!compiled.ok) return;
      let other = open(compiled.value);
      for (const [id, v] of Object.entries(session.choices).reverse()) {
        const outcome = other.choose(id, v);
        if (!outcome.ok) throw new Error(`${id} is refused in another order`);
        other = outcome.session;
      }
      expect(other.choices).toEqual(session.choices);
      expect(other.domains()).toEqual(session.domains());
      const [id, v] = picks(s, picked).at(-1) as [string, OptionValue];
      const a = session.choose(id, v);
      const b = other.choose(id, v);
      expect(a.ok).toBe(b.ok);
      if (!a.ok && !b.ok) {
        expect(a.conflict).toEqual(b.conflict);
        expect(a.repairs).toEqual(b.repairs);
      }
      if (a.ok && session.choices[id] === undefined) {
        expect(a.session.retract(id).choices).toEqual(session.choices);
        expect(a.session.retract(id).domains()).toEqual(session.domains());
      }
    });
  });

  it('validates exactly the products', () => {
    each((s, all, session, picked) => {
      const compiled = compile(s.model);
      if (!compiled.ok) return;
      for (const p of all.slice(0, 5)) expect(validate(compiled.value, p).ok).toBe(true);
      const base = all[(picked[0] as number) % all.length] as Choices;
      const [id, v] = picks(s, picked).at(-1) as [string, OptionValue];
      const tried = { ...base, [id]: v };
      expect(session).toBeDefined();
      expect(validate(compiled.value, tried).ok).toBe(
        all.some((p) => keeps(p, tried) && keeps({ ...emptyTexts(p), ...tried }, p)),
      );
    });
  });
});

it('offers only the smallest repairs where larger ones would do as well, and all of them', () => {
  const name = { en: 'x' };
  const model = {
    id: 'm',
    version: 1,
    name,
    groups: [],
    bom: [],
    routing: [],
    options: ['a', 'b', 'c', 'x', 'y'].map((id) => ({ id, name, type: 'boolean' as const })),
    rules: [
      { id: 'ab', expression: 'x implies not (a and b)', sentence: name },
      { id: 'ac', expression: 'x implies not (a and c)', sentence: name },
      { id: 'y', expression: 'y implies not b or not c', sentence: name },
    ],
  };
  const compiled = compile(model);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const session = open(compiled.value, { a: true, b: true, c: true });
  expect(session.repairs('x', true).map((r) => r.changes)).toEqual([[{ optionId: 'a', from: true, to: false }]]);
  expect(session.repairs('y', true).map((r) => r.changes.map((c) => c.optionId))).toEqual([['b'], ['c']]);
  expect(session.repairs('y', true, 1)).toHaveLength(1);
});
