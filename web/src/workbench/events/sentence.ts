// Tells an event of the log as a sentence in the reader's language, and where the record that it is about is shown.
import type { platform } from '@onelot/contracts';
import type { useTranslation } from 'react-i18next';
import { formatDuration, formatMoney, formatNumber, formatWhen } from '../../look/index.ts';
import { places } from '../links.tsx';

type EventRecord = platform.EventRecord;

export interface Reader {
  /** i18next language, `en` or `de`. */
  readonly language: string;
  readonly timeZone: string;
  readonly currency: string;
  /** Text of a catalogue key with values; the key's own text where there is none. */
  text(key: string, values: Record<string, string>): string | undefined;
}

const MONEY = new Set(['amount', 'total', 'fee', 'refund', 'price', 'extra']);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Fields that may hold a code with words of its own; what a person wrote stands as it is. */
const CODED = new Set(['cause', 'reason']);

type Line = { item?: unknown; quantity?: unknown };

const shown = (name: string, value: unknown, currency: string, reader: Reader): string => {
  if (typeof value === 'number' && MONEY.has(name)) return formatMoney(value, currency, reader.language);
  if (typeof value === 'number' && name.endsWith('Seconds')) return formatDuration(value);
  if (typeof value === 'number') return formatNumber(value, reader.language, 2);
  if (typeof value === 'string' && INSTANT.test(value))
    return formatWhen(value, 'dayTime', reader.timeZone, reader.language);
  if (typeof value === 'string') return (CODED.has(name) && reader.text(`said.${value}`, {})) || value;
  if (Array.isArray(value))
    return (value as Line[]).map((line) => `${shown('', line.quantity, currency, reader)} ${line.item}`).join(', ');
  if (value && typeof value === 'object' && 'en' in value)
    return String((value as Record<string, unknown>)[reader.language] ?? value.en);
  return '';
};

/** The field of an event's data that tells which of its sentences fits. */
export const TURNS: Readonly<Record<string, string>> = {
  'sales.order.moved': 'state',
  'sales.payment.moved': 'state',
  'sourcing.mps.changed': 'state',
  'sourcing.purchase.answered': 'answer',
  'sourcing.purchase.decided': 'accepted',
  'sourcing.supply.announced': 'shipped',
  'production.equipment.reported': 'state',
  'logistics.delivery.answered': 'accepted',
  'logistics.delivery.arrived': 'onTime',
  'research.draft.changed': 'state',
  'interaction.demand.screened': 'verdict',
  'service.product.registered': 'matches',
};

export const sentenceOf = (event: Pick<EventRecord, 'type' | 'data'>, reader: Reader): string => {
  const currency = typeof event.data.currency === 'string' ? event.data.currency : reader.currency;
  const values = Object.fromEntries(
    Object.entries(event.data).map(([name, value]) => [name, shown(name, value, currency, reader)]),
  );
  const turn = TURNS[event.type];
  const key = turn ? `${event.type}.${String(event.data[turn])}` : event.type;
  return reader.text(key, values) ?? reader.text('other', { type: event.type }) ?? event.type;
};

/** The catalogue behind `sentenceOf`, from a component's `useTranslation('events')`. */
export const readerOf = (
  { t, i18n }: Pick<ReturnType<typeof useTranslation<'events'>>, 't' | 'i18n'>,
  place: { timeZone: string; currency: string },
): Reader => ({
  language: i18n.language,
  ...place,
  text: (key, values) => {
    if (!i18n.exists(`events:${key}`)) return undefined;
    const answer: unknown = (t as (key: string, values: object) => unknown)(key, values);
    return typeof answer === 'string' ? answer : undefined;
  },
});

type Way = (data: Record<string, unknown>) => string | undefined;
const by =
  (name: string, place: (id: string) => string): Way =>
  (data) =>
    typeof data[name] === 'string' ? place(data[name]) : undefined;

/** Ways of an activity's events, the most telling first. */
const WAYS: Readonly<Record<string, readonly Way[]>> = {
  sourcing: [by('purchaseOrder', places.purchase), by('order', places.order), () => '/work/purchases'],
  logistics: [
    by('delivery', places.delivery),
    by('purchaseOrder', places.purchase),
    by('order', places.order),
    () => '/work/stock',
  ],
  production: [by('order', places.order), by('workCenter', places.floor)],
  sales: [by('order', places.order), () => '/work/service'],
  research: [by('draft', places.draft), by('demand', places.demand), () => '/work/products'],
  interaction: [by('demand', places.demand)],
  service: [by('demand', places.service), by('order', places.order)],
};

/** The screen of the record that an event is about, below the company's root. */
export const placeOf = (event: Pick<EventRecord, 'activity' | 'data'>): string | undefined => {
  for (const way of WAYS[event.activity] ?? []) {
    const place = way(event.data);
    if (place) return place;
  }
  return undefined;
};
