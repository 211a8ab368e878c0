// From a whole configuration to what is made: the bill of materials, the routing and the picture of this very variant.
import { fail, ok, type Problem, problem, type Result } from '@onelot/base';
import { validateModel } from './check/model.ts';
import { parentLine } from './check/structures.ts';
import { checkExpression } from './expression/check.ts';
import { evaluate, printed } from './expression/evaluate.ts';
import type { Checked } from './expression/names.ts';
import { checkTemplate, fill, type Locale, type Template } from './expression/template.ts';
import type { BomLine, Choices, ProductModel, RoutingLine, Text } from './model.ts';
import { assign, sceneOf, tidy } from './products.ts';
import { publicModel } from './public.ts';
import { type Assignment, isAbsent } from './reason/layout.ts';
import { concrete, type Network, networkOf } from './reason/network.ts';
import type { Scene } from './session/types.ts';

export interface VariantBomLine {
  /** The line's id in the 150 % BOM. */
  readonly lineId: string;
  /** The parent's line id; null: a component of the product itself. */
  readonly parentLineId: string | null;
  /** The parent's item; null likewise. */
  readonly parent: string | null;
  readonly item: string;
  /** For one parent, in the item's unit; above 0, up to six decimals. */
  readonly quantity: number;
  /** Options whose choice decides whether, which or how much; empty for what every variant has. */
  readonly because: readonly string[];
}

export interface VariantOperation {
  readonly sequence: number;
  readonly name: Text;
  readonly workCenter: string;
  /** Whole seconds. */
  readonly setupSeconds: number;
  readonly runSeconds: number;
  readonly instruction: Text;
  readonly parameters: Readonly<Record<string, number | string>>;
  /** BOM line ids of this variant whose material the operation needs. */
  readonly consumes: readonly string[];
  readonly because: readonly string[];
}

export interface Variant {
  readonly bom: readonly VariantBomLine[];
  /** In order of work. */
  readonly routing: readonly VariantOperation[];
  readonly scene: Scene | null;
}

const networks = new WeakMap<ProductModel, Network>();

/**
 * The variant of a whole, valid configuration. Problems: those of the model, those of the choices (as `validate` gives
 * them), BAD_QUANTITY and BAD_DURATION at the model's field where an expression gives less than nothing.
 */
export const variant = (model: ProductModel, choices: Choices): Result<Variant> => {
  let network = networks.get(model);
  if (!network) {
    const checked = validateModel(model);
    if (!checked.ok) return checked;
    network = networkOf(publicModel(model));
    networks.set(model, network);
  }
  const assigned = assign(network, choices);
  return assigned.ok ? new Builder(model, concrete(network, assigned.value), assigned.value).variant() : assigned;
};

class Builder {
  private readonly problems: Problem[] = [];

  constructor(
    private readonly model: ProductModel,
    private readonly network: Network,
    private readonly assignment: Assignment,
  ) {}

  variant(): Result<Variant> {
    const bom = this.bom();
    const ids = new Set(bom.map((l) => l.lineId));
    const routing = this.model.routing
      .map((line, i) => ({ line, i }))
      .filter(({ line }) => this.holds(line.when))
      .map(({ line, i }) => this.operation(line, i, ids))
      .sort((a, b) => a.sequence - b.sequence);
    if (this.problems.length > 0) return fail(...this.problems);
    return ok({ bom, routing, scene: sceneOf(this.network, this.assignment) });
  }

  private bom(): VariantBomLine[] {
    const { bom } = this.model;
    const items = new Map(
      bom.map((line) => [line, fill(this.template(line.item), this.network.layout, this.assignment)]),
    );
    const quantities = new Map(bom.map((line, i) => [line, this.holds(line.when) ? this.quantity(line, i) : 0]));
    // A line is there only with all its ancestors: what is not built needs no parts.
    const there = (line: BomLine): boolean => {
      const above = line.parent === undefined ? undefined : this.parent(line, quantities);
      return (
        (quantities.get(line) as number) > 0 && (line.parent === undefined || (above !== undefined && there(above)))
      );
    };
    return bom.filter(there).map((line) => {
      const above = line.parent === undefined ? undefined : this.parent(line, quantities);
      return {
        lineId: line.id,
        parentLineId: above?.id ?? null,
        parent: above ? (items.get(above) as string) : null,
        item: items.get(line) as string,
        quantity: quantities.get(line) as number,
        because: this.because([line.when, line.quantity], [line.item]),
      };
    });
  }

