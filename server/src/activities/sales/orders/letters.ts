// What a customer is told by mail at every change that concerns them, in the language of the order.

import type { Sales } from '../offers/offer.ts';
import type { Locale } from '../tables.ts';
import type { OrderRead } from './order.ts';

export type Occasion =
  | 'received'
  | 'confirmed'
  | 'declined'
  | 'changed'
  | 'moved'
  | 'on-the-road'
  | 'missed'
  | 'delivered'
  | 'cancelled'
  | 'expired'
  | 'link';

interface Facts {
  readonly number: string;
  readonly product: string;
  readonly total: string;
  readonly promised: string;
  readonly before: string;
  readonly fee: string;
  readonly refund: string;
  readonly cause: string;
  readonly link: string;
}

type Letter = readonly [subject: string, ...lines: string[]];
type Letters = Record<Occasion, (facts: Facts) => Letter>;

const en: Letters = {
  received: (f) => [
    `Order ${f.number} received`,
    `We have your order for ${f.product}, ${f.total} in all.`,
    `It is kept for you until it is paid. If you pay now it is with you by ${f.promised}.`,
    `Pay, change or cancel it here: ${f.link}`,
  ],
  confirmed: (f) => [
    `Order ${f.number} confirmed`,
    `Your payment of ${f.total} is authorised and your place in the workshop is firm.`,
    `Your order of ${f.product} will be with you by ${f.promised}.`,
    `Follow every step here: ${f.link}`,
  ],
  declined: (f) => [
    `Order ${f.number}: the payment was declined`,
    `Nothing was charged. ${f.cause}`,
    `Your order is kept for a while. Pay with another card here: ${f.link}`,
  ],
  changed: (f) => [
    `Order ${f.number} changed`,
    `Your order is changed as you asked. It comes to ${f.total} now and will be with you by ${f.promised}.`,
    f.fee,
    `See it here: ${f.link}`,
  ],
  moved: (f) => [
    `Order ${f.number}: a new date`,
    `Your order of ${f.product} will be with you by ${f.promised}. Before, the date was ${f.before}.`,
    f.cause,
    `See why, and what you can do, here: ${f.link}`,
  ],
  'on-the-road': (f) => [
    `Order ${f.number} is on the road`,
    `Your order of ${f.product} left the workshop and will be with you by ${f.promised}.`,
    `See where it is: ${f.link}`,
  ],
  missed: (f) => [
    `Order ${f.number} could not be handed over`,
    `The delivery of ${f.product} did not work out. It is offered to the carrier again.`,
    `See when it comes, or write to us, here: ${f.link}`,
  ],
  delivered: (f) => [
    `Order ${f.number} delivered`,
    `Your order of ${f.product} has arrived. We hope it is just what you wanted.`,
    `The record of how it was made, the invoice and service are here: ${f.link}`,
  ],
  cancelled: (f) => [
    `Order ${f.number} cancelled`,
    'Your order is cancelled.',
    f.fee,
    f.refund,
    `See it here: ${f.link}`,
  ],
  expired: (f) => [
    `Order ${f.number} was not paid in time`,
    'Its place in the workshop could not be kept any longer. Nothing was charged.',
    `Your choices are kept; you can order again here: ${f.link}`,
  ],
  link: (f) => [`Your order ${f.number}`, `Here is the link to your order that you asked for: ${f.link}`],
};

