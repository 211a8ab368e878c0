// English names and definitions of the indicators that activities count from their own records.

export const indicators = {
  record_one: 'from one record',
  record_other: 'from {{count}} records',
  noRecord: 'no record yet',
  promises: {
    head: '{{share}} % of {{count}} delivered orders came by the date first promised',
    headNone: 'Nothing was delivered in these days',
    sub: 'Half of them came {{half}} or better, nine in ten {{most}} or better, measured from the end of the day or window first promised.',
    subNone: 'What was promised first and when it came is kept for every order.',
    period: 'Period',
    days: '{{count}} days',
    axis: 'days after what was promised',
    table: 'Delivered orders, newest first',
    number: 'Order',
    product: 'Product',
    firstPromised: 'First promised',
    promised: 'Last told',
    deliveredAt: 'Delivered',
    off: 'Beside the promise',
    late: '{{time}} late',
    early: '{{time}} before its end',
    none: 'No deliveries yet',
    noneSub: 'Each order that reaches its door is listed here beside its promise.',
  },
  'sales-leadTime': {
    name: 'Lead time',
    what: 'From placing an order to its delivery, the mean of all delivered orders.',
    of_one: 'from one delivered order',
    of_other: 'from {{count}} delivered orders',
    fills: 'Known with the first delivered order.',
  },
  'sales-onTime': {
    name: 'On-time delivery',
    what: 'Delivered orders that arrived no later than the date first promised, as a share of all delivered orders.',
    of_one: '{{good}} of one delivered order was on time',
    of_other: '{{good}} of {{count}} delivered orders were on time',
    fills: 'Known with the first delivered order.',
  },
  'sales-paidShare': {
    name: 'Orders paid',
    what: 'Orders that were paid, as a share of those paid, cancelled or expired.',
  },
  'sales-cancelledShare': {
    name: 'Orders cancelled',
    what: 'Paid orders that were cancelled, as a share of all paid ones.',
  },
  'sales-orderValue': { name: 'Order value', what: 'The mean total of paid orders that were not cancelled.' },
  'first-pass-yield': {
    name: 'First-pass yield',
    what: 'Finished products made at the first attempt, without scrap, as a share of all finished ones.',
    of_one: '{{good}} of one finished product needed no second attempt',
    of_other: '{{good}} of {{count}} finished products needed no second attempt',
    fills: 'Known with the first finished product.',
  },
  'factory-lead-time': {
    name: 'Time in the factory',
    what: 'From the start of the first operation to the end of the last, the mean of all finished orders.',
  },
  'schedule-adherence': {
    name: 'Plan kept',
    what: 'Operations that started as planned or with little delay, as a share of all started ones.',
  },
  'ready-on-time': {
    name: 'Ready on time',
    what: 'Orders finished by the day that was planned when they were promised, as a share of all finished.',
  },
  'logistics-on-time-delivery': {
    name: 'Arrived on time',
    what: 'Deliveries that arrived no later than promised, as a share of all that arrived.',
  },
  'logistics-receiving-accuracy': {
    name: 'Receiving accuracy',
    what: 'Goods accepted at receiving, as a share of all goods received.',
  },
  'logistics-inventory-accuracy': {
    name: 'Stock accuracy',
    what: 'Counts that found what the records said, as a share of all counts.',
  },
  supplierOnTime: {
    name: 'Suppliers on time',
    what: 'Purchase orders received by their agreed date, as a share of all received.',
  },
  purchaseAnswerTime: { name: 'Answer of suppliers', what: 'From sending a purchase order to its answer, the mean.' },
  stockOuts: { name: 'Stock-outs', what: 'Items that are needed now and are not in stock.' },
  'research-demands-released': {
    name: 'Demands released',
    what: 'Customized demands that became part of a released version, as a share of all.',
  },
  'research-demand-to-release': {
    name: 'From demand to release',
    what: 'From receiving a customized demand to the release of the version that meets it, the mean.',
  },
  'interaction-demands-screened': {
    name: 'Demands screened',
    what: 'Demands with a verdict, as a share of all demands.',
  },
  'interaction-demands-met': {
    name: 'Demands met',
    what: 'Demands that a released version meets, as a share of all accepted.',
  },
  'service-answer-time': {
    name: 'Answer of service',
    what: 'From opening a service demand to the first answer, the mean.',
  },
  'service-open-demands': { name: 'Open service demands', what: 'Service demands that wait for an answer now.' },
  'service-satisfaction': {
    name: 'Satisfaction',
    what: 'The mean rating that customers gave delivered products, from 1 to 5.',
  },
  'service-configuration-accuracy': {
    name: 'Built as ordered',
    what: 'Delivered products whose record equals the order, as a share of all delivered.',
  },
} as const;
