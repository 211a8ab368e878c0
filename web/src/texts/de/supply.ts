// German texts of the workbench's screens for stock, schedule, deliveries and suppliers that go deeper than a table.
import type { supply as english } from '../en/supply.ts';
import type { Texts } from '../texts.ts';

export const supply: Texts<typeof english> = {
  move: 'Umlagern',
  moveTitle: 'An einen anderen Platz bringen',
  from: 'Von',
  to: 'Nach',
  where: 'Wo {{item}} liegt',
  facts: '{{onHand}} vorhanden, {{allocated}} zugeteilt, {{free}} frei, {{onOrder}} bestellt',
  safety: 'Sicherheitsbestand {{amount}}',
  kept: 'Bleibt am Lager, Auftrag storniert',
  picture: 'Herzustellen, nach Woche',
  weekMade: '{{product}}, {{week}}: {{amount}}',
  onDay: 'Nach Tag der Ankunft',
  dayTold_one: '{{day}}: eine Lieferung',
  dayTold_other: '{{day}}: {{count}} Lieferungen',
  dayLate_one: '{{day}}: eine Lieferung, verspätet: {{late}}',
  dayLate_other: '{{day}}: {{count}} Lieferungen, verspätet: {{late}}',
  map: 'Karte des Wegs nach {{city}}',
  mapAt: 'Karte des Wegs nach {{city}} mit der letzten bekannten Position',
  offers: 'Angebote',
  noOffer: 'Noch kein Lieferant hat angeboten',
  take: 'Bei {{supplier}} kaufen',
  closed: 'geschlossen',
  open: 'offen',
  search: 'Quelle suchen',
  searchTitle: 'Lieferanten nach dem fragen, was noch niemand liefert',
  ask: 'Diese Lieferanten fragen',
  whom: 'Zu fragende Lieferanten; ohne Auswahl alle',
};
