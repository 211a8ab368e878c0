// Shows that the agenda takes due moments in order, catches up missed ones, and waits before it tries again what failed.
import { expect, test } from 'vitest';
import { Again, makeAgenda } from './agenda.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const setUp = () => {
  const clock = { now: 0, wall: 0 };
  const failures: string[] = [];
  const done: string[] = [];
  const agenda = makeAgenda({
    now: () => clock.now,
    wall: () => clock.wall,
    atOnce: 2,
    failed: (key) => failures.push(key),
  });
  const note = (key: string) => async () => done.push(key);
  return { clock, agenda, failures, done, note };
};

test('what is due is done in the order of its moments, the rest waits', async () => {
  const { clock, agenda, done, note } = setUp();
  agenda.at('late', 300, note('late'));
  agenda.at('second', 200, note('second'));
  agenda.at('first', 100, note('first'));
  clock.now = 250;
  agenda.turn();
  await settled();
  expect(done).toEqual(['first', 'second']);
  expect(agenda.size).toBe(1);
});

test('no more than so many at once: the others come with the next turn', async () => {
  const { agenda, done, note, clock } = setUp();
  clock.now = 10;
  for (const key of ['a', 'b', 'c']) agenda.at(key, 1, note(key));
  agenda.turn();
  expect(done).toHaveLength(2);
  await settled();
  agenda.turn();
  expect(done).toEqual(['a', 'b', 'c']);
});

test('noted again its moment changes; noted once it stays', async () => {
  const { agenda, done, note, clock } = setUp();
  agenda.at('moved', 10, note('old'));
  agenda.at('moved', 100, note('new'));
  agenda.once('kept', 10, note('kept'));
  agenda.once('kept', 1000, note('never'));
  clock.now = 50;
  agenda.turn();
  expect(done).toEqual(['kept']);
  clock.now = 100;
  agenda.turn();
  expect(done).toEqual(['kept', 'new']);
});

test('while something is done it is not noted a second time, but it may go on', async () => {
  const { agenda, done, note, clock } = setUp();
  clock.now = 10;
  agenda.at('trip', 1, async () => {
    agenda.at('trip', 1, note('twice'));
    return new Again(20, note('went on'));
  });
  agenda.turn();
  await settled();
  agenda.turn();
  expect(done).toEqual([]);
  clock.now = 20;
  agenda.turn();
  await settled();
  expect(done).toEqual(['went on']);
  expect(agenda.size).toBe(0);
});

test('what failed is told, and tried again only after a wait that grows', async () => {
  const { agenda, failures, clock } = setUp();
  const fails = () => Promise.reject(new Error('no'));
  const tryAt = async (wall: number) => {
    clock.wall = wall;
    agenda.at('x', 0, fails);
    agenda.turn();
    await settled();
    return failures.length;
  };
  expect(await tryAt(0)).toBe(1);
  expect(await tryAt(2000)).toBe(1);
  expect(await tryAt(3000)).toBe(2);
  expect(await tryAt(8000)).toBe(2);
  expect(await tryAt(9000)).toBe(3);
});
