// Measures the configurator's boolean core on the public models beside logic-solver, on the same choices.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { random, unwrap } from '@onelot/base';
import { type Cnf, compileFormula, Reasoner, readDimacs, writeFormula } from '@onelot/configure';
import { type Bench, type Measure, quantile, table } from '../src/report.ts';
import { Peer } from './peer.ts';

const SEED = 20;
const CHOICES = 20;
const RUNS = 5;
const LARGEST = 'automotive02-1.dimacs';
const DEEP = 'automotive01.dimacs';

interface Known {
  readonly file: string;
  readonly validConfigurations: string;
  readonly mandatory: number;
  readonly impossible: number;
}

const timed = <T>(run: () => T): [milliseconds: number, value: T] => {
  const begun = performance.now();
  const value = run();
  return [performance.now() - begun, value];
};

const ms = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
const spread = (values: readonly number[]): string =>
  [quantile(values, 0.5), quantile(values, 0.95), Math.max(...values)].map(ms).join(' / ');

/** Choices that can be had one after the other: a free variable each, true or false. */
const choicesOf = (reasoner: Reasoner): number[] => {
  const { integer, next } = random(SEED);
  const choices: number[] = [];
  while (choices.length < CHOICES) {
    reasoner.move(choices);
    const standings = reasoner.standings();
    const free = [...standings.keys()].filter((v) => standings[v] === 0 && !choices.some((c) => c >> 1 === v));
    if (free.length === 0) break;
    choices.push(2 * (free[integer(0, free.length - 1)] as number) + (next() < 0.5 ? 0 : 1));
  }
  return choices;
};

interface Measured {
  readonly known: Known;
  readonly cnf: Cnf;
  readonly reasoner: Reasoner;
  readonly choices: readonly number[];
  readonly compileMs: number;
  readonly equal: boolean;
  readonly gzipped: number;
  readonly domains: number[];
  readonly touched: number[];
  readonly answers: Uint8Array[];
}

const measure = (data: string, known: Known): Measured => {
  const { cnf } = unwrap(readDimacs(readFileSync(join(data, known.file), 'utf8')));
  const [compileMs, compiled] = timed(() => compileFormula(cnf));
  if (!compiled) throw new Error(`${known.file} has no product.`);
  const reasoner = new Reasoner(compiled);
  const rest = reasoner.standings();
  const of = (standing: number): number => rest.filter((each) => each === standing).length;
  const equal =
    reasoner.count()?.toString() === known.validConfigurations &&
    of(1) === known.mandatory &&
    of(2) === known.impossible;
  const choices = choicesOf(reasoner);
  const domains: number[] = [];
  const touched: number[] = [];
  let answers: Uint8Array[] = [];
  for (let run = 0; run < RUNS; run++) {
    answers = [];
    reasoner.move([]);
    choices.forEach((choice, i) => {
      const [took, answer] = timed(() => {
        const answer = reasoner.choose(choices.slice(0, i), choice);
        if (answer.ok) touched.push(answer.touched);
        return reasoner.standings();
      });
      domains.push(took);
      answers.push(answer);
    });
  }
  const gzipped = gzipSync(writeFormula(compiled)).length;
  return { known, cnf, reasoner, choices, compileMs, equal, gzipped, domains, touched, answers };
};

/** The peer's times for the first domains and after the same choices; throws where an answer differs. */
const peerTimes = ({ known, cnf, choices, answers }: Measured, say: Bench['say']): [first: number, after: number[]] => {
  const peer = new Peer(cnf);
  const [first] = timed(() => peer.standings());
  say(`${known.file}: the peer's first domains took ${ms(first)} ms.`);
  // On the largest model a choice takes it minutes: its first domains stand for it.
  if (known.file === LARGEST) return [first, []];
  const after = choices.map((choice, i) => {
    const [took, standings] = timed(() => {
      peer.choose(choice);
      return peer.standings();
    });
    if (standings.some((each, v) => each !== answers[i]?.[v])) throw new Error(`${known.file}: answer ${i} differs.`);
    return took;
  });
  return [first, after];
};

