// What customers do after they ordered: change their mind before work starts; after delivery rate it, ask and share ideas.
import type { Random } from '@onelot/base';
import { type EngineChoices, sales, service } from '@onelot/contracts';
import { DAY, HOUR, MINUTE, type World } from '../party.ts';
import type { Bought } from './shopping.ts';
import { CANCELS, QUESTIONS, RATINGS } from './words.ts';

const CANCEL = 0.03;
const CHANGE = 0.05;
/** A change of mind that costs more than this of the goods is let be. */
const MOST_FEE = 0.1;

export const changeOfMind = (world: World, bought: Bought, dice: Random): void => {
  const draw = dice.next();
  const when = world.time.now() + dice.integer(10, 240) * MINUTE;
  if (draw < CANCEL) world.agenda.at(`cancel ${bought.order.number}`, when, () => cancel(bought, dice));
  else if (draw < CANCEL + CHANGE) world.agenda.at(`change ${bought.order.number}`, when, () => change(bought, dice));
};

const cancel = async ({ order, customer }: Bought, dice: Random): Promise<void> => {
  const seen = await customer.call(sales.cancelOrder, { order: order.id, preview: true });
  if (seen.fee > order.price.goods * MOST_FEE) return;
  await customer.call(sales.cancelOrder, { order: order.id, reason: dice.pick(CANCELS), expectedFee: seen.fee });
};

/** Another value of one option that has one; what the rules then say is the shop's to answer. */
const otherChoices = ({ order, product }: Bought, dice: Random): EngineChoices | undefined => {
  const options = product.model.options as readonly { id: string; type: string; values?: readonly { id: string }[] }[];
  const open = options.filter(({ id, type }) => type === 'one-of' && order.choices[id] !== undefined).slice(-4);
  if (open.length === 0) return undefined;
  const option = dice.pick(open);
  const values = (option.values ?? []).filter(({ id }) => id !== order.choices[option.id]);
  return values.length ? { ...order.choices, [option.id]: dice.pick(values).id } : undefined;
};

const change = async (bought: Bought, dice: Random): Promise<void> => {
  const { order, customer } = bought;
  const choices = otherChoices(bought, dice) as Record<string, string> | undefined;
  if (!choices) return;
  const wanted = { order: order.id, choices };
  const seen = await customer.call(sales.changeOrder, { ...wanted, preview: true }).catch(() => undefined);
  if (!seen || seen.fee > order.price.goods * MOST_FEE) return;
  await customer.call(sales.changeOrder, { ...wanted, expectedFee: seen.fee });
};

export const afterDelivery = (world: World, { order, customer }: Bought, dice: Random): void => {
  const draw = dice.next();
  const rating = draw < 0.55 ? 5 : draw < 0.85 ? 4 : draw < 0.95 ? 3 : draw < 0.98 ? 2 : 1;
  if (dice.next() < 0.6)
    world.agenda.at(`rate ${order.number}`, world.time.now() + dice.integer(12, 120) * HOUR, () =>
      customer.call(service.shareExperience, {
        order: order.id,
        rating,
        ...(dice.next() < 0.7 ? { text: dice.pick(RATINGS[rating]) } : {}),
      }),
    );
  if (dice.next() > 0.15) return;
  const [kind, title, text] = dice.pick(QUESTIONS);
  world.agenda.at(`ask ${order.number}`, world.time.now() + dice.integer(1, 12) * DAY, () =>
    customer.call(service.openDemand, {
      order: order.id,
      kind,
      title,
      text,
      ...(kind === 'purchase' && title.includes('set') ? { wants: { product: order.product } } : {}),
    }),
  );
};
