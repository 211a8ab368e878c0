// Whether the product library answers a need (MKT-5): the product by name or by words, the wanted options by what the model can take.
import { type Choices as EngineChoices, open } from '@onelot/configure';
import type { Text } from '@onelot/contracts';
import { compiled, type Offer } from '../offers/offer.ts';
import type { Choices } from '../tables.ts';

export interface Need {
  readonly title: string;
  readonly text: string;
  readonly product: string | null;
  readonly choices: Choices | null;
}

export interface Match {
  readonly offer: Offer;
  /** 0 to 1: how surely the product is meant, times the share of wanted options it can take together. */
  readonly score: number;
  /** A whole configuration with what was wanted; null where it cannot be completed. */
  readonly choices: Choices | null;
}

/** The need is answered where all that was asked for can be had: every word of its title is known, every wanted option kept. Else people look at it. */
export const ENOUGH = 1;
const SHORTEST_WORD = 3;
const COMMON = new Set(
  (
    'the and for with would like want need one another second further more same again new set pair please buy order purchase ' +
    'und der die das den dem ein eine einen mit für ich möchte hätte gerne noch zweiter zweites zweiten weiterer weiteres ' +
    'weitere gleiche gleichen neu neue neuen satz paar bitte kaufen bestellen'
  ).split(' '),
);

/** Words that carry meaning and all numbers, plural endings taken off so that "iron" meets "irons". */
export const wordsOf = (text: string): Set<string> =>
  new Set(
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => (word.length >= SHORTEST_WORD || /\d/.test(word)) && !COMMON.has(word))
      .map((word) => word.replace(/(es|s)$/, '')),
  );

const vocabularyOf = ({ name, description, model }: Offer): Set<string> => {
  const texts: (Text | undefined | null)[] = [name, description];
  for (const option of model.options) {
    texts.push(option.name as Text);
    if ('values' in option) texts.push(...option.values.map((value) => value.name as Text));
  }
  return wordsOf(texts.map((text) => (text ? `${text.en} ${text.de ?? ''}` : '')).join(' '));
};

/** Named: it is this one or not. By words: the share of the title's words the offer knows, and its own name must be among all that was said. */
const productScore = (need: Need, offer: Offer): number => {
  if (need.product !== null) return need.product === offer.product ? 1 : 0;
  const said = wordsOf(`${need.title} ${need.text}`);
  const name = wordsOf(`${offer.name.en} ${offer.name.de ?? ''} ${offer.product}`);
  if (![...name].some((word) => said.has(word))) return 0;
  const title = wordsOf(need.title);
  const known = new Set([...name, ...vocabularyOf(offer)]);
  return title.size === 0 ? 1 : [...title].filter((word) => known.has(word)).length / title.size;
};

/** How well one offer answers. */
export const score = (need: Need, offer: Offer): Match => {
  const product = productScore(need, offer);
  if (product === 0) return { offer, score: 0, choices: null };
  const wanted = need.choices ?? {};
  const session = open(compiled(offer), wanted as EngineChoices);
  const asked = Object.keys(wanted).length;
  const kept = asked === 0 ? 1 : (asked - session.dropped.length) / asked;
  const whole = session.dropped.length === 0 ? session.complete() : undefined;
  return { offer, score: product * kept, choices: whole?.ok ? (whole.value as Choices) : null };
};

/** The best of the offers; a match needs a whole configuration and enough score. */
export const bestOf = (need: Need, offers: readonly Offer[]): { best: Match | undefined; matched: boolean } => {
  const [best] = offers.map((offer) => score(need, offer)).sort((a, b) => b.score - a.score);
  return { best, matched: best !== undefined && best.choices !== null && best.score >= ENOUGH };
};
