// Why an order is late: the links fill the time without gap, name who held what, and the change that helps most truly does.

import { unwrap } from '@onelot/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteShops } from '../../test/finite-shops.ts';
import { calendars, NOW, SEED } from '../../test/shops.ts';
import { explainLate, type ShopProblem, schedule } from '../index.ts';

const HOUR = 3600;

describe('explainLate', () => {
  const shop: ShopProblem = {
    now: NOW,
    calendars,
    machines: ['saw', 'press'].map((id) => ({ id, calendar: 'always' })),
    supplies: [{ item: 'oak', at: NOW + 10 * HOUR, quantity: 1 }],
    jobs: [
      {
        id: 'big',
        weight: 100,
        due: NOW,
        operations: [{ id: 'big0', choices: [{ machine: 'press', seconds: 14 * HOUR }] }],
      },
      {
        id: 'small',
        order: 'order 7',
        due: NOW + HOUR,
        operations: [
          { id: 'small0', choices: [{ machine: 'saw', seconds: HOUR }], materials: [{ item: 'oak', quantity: 1 }] },
          { id: 'small1', choices: [{ machine: 'press', seconds: HOUR }] },
        ],
      },
    ],
  };

  it('tells material, machine and work one after the other, with who held it', () => {
    const plan = unwrap(schedule(shop, { maxSteps: 200, seed: 1 }));
    const chain = unwrap(explainLate(shop, plan, 'order 7'));
    expect(chain.links).toEqual([
      { kind: 'material', operation: 'small0', items: ['oak'], from: NOW, to: NOW + 10 * HOUR },
      { kind: 'work', operation: 'small0', from: NOW + 10 * HOUR, to: NOW + 11 * HOUR },
      {
        kind: 'machine',
        operation: 'small1',
        resource: 'press',
        heldBy: ['big'],
        from: NOW + 11 * HOUR,
        to: NOW + 14 * HOUR,
      },
      { kind: 'work', operation: 'small1', from: NOW + 14 * HOUR, to: NOW + 15 * HOUR },
    ]);
    expect(chain.lateSeconds).toBe(14 * HOUR);
    // Earlier oak would not help: the press is held until the same hour.
    expect(chain.helpsMost).toMatchObject({ link: { kind: 'machine' }, end: NOW + 12 * HOUR, savedSeconds: 3 * HOUR });
  });

  it('fills the time from first to last without gap or overlap', () => {
    fc.assert(
      fc.property(finiteShops(), fc.nat(), (p, n) => {
        const plan = unwrap(schedule(p, { maxSteps: 50, seed: 1 }));
        const job = p.jobs[n % p.jobs.length]!;
        const chain = unwrap(explainLate(p, plan, job.id));
        let at = chain.from;
        for (const link of chain.links) {
          expect(link.from).toBe(at);
          expect(link.to).toBeGreaterThan(link.from);
          at = link.to;
        }
        expect(at).toBe(chain.end);
        expect(chain.end).toBe(plan.operations.find(({ operation }) => operation === job.operations.at(-1)!.id)!.end);
        expect(chain.helpsMost?.end ?? 0).toBeLessThan(chain.end);
      }),
      { seed: SEED, numRuns: 80 },
    );
  });

  it('an order that is not there is said so', () => {
    const plan = unwrap(schedule(shop, { maxSteps: 0, seed: 1 }));
    expect(explainLate(shop, plan, 'none')).toMatchObject({ ok: false, problems: [{ code: 'UNKNOWN_ORDER' }] });
    expect(explainLate(shop, { operations: [] }, 'big')).toMatchObject({
      ok: false,
      problems: [{ code: 'BAD_INPUT' }],
    });
  });
});
