// Deutsche Texte zur Vielfalt eines Produkts: Varianten, was seine Teile gemeinsam haben, und was es kostet, sie getrennt zu lagern.
import type { variety as english } from '../en/variety.ts';
import type { Texts } from '../texts.ts';

export const variety: Texts<typeof english> = {
  title: 'Vielfalt',
  product: 'Produkt',
  none: 'Noch ist nichts freigegeben',
  noneSub: 'Die Vielfalt eines Produkts wird aus seinem freigegebenen Modell gezählt.',
  head: 'Wie vielfältig das Produkt ist',
  counting: 'Wird gezählt',
  variants: 'Mögliche Varianten',
  items: 'Verschiedene Teile',
  commonality: 'Gemeinsamkeit',
  addedCost: 'Kosten der Vielfalt',
  aYear: '{{amount}} im Jahr',
  how: 'Die Varianten sind aus den Regeln genau gezählt; freie Texte und Bereiche zählen einmal. Gemeinsamkeit einer Stelle ist die Wahrscheinlichkeit, dass zwei zufällig gezogene Varianten dort dasselbe Teil haben (Summe der quadrierten Anteile, Simpson 1949); die des Produkts ist das Mittel über seine Stellen.',
  howCost:
    'Kosten der Vielfalt sind die Lagerkosten des Sicherheitsbestands für die getrennt geführten Teile einer Stelle, über den eines einzigen Teils hinaus (Wurzelgesetz, Maister 1976): {{service}} von 100 Wiederbeschaffungen ohne Fehlmenge, zu Standardkosten. Die drei Zahlen darunter sind Annahmen; jede Variante gilt als gleich wahrscheinlich.',
  perYear: 'Produkte im Jahr',
  leadDays: 'Wiederbeschaffung in Tagen',
  holdingPercent: 'Lagerkosten, Prozent im Jahr',
  lines: 'Stellen der Stückliste',
  line: 'Stelle',
  share: 'In Varianten',
  commonest: 'Häufigstes Teil',
  commonestShare: '{{item}} ({{share}})',
};
