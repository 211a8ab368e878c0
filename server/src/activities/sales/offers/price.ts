// What an order costs: engine price lines times the quantity, shipping by method and country, tax rounded half up once.
import type { Problem } from '@onelot/base';
import {
  type Compiled,
  type Choices as EngineChoices,
  open,
  type PriceBook,
  type Session,
  validate,
} from '@onelot/configure';
import { refuse, refuseAs } from '../../../kernel/refusal.ts';
import type { Choices, Order, Price, Terms } from '../tables.ts';

/** `amount` times basis points of ten thousand, rounded half up; whole minor units in, whole minor units out. */
export const share = (amount: number, basisPoints: number): number =>
  Number((BigInt(amount) * BigInt(basisPoints) + 5000n) / 10000n);

export interface Checked {
  readonly choices: Choices;
  readonly session: Session;
}

const below = (problems: readonly Problem[]): Problem[] =>
  problems.map((each) => ({ ...each, path: `/choices${each.path}` }));

const refuseChoices = (problems: readonly Problem[]): never =>
  refuse('not-valid', 'This configuration cannot be made as it is.', ...below(problems));

/** Checks whole choices; each rule that is broken is named with its sentence. */
export const checkWhole = (model: Compiled, choices: Choices): Checked => {
  const checked = validate(model, choices);
  if (!checked.ok) return refuseChoices(checked.problems);
  const kept = checked.value.choices as Choices;
  return { choices: kept, session: open(model, kept as EngineChoices) };
};

/** What does not go together, named by the rules' sentences; or by the fault of the value itself. */
const clashes = (session: Session): Problem[] =>
  session.dropped.flatMap(({ optionId, problems, conflict }) =>
    conflict
      ? conflict.rules.map((rule) => ({
          code: 'RULE',
          path: `/${optionId}`,
          message: rule.sentence.en,
          data: { rule: rule.id, sentence: rule.sentence },
        }))
      : problems,
  );

/** Checks choices that may be open, and completes them with the model's defaults. */
export const checkOpen = (model: Compiled, choices: Choices): Checked => {
  const whole = validate(model, choices);
  if (whole.ok) return checkWhole(model, choices);
  if (whole.problems.some((each) => each.code !== 'MISSING')) return refuseChoices(whole.problems);
  const session = open(model, choices as EngineChoices);
  if (session.dropped.length > 0) return refuseChoices(clashes(session));
  const completed = session.complete();
  return completed.ok ? checkWhole(model, completed.value as Choices) : refuseChoices(completed.problems);
};

/** Choices worth keeping, whole or not: those an option can take and that go together; refused with the first that does not. */
export const keepable = (model: Compiled, choices: Choices): Choices => {
  const session = open(model, choices as EngineChoices);
  return session.dropped.length > 0 ? refuseChoices(clashes(session)) : (session.choices as Choices);
};

/** The lines of one piece times `quantity`. Refused where a price book does not fit. */
const linesOf = (session: Session, book: PriceBook, quantity: number): Price['lines'] => {
  const priced = session.price(book);
  if (!priced.ok)
    return refuse('not-available', 'The price of this configuration cannot be worked out.', ...priced.problems);
  return priced.value.map(({ id, label, amount }) => ({ id, label: { ...label }, amount: amount * quantity }));
};

/** All of a price; `shipping` in minor units of the book's currency. */
export const priceOf = (
  checked: Checked,
  book: PriceBook,
  quantity: number,
  shipping: number,
  terms: Pick<Terms, 'taxName' | 'taxBasisPoints'>,
): Price => {
  const lines = linesOf(checked.session, book, quantity);
  const goods = lines.reduce((sum, line) => sum + line.amount, 0);
  if (goods < 0) return refuseAs('not-available', 'NO_PRICE', 'The price of this configuration cannot be worked out.');
  const tax = share(goods + shipping, terms.taxBasisPoints);
  return {
    currency: book.currency,
    lines,
    goods,
    shipping,
    tax,
    taxName: terms.taxName,
    taxBasisPoints: terms.taxBasisPoints,
    total: goods + shipping + tax,
  };
};

/** What the picture draws; null where the model has none. */
export const sceneOf = ({ session }: Checked): Order['scene'] => {
  const scene = session.scene();
  return scene.ok && scene.value ? { name: scene.value.name, parameters: { ...scene.value.parameters } } : null;
};
