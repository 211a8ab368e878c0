// How quick the resource planning engine is beside raising by one, how it grows with scenarios, and whether both say the same.
import { readFileSync } from 'node:fs';
import { unwrap } from '@onelot/base';
import { type Network, plan } from '@onelot/capacity';
import { type Measure, table } from '../src/report.ts';
import { raiseByOne } from './baseline.ts';

// Beside the bundle in dist/, where benches run.
const golf = JSON.parse(
  readFileSync(new URL('../companies/golf-irons/network.json', import.meta.url), 'utf8'),
) as Network;

const timed = <T>(work: () => T): { readonly value: T; readonly ms: number } => {
  const begun = performance.now();
  const value = work();
  return { value, ms: performance.now() - begun };
};
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

const measure: Measure = async ({ quick, say }) => {
  const counts = quick ? [10, 20] : [25, 50, 100, 200];
  plan(golf, undefined, undefined, { scenarios: 5 });
  const rows = counts.map((scenarios) => {
    say(`The golf network with ${scenarios} scenarios.`);
    const ours = timed(() => unwrap(plan(golf, undefined, undefined, { scenarios })));
    const plain = timed(() => raiseByOne(golf, ours.value));
    const all = ours.value.centers.flatMap(({ id, resources }) =>
      resources.map((each) => ({ ...each, key: `${id} ${each.id}` })),
    );
    const needed = all.filter(({ planned }) => planned > 0);
    const same = needed.filter(({ key, planned }) => plain.value.units.get(key) === planned).length;
    const again = timed(() => unwrap(plan(golf, undefined, undefined, { scenarios, near: ours.value })));
    return [
      scenarios,
      seconds(ours.ms),
      `${(ours.ms / scenarios).toFixed(1)} ms`,
      seconds(again.ms),
      seconds(plain.ms),
      (plain.ms / ours.ms).toFixed(2),
      `${same} of ${needed.length}`,
    ];
  });
  return [
    'The golf network: 25 centers and two inner ones, 360 days, 5 levels, one thread. The baseline begins with one unit of everything, raises what is short by one and runs all scenarios again; stocks and resource groups are given to it, so it decides less.',
    '',
    table(['scenarios', 'plan', 'a scenario', 'again from it', 'raise by one', 'ratio', 'same units'], rows),
    '',
    `Highest memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`,
  ].join('\n');
};

export default measure;
