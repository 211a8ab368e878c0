// Shows that the end of a program is told with its exit code or its signal.
import { expect, test } from 'vitest';
// @ts-expect-error the scripts are plain JavaScript without types: they run before anything is installed
import { howItEnded } from './processes.mjs';

test('an end is told by code, by signal, or by why it never began', () => {
  expect(howItEnded({ code: 3, signal: null })).toBe('with exit code 3');
  expect(howItEnded({ code: 1, signal: 'SIGTERM' })).toBe('by signal SIGTERM');
  expect(howItEnded({ code: 1, signal: 'SIGKILL' })).toMatch(/SIGKILL.*memory/);
  expect(howItEnded({ code: 1, error: new Error('spawn ENOENT') })).toMatch(/could not be started.*ENOENT/);
});
