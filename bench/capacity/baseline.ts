// The published way of sizing, written plainly: all units at one, run every scenario, raise what is short by one, start again.
import { compile, makeSlice, type Network, type PlanResult } from '@onelot/capacity';

/** Units by center and resource, and how many scenario runs it took. Stocks and resource groups are those of `plan`. */
export const raiseByOne = (network: Network, plan: PlanResult) => {
  const model = compile(network);
  if (!model.ok) throw new Error(model.problems.map(({ message }) => message).join(' '));
  const { centers, stages, levels } = model.value;
  const slice = makeSlice(model.value, { seed: plan.seed, from: 0, to: plan.scenarios, variation: 1 });
  const allowed = Math.floor((1 - (network.sufficientShare ?? 0.95)) * plan.scenarios + 1e-9);
  const found = new Map<string, number>();
  let runs = 0;
  for (const index of stages.flat()) {
    const center = centers[index] as (typeof centers)[number];
    const planned = plan.centers[index] as PlanResult['centers'][number];
    const groups = center.processes.map(({ product, groups: list }) => {
      const taken = planned.technology.find((each) => each.product === product)?.group;
      return Math.max(0, list?.findIndex(({ id }) => id === taken) ?? 0);
    });
    const base = center.flows.map(({ policy, level, product }) =>
      policy === 'stock'
        ? (planned.stocks.find((stock) => stock.level === levels[level] && stock.product === product)?.base ?? -1)
        : -1,
    );
    const units = center.resources.map(() => 1);
    for (;;) {
      runs += plan.scenarios;
      const [answer] = slice.answer([{ ask: 'run', center: index, groups, units, base, days: false }]);
      if (answer?.ask !== 'run') throw new Error('The slice answered something else.');
      const { passed, short } = answer.totals;
      if (passed.reduce((sum, each) => sum + 1 - each, 0) <= allowed) break;
      const worst = units.reduce((most, _, at) => ((short[at] ?? 0) > (short[most] ?? 0) ? at : most), 0);
      if (!units.length || !short[worst]) break;
      units[worst] = (units[worst] as number) + 1;
    }
    for (const [at, { id }] of center.resources.entries()) found.set(`${center.id} ${id}`, units[at] as number);
    slice.answer([{ ask: 'pass', center: index, forget: true }]);
  }
  return { units: found, runs };
};
