// Which product at which level passes through which center, who supplies it, and how long and how surely it is promised.
import { fail, ok, type Problem, pointer, problem, type Result } from '@onelot/base';
import { type FlatCenter, resolve } from './flatten.ts';
import type { Default, Feed, Flow } from './model.ts';
import type { Network, Policy, Process, ResponseTime } from './network.ts';
import { type ChainFlow, splitServices } from './services.ts';

interface Draft {
  readonly level: number;
  readonly product: string;
  readonly process: number;
  readonly policy: Policy;
  readonly marketShare: number;
  readonly market: string;
  feeds: Feed[];
}

/** Flows of each center, in the order of `sorted`; adds what was assumed to `defaults` and what is odd to `notes`. */
export const traceFlows = (
  network: Network,
  sorted: readonly FlatCenter[],
  ordered: readonly FlatCenter[],
  defaults: Default[],
  notes: Problem[],
): Result<readonly (readonly Flow[])[]> => {
  const drafts = draftFlows(network, ordered, new Map(sorted.map((center) => [center.id, center])), defaults);
  return drafts.ok ? timeFlows(network, ordered, drafts.value, defaults, notes) : drafts;
};

const draftFlows = (
  network: Network,
  sorted: readonly FlatCenter[],
  known: ReadonlyMap<string, FlatCenter>,
  defaults: Default[],
): Result<Draft[][]> => {
  const place = new Map(sorted.map(({ id }, index) => [id, index]));
  const flows: Draft[][] = sorted.map(() => []);
  const problems: Problem[] = [];
  const find = (index: number, level: number, product: string, market: string, marketShare: number): number => {
    const own = flows[index] as Draft[];
    const there = own.findIndex((flow) => flow.level === level && flow.product === product);
    if (there >= 0) return there;
    const { spec, path, id } = sorted[index] as FlatCenter;
    const name = network.levels[level]?.id as string;
    const process = spec.processes.findIndex(
      (each) => each.product === product && (!each.levels || each.levels.includes(name)),
    );
    if (process < 0) {
      const text = `"${product}" at level "${name}" is asked of center "${id}", which does not make it. Add a process for it.`;
      problems.push(problem('NOT_MADE', `${path}/processes`, text, { product, level: name }));
      return -1;
    }
    const policy = policyOf(spec.processes[process] as Process, name);
    if (!policy) {
      const text = `Center "${id}" does not say whether it makes "${product}" at level "${name}" to order or to stock.`;
      problems.push(problem('POLICY_MISSING', `${path}/processes/${process}/policy`, text));
      return -1;
    }
    own.push({ level, product, process, policy, market, marketShare, feeds: [] });
    return own.length - 1;
  };
  network.centers.forEach(({ market, id }) => {
    if (!market) return;
    const index = place.get(id) as number;
    network.levels.forEach((level, at) => {
      if (market.offers && !market.offers.includes(level.id)) return;
      const products = level.products ?? [{ product: network.product ?? 'product', share: 1 }];
      if (!level.products && !network.product) defaults.push({ path: '/product', value: 'product' });
      for (const { product, share } of products) find(index, at, product, market.id ?? '', market.share * share);
    });
  });
  sorted.forEach((center, index) => {
    for (const flow of flows[index] as Draft[]) {
      const process = center.spec.processes[flow.process] as Process;
      flow.feeds = (process.needs ?? []).flatMap(({ product, quantity, suppliers }) => {
        const given = suppliers.some(({ share }) => share !== undefined);
        return suppliers.flatMap((supplier) => {
          const target = place.get(resolve(known, center, supplier.center)?.id as string) as number;
          const there = find(target, flow.level, product, '', 0);
          const share = given ? (supplier.share ?? 0) : 1 / suppliers.length;
          return there < 0 ? [] : [{ center: target, flow: there, product, quantity: quantity ?? 1, share }];
        });
      });
    }
  });
  return problems.length ? fail(...problems) : ok(flows);
};

const policyOf = ({ policy }: Process, level: string): Policy | undefined =>
  typeof policy === 'object' ? (Object.hasOwn(policy, level) ? policy[level] : undefined) : policy;

