// Faults of what was sent are told by kind and limit, so that screens need not show a schema's own sentences.
import { command } from '@onelot/contracts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkInput } from './input.ts';
import { Refusal } from './refusal.ts';

const send = command({
  id: 'platform.tried',
  path: '/tried',
  who: ['anyone'],
  summary: 'Nothing',
  input: z.object({
    name: z.string().min(1),
    code: z.string().min(3).max(5),
    units: z.int().min(1).max(9),
    share: z.number().positive(),
    mail: z.email(),
    rows: z.array(z.int()).max(1),
  }),
  output: z.object({}),
});

const faults = (input: unknown): Record<string, unknown> => {
  try {
    checkInput(send, input);
  } catch (error) {
    if (error instanceof Refusal) return Object.fromEntries(error.problems.map(({ path, data }) => [path, data]));
  }
  throw new Error('was taken');
};

it('names each fault by its kind with the limit that was missed', () => {
  expect(faults({ name: '', code: 'ab', units: 12, share: 0, mail: 'x', rows: [1, 2] })).toEqual({
    '/name': { kind: 'NEEDED' },
    '/code': { kind: 'LEAST_LETTERS', limit: 3 },
    '/units': { kind: 'MOST_NUMBER', limit: 9 },
    '/share': { kind: 'ABOVE_NUMBER', limit: 0 },
    '/mail': { kind: 'NO_EMAIL' },
    '/rows': { kind: 'MOST_ENTRIES', limit: 1 },
  });
  expect(faults({ name: 'a', code: 'abcdef', units: 1.5, share: 'x', rows: [] })).toEqual({
    '/code': { kind: 'MOST_LETTERS', limit: 5 },
    '/units': { kind: 'WHOLE_NUMBER' },
    '/share': { kind: 'A_NUMBER' },
    '/mail': { kind: 'NEEDED' },
  });
});
