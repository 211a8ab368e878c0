// What a product model is: options in groups, rules between them, and the 150 % bill of materials and routing they select from.

/** A text by locale; `en` is always there and stands in for a missing one. */
export interface Text {
  readonly en: string;
  readonly de?: string;
}

/** Units a number may carry. Lengths mm, mass g, angles deg, durations s, counts 1. */
export type Unit = 'mm' | 'g' | 'deg' | 's' | '1';

interface OptionBase {
  /** Stable identifier, letters, digits and `_`, unique in the model; the name used in expressions. */
  readonly id: string;
  readonly name: Text;
  /** A sentence that helps a person without expertise to choose. */
  readonly help?: Text;
  /** Default proposed when nothing is chosen; must be feasible together with all other defaults. */
  readonly default?: OptionValue;
  /** An expression over earlier options; the option exists only where it holds. An absent option has its `absent` value, or none. */
  readonly when?: string;
  /** What expressions read where the option is absent; without it false, '', no values, 0. A one-of may name one of its values. */
  readonly absent?: boolean | number | string;
}

export interface OptionItem {
  readonly id: string;
  readonly name: Text;
  readonly help?: Text;
  /** Free facts the picture and formulas may use, e.g. `{mass_g: 120, colour: '#ccc'}`; numbers reachable as `option.attribute` in expressions. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

export type Option =
  | (OptionBase & { readonly type: 'boolean' })
  | (OptionBase & { readonly type: 'one-of'; readonly values: readonly OptionItem[] })
  | (OptionBase & {
      readonly type: 'some-of';
      readonly values: readonly OptionItem[];
      readonly min: number;
      readonly max: number;
    })
  | (OptionBase & {
      /** A stepped number: `min`, `min + step`, ... `max`; integers have step 1. */
      readonly type: 'number';
      readonly unit: Unit;
      readonly min: number;
      readonly max: number;
      readonly step: number;
    })
  | (OptionBase & {
      /** Any number from `min` to `max`, told apart to a millionth of the unit. A rule may read one range. */
      readonly type: 'range';
      readonly unit: Unit;
      readonly min: number;
      readonly max: number;
    })
  | (OptionBase & {
      readonly type: 'text';
      readonly maxLength: number;
      /** A regular expression that the whole text must match (no back-references, no look-around). */
      readonly pattern?: string;
    });

/** boolean; the id of one value; ids of several; a number in the option's unit; a text. */
export type OptionValue = boolean | string | number | readonly string[];

/** Choices by option id. What is not named is open. */
export type Choices = Readonly<Record<string, OptionValue>>;

/** A step of the configurator. */
export interface Group {
  readonly id: string;
  readonly name: Text;
  readonly help?: Text;
  readonly options: readonly string[];
}

/** A named formula over options, e.g. the swing weight. */
export interface Formula {
  readonly id: string;
  readonly name: Text;
  readonly unit: Unit;
  readonly expression: string;
}

/** A condition every product must meet, with the sentence a customer reads where it blocks a choice. */
export interface Rule {
  readonly id: string;
  readonly expression: string;
  readonly sentence: Text;
}

/** One line of the 150 % BOM. `item` may hold `{expression}` parts, e.g. `HEAD-{model}-{material}`. */
export interface BomLine {
  readonly id: string;
  /** The line's parent item; absent: a component of the product itself. */
  readonly parent?: string;
  readonly item: string;
  /** Expression; absent: always. */
  readonly when?: string;
  /** Expression in the item's unit, e.g. `'count'` or `'length / 1000'`; default `'1'`. */
  readonly quantity?: string;
}

/** One operation of the 150 % routing. */
export interface RoutingLine {
  /** Order of work: 10, 20, 30. */
  readonly sequence: number;
  readonly name: Text;
  readonly workCenter: string;
  readonly when?: string;
  /** Seconds, expressions over the options. */
  readonly setupSeconds?: string;
  readonly runSeconds: string;
  /** What the person or machine does for this very variant; `{expression}` parts are filled in. */
  readonly instruction: Text;
  /** Parameters for the machine or gauge, by name, each an expression. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** BOM line ids whose material the operation needs. */
  readonly consumes?: readonly string[];
}

export interface ProductModel {
  readonly id: string;
  /** Counts up with each release. */
  readonly version: number;
  readonly name: Text;
  readonly description?: Text;
  readonly options: readonly Option[];
  readonly groups: readonly Group[];
  readonly formulas?: readonly Formula[];
  readonly rules: readonly Rule[];
  readonly bom: readonly BomLine[];
  readonly routing: readonly RoutingLine[];
  /** What the 3D view draws: a scene name and expressions for its parameters. */
  readonly scene?: { readonly name: string; readonly parameters: Readonly<Record<string, string>> };
}

/** What a customer's browser may hold: the model without bill of materials and routing. */
export type PublicModel = Omit<ProductModel, 'bom' | 'routing'>;

/** One priced component; `amount` is an expression giving integer minor units. It holds no cost. */
export interface PriceRule {
  readonly id: string;
  readonly label: Text;
  readonly when?: string;
  readonly amount: string;
}

export interface PriceBook {
  readonly currency: string;
  readonly rules: readonly PriceRule[];
}

export interface PriceLine {
  readonly id: string;
  readonly label: Text;
  /** Integer minor units of the book's currency. */
  readonly amount: number;
}
