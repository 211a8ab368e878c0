// How good and how fast planning is: job shops against the best known makespans, netting by size.
// `npm run bench -- plan [--quick] [--seconds N] [--seeds N]`: in full 60 s and 3 seeds an instance, quick 8 s and 1.
import { changeDemands, type NetModel, openNetting } from '@onelot/plan';
import { type Bench, quantile, table } from '../src/report.ts';
import { livePlan } from './live-plan.ts';
import { netModel } from './net-model.ts';
import { shops } from './shops.ts';
import { wholeShop } from './whole-shop.ts';

export default async (bench: Bench): Promise<string> => {
  const seconds = option(bench, '--seconds') ?? (bench.quick ? 8 : 60);
  const seeds = option(bench, '--seeds') ?? (bench.quick ? 1 : 3);
  const parts = {
    netting: () => netting(bench),
    shop: () => wholeShop(bench, option(bench, '--seconds') ?? (bench.quick ? 20 : 60)),
    live: () => livePlan(bench),
    jobs: () => shops(bench, { seconds, seeds }),
  };
  const only = bench.args[bench.args.indexOf('--only') + 1];
  const chosen = Object.entries(parts).filter(([name]) => !bench.args.includes('--only') || name === only);
  return chosen.map(([, part]) => part()).join('\n\n');
};

const option = ({ args }: Bench, name: string): number | undefined => {
  const at = args.indexOf(name);
  const value = Number(args[at + 1]);
  return at >= 0 && value > 0 ? value : undefined;
};

const netting = (bench: Bench): string => {
  const rows = [10_000, 100_000, 1_000_000].map((lines) => {
    bench.say(`Netting ${lines} order lines.`);
    return nettingRow(netModel(lines, lines / 10));
  });
  const head = [
    'Order lines',
    'Items',
    'Planned orders',
    'Pegs',
    'All, s',
    'CPU, s',
    'Memory, MB',
    'One changed order p50, ms',
    'p99, ms',
  ];
  return [
    '### Netting with pegging, 8 levels',
    '',
    table(head, rows),
    '',
    'Peer frePPLe: not run (it cannot be installed here).',
  ].join('\n');
};

const nettingRow = (model: NetModel): (string | number)[] => {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  const netting = openNetting(model);
  const spent = process.cpuUsage(cpu);
  const seconds = (performance.now() - begin) / 1000;
  if (!netting.ok) throw new Error(netting.problems[0]?.message);
  const [orders, pegs] = [netting.value.orders.count, netting.value.pegs.count];
  const changes = model.demands.slice(0, 200).map((demand) => {
    const start = performance.now();
    changeDemands(netting.value, [{ ...demand, quantity: demand.quantity + 1 }]);
    return performance.now() - start;
  });
  return [
    model.demands.length,
    model.items.length,
    orders,
    pegs,
    seconds.toFixed(1),
    ((spent.user + spent.system) / 1e6).toFixed(1),
    Math.round(process.memoryUsage().rss / 1e6),
    quantile(changes, 0.5).toFixed(1),
    quantile(changes, 0.99).toFixed(1),
  ];
};
