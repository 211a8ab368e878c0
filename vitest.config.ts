// Decides which tests run and how: from source (workspace packages resolve by the `onelot:source` condition), in two stages.
// `unit` needs nothing; `product` (browser, integration, conformance) talks to one running product, whose address is in
// ONELOT_URL: `npm test` starts it. Without ONELOT_STAGE both are found, for running single files by hand.
import { defineConfig } from 'vitest/config';

const unit = ['{packages,server,web,cli,world,scripts}/**/*.test.{ts,tsx}', 'tests/laws.test.ts'];
const product = ['{conformance,tests}/**/*.test.ts'];
const stage = process.env.ONELOT_STAGE;
const together = stage === 'product' ? ['tests/laws.test.ts'] : [];
const long = process.env.ONELOT_LONG === '1' ? [] : ['**/*.long.test.ts'];

export default defineConfig({
  resolve: { conditions: ['onelot:source'] },
  ssr: { resolve: { conditions: ['onelot:source', 'module', 'node', 'development|production'] } },
  test: {
    include: stage === 'unit' ? unit : stage === 'product' ? product : [...unit, ...product],
    exclude: ['**/node_modules/**', '**/dist/**', ...together, ...long],
    // Tests of the product share it and the two cores with a browser: one file after the other.
    ...(stage === 'product' ? { fileParallelism: false, testTimeout: 60_000, hookTimeout: 90_000 } : { maxWorkers: 2 }),
  },
});