  /** The parent's line: by id, or by item, then the one of several that is in this variant. */
  private parent(line: BomLine, quantities: ReadonlyMap<BomLine, number>): BomLine | undefined {
    const there = this.model.bom.filter((l) => (quantities.get(l) as number) > 0);
    return parentLine(there, line.parent);
  }

  private quantity(line: BomLine, i: number): number {
    const value = Math.round((this.number(line.quantity ?? '1') + Number.EPSILON) * 1e6) / 1e6;
    if (value >= 0 && value <= 1e9) return value;
    this.problems.push(
      problem('BAD_QUANTITY', `/bom/${i}/quantity`, `The quantity of ${line.id} comes to ${value}.`, {
        quantity: value,
      }),
    );
    return 0;
  }

  private operation(line: RoutingLine, i: number, ids: ReadonlySet<string>): VariantOperation {
    const parameters = Object.entries(line.parameters ?? {}).map(([name, e]) => [name, this.parameter(e)] as const);
    return {
      sequence: line.sequence,
      name: line.name,
      workCenter: line.workCenter,
      setupSeconds: this.seconds(line.setupSeconds ?? '0', `/routing/${i}/setupSeconds`),
      runSeconds: this.seconds(line.runSeconds, `/routing/${i}/runSeconds`),
      instruction: this.text(line.instruction),
      parameters: Object.fromEntries(parameters),
      consumes: (line.consumes ?? []).filter((id) => ids.has(id)),
      because: this.because(
        [line.when, line.setupSeconds, line.runSeconds, ...Object.values(line.parameters ?? {})],
        Object.values(line.instruction),
      ),
    };
  }

  private seconds(source: string, path: string): number {
    const value = Math.round(this.number(source));
    if (value >= 0 && value <= 1e8) return value;
    this.problems.push(problem('BAD_DURATION', path, `This time comes to ${value} seconds.`, { seconds: value }));
    return 0;
  }

  private parameter(source: string): number | string {
    const value = printed(this.read(source).term, this.network.layout, this.assignment);
    return typeof value === 'number' ? tidy(value) : String(value);
  }

  private text(text: Text): Text {
    const filled = (source: string, locale: Locale): string =>
      fill(this.template(source), this.network.layout, this.assignment, locale);
    return { en: filled(text.en, 'en'), ...(text.de === undefined ? {} : { de: filled(text.de, 'de') }) };
  }

  private read(source: string): Checked {
    const read = checkExpression(source, this.network.names);
    if ('error' in read) throw new Error(`${read.error.message} (${source})`);
    return read.checked;
  }

  private template(source: string): Template {
    const read = checkTemplate(source, this.network.names);
    if ('error' in read) throw new Error(`${read.error.message} (${source})`);
    return read.template;
  }

  private number(source: string): number {
    return Number(evaluate(this.read(source).term, this.assignment.at));
  }

  private holds(when: string | undefined): boolean {
    return when === undefined || evaluate(this.read(when).term, this.assignment.at) === true;
  }

  /** The options these sources read, in the model's order, as far as they exist in this variant. */
  private because(expressions: readonly (string | undefined)[], templates: readonly string[]): string[] {
    const read = new Set<number>();
    const note = ({ options }: Checked): void => {
      for (const option of options) read.add(option);
    };
    for (const source of expressions) if (source !== undefined) note(this.read(source));
    for (const source of templates)
      for (const piece of this.template(source)) if (typeof piece !== 'string') note(piece);
    const { layout } = this.network;
    return [...read]
      .sort((a, b) => a - b)
      .filter((n) => !isAbsent(layout, n, this.assignment.at))
      .map((n) => layout.places[n]?.option.id as string);
  }
}
