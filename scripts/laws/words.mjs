// Decides which calls are not made in which rooms: clocks, chance and printing.
import { lineAt } from './source.mjs';

const words = (name, reason, applies, pattern) => ({
  name,
  reason,
  check: (files) => {
    const seen = files.filter((file) => applies(file) && !file.isTest);
    const violations = seen.flatMap(({ path, text, code }) =>
      [...code.matchAll(pattern)].map((match) => ({ path, line: lineAt(text, match.index), what: match[0] })),
    );
    return { seen: seen.length, violations };
  },
});

export const forbiddenWords = [
  words(
    'packages have no clock and no chance of their own',
    'Same input and seed, same output: time and random numbers are handed in.',
    ({ path }) => /^packages\/[^/]+\/src\//.test(path),
    /\bDate\.now\b|\bnew Date\s*\(\s*\)|\bnew Date\b(?!\s*\()|\bMath\.random\b|\bperformance\.now\b|\bprocess\.hrtime\b|\brandomUUID\b/g,
  ),
  words(
    'activities take the time from their context',
    'Business time is kept per company and may run faster than the wall; ctx.now gives it.',
    ({ path }) => path.startsWith('server/src/activities/'),
    /\bDate\.now\b|\bnew Date\s*\(\s*\)|\bnew Date\b(?!\s*\()/g,
  ),
  words(
    'server and screens do not print with console',
    'The server writes its log, the screens show problems to the person who has them.',
    ({ path }) => /^(server|web)\/src\//.test(path),
    /\bconsole\.(log|info|debug|dir|table)\b/g,
  ),
];
