// English sentences for every event of the log, by its type; values of its data stand in braces.

export const events = {
  sales: {
    order: {
      placed: 'Order {{number}} is confirmed for {{customerName}}, promised {{promisedAt}}',
      changed: 'Order {{number}} is changed, promised {{promisedAt}}',
      cancelled: 'Order {{number}} is cancelled, {{refund}} go back, fee {{fee}}',
      expired: 'Order {{number}} was not paid and lost its hold',
      moved: {
        'awaiting-payment': 'Order {{number}} awaits its payment',
        confirmed: 'Order {{number}} is confirmed',
        'in-work': 'Order {{number}} is in work',
        stored: 'Order {{number}} is made and stored',
        'on-the-road': 'Order {{number}} is on the road',
        delivered: 'Order {{number}} is delivered',
        cancelled: 'Order {{number}} is cancelled',
        expired: 'Order {{number}} lost its hold',
      },
    },
    promise: { moved: 'Order {{number}} is promised {{to}} instead of {{from}}: {{cause}}' },
    payment: {
      moved: {
        pending: 'Payment of {{amount}} for order {{number}} is pending',
        authorised: 'Payment of {{amount}} for order {{number}} is authorised',
        captured: 'Payment of {{amount}} for order {{number}} is captured',
        voided: 'Payment of {{amount}} for order {{number}} is voided',
        refunded: 'Payment for order {{number}} is refunded, {{amount}}',
        failed: 'Payment of {{amount}} for order {{number}} failed',
      },
    },
    member: { joined: 'A user who ordered is a member now' },
    purchase: { matched: 'The library answers a purchasing demand with {{product}}, version {{version}}' },
    demand: { unmatched: 'The library lacks what a user needs: {{title}}' },
  },
  sourcing: {
    mps: {
      changed: {
        planned: 'Order {{orderNumber}} is on the master schedule, due {{dueAt}}',
        changed: 'Order {{orderNumber}} changed on the master schedule, due {{dueAt}}',
        cancelled: 'Order {{orderNumber}} left the master schedule',
      },
    },
    purchase: {
      ordered: 'Purchase order {{number}} to {{supplier}}: {{quantity}} {{item}}, due {{dueAt}}',
      answered: {
        accept: '{{supplier}} accepts purchase order {{number}}, {{quantity}} {{item}} by {{dueAt}}',
        counter: '{{supplier}} counters purchase order {{number}}: {{quantity}} {{item}} by {{dueAt}}',
        decline: '{{supplier}} declines purchase order {{number}}, {{item}}',
      },
      decided: {
        true: 'Purchase order {{number}} is settled with {{supplier}}, expected {{expectedAt}}',
        false: 'Purchase order {{number}} with {{supplier}} is given up',
      },
    },
    supply: {
      announced: {
        true: '{{quantity}} {{item}} from {{supplier}} are on their way, expected {{expectedAt}}',
        false: '{{quantity}} {{item}} from {{supplier}} expected {{expectedAt}}',
      },
      moved: '{{item}} comes {{expectedAt}}',
    },
    search: {
      issued: 'A source is searched for {{quantity}} {{item}}',
      answered: '{{item}} is offered with {{leadTimeSeconds}} lead time',
    },
  },
  production: {
    plan: { published: 'Order {{orderNumber}} is planned, ready {{readyAt}}, {{moved}} operations moved' },
    material: {
      planned: 'Material of order {{orderNumber}} is planned',
      consumed: 'Material went into an order: {{lines}}',
    },
    promise: { shifted: 'The plan moved an order against its promise: {{cause}}' },
    operation: {
      started: 'Order {{orderNumber}}: {{name}} began',
      completed: 'Order {{orderNumber}}: {{name}} is done',
      scrapped: 'Order {{orderNumber}}: step {{sequence}} was scrapped, {{reason}}',
    },
    recipe: { sent: 'The recipe of a variant went to {{equipment}}' },
    equipment: {
      reported: {
        idle: '{{equipment}} is idle',
        running: '{{equipment}} is running',
        done: '{{equipment}} is done',
        fault: '{{equipment}} has a fault',
        offline: '{{equipment}} is offline',
      },
    },
    product: { stored: '{{name}}, {{identifier}}, order {{orderNumber}}, is stored at {{place}}' },
    distribution: { ordered: 'Order {{orderNumber}} is to be delivered, promised {{promisedAt}}' },
  },
  logistics: {
    delivery: {
      scheduled: 'Delivery of order {{orderNumber}} is scheduled, pick-up {{pickUpAt}}, arrival {{etaAt}}',
      offered: 'Delivery of order {{orderNumber}} is offered to {{carrier}}, pick-up {{pickUpAt}}',
      answered: {
        true: '{{carrier}} takes the delivery of order {{orderNumber}}',
        false: '{{carrier}} declines the delivery of order {{orderNumber}}',
      },
      departed: 'Delivery of order {{orderNumber}} is on the road, arrival {{etaAt}}',
      arrived: {
        true: 'Delivery of order {{orderNumber}} arrived on time, received by {{receivedBy}}',
        false: 'Delivery of order {{orderNumber}} arrived late, received by {{receivedBy}}',
      },
      cancelled: 'Delivery of order {{orderNumber}} is cancelled: {{reason}}',
      failed: 'Delivery of order {{orderNumber}} could not be handed over: {{reason}}',
    },
    position: { reported: 'Delivery of order {{orderNumber}} told its position, arrival {{etaAt}}' },
    eta: { changed: 'Delivery of order {{orderNumber}} arrives {{to}} instead of {{from}}' },
    product: { moved: '{{identifier}} of order {{orderNumber}} was moved from {{from}} to {{to}}' },
    goods: {
      received: '{{accepted}} {{item}} of purchase order {{number}} arrived, lot {{lot}}, {{rejected}} rejected',
    },
    stock: { changed: 'Stock of {{item}} at {{place}} changed: {{cause}}' },
  },
  research: {
    scheme: { released: '{{name}}, version {{version}}, is released' },
    demand: {
      quantified: 'Providers are asked for {{attribute}} {{target}} {{unit}}',
      responded: 'A provider answered a quantified demand',
    },
    draft: {
      changed: {
        draft: 'Change begun: {{title}}',
        verified: 'Change verified: {{title}}',
        approved: 'Change approved: {{title}}',
        released: 'Change released: {{title}}',
        discarded: 'Change discarded: {{title}}',
      },
    },
    procurement: { demanded: 'Version {{version}} of {{product}} needs items that are bought' },
  },
  interaction: {
    demand: {
      raised: 'Somebody wants {{title}}; heard {{times}}× so far',
      screened: {
        accepted: 'Demand accepted: {{title}}',
        declined: 'Demand declined: {{title}}',
        merged: 'Demand merged: {{title}}',
      },
      customized: 'Concept confirmed: {{title}}',
    },
  },
  service: {
    product: {
      registered: {
        true: '{{identifier}} of order {{orderNumber}} is in use, built as ordered',
        false: '{{identifier}} of order {{orderNumber}} is in use, built otherwise than ordered',
      },
    },
    demand: {
      opened: 'Service demand {{number}}: {{title}}',
      forwarded: 'What service learned goes to interaction: {{need}}',
    },
    message: { written: 'A customer wrote on {{number}}: {{title}}' },
    advice: { given: 'Service answered {{number}}: {{title}}' },
    experience: { shared: 'A customer rated a delivered product with {{rating}} of 5' },
    purchase: { requested: 'A customer in service wants to buy: {{title}}' },
  },
  said: {
    sooner: 'it gets ready sooner than planned',
    again: 'a part did not pass the check and is made again',
    material: 'material comes later than planned',
    capacity: 'the workshop is busier than planned',
    work: 'the work takes longer than planned',
    transport: 'the way takes longer',
    import: 'imported',
    count: 'counted',
    issue: 'taken for an order',
    move: 'moved',
    receipt: 'received',
    made: 'made',
    'order-cancelled': 'the order was cancelled',
  },
  other: 'An event of type {{type}}',
} as const;
