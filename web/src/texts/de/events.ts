// German sentences for every event of the log, by its type; values of its data stand in braces.
import type { events as english } from '../en/events.ts';
import type { Texts } from '../texts.ts';

export const events: Texts<typeof english> = {
  sales: {
    order: {
      placed: 'Auftrag {{number}} für {{customerName}} ist bestätigt, zugesagt für {{promisedAt}}',
      changed: 'Auftrag {{number}} ist geändert, zugesagt für {{promisedAt}}',
      cancelled: 'Auftrag {{number}} ist storniert, {{refund}} gehen zurück, Gebühr {{fee}}',
      expired: 'Auftrag {{number}} wurde nicht bezahlt und ist verfallen',
      moved: {
        'awaiting-payment': 'Auftrag {{number}} wartet auf die Zahlung',
        confirmed: 'Auftrag {{number}} ist bestätigt',
        'in-work': 'Auftrag {{number}} ist in Arbeit',
        stored: 'Auftrag {{number}} ist gefertigt und eingelagert',
        'on-the-road': 'Auftrag {{number}} ist unterwegs',
        delivered: 'Auftrag {{number}} ist geliefert',
        cancelled: 'Auftrag {{number}} ist storniert',
        expired: 'Auftrag {{number}} ist verfallen',
      },
    },
    promise: { moved: 'Auftrag {{number}} ist für {{to}} statt {{from}} zugesagt: {{cause}}' },
    payment: {
      moved: {
        pending: 'Zahlung über {{amount}} für Auftrag {{number}} ist offen',
        authorised: 'Zahlung über {{amount}} für Auftrag {{number}} ist genehmigt',
        captured: 'Zahlung über {{amount}} für Auftrag {{number}} ist eingezogen',
        voided: 'Zahlung über {{amount}} für Auftrag {{number}} ist aufgehoben',
        refunded: 'Zahlung für Auftrag {{number}} ist erstattet, {{amount}}',
        failed: 'Zahlung über {{amount}} für Auftrag {{number}} ist gescheitert',
      },
    },
    member: { joined: 'Wer bestellt hat, ist jetzt Mitglied' },
    purchase: { matched: 'Die Produktbibliothek beantwortet einen Kaufwunsch mit {{product}}, Version {{version}}' },
    demand: { unmatched: 'Der Produktbibliothek fehlt, was jemand braucht: {{title}}' },
  },
  sourcing: {
    mps: {
      changed: {
        planned: 'Auftrag {{orderNumber}} steht im Produktionsprogramm, fällig {{dueAt}}',
        changed: 'Auftrag {{orderNumber}} ist im Produktionsprogramm geändert, fällig {{dueAt}}',
        cancelled: 'Auftrag {{orderNumber}} ist aus dem Produktionsprogramm genommen',
      },
    },
    purchase: {
      ordered: 'Bestellung {{number}} an {{supplier}}: {{quantity}} {{item}}, fällig {{dueAt}}',
      answered: {
        accept: '{{supplier}} nimmt Bestellung {{number}} an, {{quantity}} {{item}} bis {{dueAt}}',
        counter: '{{supplier}} macht zu Bestellung {{number}} ein Gegenangebot: {{quantity}} {{item}} bis {{dueAt}}',
        decline: '{{supplier}} lehnt Bestellung {{number}} ab, {{item}}',
      },
      decided: {
        true: 'Bestellung {{number}} ist mit {{supplier}} vereinbart, erwartet {{expectedAt}}',
        false: 'Bestellung {{number}} bei {{supplier}} ist aufgegeben',
      },
    },
    supply: {
      announced: {
        true: '{{quantity}} {{item}} von {{supplier}} sind unterwegs, erwartet {{expectedAt}}',
        false: '{{quantity}} {{item}} von {{supplier}} werden {{expectedAt}} erwartet',
      },
      moved: '{{item}} kommt {{expectedAt}}',
    },
    search: {
      issued: 'Für {{quantity}} {{item}} wird eine Quelle gesucht',
      answered: '{{item}} wird mit {{leadTimeSeconds}} Lieferzeit angeboten',
    },
  },
  production: {
    plan: { published: 'Auftrag {{orderNumber}} ist geplant, fertig {{readyAt}}, {{moved}} Arbeitsgänge verschoben' },
    material: {
      planned: 'Das Material für Auftrag {{orderNumber}} ist geplant',
      consumed: 'Material ging in einen Auftrag: {{lines}}',
    },
    promise: { shifted: 'Der Plan hat einen Auftrag gegen seine Zusage verschoben: {{cause}}' },
    operation: {
      started: 'Auftrag {{orderNumber}}: {{name}} hat begonnen',
      completed: 'Auftrag {{orderNumber}}: {{name}} ist fertig',
      scrapped: 'Auftrag {{orderNumber}}: Schritt {{sequence}} wurde Ausschuss, {{reason}}',
    },
    recipe: { sent: 'Das Rezept einer Variante ging an {{equipment}}' },
    equipment: {
      reported: {
        idle: '{{equipment}} steht bereit',
        running: '{{equipment}} läuft',
        done: '{{equipment}} ist fertig',
        fault: '{{equipment}} ist gestört',
        offline: '{{equipment}} ist nicht verbunden',
      },
    },
    product: { stored: '{{name}}, {{identifier}}, Auftrag {{orderNumber}}, liegt auf {{place}}' },
    distribution: { ordered: 'Auftrag {{orderNumber}} ist auszuliefern, zugesagt für {{promisedAt}}' },
  },
  logistics: {
    delivery: {
      scheduled: 'Lieferung von Auftrag {{orderNumber}} ist geplant, Abholung {{pickUpAt}}, Ankunft {{etaAt}}',
      offered: 'Lieferung von Auftrag {{orderNumber}} ist {{carrier}} angeboten, Abholung {{pickUpAt}}',
      answered: {
        true: '{{carrier}} übernimmt die Lieferung von Auftrag {{orderNumber}}',
        false: '{{carrier}} lehnt die Lieferung von Auftrag {{orderNumber}} ab',
      },
      departed: 'Lieferung von Auftrag {{orderNumber}} ist unterwegs, Ankunft {{etaAt}}',
      arrived: {
        true: 'Lieferung von Auftrag {{orderNumber}} kam rechtzeitig an, angenommen von {{receivedBy}}',
        false: 'Lieferung von Auftrag {{orderNumber}} kam verspätet an, angenommen von {{receivedBy}}',
      },
      cancelled: 'Lieferung von Auftrag {{orderNumber}} ist abgesagt: {{reason}}',
      failed: 'Lieferung von Auftrag {{orderNumber}} konnte nicht übergeben werden: {{reason}}',
    },
    position: { reported: 'Lieferung von Auftrag {{orderNumber}} hat ihren Ort gemeldet, Ankunft {{etaAt}}' },
    eta: { changed: 'Lieferung von Auftrag {{orderNumber}} kommt {{to}} statt {{from}} an' },
    product: { moved: '{{identifier}} aus Auftrag {{orderNumber}} wurde von {{from}} nach {{to}} gelegt' },
    goods: {
      received: '{{accepted}} {{item}} aus Bestellung {{number}} sind da, Los {{lot}}, {{rejected}} zurückgewiesen',
    },
    stock: { changed: 'Bestand von {{item}} auf {{place}} geändert: {{cause}}' },
  },
  research: {
    scheme: { released: '{{name}}, Version {{version}}, ist freigegeben' },
    demand: {
      quantified: 'Gestalter sind nach {{attribute}} {{target}} {{unit}} gefragt',
      responded: 'Ein Gestalter hat auf einen bezifferten Bedarf geantwortet',
    },
    draft: {
      changed: {
        draft: 'Änderung begonnen: {{title}}',
        verified: 'Änderung geprüft: {{title}}',
        approved: 'Änderung genehmigt: {{title}}',
        released: 'Änderung freigegeben: {{title}}',
        discarded: 'Änderung verworfen: {{title}}',
      },
    },
    procurement: { demanded: 'Version {{version}} von {{product}} braucht Kaufteile' },
  },
  interaction: {
    demand: {
      raised: 'Jemand wünscht sich {{title}}; bisher {{times}}× gehört',
      screened: {
        accepted: 'Bedarf angenommen: {{title}}',
        declined: 'Bedarf abgelehnt: {{title}}',
        merged: 'Bedarf zusammengeführt: {{title}}',
      },
      customized: 'Konzept bestätigt: {{title}}',
    },
  },
  service: {
    product: {
      registered: {
        true: '{{identifier}} aus Auftrag {{orderNumber}} ist in Gebrauch, gebaut wie bestellt',
        false: '{{identifier}} aus Auftrag {{orderNumber}} ist in Gebrauch, anders gebaut als bestellt',
      },
    },
    demand: {
      opened: 'Serviceanfrage {{number}}: {{title}}',
      forwarded: 'Was der Service gelernt hat, geht an die Interaktion: {{need}}',
    },
    message: { written: 'Ein Kunde schrieb zu {{number}}: {{title}}' },
    advice: { given: 'Der Service hat {{number}} beantwortet: {{title}}' },
    experience: { shared: 'Jemand hat ein geliefertes Produkt mit {{rating}} von 5 bewertet' },
    purchase: { requested: 'Jemand im Service möchte kaufen: {{title}}' },
  },
  said: {
    sooner: 'es wird früher fertig als geplant',
    again: 'ein Teil hat die Prüfung nicht bestanden und wird neu gemacht',
    material: 'Material kommt später als geplant',
    capacity: 'die Werkstatt ist stärker belegt als geplant',
    work: 'die Arbeit dauert länger als geplant',
    transport: 'der Weg dauert länger',
    import: 'importiert',
    count: 'gezählt',
    issue: 'für einen Auftrag entnommen',
    move: 'umgelagert',
    receipt: 'angenommen',
    made: 'gefertigt',
    'order-cancelled': 'der Auftrag wurde storniert',
  },
  other: 'Ein Ereignis der Art {{type}}',
};
