// How varied a product is, counted: the number of variants, in which share of them each part occurs, and how common each place is.
import { fail, ok, problem, type Result } from '@onelot/base';
import { Reasoner } from './boolean/formula.ts';
import { validateModel } from './check/model.ts';
import { parentLine } from './check/structures.ts';
import { checkExpression } from './expression/check.ts';
import { checkTemplate, fill, type Template } from './expression/template.ts';
import { reads, type Term, term } from './expression/term.ts';
import type { BomLine, ProductModel } from './model.ts';
import { publicModel } from './public.ts';
import { Writer } from './reason/clauses.ts';
import { TooWide } from './reason/diagram.ts';
import { type Network, networkOf } from './reason/network.ts';
import { graphOf, type ReasonLimits, unreadWays } from './reason/reason.ts';

export interface VarietyLine {
  readonly lineId: string;
  /** Share of all variants that have the line, 0 to 1. */
  readonly share: number;
  /** The items it can be, the commonest first, each with the share of all variants that hold it. */
  readonly items: readonly { readonly item: string; readonly share: number }[];
  /**
   * The chance that two variants with this line, drawn at random, have the same item there: the sum of squared shares among
   * them (Simpson 1949); 1 where it is always the same.
   */
  readonly commonality: number;
  /**
   * Safety stock of its items kept apart, over that of one item for all: the sum of square roots of the shares among the
   * variants with the line, which the square-root law gives for demands that vary independently (Maister 1976).
   */
  readonly stockFactor: number;
}

export interface Variety {
  /** All products the rules allow; texts and ranges count once. */
  readonly variants: bigint;
  readonly lines: readonly VarietyLine[];
  /** The mean commonality of the lines, each weighed by its share of variants. */
  readonly commonality: number;
  /** Different items over all lines. */
  readonly items: number;
}

/** Combinations of values one line's item may hang on. */
const MOST_ITEMS = 2_000;
const LIMITS: ReasonLimits = { maxSteps: 5_000_000, maxGraphSteps: 60_000_000, maxNodes: 400_000 };

interface Asked {
  readonly line: BomLine;
  readonly there: number | boolean;
  readonly items: readonly { readonly item: string; readonly is: number | boolean }[];
}

/** Problems: those of the model; BUDGET where the parts are too many to be counted exactly. */
export const variety = (model: ProductModel): Result<Variety> => {
  const checked = validateModel(model);
  if (!checked.ok) return checked;
  const tooWide = () => fail(problem('BUDGET', '/bom', 'The parts are too many to be counted within the limits.'));
  try {
    const network = networkOf(publicModel(model));
    const terms = model.bom.map((line) => new Part(network, model.bom, line));
    const writer = new Writer(
      network,
      terms.flatMap(({ scope }) => [...scope]),
    );
    const asked = terms.map(
      ({ line, there, items }): Asked => ({
        line,
        there: writer.truth(there),
        items: [...items].map(([item, is]) => ({ item, is: writer.truth(term('and', [there, is])) })),
      }),
    );
    const formula = writer.formula();
    const compiled = graphOf(formula.cnf, formula.hidden, LIMITS);
    if (!compiled?.dag) return tooWide();
    const reasoner = new Reasoner(compiled);
    const all = reasoner.count() as bigint;
    const shareOf = (truth: number | boolean): number => {
      if (typeof truth === 'boolean') return truth ? 1 : 0;
      if (!reasoner.product([truth])) return 0;
      reasoner.move([truth]);
      return ratio(reasoner.count() as bigint, all);
    };
    const lines = asked.map((each) => lineOf(each, shareOf)).filter(({ share }) => share > 0);
    const weight = lines.reduce((sum, { share }) => sum + share, 0);
    const common = lines.reduce((sum, { share, commonality }) => sum + share * commonality, 0);
    return ok({
      variants: all * unreadWays(network, formula, []),
      lines,
      commonality: weight > 0 ? common / weight : 1,
      items: new Set(lines.flatMap(({ items }) => items.map(({ item }) => item))).size,
    });
  } catch (stop) {
    if (!(stop instanceof TooWide)) throw stop;
    return tooWide();
  }
};

/** A quotient of counts of any size, to about fifteen digits. */
const ratio = (part: bigint, all: bigint): number => Number((part * 10n ** 15n) / all) / 1e15;

const lineOf = ({ line, there, items }: Asked, shareOf: (truth: number | boolean) => number): VarietyLine => {
  const share = shareOf(there);
  const found = items
    .map(({ item, is }) => ({ item, share: shareOf(is) }))
    .filter((each) => each.share > 0)
    .sort((a, b) => b.share - a.share || (a.item < b.item ? -1 : 1));
  const among = found.map((each) => each.share / share);
  return {
    lineId: line.id,
    share,
    items: found,
    commonality: among.reduce((sum, p) => sum + p * p, 0),
    stockFactor: among.reduce((sum, p) => sum + Math.sqrt(p), 0),
  };
};

/** When a line is there, and when it is which item. */
class Part {
  readonly there: Term;
  readonly items = new Map<string, Term>();
  readonly scope = new Set<number>();

  constructor(
    private readonly network: Network,
    bom: readonly BomLine[],
    readonly line: BomLine,
  ) {
    const conditions: Term[] = [];
    for (let at: BomLine | undefined = line; at; at = at.parent === undefined ? undefined : parentLine(bom, at.parent))
      if (at.when !== undefined) conditions.push(this.condition(at.when));
    this.there = conditions.reduce((a, b) => term('and', [a, b]), { op: 'constant', value: true } as Term);
    this.fillItems();
    for (const t of [this.there, ...this.items.values()]) for (const v of reads(t)) this.scope.add(v);
  }

  private condition(source: string): Term {
    const read = checkExpression(source, this.network.names);
    if ('error' in read) throw new Error(read.error.message);
    return read.checked.term;
  }

  private fillItems(): void {
    const { layout, names } = this.network;
    const read = checkTemplate(this.line.item, names);
    if ('error' in read) throw new Error(read.error.message);
    const template: Template = read.template;
    const variables = new Set<number>();
    for (const piece of template) if (typeof piece !== 'string') for (const v of reads(piece.term)) variables.add(v);
    const scope = [...variables];
    const at = new Int32Array(layout.variables.length);
    let cases = 0;
    const visit = (i: number, path: Term): void => {
      const variable = scope[i];
      if (variable === undefined) {
        if (++cases > MOST_ITEMS) throw new TooWide();
        const item = fill(template, layout, { at, texts: [] });
        const before = this.items.get(item);
        this.items.set(item, before ? term('or', [before, path]) : path);
        return;
      }
      const { values, absent } = layout.variables[variable] as (typeof layout.variables)[number];
      values.forEach((_, value) => {
        if (value === absent) return;
        at[variable] = value;
        const own: Term = { op: 'table', variable, table: values.map((_v, j) => j === value) };
        visit(i + 1, path.op === 'constant' ? own : term('and', [path, own]));
      });
    };
    visit(0, { op: 'constant', value: true });
  }
}
