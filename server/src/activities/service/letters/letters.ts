// What service writes: to a customer in the company's language, to the company about a customer.
import { type Output, sales } from '@onelot/contracts';
import type { Letter } from '../../../kernel/activity.ts';
import { Refusal } from '../../../kernel/refusal.ts';
import type { DemandRow } from '../demands/tables.ts';
import type { Ctx } from '../tables.ts';

type Order = Output<typeof sales.getOrder>;
type Language = 'en' | 'de';

const languageOf = (context: Ctx): Language => (context.company.locale.startsWith('de') ? 'de' : 'en');
const nameOf = (context: Ctx): string => context.company.name[languageOf(context)] ?? context.company.name.en;
const dayOf = (context: Ctx, at: Date): string =>
  new Intl.DateTimeFormat(context.company.locale, { dateStyle: 'long', timeZone: context.company.timeZone }).format(at);

const WORDS = {
  en: {
    registered: (name: string, number: string) => `${name}: your order ${number} is with you`,
    registeredText: (identifier: string, until: string, link: string) =>
      `Your product ${identifier} is registered with its as-built record. Its warranty runs until ${until}.\n\nHelp, repair, return, or tell us how it does: ${link}`,
    answer: (title: string, number: string) => `Re: ${title} (${number})`,
    answerText: (text: string, link: string) => `${text}\n\nAnswer here: ${link}`,
    matchTitle: (number: string) => `We have what you look for (${number})`,
    matchText: (title: string, link: string) =>
      `You asked: ${title}\n\nWe found a product with options that fit. See it and order it here: ${link}`,
    noMatchTitle: (number: string) => `We passed on what you look for (${number})`,
    noMatchText: (title: string) =>
      `You asked: ${title}\n\nWe do not offer this yet. Those who decide what we make next have it now, and we tell you what comes of it.`,
    toUs: (number: string, title: string) => `Service demand ${number}: ${title}`,
  },
  de: {
    registered: (name: string, number: string) => `${name}: Ihr Auftrag ${number} ist bei Ihnen`,
    registeredText: (identifier: string, until: string, link: string) =>
      `Ihr Produkt ${identifier} ist mit seinem Fertigungsnachweis eingetragen. Die Gewährleistung läuft bis ${until}.\n\nHilfe, Reparatur, Rückgabe oder wie es sich bewährt: ${link}`,
    answer: (title: string, number: string) => `Re: ${title} (${number})`,
    answerText: (text: string, link: string) => `${text}\n\nHier antworten: ${link}`,
    matchTitle: (number: string) => `Wir haben, was Sie suchen (${number})`,
    matchText: (title: string, link: string) =>
      `Ihre Frage: ${title}\n\nEin Produkt mit passenden Optionen gibt es. Ansehen und bestellen: ${link}`,
    noMatchTitle: (number: string) => `Wir haben Ihren Wunsch weitergegeben (${number})`,
    noMatchText: (title: string) =>
      `Ihre Frage: ${title}\n\nDas bieten wir noch nicht an. Wer über Neues entscheidet, hat Ihren Wunsch jetzt; wir sagen Ihnen, was daraus wird.`,
    toUs: (number: string, title: string) => `Serviceanfrage ${number}: ${title}`,
  },
} as const;

export const registeredLetter = (context: Ctx, order: Order, identifier: string, until: Date): Letter => {
  const words = WORDS[languageOf(context)];
  const link = context.link(`/orders/${order.id}`, order.customer.party);
  return {
    to: order.customer.email,
    subject: words.registered(nameOf(context), order.number),
    text: words.registeredText(identifier, dayOf(context, until), link),
    seenBy: [order.customer.party],
  };
};

/** Where a customer follows a demand. */
const linkTo = (context: Ctx, demand: DemandRow): string => context.link(`/service/${demand.id}`, demand.customer);

const toCustomer = async (context: Ctx, demand: DemandRow, subject: string, text: string): Promise<void> => {
  if (demand.email) await context.mail({ to: demand.email, subject, text, seenBy: [demand.customer] });
};

export const answerLetter = (context: Ctx, demand: DemandRow, text: string): Promise<void> => {
  const words = WORDS[languageOf(context)];
  return toCustomer(
    context,
    demand,
    words.answer(demand.title, demand.number),
    words.answerText(text, linkTo(context, demand)),
  );
};

export const matchLetter = (context: Ctx, demand: DemandRow, matched: boolean): Promise<void> => {
  const words = WORDS[languageOf(context)];
  return matched
    ? toCustomer(
        context,
        demand,
        words.matchTitle(demand.number),
        words.matchText(demand.title, linkTo(context, demand)),
      )
    : toCustomer(context, demand, words.noMatchTitle(demand.number), words.noMatchText(demand.title));
};

/** What a customer wrote goes to the company's own address, where the shop's terms name one. */
export const letterToUs = async (context: Ctx, demand: DemandRow, text: string): Promise<void> => {
  const to = await context
    .ask(sales.getTerms, {})
    .then((terms) => terms.seller.email)
    .catch((error) => {
      if (error instanceof Refusal) return undefined;
      throw error;
    });
  if (!to) return;
  await context.mail({
    to,
    subject: WORDS[languageOf(context)].toUs(demand.number, demand.title),
    text: `${demand.customer_name}:\n\n${text}`,
  });
};
