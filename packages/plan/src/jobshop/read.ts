// How job shops are written in the field's text files: the standard form (`.txt`) and Brandimarte's flexible form (`.fjs`).

import { fail, ok, problem, type Result } from '@onelot/base';
import { type Alternative, checkJobShop, type JobShop } from './instance.ts';

const numbersOf = (line: string): number[] => line.trim().split(/\s+/).map(Number);
const linesOf = (text: string): string[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
const bad = (line: number, message: string) =>
  fail(problem('BAD_INPUT', `/lines/${line}`, message, { line: line + 1 }));

/** Reads `jobs machines`, then one line a job: pairs `machine duration`, machines from 0. BAD_INPUT, BAD_NUMBER. */
export const readJobShop = (text: string): Result<JobShop> =>
  readLines(text, (numbers) => {
    const operations: Alternative[][] = [];
    for (let i = 0; i + 1 < numbers.length; i += 2)
      operations.push([{ machine: numbers[i]!, duration: numbers[i + 1]! }]);
    return numbers.length % 2 === 0 ? operations : undefined;
  });

/**
 * Reads `jobs machines average`, then one line a job: the number of operations, and for each the number of
 * alternatives followed by pairs `machine duration`, machines from 1. BAD_INPUT, BAD_NUMBER.
 */
export const readFlexibleJobShop = (text: string): Result<JobShop> =>
  readLines(text, (numbers) => {
    let at = 1;
    const operations: Alternative[][] = [];
    for (let o = 0; o < numbers[0]!; o++) {
      const ways = numbers[at++];
      if (ways === undefined || at + 2 * ways > numbers.length) return undefined;
      operations.push(
        Array.from({ length: ways }, (_, a) => ({
          machine: numbers[at + 2 * a]! - 1,
          duration: numbers[at + 2 * a + 1]!,
        })),
      );
      at += 2 * ways;
    }
    return at === numbers.length ? operations : undefined;
  });

function readLines(text: string, job: (numbers: number[]) => Alternative[][] | undefined): Result<JobShop> {
  const lines = linesOf(text);
  const [jobs, machines] = numbersOf(lines[0] ?? '');
  if (!Number.isSafeInteger(jobs) || !Number.isSafeInteger(machines) || jobs! < 1)
    return bad(0, 'The first line holds the number of jobs and of machines.');
  if (lines.length !== jobs! + 1)
    return bad(lines.length, `${jobs} jobs are named, but ${lines.length - 1} are given.`);
  const read: Alternative[][][] = [];
  for (let j = 0; j < jobs!; j++) {
    const numbers = numbersOf(lines[j + 1]!);
    const operations = numbers.every(Number.isSafeInteger) ? job(numbers) : undefined;
    if (!operations) return bad(j + 1, 'The line is no list of operations: a number is missing, or one is too many.');
    read.push(operations);
  }
  const shop = { machines: machines!, jobs: read };
  const problems = checkJobShop(shop);
  return problems.length ? fail(...problems) : ok(shop);
}
