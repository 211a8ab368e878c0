// Shows the ground the world stands on: its clock, hours, chance, feed, limit, log and settings.
import { ApiProblem } from '@onelot/contracts';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../settings.ts';
import { chances, weighted } from './chance.ts';
import { readFrames } from './feed.ts';
import { hoursOf } from './hours.ts';
import { uuid7 } from './ids.ts';
import { makeLimit } from './limit.ts';
import { makeLog } from './log.ts';
import { makeTime } from './time.ts';

describe('business time', () => {
  test('goes on at its speed, stands while paused, never runs backwards by the way of an answer', () => {
    let wall = 0;
    const time = makeTime(() => wall);
    time.set({ now: '2026-11-24T12:00:00.000Z', speed: 100, paused: false });
    wall = 1000;
    expect(new Date(time.now()).toISOString()).toBe('2026-11-24T12:01:40.000Z');
    time.set({ now: '2026-11-24T12:01:30.000Z', speed: 100, paused: false });
    expect(new Date(time.now()).toISOString()).toBe('2026-11-24T12:01:40.000Z');
    time.set({ now: '2026-11-24T12:01:45.000Z', speed: 100, paused: true });
    wall = 9000;
    expect(new Date(time.now()).toISOString()).toBe('2026-11-24T12:01:45.000Z');
    expect(time.speed()).toBe(0);
  });
});

describe('hours', () => {
  const calendar = {
    calendar: 'day',
    shifts: [1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, from: '07:00', to: '12:00' },
      { weekday, from: '12:30', to: '16:00' },
    ]),
    exceptions: [{ date: '2026-12-25', shifts: [] }],
  };
  const hours = hoursOf(calendar, 'America/Toronto');
  const at = (iso: string) => Date.parse(iso);
  const iso = (ms: number) => new Date(ms).toISOString();

  test('are those of the zone, closed at noon, on Sundays and on a holiday', () => {
    expect(hours.open(at('2026-11-24T12:00:00Z'))).toBe(true);
    expect(hours.open(at('2026-11-24T11:59:00Z'))).toBe(false);
    expect(hours.open(at('2026-11-24T17:15:00Z'))).toBe(false);
    expect(hours.open(at('2026-11-29T15:00:00Z'))).toBe(false);
    expect(hours.open(at('2026-12-25T15:00:00Z'))).toBe(false);
  });

  test('the next and the last open moment lie around a weekend', () => {
    const sunday = at('2026-11-29T15:00:00Z');
    expect(iso(hours.next(sunday))).toBe('2026-11-30T12:00:00.000Z');
    expect(iso(hours.last(sunday))).toBe('2026-11-27T20:45:00.000Z');
    const open = at('2026-11-24T13:07:00Z');
    expect([hours.next(open), hours.last(open)]).toEqual([open, open]);
  });

  test('without a calendar every hour is open', () => {
    expect(hoursOf(undefined, 'UTC').open(0)).toBe(true);
  });
});

describe('chance', () => {
  test('the same matter gets the same numbers, whatever came before; another seed others', () => {
    const [one, two] = [chances(1), chances(1)];
    one('x', 1).next();
    expect(one('y', 2).next()).toBe(two('y', 2).next());
    expect(chances(2)('y', 2).next()).not.toBe(two('y', 2).next());
  });

  test('first draws of neighbouring matters spread evenly', () => {
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < 5000; i += 1) {
      const at = Math.floor(chances(7)('visitor', i).next() * 5);
      counts[at] = (counts[at] as number) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });

  test('weights decide how often; nothing comes of no weight', () => {
    const drawn = Array.from({ length: 4000 }, (_, i) =>
      weighted(chances(3)('draw', i), [['a', 0.4] as const, ['b', 0.6] as const, ['never', 0] as const]),
    );
    const share = drawn.filter((each) => each === 'a').length / drawn.length;
    expect(share).toBeGreaterThan(0.36);
    expect(share).toBeLessThan(0.44);
    expect(drawn).not.toContain('never');
    expect(weighted(chances(3)('none'), [['a', 0] as const])).toBeUndefined();
  });
});

describe('the feed', () => {
  test('is taken apart at blank lines; what is not complete stays for the next piece', () => {
    const first = readFrames('event: event\ndata: {"a":1}\nid: 5-1\n\n: still here\n\nevent: clo');
    expect(first.told).toEqual([{ name: 'event', id: '5-1', data: '{"a":1}' }]);
    const second = readFrames(`${first.rest}ck\ndata: {}\n\n`);
    expect(second).toEqual({ told: [{ name: 'clock', id: '', data: '{}' }], rest: '' });
  });
});

describe('the limit', () => {
  test('lets through a short burst, then so many a second, and no more at once', async () => {
    let running = 0;
    let most = 0;
    const limit = makeLimit(100, 3);
    const begin = performance.now();
    await Promise.all(
      Array.from({ length: 60 }, () =>
        limit.run(async () => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 1));
          running -= 1;
        }),
      ),
    );
    // 25 from the full bucket, 35 more at a hundred a second.
    expect(performance.now() - begin).toBeGreaterThan(300);
    expect(most).toBeLessThanOrEqual(3);
  });

  test('one that fails makes room for the next', async () => {
    const limit = makeLimit(1000, 1);
    await expect(limit.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await limit.run(async () => 'yes')).toBe('yes');
  });
});

describe('the log', () => {
  const problem = (status: number) =>
    new ApiProblem({ type: 'urn:onelot:problem:not-valid', title: 'The date is past.', status });

  test('says a problem in one line, the same one not again for half a minute, and nothing of what others did first', () => {
    const lines: string[] = [];
    let now = 0;
    const log = makeLog(
      (line) => lines.push(line),
      () => now,
    );
    log.problem('ship PO-1', problem(422));
    log.problem('ship PO-2', problem(422));
    log.problem('ship PO-3', problem(409));
    expect(lines).toEqual(['world: ship PO-1: The date is past. (not-valid)']);
    now = 31_000;
    log.problem('ship PO-4', problem(422));
    expect(lines[1]).toBe('world: ship PO-4: The date is past. (not-valid) (and 1 more like it)');
  });
});

test('ids are version 7 and ordered by time', () => {
  const [a, b] = [uuid7(1_000_000_000_000), uuid7(1_000_000_000_001)];
  expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(a < b).toBe(true);
});

describe('settings', () => {
  test('flags win over the environment, the rest has its usual value', () => {
    const settings = readSettings(['--play', 'suppliers, carriers'], {
      ONELOT_URL: 'http://x:1/',
      ONELOT_WORLD_ORDERS: '12',
    });
    expect(settings).toMatchObject({
      url: 'http://x:1',
      company: 'golf-irons',
      email: 'owner@golf-irons.example',
      play: ['suppliers', 'carriers'],
      orders: 12,
      requests: 60,
    });
  });

  test.each([
    [['--play', 'customers,pirates'], 'pirates'],
    [['--orders', 'many'], 'ONELOT_WORLD_ORDERS is "many"'],
    [['--speed', '3'], '--speed'],
  ])('%j is refused by name', (args, said) => {
    expect(() => readSettings(args, {})).toThrow(said);
  });
});
