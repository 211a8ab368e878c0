// German names and definitions of the indicators that activities count from their own records.
import type { indicators as english } from '../en/indicators.ts';
import type { Texts } from '../texts.ts';

export const indicators: Texts<typeof english> = {
  record_one: 'aus einem Eintrag',
  record_other: 'aus {{count}} Einträgen',
  noRecord: 'noch kein Eintrag',
  promises: {
    head: '{{share}} % von {{count}} gelieferten Aufträgen kamen zum zuerst zugesagten Termin',
    headNone: 'In diesen Tagen wurde nichts geliefert',
    sub: 'Die Hälfte kam {{half}} oder besser, neun von zehn {{most}} oder besser, gemessen am Ende des zuerst zugesagten Tages oder Fensters.',
    subNone: 'Was zuerst zugesagt war und wann es kam, bleibt für jeden Auftrag erhalten.',
    period: 'Zeitraum',
    days: '{{count}} Tage',
    axis: 'Tage nach der Zusage',
    table: 'Gelieferte Aufträge, neueste zuerst',
    number: 'Auftrag',
    product: 'Produkt',
    firstPromised: 'Zuerst zugesagt',
    promised: 'Zuletzt genannt',
    deliveredAt: 'Geliefert',
    off: 'Gegen die Zusage',
    late: '{{time}} zu spät',
    early: '{{time}} vor ihrem Ende',
    none: 'Noch keine Lieferungen',
    noneSub: 'Jeder Auftrag, der ankommt, steht hier neben seiner Zusage.',
  },
  'sales-leadTime': {
    name: 'Durchlaufzeit',
    what: 'Von der Bestellung bis zur Lieferung, im Mittel aller gelieferten Aufträge.',
    of_one: 'aus einem ausgelieferten Auftrag',
    of_other: 'aus {{count}} ausgelieferten Aufträgen',
    fills: 'Bekannt mit dem ersten ausgelieferten Auftrag.',
  },
  'sales-onTime': {
    name: 'Liefertreue',
    what: 'Aufträge, die spätestens zum zuerst zugesagten Termin ankamen, als Anteil aller gelieferten.',
    of_one: '{{good}} von einem ausgelieferten Auftrag war pünktlich',
    of_other: '{{good}} von {{count}} ausgelieferten Aufträgen waren pünktlich',
    fills: 'Bekannt mit dem ersten ausgelieferten Auftrag.',
  },
  'sales-paidShare': {
    name: 'Bezahlte Aufträge',
    what: 'Bezahlte Aufträge als Anteil der bezahlten, stornierten und verfallenen.',
  },
  'sales-cancelledShare': {
    name: 'Stornierte Aufträge',
    what: 'Bezahlte Aufträge, die storniert wurden, als Anteil aller bezahlten.',
  },
  'sales-orderValue': {
    name: 'Auftragswert',
    what: 'Mittlere Summe der bezahlten Aufträge, die nicht storniert wurden.',
  },
  'first-pass-yield': {
    name: 'Ausbeute im ersten Durchgang',
    what: 'Produkte, die beim ersten Versuch ohne Ausschuss fertig wurden, als Anteil aller fertigen.',
    of_one: '{{good}} von einem fertigen Produkt gelang im ersten Anlauf',
    of_other: '{{good}} von {{count}} fertigen Produkten gelangen im ersten Anlauf',
    fills: 'Bekannt mit dem ersten fertigen Produkt.',
  },
  'factory-lead-time': {
    name: 'Zeit in der Fertigung',
    what: 'Vom Beginn des ersten bis zum Ende des letzten Arbeitsgangs, im Mittel aller fertigen Aufträge.',
  },
  'schedule-adherence': {
    name: 'Plantreue',
    what: 'Arbeitsgänge, die wie geplant oder mit kleiner Verzögerung begannen, als Anteil aller begonnenen.',
  },
  'ready-on-time': {
    name: 'Rechtzeitig fertig',
    what: 'Aufträge, die bis zu dem Tag fertig waren, der bei der Zusage geplant war, als Anteil aller fertigen.',
  },
  'logistics-on-time-delivery': {
    name: 'Rechtzeitig angekommen',
    what: 'Lieferungen, die spätestens zum zugesagten Termin ankamen, als Anteil aller angekommenen.',
  },
  'logistics-receiving-accuracy': {
    name: 'Güte im Wareneingang',
    what: 'Angenommene Ware als Anteil aller eingegangenen.',
  },
  'logistics-inventory-accuracy': {
    name: 'Bestandsgenauigkeit',
    what: 'Zählungen, die den verbuchten Bestand fanden, als Anteil aller Zählungen.',
  },
  supplierOnTime: {
    name: 'Termintreue der Lieferanten',
    what: 'Bestellungen, die zum vereinbarten Termin eintrafen, als Anteil aller eingetroffenen.',
  },
  purchaseAnswerTime: {
    name: 'Antwort der Lieferanten',
    what: 'Vom Senden einer Bestellung bis zur Antwort, im Mittel.',
  },
  stockOuts: { name: 'Fehlbestände', what: 'Artikel, die jetzt gebraucht werden und nicht am Lager sind.' },
  'research-demands-released': {
    name: 'Umgesetzte Bedarfe',
    what: 'Individuelle Bedarfe, die Teil einer freigegebenen Version wurden, als Anteil aller.',
  },
  'research-demand-to-release': {
    name: 'Vom Bedarf zur Freigabe',
    what: 'Vom Eingang eines individuellen Bedarfs bis zur Freigabe der Version, die ihn erfüllt, im Mittel.',
  },
  'interaction-demands-screened': { name: 'Beurteilte Bedarfe', what: 'Bedarfe mit Urteil als Anteil aller Bedarfe.' },
  'interaction-demands-met': {
    name: 'Erfüllte Bedarfe',
    what: 'Bedarfe, die eine freigegebene Version erfüllt, als Anteil aller angenommenen.',
  },
  'service-answer-time': {
    name: 'Antwort des Service',
    what: 'Vom Öffnen einer Serviceanfrage bis zur ersten Antwort, im Mittel.',
  },
  'service-open-demands': { name: 'Offene Serviceanfragen', what: 'Serviceanfragen, die jetzt auf Antwort warten.' },
  'service-satisfaction': {
    name: 'Zufriedenheit',
    what: 'Mittlere Bewertung gelieferter Produkte durch Kunden, von 1 bis 5.',
  },
  'service-configuration-accuracy': {
    name: 'Gebaut wie bestellt',
    what: 'Gelieferte Produkte, deren Lebenslauf dem Auftrag gleicht, als Anteil aller gelieferten.',
  },
};
