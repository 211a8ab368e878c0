// What somebody tried in the configurator and could not get: checked against the model, counted once a visit, without persons.
import { type Conflict, type Option, type OptionValue, open } from '@onelot/configure';
import { interaction } from '@onelot/contracts';
import { rooms } from '../../../kernel/activity.ts';
import { found, invalid } from '../../../kernel/refusal.ts';
import { inWords, type OnSale, onSale } from '../products/on-sale.ts';
import type { InteractionTables } from '../tables.ts';
import { oneAtATime, voice } from './keep.ts';

const { handle } = rooms<InteractionTables>('interaction');
/** Kept of one visit: a browser that tries more tells nothing new. */
export const MOST_A_VISIT = 200;
const TITLE = 120;

type Value = string | number | boolean;

const checked = ({ model }: OnSale, optionId: string, value: Value): Option => {
  const option = model.options.find((each) => each.id === optionId);
  if (!option) return invalid('/option', `The product has no option "${optionId}".`);
  if (option.type === 'text') return invalid('/option', 'Free texts are not counted: they may be about a person.');
  const fits =
    option.type === 'number' || option.type === 'range'
      ? typeof value === 'number'
      : option.type === 'boolean'
        ? typeof value === 'boolean'
        : option.values.some((each) => each.id === value);
  if (!fits) invalid('/value', `${option.name.en} has no value "${value}".`);
  return option;
};

/** Choices the model knows, without free texts. */
const impersonal = ({ model }: OnSale, choices: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    model.options
      .filter((option) => option.type !== 'text' && choices[option.id] !== undefined)
      .map((option) => [option.id, choices[option.id] as OptionValue]),
  );

/** What one asked for beside which choices: "Left-handed with Copper: not offered". */
export const titleOf = ({ model }: OnSale, option: Option, value: Value, conflict: Conflict): string => {
  const beside = conflict.choices
    .filter((choice) => choice.optionId !== option.id)
    .flatMap((choice) => {
      const other = model.options.find((each) => each.id === choice.optionId);
      return other ? [inWords(other, choice.value)] : [];
    });
  const wanted = inWords(option, option.type === 'some-of' ? [String(value)] : value);
  const words = beside.length > 0 && beside.length <= 2 ? `${wanted} with ${beside.join(' and ')}` : wanted;
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}: not offered`;
  return title.length <= TITLE ? title : `${title.slice(0, TITLE - 1)}…`;
};

export const recordAttempt = handle(interaction.recordAttempt, (context, input) =>
  context.elevated(async (own) => {
    const { product, version, visit } = input;
    const sold = found(await onSale(own, product, version), `Version ${version} of ${product}`);
    const option = checked(sold, input.option, input.value);
    const choices = impersonal(sold, input.choices);
    const { [option.id]: _tried, ...others } = choices;
    const wanted: OptionValue = option.type === 'some-of' ? [String(input.value)] : input.value;
    const conflict = open(sold.compiled, others).explain(option.id, wanted);
    // What can be had is no unmet wish, whatever the browser says.
    if (!conflict) return {};
    const who = `visit:${visit}`;
    await oneAtATime(own, who);
    const { many } = await own.db
      .selectFrom('interaction.attempts')
      .select((eb) => eb.fn.countAll<number>().as('many'))
      .where('visit', '=', visit)
      .executeTakeFirstOrThrow();
    if (many >= MOST_A_VISIT) return {};
    const value = String(input.value);
    const known = await own.db
      .selectFrom('interaction.attempts')
      .select('visit')
      .where('visit', '=', visit)
      .where('product', '=', product)
      .where('option', '=', option.id)
      .where('value', '=', value)
      .executeTakeFirst();
    if (known) return {};
    const demand = await voice(own, {
      title: titleOf(sold, option, input.value, conflict),
      text: conflict.rules.map((rule) => rule.sentence.en).join(' '),
      source: 'configurator',
      product,
      option: option.id,
      value,
      who,
      party: null,
    });
    await own.db
      .insertInto('interaction.attempts')
      .values({
        visit,
        product,
        version,
        option: option.id,
        value,
        choices: JSON.stringify(choices),
        rules: JSON.stringify(conflict.rules.map((rule) => rule.id)),
        demand,
        at: own.now,
      })
      .execute();
    return {};
  }),
);
