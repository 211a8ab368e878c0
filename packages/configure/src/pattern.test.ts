// Whether patterns match what the platform's regular expressions match, and never take long.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compilePattern, type Pattern } from './pattern.ts';

const source: fc.Arbitrary<string> = fc.letrec<{ p: string }>((tie) => ({
  p: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\p{L}', '\\.', ''),
    fc.tuple(tie('p'), tie('p')).map(([x, y]) => x + y),
    fc.tuple(tie('p'), tie('p')).map(([x, y]) => `(${x}|${y})`),
    fc.tuple(tie('p'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,2}', '{1,}')).map(([x, q]) => `(?:${x})${q}`),
  ),
})).p;

it('matches like the platform, and knows the possible lengths', () => {
  fc.assert(
    fc.property(
      source,
      fc.array(fc.constantFrom('a', 'b', '1', '.', 'ü', '😀'), { maxLength: 6 }),
      (pattern, characters) => {
        const compiled = compilePattern(pattern) as Pattern;
        const text = characters.join('');
        const expected = new RegExp(`^(?:${pattern})$`, 'u').test(text);
        expect(compiled.matches(text)).toBe(expected);
        if (expected) expect(compiled.lengths(6)).toContain(characters.length);
      },
    ),
    { numRuns: 1500, seed: 3 },
  );
});

it('is linear where a backtracking matcher would hang', () => {
  const compiled = compilePattern('(a+)+(a*)*b') as Pattern;
  const begin = performance.now();
  expect(compiled.matches('a'.repeat(500))).toBe(false);
  expect(performance.now() - begin).toBeLessThan(500);
});

it.each([
  '(a',
  'a)',
  '[a',
  '*a',
  'a{3,1}',
  '(?=a)',
  '\\1',
  '\\b',
  'a{9999}',
  '((){99}){99}',
  '(?<n>a)',
  '[z-a]',
  '('.repeat(40),
])('refuses %s', (bad) => {
  expect(compilePattern(bad)).toHaveProperty('error');
});
