// Choosing from a product model by hand: what is open, what the product costs and what it is made of.
import { type Problem, problem } from '@onelot/base';
import {
  type Choices,
  type Compiled,
  type Conflict,
  compile,
  type Option,
  type OptionValue,
  open,
  type PriceBook,
  type ProductModel,
  type PublicModel,
  type Repair,
  type Session,
  total,
  validatePriceBook,
  variant,
} from '@onelot/configure';
import { flag, many, read, text } from './arguments.ts';
import { configureFormula, refused } from './configuring-formula.ts';
import { readJson, readText } from './files.ts';
import { type ExitCode, type Io, json, Stop, wrong } from './io.ts';

const told = (file: string, problems: readonly Problem[]): never =>
  wrong(problems.map(({ path, message }) => `${file} ${path} ${message}`).join('\n'));

/** A word as the option takes it: numbers and truth as such, several ids parted by commas. */
export const valueFor = (option: Option | undefined, word: string): OptionValue => {
  if (option?.type === 'number' || option?.type === 'range') return word.trim() === '' ? Number.NaN : Number(word);
  if (option?.type === 'boolean') return word === 'true' ? true : word === 'false' ? false : word;
  if (option?.type === 'some-of') return word === '' ? [] : word.split(',');
  return word;
};

interface Refused {
  readonly option: string;
  readonly value: OptionValue;
  readonly problems: readonly Problem[];
  readonly conflict: Conflict;
  readonly repairs: readonly Repair[];
}

/** Takes the choices one after the other; the first that cannot be had ends it. */
const choose = (compiled: Compiled, options: readonly Option[], words: readonly string[]): Session | Refused => {
  let session = open(compiled);
  for (const word of words) {
    const cut = word.indexOf('=');
    if (cut < 1) wrong(`--choose ${word}: write it as ID=VALUE.`);
    const id = word.slice(0, cut);
    const value = valueFor(
      options.find((option) => option.id === id),
      word.slice(cut + 1),
    );
    const outcome = session.choose(id, value);
    if (!outcome.ok)
      return { option: id, value, problems: outcome.problems, conflict: outcome.conflict, repairs: outcome.repairs };
    session = outcome.session;
  }
  return session;
};

const show = (value: OptionValue | null): string => (Array.isArray(value) ? value.join(',') : String(value));

const refusal = ({ option, value, problems, conflict, repairs }: Refused): string =>
  [
    `${option}=${show(value)} cannot be chosen.`,
    ...problems.map(({ message }) => `  ${message}`),
    ...(problems.length ? [] : conflict.rules.map(({ sentence }) => `  ${sentence.en}`)),
    ...(problems.length || !conflict.choices.length
      ? []
      : [
          `  It stands against: ${conflict.choices.map((choice) => `${choice.optionId}=${show(choice.value)}`).join(', ')}`,
        ]),
    ...repairs.map(
      ({ changes }) =>
        `  Possible with: ${changes.map((change) => `${change.optionId}=${show(change.to)}`).join(', ')}`,
    ),
    '',
  ].join('\n');

const readPrices = async (io: Io, file: string | undefined, model: PublicModel): Promise<PriceBook | undefined> => {
  if (file === undefined) return undefined;
  const book = validatePriceBook(model, await readJson(io, file));
  return book.ok ? book.value : told(file, book.problems);
};

/** Everything the choices decide; what cannot be said yet is null. */
const result = (model: ProductModel | PublicModel, session: Session, book: PriceBook | undefined) => {
  const whole = session.complete();
  const lines = book && session.price(book);
  const shares = session.share();
  const made = whole.ok && 'bom' in model && 'routing' in model ? variant(model, whole.value) : undefined;
  return {
    hash: session.hash,
    choices: session.choices,
    domains: session.domains(),
    shares: shares.ok ? shares.value : null,
    product: whole.ok ? whole.value : null,
    price: book && lines?.ok ? { currency: book.currency, lines: lines.value, total: total(lines.value) } : null,
    formulas: whole.ok && session.formulas().ok ? (session.formulas() as { value: unknown }).value : null,
    variant: made?.ok ? made.value : null,
    problems: [whole, lines, made].flatMap((each) => (each && !each.ok ? each.problems : [])),
  };
};

