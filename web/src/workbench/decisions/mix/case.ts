// What a mix is asked with on the screen: named factors with shares and survey answers, market and cost; and as a model.
import { type Model, PUBLISHED, type Survey } from '@onelot/mix';

export interface Factor {
  readonly name: string;
  readonly options: readonly string[];
  readonly shares: readonly number[];
  /** Answers counted per option, where there was a survey. */
  readonly answers: readonly number[];
}

export interface Case {
  readonly factors: readonly Factor[];
  readonly M: number;
  readonly F: number;
  readonly sigma: number;
  readonly most: number;
}

export const variantsOf = ({ factors }: Case): number =>
  factors.reduce((count, { options }) => count * options.length, 1);

/** Names of a variant's options, last factor fastest. */
export const nameOf = ({ factors }: Case, variant: number): string => {
  const names: string[] = [];
  let rest = variant;
  for (const { options } of factors.toReversed()) {
    names.unshift(options[rest % options.length] as string);
    rest = Math.floor(rest / options.length);
  }
  return names.join(', ');
};

/** Costs, learning and saturation are those of the published case; the screen moves what is asked about most. */
export const modelOf = (one: Case): Model => ({
  ...PUBLISHED,
  factors: one.factors.map(({ shares }) => shares),
  M: one.M,
  sigma: one.sigma,
  F: one.F,
  ...(one.most < variantsOf(one) && { variants: { max: one.most } }),
});

/** Answers behind the shares: of the survey, or as if 200 people had been asked. */
export const surveyOf = ({ factors }: Case): Survey =>
  factors.map(({ answers, shares }) => {
    const asked = answers.reduce((a, b) => a + b, 0) || 200;
    return shares.map((share) => share * asked);
  });

/** One option's share moved; the others keep their proportions. The last takes the rounding. */
export const withShare = (one: Case, factor: number, option: number, share: number): Case => ({
  ...one,
  factors: one.factors.map((each, j) => {
    if (j !== factor) return each;
    const others = 1 - (each.shares[option] as number);
    const shares = each.shares.map((old, o) =>
      o === option ? share : others > 0 ? (old / others) * (1 - share) : (1 - share) / (each.shares.length - 1),
    );
    const rest = 1 - shares.slice(0, -1).reduce((a, b) => a + b, 0);
    return { ...each, shares: shares.with(-1, Math.max(0, rest)) };
  }),
});

/** Lines `factor;option;answers` (or with commas), a heading allowed. Undefined where a line is none, or the variants are too many. */
export const readSurvey = (text: string): readonly Factor[] | undefined => {
  const found = new Map<string, { option: string; answers: number }[]>();
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  for (const [at, line] of lines.entries()) {
    const [factor, option, count] = line.split(/[;,\t]/).map((cell) => cell.trim());
    const answers = Number(count);
    if (at === 0 && Number.isNaN(answers)) continue;
    if (!factor || !option || !(answers >= 0) || count === '') return undefined;
    found.set(factor, [...(found.get(factor) ?? []), { option, answers }]);
  }
  const factors = [...found].map(([name, list]) => {
    const total = list.reduce((sum, { answers }) => sum + answers, 0);
    const shares = list.map(({ answers }) => answers / total);
    const rest = 1 - shares.slice(0, -1).reduce((a, b) => a + b, 0);
    return {
      name,
      options: list.map(({ option }) => option),
      shares: shares.with(-1, rest),
      answers: list.map((l) => l.answers),
    };
  });
  const count = factors.reduce((product, { options }) => product * options.length, 1);
  const whole = factors.every(({ shares }) => shares.every((share) => Number.isFinite(share) && share >= 0));
  return factors.length > 0 && count <= 500 && whole ? factors : undefined;
};

/** Still the published knitwear, whatever was moved: its factors are replaced by a survey of the company's own only. */
export const isExample = (one: Case, first: Case): boolean =>
  one.factors.every(({ name, answers }, j) => name === first.factors[j]?.name && answers.length === 0);
