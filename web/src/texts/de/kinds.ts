// German names of the kinds of record that can be found, and of what is measured.
import type { kind as english, measured as englishMeasured } from '../en/kinds.ts';
import type { Texts } from '../texts.ts';

export const kind: Texts<typeof english> = {
  order: 'Aufträge',
  product: 'Produkte',
  item: 'Artikel',
  lot: 'Lose',
  supplier: 'Lieferanten',
  purchase: 'Bestellungen',
  'purchase-order': 'Bestellungen',
  delivery: 'Lieferungen',
  job: 'Fertigungsaufträge',
  person: 'Personen',
  'customized-demand': 'Übernommene Wünsche',
  operation: 'Arbeitsgänge',
  'work-center': 'Arbeitsplätze',
  workCenter: 'Arbeitsplätze',
  equipment: 'Maschinen',
  machine: 'Maschinen',
  demand: 'Bedarfe',
  draft: 'Produktänderungen',
  member: 'Mitglieder',
  customer: 'Kunden',
  place: 'Lagerplätze',
  carrier: 'Frachtführer',
  installed: 'Produkte in Gebrauch',
  'schedule-line': 'Produktionsprogramm',
  'service-demand': 'Serviceanfragen',
};

export const measured: Texts<typeof englishMeasured> = {
  lie: 'Lie',
  loft: 'Loft',
  length: 'Länge',
  mass: 'Masse',
  weight: 'Gewicht',
  'swing-weight': 'Schwunggewicht',
  depth: 'Tiefe',
  width: 'Breite',
  height: 'Höhe',
  thickness: 'Dicke',
  hardness: 'Härte',
  temperature: 'Temperatur',
  torque: 'Drehmoment',
  diameter: 'Durchmesser',
};