/** A formula is answered as JSON alone, what is wrong with it too. */
const formula = async (io: Io, file: string, kind: string, choices: readonly string[]): Promise<ExitCode> => {
  try {
    return configureFormula(io, kind, await readText(io, file), choices);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return refused(io, error.code, [problem('BAD_MODEL', '', error.message)]);
  }
};

export const configure = async (io: Io, args: readonly string[]): Promise<ExitCode> => {
  const { values, words } = read(args, { choose: many, prices: text, json: flag }, ['MODEL']);
  const file = words[0] as string;
  const kind = /\.(dimacs|cnf|uvl)$/i.exec(file)?.[1]?.toLowerCase();
  if (kind) return formula(io, file, kind, values.choose ?? []);
  try {
    return await product(io, file, values);
  } catch (error) {
    if (!values.json || !(error instanceof Stop)) throw error;
    return refused(io, error.code, [problem('BAD_MODEL', '', error.message)]);
  }
};

/** A conflict is an answer; a value that no option takes is bad input; steps that ran out stopped it. A text still to be written too. */
const exitOf = (problems: readonly Problem[]): ExitCode => {
  const codes = problems.map(({ code }) => code).filter((code) => code !== 'MISSING');
  return codes.length === 0 ? 0 : codes.every((code) => code === 'BUDGET') ? 3 : 2;
};

interface Asked {
  readonly choose?: readonly string[];
  readonly prices?: string;
  readonly json?: boolean;
}

const product = async (io: Io, file: string, values: Asked): Promise<ExitCode> => {
  const model = (await readJson(io, file)) as ProductModel;
  const compiled = compile(model);
  if (!compiled.ok) {
    const isVoid = compiled.problems.some(({ code }) => code === 'VOID_MODEL' || code === 'BUDGET');
    return values.json ? refused(io, isVoid ? 3 : 2, compiled.problems) : told(file, compiled.problems);
  }
  const book = await readPrices(io, values.prices, model);
  const session = choose(compiled.value, model.options, values.choose ?? []);
  if ('conflict' in session) {
    if (values.json) io.out(json({ refused: session }));
    else io.err(refusal(session));
    return exitOf(session.problems);
  }
  const answer = result(model, session, book);
  io.out(values.json ? json(answer) : readable(model, answer));
  return exitOf(answer.problems);
};

const readable = (model: PublicModel, answer: ReturnType<typeof result>): string => {
  const domains = answer.domains
    .filter(({ present }) => present !== 'no')
    .map((domain) => {
      const values = domain.values.filter(({ state }) => state !== 'excluded');
      const range = domain.range && `${domain.range.min} to ${domain.range.max} ${domain.range.unit}`;
      const open = range ?? (values.length ? values.map(({ value }) => String(value)).join(' ') : 'a text');
      return `  ${domain.optionId.padEnd(20)} ${domain.chosen === undefined ? '' : `[${show(domain.chosen)}] `}${open}`;
    });
  const money = (amount: number): string => (amount / 100).toFixed(2);
  const price = answer.price
    ? [
        '',
        `Price (${answer.price.currency})`,
        ...answer.price.lines.map(({ label, amount }) => `  ${label.en.padEnd(40)} ${money(amount).padStart(10)}`),
        `  ${'Total'.padEnd(40)} ${money(answer.price.total).padStart(10)}`,
      ]
    : [];
  const bom = answer.variant
    ? ['', 'Made of', ...answer.variant.bom.map(({ quantity, item }) => `  ${String(quantity).padStart(10)}  ${item}`)]
    : [];
  const routing = answer.variant
    ? [
        '',
        'Made by',
        ...answer.variant.routing.map(
          (step) =>
            `  ${String(step.sequence).padStart(4)}  ${step.workCenter.padEnd(10)} ${String(step.setupSeconds + step.runSeconds).padStart(7)} s  ${step.instruction.en}`,
        ),
      ]
    : [];
  const problems = answer.problems.map(({ message }) => `! ${message}`);
  return `${[model.name.en, ...domains, ...price, ...bom, ...routing, ...problems].join('\n')}\n`;
};

export type { Choices };
