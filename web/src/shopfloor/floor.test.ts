// The terminal's pure parts: what an instruction asks first, what is measured and judged, whose job is next, what a scan means.
import { expect, test } from 'vitest';
import { headlineOf, readInstruction, stepsOf } from './instruction.ts';
import { judge, readNumber, settingsOf, targetsOf } from './parameters.ts';
import { aroundJob, type Job, pickJob } from './pick.ts';
import { readScan } from './scan.ts';
import { stopwatch } from './stopwatch.ts';

const bend =
  'Bend to 62.5° lie and 34° loft on the 7-iron, half a degree of lie a club. Change from standard: 0.6°. Read the gauge, then read loft again.';

test('an instruction is read as steps and facts; numbers with a point stay whole', () => {
  expect(stepsOf(bend)).toHaveLength(3);
  expect(readInstruction(bend)).toEqual({
    steps: [
      'Bend to 62.5° lie and 34° loft on the 7-iron, half a degree of lie a club',
      'Read the gauge, then read loft again',
    ],
    facts: [{ name: 'Change from standard', value: '0.6°' }],
  });
});

test('the headline is the first thing to do, as short as it stays a thing to do', () => {
  expect(headlineOf(bend)).toBe('Bend to 62.5° lie and 34° loft on the 7-iron');
  expect(headlineOf('Mill 6 heads. Head: Blade.')).toBe('Mill 6 heads');
  expect(headlineOf('Check 7-iron: length 940 mm, lie 62.5°, loft 34°, mass 430 g.')).toBe('Check 7-iron');
  expect(headlineOf('Bath: deep black nickel with two rinses. Dry warm.')).toBe(
    'Bath: deep black nickel with two rinses',
  );
});

test('what has a tolerance is judged at its limits, the limits included', () => {
  const [lie, loft] = targetsOf({ lie_deg: 62.5, loft_deg: 34, lie_tolerance_deg: 0.3, loft_tolerance_deg: '0.5' });
  expect(lie).toMatchObject({ key: 'lie_deg', unit: '°', digits: 1 });
  expect(lie?.limits?.low).toBeCloseTo(62.2);
  expect(loft?.limits?.high).toBeCloseTo(34.5);
  const state = (value?: number) => judge(lie!, value).state;
  expect([state(), state(62.2), state(62.8), state(62.81), state(62.1)]).toEqual([
    'missing',
    'good',
    'good',
    'over',
    'under',
  ]);
  expect(judge(lie!, 63.1)).toMatchObject({ state: 'over', by: expect.closeTo(0.6) });
});

test('measured quantities without limits are noted; everything else is a setting', () => {
  const parameters = { length_mm: 940, shaft: 'steel', count: 6 };
  expect(targetsOf(parameters).map(({ key }) => key)).toEqual(['length_mm']);
  expect(judge(targetsOf(parameters)[0]!, 941)).toEqual({ state: 'noted' });
  expect(settingsOf(parameters).map(({ key }) => key)).toEqual(['shaft', 'count']);
});

test('a number is read with point or comma, and nothing else is a number', () => {
  expect(['62,4', ' 62.4 ', '−1', '1.2.3', 'abc', ''].map(readNumber)).toEqual([
    62.4,
    62.4,
    -1,
    undefined,
    undefined,
    undefined,
  ]);
});

const job = (id: string, of: Partial<Job>): Job =>
  ({ id, state: 'planned', ready: true, operator: null, ...of }) as Job;
const me = { name: 'Assembler 1', account: 'a', email: 'a@example.org' };
const jobs = [
  job('theirs', { state: 'started', operator: 'Assembler 2' }),
  job('waits', { ready: false }),
  job('next', {}),
  job('mine', { state: 'started', operator: 'Assembler 1' }),
  job('paid-later', { state: 'reserved' }),
];

test('everyone goes on with their own job; without one the first that is ready is next', () => {
  expect(pickJob(jobs, me)?.id).toBe('mine');
  expect(pickJob(jobs.slice(0, 3), me)?.id).toBe('next');
  expect(pickJob(jobs, me, 'waits')?.id).toBe('waits');
  expect(pickJob(jobs, me, 'paid-later')?.id).toBe('mine');
  expect(pickJob(jobs.slice(0, 2), me)?.id).toBe('waits');
  expect(pickJob(jobs.slice(0, 3), me, undefined, true)?.id).toBe('theirs');
  expect(aroundJob(jobs, jobs[3], me)).toMatchObject({
    next: [{ id: 'waits' }, { id: 'next' }],
    beside: [{ id: 'theirs' }],
    mine: [],
  });
});

test('a scan is an address, an id or a plain code', () => {
  const id = '019a0000-0000-7000-8000-000000000101';
  expect(readScan(`https://a.example/golf-irons/floor/BEND?operation=${id}`)).toEqual({ ids: [id], text: 'BEND' });
  expect(readScan(' GI-102-7 ')).toEqual({ ids: [], text: 'GI-102-7' });
});

test('the stopwatch shows minutes, hours and days', () => {
  expect([252, 3852, 90_060, -5].map(stopwatch)).toEqual(['4:12', '1:04:12', '1 d 1:01', '0:00']);
});