const timeFlows = (
  network: Network,
  sorted: readonly FlatCenter[],
  drafts: readonly Draft[][],
  defaults: Default[],
  notes: Problem[],
): Result<readonly (readonly Flow[])[]> => {
  const given = new Map(
    network.responseTimes.map((entry, index) => [`${entry.center} ${entry.level}`, { entry, index }]),
  );
  const answer = (center: number, level: number): { entry: ResponseTime; index: number } | undefined =>
    given.get(`${sorted[center]?.id} ${network.levels[level]?.id}`);
  const services = targetServices(network, sorted, drafts, answer, notes);
  const flows: Flow[][] = drafts.map(() => []);
  const problems: Problem[] = [];
  for (let index = drafts.length - 1; index >= 0; index -= 1) {
    const { id, path } = sorted[index] as FlatCenter;
    flows[index] = (drafts[index] as Draft[]).map((draft, at) => {
      const known = answer(index, draft.level);
      if (!known) defaults.push({ path: `/responseTimes (${id}, ${network.levels[draft.level]?.id})`, value: 0 });
      const internalDays = known?.entry.internalDays ?? 0;
      const waitDays = Math.max(
        0,
        ...draft.feeds.map(({ center, flow }) => (flows[center] as Flow[])[flow]?.clientDays ?? 0),
      );
      const responseDays = internalDays + waitDays;
      const clientDays = draft.policy === 'stock' ? 0 : responseDays;
      const level = network.levels[draft.level] as Network['levels'][number];
      if (draft.marketShare > 0 && clientDays > level.delayDays)
        problems.push(
          problem(
            'PROMISE_SHORT',
            known ? pointer('responseTimes', known.index, 'internalDays') : path,
            `"${level.id}" is promised in ${level.delayDays} days; the chain of "${id}" needs ${clientDays}. Shorten a response time or make to stock.`,
            { promised: level.delayDays, needed: clientDays },
          ),
        );
      return {
        ...draft,
        internalDays,
        waitDays,
        responseDays,
        clientDays,
        service: services.get(`${index} ${at}`) as number,
      };
    });
  }
  for (const [index, entry] of network.responseTimes.entries())
    problems.push(...printedClientTime(entry, index, network, sorted, flows));
  return problems.length ? fail(...problems) : ok(flows);
};

/** A client time that a source prints must be what the recursion gives. */
const printedClientTime = (
  entry: ResponseTime,
  index: number,
  network: Network,
  sorted: readonly FlatCenter[],
  flows: readonly Flow[][],
): readonly Problem[] => {
  if (entry.clientDays === undefined) return [];
  const level = network.levels.findIndex(({ id }) => id === entry.level);
  const own = (flows[sorted.findIndex(({ id }) => id === entry.center)] ?? []).filter((flow) => flow.level === level);
  if (!own.length) return [];
  const days = Math.max(...own.map(({ clientDays }) => clientDays));
  if (days === entry.clientDays) return [];
  const text = `Internal times give ${days} days to the client of "${entry.center}", not ${entry.clientDays}. Correct one of them.`;
  return [problem('RESPONSE_DIFFERS', pointer('responseTimes', index, 'clientDays'), text, { days })];
};

const targetServices = (
  network: Network,
  sorted: readonly FlatCenter[],
  drafts: readonly Draft[][],
  answer: (center: number, level: number) => { entry: ResponseTime } | undefined,
  notes: Problem[],
): ReadonlyMap<string, number> => {
  const chain: ChainFlow[] = drafts.flatMap((own, index) =>
    own.map((draft, at) => ({
      key: `${index} ${at}`,
      level: draft.level,
      canMiss: draft.policy === 'stock' || (sorted[index]?.spec.processes[draft.process]?.groups?.length ?? 0) > 0,
      fromStock: draft.policy === 'stock',
      feeds: draft.feeds.map(({ center, flow }) => `${center} ${flow}`),
      retail: draft.marketShare > 0,
      given: answer(index, draft.level)?.entry.service,
    })),
  );
  const { target, promised } = splitServices(
    chain,
    network.levels.map(({ service }) => service),
  );
  for (const { key, level, retail } of chain) {
    const offer = network.levels[level] as Network['levels'][number];
    if (!retail || (promised.get(key) as number) >= offer.service - 1e-9) continue;
    const id = sorted[Number(key.split(' ')[0])]?.id;
    const text = `The services along the chain of "${id}" give ${((promised.get(key) as number) * 100).toFixed(1)} % at level "${offer.id}", below the ${(offer.service * 100).toFixed(1)} % promised.`;
    notes.push(problem('SERVICE_SHORT', pointer('levels', level, 'service'), text, { center: id, level: offer.id }));
  }
  return target;
};