/** Refused choices: the reason and all smallest repairs. */
const conflicts = ({ reasoner, choices }: Measured): number[] => {
  const { integer, next } = random(SEED + 1);
  const found: number[] = [];
  reasoner.move(choices);
  const standings = reasoner.standings();
  const closed = [...standings.keys()].filter((v) => standings[v] !== 0);
  for (let tries = 0; found.length < CHOICES && tries < 5000; tries++) {
    const v = closed[integer(0, closed.length - 1)] as number;
    const wish = 2 * v + (standings[v] === 1 ? 1 : 0);
    reasoner.move([]);
    if (!reasoner.possible(wish)) continue;
    const row = next() < 0.5 ? choices : choices.slice(0, integer(1, choices.length));
    reasoner.move(row);
    if (reasoner.possible(wish)) continue;
    found.push(timed(() => reasoner.choose(row, wish))[0]);
  }
  return found;
};

/** Cheapest products under additive prices of 0 to 5,000 minor units a variable, after each choice. */
const completions = ({ reasoner, choices, cnf }: Measured): number[] => {
  const { integer } = random(SEED + 2);
  return choices.map((_, i) => {
    const costs = Float64Array.from({ length: 2 * cnf.variables }, (_, literal) =>
      literal & 1 ? 0 : integer(0, 5000),
    );
    return timed(() => reasoner.cheapest(choices.slice(0, i + 1), costs))[0];
  });
};

const run: Measure = async ({ data, quick, say }) => {
  const folder = data && join(data, 'configuration');
  if (!folder || !existsSync(folder)) return 'Skipped: the public models are not here.';
  const all = Object.values(JSON.parse(readFileSync(join(folder, 'reference.json'), 'utf8')) as Record<string, Known>);
  const measured = all.map((known) => {
    const each = measure(folder, known);
    say(`${known.file}: compiled in ${ms(each.compileMs)} ms, domains ${spread(each.domains)} ms.`);
    return each;
  });
  const rows = measured.map((each) => {
    const skip = each.known.file === LARGEST && quick;
    const [first, after] = skip ? [Number.NaN, []] : peerTimes(each, say);
    const ratio = (after.length > 0 ? quantile(after, 0.5) : first) / quantile(each.domains, 0.5);
    return [
      each.known.file.replace('.dimacs', ''),
      each.equal ? 'equal' : 'DIFFERENT',
      ms(each.compileMs),
      `${each.reasoner.nodes.toLocaleString('en')}`,
      `${Math.ceil(each.gzipped / 1024)} KiB`,
      spread(each.domains),
      `${quantile(each.touched, 0.5)} / ${Math.max(...each.touched)}`,
      skip ? 'not run' : after.length > 0 ? spread(after) : `${ms(first)} for the first domains alone`,
      skip ? '' : `${Math.round(ratio).toLocaleString('en')} ×`,
    ];
  });
  const deep = measured.find(({ known }) => known.file === DEEP) as Measured;
  const head =
    'model,known answers,compile ms,nodes,artifact gzipped,domains ms,nodes touched,peer ms,ratio of medians';
  return [
    `Peer: npm logic-solver 2.0.1 with a pool of products. Seed ${SEED}; ${CHOICES} choices of free variables, each followed by all`,
    `domains of all variables, ${RUNS} runs here and one of the peer; its answers are compared with ours at each choice. Times are median / p95 / maximum.`,
    'Touched: median / maximum of nodes and edges changed by a choice, beside all nodes.',
    '',
    table(head.split(','), rows),
    '',
    table(
      ['automotive01', 'ms'],
      [
        [`reason (minimal) and all smallest repairs of ${CHOICES} refused choices`, spread(conflicts(deep))],
        ['cheapest product by additive price, proven, after each choice', spread(completions(deep))],
      ],
    ),
    '',
    `The choices on automotive01: ${deep.choices.map((c) => `${(c >> 1) + 1}=${c & 1 ? 'false' : 'true'}`).join(' ')}`,
  ].join('\n');
};

export default run;
