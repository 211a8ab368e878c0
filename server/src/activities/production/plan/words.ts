// How a promised date is put into words for customers: without supplier, work center or item codes.
import type { production, Text } from '@onelot/contracts';

type Promised = production.Promised;

const NUMBERS = {
  en: ['no', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'],
  de: ['keine', 'Eine', 'Zwei', 'Drei', 'Vier', 'Fünf', 'Sechs', 'Sieben', 'Acht', 'Neun', 'Zehn'],
} as const;
const counted = (locale: 'en' | 'de', n: number): string => NUMBERS[locale][n] ?? String(n);

export type Both = { en: string; de: string };
export const both = (text: { en: string; de?: string | undefined }): Both => ({
  en: text.en,
  de: text.de || text.en,
});

/** Material that has no name but its code. */
export const WHAT_IT_NEEDS: Both = { en: 'what your choice needs', de: 'was Ihre Wahl braucht' };

const MOST = 180;
const short = (text: string): string => (text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text);

const listed = (names: readonly string[], more: (n: number) => string): string => {
  const unique = [...new Set(names)];
  const shown = unique.slice(0, 2).join('; ');
  return unique.length > 2 ? `${shown} ${more(unique.length - 2)}` : shown;
};

/** `Material: Steel shaft 95 g; Forged blank and 2 more` */
export const materialLabel = (names: readonly Both[]): Text => ({
  en: short(
    `Material: ${listed(
      names.map((name) => name.en),
      (n) => `and ${n} more`,
    )}`,
  ),
  de: short(
    `Material: ${listed(
      names.map((name) => name.de),
      (n) => `und ${n} weitere`,
    )}`,
  ),
});

/** What is on the shelf needs no names, it moves no date. */
export const inStockLabel = (kinds: number): Text => ({
  en: kinds === 1 ? 'Material in stock' : `Material in stock, ${kinds} kinds`,
  de: kinds === 1 ? 'Material am Lager' : `Material am Lager, ${kinds} Sorten`,
});

export const capacityLabel = (names: readonly Both[]): Text => ({
  en: short(`Making: ${names.map((name) => name.en).join(', ')}`),
  de: short(`Fertigung: ${names.map((name) => name.de).join(', ')}`),
});

const transportLabel = (nights: number): Text => {
  if (nights <= 0) return { en: 'Handed over from the workshop', de: 'Übergabe ab Werkstatt' };
  return {
    en: `${counted('en', nights)} ${nights === 1 ? 'night' : 'nights'} on the road`,
    de: `${counted('de', nights)} ${nights === 1 ? 'Nacht' : 'Nächte'} unterwegs`,
  };
};

/** The way to the door. Where the customer's own wish holds it back, that wish is what sets the date, and nothing before it does. */
export const withWay = (
  made: readonly Promised['segments'][number][],
  readyAt: string,
  transit: {
    readonly at: string;
    readonly nights: number;
    readonly pickUpAt?: string;
    readonly held?: boolean | undefined;
  },
): Promised['segments'] => {
  const way = { kind: 'transport' as const, label: transportLabel(transit.nights), to: transit.at, critical: true };
  if (!transit.held || !transit.pickUpAt) return [...made, { ...way, from: readyAt }];
  const label = { en: 'Ready and kept for the day you chose', de: 'Fertig und bereit für Ihren Wunschtag' };
  return [
    ...made.map((each) => ({ ...each, critical: false })),
    { kind: 'wish', label, from: readyAt, to: transit.pickUpAt, critical: true },
    { ...way, from: transit.pickUpAt },
  ];
};
