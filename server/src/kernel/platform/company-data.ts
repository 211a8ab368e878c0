// Between the files of a company and the activities that own their parts: which record goes where, both ways.
import {
  type companyFiles as company,
  type Input,
  logistics,
  type Output,
  type production,
  type research,
  type sales,
  type sourcing,
} from '@onelot/contracts';

type Data = company.CompanyData;
const DAY = 86_400;
const USUAL = logistics.USUAL_TIMES;
const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0] as const;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
/** Costs and prices of small units have fractions of a cent: they are kept per this many units. */
const PER = 1000;

const group = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const map = new Map<string, T[]>();
  for (const row of rows) map.set(key(row), [...(map.get(key(row)) ?? []), row]);
  return map;
};

export const toProducts = (data: Data): Input<typeof research.importProducts> => ({
  items: data.items.map((item) => ({
    item: item.item,
    name: item.name,
    unit: item.unit,
    makeOrBuy: item.makeOrBuy,
    cost: Math.round(item.costMinor * PER),
    costPer: PER,
    massGrams: item.massG,
  })),
  bom: data.bom.map(({ parent, component, quantity }) => ({ parent, component, quantity })),
  schemes: Object.entries(data.models).map(([id, model]) => ({
    model: model as never,
    prices: { ...data.prices[id], rules: [...(data.prices[id]?.rules ?? [])] } as never,
  })),
});

export const toProduction = (data: Data): Input<typeof production.importProduction> => ({
  calendars: [...group(data.calendars, (row) => row.calendar)].map(([calendar, rows]) => ({
    calendar,
    shifts: rows.map((row) => ({ weekday: WEEKDAYS.indexOf(row.weekday), from: row.from, to: row.to })),
    exceptions: [
      ...group(
        data.calendarExceptions.filter((row) => row.calendar === calendar),
        (row) => row.date,
      ),
    ].map(([date, hours]) => ({
      date,
      shifts: hours.flatMap((row) => (row.from && row.to ? [{ from: row.from, to: row.to }] : [])),
    })),
  })),
  workCenters: data.workCenters.map((center) => ({ ...center, equipment: [...center.equipment] })),
});

export const toSourcing = (data: Data): Input<typeof sourcing.importSourcing> => ({
  planning: data.items.map((item) => ({
    item: item.item,
    leadTimeSeconds: item.leadTimeDays * DAY,
    lotSize: Math.max(1, Math.round(item.lotSize)),
    minimumOrderQuantity: Math.ceil(item.minimumOrderQuantity),
    safetyStock: Math.ceil(item.safetyStock),
  })),
  suppliers: data.suppliers.map((supplier) => ({
    supplier: supplier.supplier,
    name: supplier.name,
    email: supplier.email,
    country: supplier.country,
    position: { lat: supplier.lat, lon: supplier.lon },
    items: data.supplierItems
      .filter((row) => row.supplier === supplier.supplier)
      .map((row) => ({
        item: row.item,
        price: Math.round(row.priceMinor * PER),
        pricePer: PER,
        leadTimeSeconds: row.leadTimeDays * DAY,
        minimumOrderQuantity: Math.ceil(row.minimumOrderQuantity),
      })),
  })),
});

export const toLogistics = (data: Data, withStock: boolean): Input<typeof logistics.importLogistics> => ({
  places: data.places.map((place) => ({ place: place.place, name: { en: place.name }, kind: place.kind })),
  stock: withStock ? data.stock.map((row) => ({ ...row })) : [],
  carriers: data.carriers.map(({ carrier, name, cutOff, workingDays, closedDays }) => ({
    carrier,
    name,
    cutOff: cutOff ?? USUAL.cutOff,
    workingDays: workingDays.length > 0 ? workingDays.map((day) => WEEKDAYS.indexOf(day)) : USUAL.workingDays,
    closedDays: [...closedDays],
  })),
  site: { code: data.company.site.code, name: data.company.site.name, address: data.company.site.address },
});

const STATES = {
  placed: 'confirmed',
  planned: 'confirmed',
  started: 'in-work',
  finished: 'stored',
  shipped: 'on-the-road',
  never: 'never',
} as const;
const STATES_BACK = {
  confirmed: 'placed',
  'in-work': 'started',
  stored: 'finished',
  'on-the-road': 'shipped',
  never: 'never',
} as const;
const HOLD_SECONDS = 900;

export const toTerms = (data: Data): Input<typeof sales.setTerms> => {
  const { tax, seller, changes } = data.company;
  return {
    taxName: tax.name,
    taxBasisPoints: tax.basisPoints,
    seller: { ...seller },
    holdSeconds: HOLD_SECONDS,
    changes: { ...changes, feeFrom: STATES[changes.feeFrom], refusedFrom: STATES[changes.refusedFrom] },
    shipping: data.shipping.map((row) => ({
      country: row.country,
      method: row.method,
      name: row.name,
      carrier: row.carrier ?? null,
      price: row.priceMinor,
      transitDays: row.transitDays,
      windows: row.windows.map((window) => ({ from: window.slice(0, 5), to: window.slice(6) })),
    })),
  };
};

