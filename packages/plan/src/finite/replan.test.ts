// A re-plan of random shops after random changes: possible, facts and frozen work unmoved, moves told rightly and within what is allowed.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteShops } from '../../test/finite-shops.ts';
import { calendars, NOW, SEED } from '../../test/shops.ts';
import { replan, type ShopChange, type ShopProblem, schedule, validate } from '../index.ts';

const HOUR = 3600;
const options = { frozenUntil: NOW, moveCost: 600, maxSteps: 150, seed: 1 };

const changesOf = (shop: ShopProblem, kind: number, hours: number): ShopChange[] => {
  const [from, job] = [NOW + hours * HOUR, shop.jobs[0]!];
  if (kind === 0) return [{ kind: 'closed', machine: shop.machines[0]!.id, from, to: from + 5 * HOUR }];
  if (kind === 1) return [{ kind: 'cancelled', job: job.id }];
  if (kind === 2) return [{ kind: 'due', job: job.id, due: NOW + 3 * HOUR }];
  if (kind === 3) return [{ kind: 'supplies', supplies: shop.supplies!.map((s) => ({ ...s, at: s.at + 12 * HOUR })) }];
  const operations = job.operations.map((op) => ({ ...op, id: `new ${op.id}`, after: [] }));
  return [{ kind: 'added', job: { ...job, id: 'new', operations } }];
};

describe('replan', () => {
  it('keeps all rules, moves nothing before the frozen time, and tells each move', () => {
    let answered = 0;
    fc.assert(
      fc.property(finiteShops(), fc.nat(4), fc.nat(60), fc.nat(20), (shop, kind, hours, frozen) => {
        const current = unwrap(schedule(shop, { maxSteps: 50, seed: 1 }));
        const frozenUntil = NOW + frozen * HOUR;
        const answer = replan(shop, current, changesOf(shop, kind, hours), { ...options, frozenUntil });
        if (!answer.ok) {
          expect(['FROZEN_CONFLICT', 'INFEASIBLE']).toContain(answer.problems[0]!.code);
          return;
        }
        answered++;
        const { problem, schedule: plan, moves } = answer.value;
        expect(validate(problem, plan)).toEqual([]);
        const now = new Map(plan.operations.map((place) => [place.operation, place]));
        const moved = new Set(moves.map(({ operation }) => operation));
        for (const was of current.operations) {
          const place = now.get(was.operation);
          if (!place) continue;
          if (was.start < frozenUntil) expect(place).toEqual(was);
          const same = place.run === was.run && place.machine === was.machine && place.unit === was.unit;
          expect(moved.has(was.operation)).toBe(!same);
        }
      }),
      { seed: SEED, numRuns: 120 },
    );
    expect(answered).toBeGreaterThan(80);
  }, 30_000);

  it('moves nothing when nothing changed', () => {
    fc.assert(
      fc.property(finiteShops(), (shop) => {
        const current = unwrap(schedule(shop, { maxSteps: 50, seed: 1 }));
        const again = unwrap(replan(shop, current, [], { ...options, moveCost: 1e9 }));
        expect(again.moves).toEqual([]);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  const shop: ShopProblem = {
    now: NOW,
    calendars,
    machines: ['A', 'B'].map((id) => ({ id, calendar: 'always' })),
    jobs: ['x', 'y', 'z'].map((id) => ({
      id,
      due: NOW + 2 * HOUR,
      operations: [{ id: `${id}0`, choices: ['A', 'B'].map((machine) => ({ machine, seconds: HOUR })) }],
    })),
  };
  const current = unwrap(schedule(shop, { maxSteps: 500, seed: 1 }));
  const busiest = ['A', 'B'].find((id) => current.operations.filter(({ machine }) => machine === id).length === 2)!;
  const down: ShopChange = { kind: 'closed', machine: busiest, from: NOW, to: NOW + 12 * HOUR };

  it('a breakdown moves only what stood there, onto the other machine', () => {
    const after = unwrap(replan(shop, current, [down], options));
    expect(after.moves.map(({ from, to }) => [from.machine, to.machine])).toEqual([
      [busiest, busiest === 'A' ? 'B' : 'A'],
      [busiest, busiest === 'A' ? 'B' : 'A'],
    ]);
    expect(after.schedule.objective.lateness).toBe(HOUR);
  });

  it('too few moves allowed: says what must move', () => {
    const answer = replan(shop, current, [down], { ...options, maxMoves: 1 });
    expect(answer).toMatchObject({ ok: false, problems: [{ code: 'INFEASIBLE', data: { maxMoves: 1, moves: 2 } }] });
  });

  it('frozen work on a machine that is down: names the two facts', () => {
    const answer = replan(shop, current, [down], { ...options, frozenUntil: NOW + HOUR });
    const first = current.operations.find(({ machine, run }) => machine === busiest && run === NOW)!;
    expect(answer).toMatchObject({
      ok: false,
      problems: [{ code: 'FROZEN_CONFLICT', data: { facts: [first.operation, busiest] } }],
    });
  });

  it('never throws, whatever is handed in', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (plan, changes, field) => {
        replan(shop, plan as never, [], options);
        replan(shop, current, changes as never, options);
        replan(shop, current, [{ kind: 'added', job: field as never }], options);
        replan(shop, current, [], { ...options, frozenUntil: field as never, maxMoves: field as never });
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
