// Promises on a live plan: what is reserved can be worked as promised, nobody else moves, two never get the same time.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteShops } from '../../test/finite-shops.ts';
import { calendars, NOW, SEED } from '../../test/shops.ts';
import { openPlan, promise, release, reserve, type ShopJob, type ShopProblem, schedule, validate } from '../index.ts';

const HOUR = 3600;
const transports = [
  { id: 'parcel', seconds: 48 * HOUR, cost: 500 },
  { id: 'express', seconds: 24 * HOUR, cost: 2500 },
];

/** The first job once more, under names of its own and without a due date. */
const asked = ({ jobs }: ShopProblem): ShopJob => {
  const { due: _, ...job } = jobs[0]!;
  return {
    ...job,
    id: 'asked',
    operations: job.operations.map(({ after: __, ...op }) => ({ ...op, id: `asked ${op.id}` })),
  };
};

describe('promise and reserve', () => {
  it('what is reserved can be worked beside the plan, at the promised times', () => {
    let answered = 0;
    fc.assert(
      fc.property(finiteShops(), (shop) => {
        const plan = unwrap(schedule(shop, { maxSteps: 5, seed: 1 }));
        const live = unwrap(openPlan(shop, plan));
        const quote = promise(live, { job: asked(shop), now: NOW, transports });
        if (!quote.ok) return expect(quote.problems[0]!.code).toBe('INFEASIBLE');
        answered++;
        const { reservation } = unwrap(reserve(live, quote.value, { now: NOW, ttl: 600 }));
        const whole = { ...shop, jobs: [...shop.jobs, asked(shop)] };
        const places = reservation.places.map(({ family: _, tools: __, setup: ___, ...place }) => place);
        expect(validate(whole, { operations: [...plan.operations, ...places] })).toEqual([]);
        expect(quote.value.finish).toBe(places.at(-1)!.end);
        expect(quote.value.earliest.deliverAt).toBe(quote.value.finish + 24 * HOUR);
        expect(quote.value.cheapest.transport).toBe('parcel');
      }),
      { seed: SEED, numRuns: 80 },
    );
    expect(answered).toBeGreaterThan(50);
  }, 30_000);

  const shop: ShopProblem = {
    now: NOW,
    calendars,
    machines: [{ id: 'saw', calendar: 'always' }],
    supplies: [{ item: 'oak', at: NOW, quantity: 1 }],
    jobs: [{ id: 'x', operations: [{ id: 'x0', choices: [{ machine: 'saw', seconds: 2 * HOUR }] }] }],
  };
  const live = unwrap(openPlan(shop, unwrap(schedule(shop, { maxSteps: 0, seed: 1 }))));
  const job = (id: string, oak = 0): ShopJob => ({
    id,
    operations: [
      { id: `${id}0`, choices: [{ machine: 'saw', seconds: HOUR }], materials: [{ item: 'oak', quantity: oak }] },
    ],
  });
  const ask = (id: string, oak = 0) =>
    promise(live, {
      job: job(id, oak),
      now: NOW,
      transports,
      replenishments: [{ item: 'oak', leadSeconds: 72 * HOUR, expedite: { leadSeconds: 24 * HOUR, cost: 900 } }],
    });

  it('of two who ask at once one gets the time', () => {
    const [a, b] = [unwrap(ask('a')), unwrap(ask('b'))];
    const first = unwrap(reserve(live, a, { now: NOW, ttl: 600 }));
    expect(reserve(first.live, b, { now: NOW, ttl: 600 })).toMatchObject({
      ok: false,
      problems: [{ code: 'STALE_VERSION' }],
    });
    const later = unwrap(promise(first.live, { job: job('b'), now: NOW, transports }));
    expect(later.finish).toBe(a.finish + HOUR);
    expect(unwrap(reserve(first.live, later, { now: NOW, ttl: 600 })).live.version).toBe(3);
  });

  it('lets go what was held too long, and what is given back', () => {
    const first = unwrap(reserve(live, unwrap(ask('a')), { now: NOW, ttl: 600 }));
    const b = unwrap(ask('b'));
    expect(reserve(first.live, b, { now: NOW + 601, ttl: 600 })).toMatchObject({ ok: true });
    expect(unwrap(promise(release(first.live, 'a'), { job: job('b'), now: NOW, transports })).finish).toBe(b.finish);
  });

  it('names what the date hangs on, and what quicker material costs', () => {
    expect(unwrap(ask('a')).binding).toMatchObject({ kind: 'machine', machine: 'saw', waitedSeconds: 2 * HOUR });
    const oak = unwrap(ask('a', 5));
    expect(oak.binding).toEqual({ kind: 'material', item: 'oak', at: NOW + 72 * HOUR });
    expect(oak.expedited).toMatchObject({
      finish: NOW + 25 * HOUR,
      expedites: [{ item: 'oak', cost: 900 }],
      cheapest: { cost: 1400 },
    });
    expect(oak.takes).toEqual([{ item: 'oak', at: NOW, quantity: 1 }]);
    expect(promise(live, { job: job('a', 5), now: NOW, transports })).toMatchObject({
      ok: false,
      problems: [{ code: 'INFEASIBLE' }],
    });
  });

  it('never throws, whatever is asked', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (request, field) => {
        promise(live, request as never);
        promise(live, { job: field as never, now: NOW, transports });
        promise(live, { job: job('a'), now: NOW, transports: field as never });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