/** What the activities answer, gathered for an export. */
export interface Gathered {
  readonly company: {
    slug: string;
    name: { en: string; de?: string | undefined };
    kind: 'demo' | 'real';
    currency: string;
    locale: string;
    timeZone: string;
    country: string;
  };
  readonly items: Output<typeof research.listItems>;
  readonly bom: Output<typeof research.listBom>;
  readonly schemes: readonly { model: unknown; prices: unknown; product: string }[];
  readonly workCenters: readonly Output<typeof production.listWorkCenters>[number][];
  readonly calendars: Output<typeof production.listCalendars>;
  readonly planning: Output<typeof sourcing.listPlanning>;
  readonly suppliers: Output<typeof sourcing.listSuppliers>;
  readonly providers: readonly { code: string | null; name: string; email: string | null }[];
  readonly places: Output<typeof logistics.listPlaces>;
  readonly stock: Output<typeof logistics.listStock>;
  readonly carriers: Output<typeof logistics.listCarriers>;
  readonly site: Output<typeof logistics.getSite>;
  readonly terms: Output<typeof sales.getTerms> | null;
}

const profile = (from: Gathered): company.CompanyProfile => {
  const { terms, site } = from;
  const address = site?.address ?? {
    name: from.company.name.en,
    street: '-',
    city: '-',
    postcode: '-',
    country: from.company.country,
  };
  const changes = terms?.changes;
  const back = (state: string): 'placed' => (STATES_BACK[state as 'confirmed'] as 'placed' | undefined) ?? 'placed';
  return {
    ...from.company,
    tax: { name: terms?.taxName ?? { en: 'Tax' }, basisPoints: terms?.taxBasisPoints ?? 0 },
    site: {
      code: site?.code ?? 'SITE',
      name: site?.name ?? from.company.name,
      address: { ...address, position: address.position ?? { lat: 0, lon: 0 } },
    },
    seller: terms?.seller ?? { legalName: from.company.name.en, address, email: `office@${from.company.slug}.example` },
    changes: changes
      ? { ...changes, feeFrom: back(changes.feeFrom), refusedFrom: back(changes.refusedFrom) }
      : { feeFrom: 'started', changeFeeBasisPoints: 0, cancelFeeBasisPoints: 0, refusedFrom: 'shipped' },
  };
};

export const fromActivities = (from: Gathered): Data => {
  const planning = new Map(from.planning.map((row) => [row.item, row]));
  return {
    company: profile(from),
    items: from.items.map((item) => {
      const plan = planning.get(item.item);
      return {
        item: item.item,
        name: item.name,
        unit: item.unit as 'pcs',
        makeOrBuy: item.makeOrBuy,
        leadTimeDays: Math.round((plan?.leadTimeSeconds ?? 0) / DAY),
        lotSize: plan?.lotSize ?? 1,
        minimumOrderQuantity: plan?.minimumOrderQuantity ?? 0,
        safetyStock: plan?.safetyStock ?? 0,
        costMinor: item.cost / item.costPer,
        massG: item.massGrams,
      };
    }),
    bom: from.bom.map((row) => ({
      ...row,
      unit: (from.items.find((item) => item.item === row.component)?.unit ?? 'pcs') as 'pcs',
    })),
    workCenters: from.workCenters.map(({ workCenter, name, units, calendar, efficiency, kind, equipment }) => ({
      workCenter,
      name,
      units,
      calendar,
      efficiency,
      kind,
      equipment,
    })),
    calendars: from.calendars.flatMap((calendar) =>
      calendar.shifts.map((shift) => ({
        calendar: calendar.calendar,
        weekday: WEEKDAYS[shift.weekday]!,
        from: shift.from,
        to: shift.to,
      })),
    ),
    calendarExceptions: from.calendars.flatMap((calendar) =>
      calendar.exceptions.flatMap((exception) => {
        const row = {
          calendar: calendar.calendar,
          date: exception.date,
          reason: { en: exception.shifts.length ? 'Other hours' : 'Closed' },
        };
        return exception.shifts.length ? exception.shifts.map((shift) => ({ ...row, ...shift })) : [row];
      }),
    ),
    suppliers: from.suppliers.map(({ supplier, name, email, country, position }) => ({
      supplier,
      name,
      email,
      country,
      lat: position?.lat ?? 0,
      lon: position?.lon ?? 0,
    })),
    supplierItems: from.suppliers.flatMap(({ supplier, items }) =>
      items.map((row) => ({
        supplier,
        item: row.item,
        priceMinor: row.price / row.pricePer,
        leadTimeDays: Math.round(row.leadTimeSeconds / DAY),
        minimumOrderQuantity: row.minimumOrderQuantity,
      })),
    ),
    providers: from.providers.flatMap(({ code, name, email }) =>
      code ? [{ provider: code, name, ...(email ? { email } : {}) }] : [],
    ),
    places: from.places.flatMap(({ place, name, kind }) => (kind === 'dock' ? [] : [{ place, name: name.en, kind }])),
    stock: from.stock
      .filter((row) => row.quantity > 0)
      .map(({ item, place, quantity, lot }) => ({ item, place, quantity, lot })),
    carriers: from.carriers.map(({ carrier, name, cutOff, workingDays, closedDays }) => ({
      carrier,
      name,
      cutOff,
      workingDays: MONDAY_FIRST.filter((day) => workingDays.includes(day)).map((day) => WEEKDAYS[day]!),
      closedDays,
    })),
    shipping: (from.terms?.shipping ?? []).map((row) => ({
      country: row.country,
      method: row.method,
      name: row.name,
      ...(row.carrier ? { carrier: row.carrier } : {}),
      priceMinor: row.price,
      transitDays: row.transitDays,
      windows: row.windows.map((window) => `${window.from}-${window.to}`),
    })),
    people: [],
    models: Object.fromEntries(from.schemes.map((scheme) => [scheme.product, scheme.model as Data['models'][string]])),
    prices: Object.fromEntries(from.schemes.map((scheme) => [scheme.product, scheme.prices as Data['prices'][string]])),
  };
};
