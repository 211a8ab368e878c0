// What planning costs and how good it is; for now netting by size.
import { changeDemands, type NetModel, openNetting } from '@onelot/plan';
import { type Bench, quantile, table } from '../src/report.ts';
import { netModel } from './net-model.ts';

export default async (bench: Bench): Promise<string> => netting(bench);

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
  const changes = model.demands.slice(0, 200).map((demand) => {
    const start = performance.now();
    changeDemands(netting.value, [{ ...demand, quantity: demand.quantity + 1 }]);
    return performance.now() - start;
  });
  const { orders, pegs } = netting.value;
  return [
    model.demands.length,
    model.items.length,
    orders.count,
    pegs.count,
    seconds.toFixed(1),
    ((spent.user + spent.system) / 1e6).toFixed(1),
    Math.round(process.memoryUsage().rss / 1e6),
    quantile(changes, 0.5).toFixed(1),
    quantile(changes, 0.99).toFixed(1),
  ];
};