const de: Letters = {
  received: (f) => [
    `Bestellung ${f.number} eingegangen`,
    `Ihre Bestellung ist da: ${f.product}, zusammen ${f.total}.`,
    `Wir halten sie bis zur Zahlung für Sie frei. Zahlen Sie jetzt, ist sie bis ${f.promised} bei Ihnen.`,
    `Hier zahlen, ändern oder stornieren: ${f.link}`,
  ],
  confirmed: (f) => [
    `Bestellung ${f.number} bestätigt`,
    `Ihre Zahlung über ${f.total} ist bewilligt und Ihr Platz in der Werkstatt ist fest.`,
    `${f.product}: bis ${f.promised} bei Ihnen.`,
    `Verfolgen Sie hier jeden Schritt: ${f.link}`,
  ],
  declined: (f) => [
    `Bestellung ${f.number}: Zahlung abgelehnt`,
    `Es wurde nichts belastet. ${f.cause}`,
    `Ihre Bestellung bleibt noch eine Weile reserviert. Hier mit einer anderen Karte zahlen: ${f.link}`,
  ],
  changed: (f) => [
    `Bestellung ${f.number} geändert`,
    `Ihre Bestellung ist wie gewünscht geändert. Sie kostet nun ${f.total} und ist bis ${f.promised} bei Ihnen.`,
    f.fee,
    `Hier ansehen: ${f.link}`,
  ],
  moved: (f) => [
    `Bestellung ${f.number}: ein neuer Termin`,
    `${f.product}: bis ${f.promised} bei Ihnen. Bisher war der Termin ${f.before}.`,
    f.cause,
    `Warum, und was Sie tun können, steht hier: ${f.link}`,
  ],
  'on-the-road': (f) => [
    `Bestellung ${f.number} ist unterwegs`,
    `${f.product} hat die Werkstatt verlassen und ist bis ${f.promised} bei Ihnen.`,
    `Wo die Lieferung gerade ist: ${f.link}`,
  ],
  missed: (f) => [
    `Bestellung ${f.number} konnte nicht übergeben werden`,
    `Die Zustellung hat nicht geklappt (${f.product}). Sie wird dem Spediteur erneut angeboten.`,
    `Wann sie kommt, und wie Sie uns schreiben, steht hier: ${f.link}`,
  ],
  delivered: (f) => [
    `Bestellung ${f.number} zugestellt`,
    `${f.product} ist angekommen. Wir hoffen, es ist genau das, was Sie wollten.`,
    `Wie es entstanden ist, Rechnung und Service finden Sie hier: ${f.link}`,
  ],
  cancelled: (f) => [
    `Bestellung ${f.number} storniert`,
    'Ihre Bestellung ist storniert.',
    f.fee,
    f.refund,
    `Hier ansehen: ${f.link}`,
  ],
  expired: (f) => [
    `Bestellung ${f.number} wurde nicht rechtzeitig bezahlt`,
    'Ihr Platz in der Werkstatt konnte nicht länger frei gehalten werden. Es wurde nichts belastet.',
    `Ihre Auswahl bleibt erhalten; hier können Sie neu bestellen: ${f.link}`,
  ],
  link: (f) => [`Ihre Bestellung ${f.number}`, `Hier ist der gewünschte Link zu Ihrer Bestellung: ${f.link}`],
};

const LETTERS: Record<Locale, Letters> = { en, de };
const FORMAT: Record<Locale, string> = { en: 'en-CA', de: 'de-DE' };

/** Minor units as people write them. */
export const moneyIn = (locale: Locale, amount: number, currency: string): string => {
  const format = new Intl.NumberFormat(FORMAT[locale], { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};

export const dayIn = (locale: Locale, at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(FORMAT[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  }).format(at);

/** The day, and the window where one was chosen. */
const dateOf = (order: OrderRead, at: Date, timeZone: string): string => {
  const { window } = order.wish;
  const day = dayIn(order.locale, at, timeZone);
  return window ? `${day}, ${window.from}–${window.to}` : day;
};

const FEE = {
  en: (amount: string) => `The fee is ${amount}, as the terms say.`,
  de: (amount: string) => `Die Gebühr beträgt ${amount}, wie in den Bedingungen genannt.`,
};
const REFUND = {
  en: (amount: string) => `You get ${amount} back.`,
  de: (amount: string) => `Sie erhalten ${amount} zurück.`,
};

export interface More {
  readonly before?: Date;
  readonly cause?: string;
  readonly fee?: number;
  readonly refund?: number;
}

/** Mails one letter about an order. Lines without anything to say are left out. */
export const tell = async (context: Sales, order: OrderRead, occasion: Occasion, more: More = {}): Promise<void> => {
  const { timeZone } = context.company;
  const { locale } = order;
  const signed = context.link(`/orders/${order.id}`, order.customer);
  const name = order.product_name[locale] || order.product_name.en;
  const money = (amount: number): string => moneyIn(locale, amount, order.currency);
  const [subject, ...lines] = LETTERS[locale][occasion]({
    number: order.number,
    product: order.quantity > 1 ? `${order.quantity} × ${name}` : name,
    total: money(order.price.total + order.fees),
    promised: dateOf(order, order.promised_at, timeZone),
    before: more.before ? dayIn(locale, more.before, timeZone) : '',
    fee: more.fee ? FEE[locale](money(more.fee)) : '',
    refund: more.refund ? REFUND[locale](money(more.refund)) : '',
    cause: more.cause ?? '',
    link: order.link_by_mail ? signed : (signed.split('?')[0] as string),
  });
  await context.mail({
    to: order.email,
    subject,
    text: lines.filter((line) => line !== '').join('\n\n'),
    seenBy: [order.customer],
  });
};
