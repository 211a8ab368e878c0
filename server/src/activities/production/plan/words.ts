// How a date and its reasons are put into words: for customers without supplier, work center or item codes; for staff with them.
import type { Text } from '@onelot/contracts';
import type { PlannedOperation, StartReason } from '@onelot/plan';

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

export const transportLabel = (nights: number): Text => {
  if (nights <= 0) return { en: 'Handed over from the workshop', de: 'Übergabe ab Werkstatt' };
  return {
    en: `${counted('en', nights)} ${nights === 1 ? 'night' : 'nights'} on the road`,
    de: `${counted('de', nights)} ${nights === 1 ? 'Nacht' : 'Nächte'} unterwegs`,
  };
};

export const duration = (seconds: number): string => {
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(seconds / 3600);
  return hours < 48 ? `${hours} h` : `${Math.round(seconds / 86_400)} days`;
};

/** What the words of a reason need to know of other rows. */
export interface Names {
  /** `10452 Mill` of an operation of another order. */
  readonly operation: (id: string) => string;
  readonly item: (item: string) => string;
}

/** Why an operation starts when it does, for the people who plan. */
export const reasonInWords = (reason: StartReason | { kind: 'booked' }, names: Names): string => {
  switch (reason.kind) {
    case 'predecessor':
      return `follows ${names.operation(reason.operation)}`;
    case 'material':
      return `waits for material: ${names.item(reason.item)}`;
    case 'release':
      return 'starts as soon as it was asked for';
    case 'calendar':
      return `waits ${duration(reason.waitedSeconds)} for the next shift`;
    case 'capacity': {
      const shown = reason.waitedFor.slice(0, 2).map(names.operation).join(', ');
      const more = reason.waitedFor.length > 2 ? ` and ${reason.waitedFor.length - 2} more` : '';
      return `waits ${duration(reason.waitedSeconds)} for ${reason.workCenter}, busy with ${shown}${more}`;
    }
    case 'kept':
      return 'keeps its place';
    case 'booked':
      return 'is in work or about to start';
  }
};

export const reasonOf = (planned: PlannedOperation, names: Names): string =>
  short(reasonInWords(planned.reason, names));
