// Runs from source: workspace packages resolve by the `onelot:source` condition.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['onelot:source'] },
  ssr: { resolve: { conditions: ['onelot:source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['{packages,server,web,cli,world,conformance,tests}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
});
