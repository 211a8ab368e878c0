// A company for tests that can make: the demo's products, work centers, suppliers and stock, a clock in the test's hand, orders without a shop.
import {
  type Client,
  companyFiles,
  type Input,
  logistics,
  type Output,
  platform,
  production,
  research,
  sales,
  sourcing,
} from '@onelot/contracts';
import { v7 as uuid } from 'uuid';
import type { ProductionTables } from '../activities/production/tables.ts';
import type { Context } from '../kernel/activity.ts';
import { toLogistics, toProduction, toProducts, toSourcing, toTerms } from '../kernel/platform/company-data.ts';
import { companyFolder } from '../kernel/platform/folders.ts';
import { DEMO_PASSWORD } from '../kernel/platform/seed.ts';
import type { KernelTables } from '../kernel/tables.ts';
import { startTestHouse, type TestHouse } from './house.ts';

export const FACTORY = 'irons-factory';
/** A Monday, an hour into the day shift in Toronto. */
export const MONDAY = '2026-11-30T13:00:00.000Z';

type Reserve = Input<typeof production.reserve>;
type Variant = Output<typeof research.resolveVariant>;
type Choices = Variant['choices'];

export interface Factory {
  readonly house: TestHouse;
  /** Manager of every activity. */
  readonly owner: Client;
  /** A new account with one role of production. */
  operator(name: string): Promise<Client>;
  /** Session token of an account made here. */
  token(name: string): Promise<string>;
  readonly mqttUrl: string;
  /** Sets the company's clock, which stands still otherwise; it never goes back. */
  setTime(at: string | Date): Promise<void>;
  now(): Promise<Date>;
  /** Waits until the plan has worked in everything that was noted for it. */
  mended(): Promise<void>;
  /** Acts as the sales activity, whose shop and orders this house leaves out. */
  asSales<T>(work: (context: Context<never>) => Promise<T>): Promise<T>;
  variant(choices?: Choices): Promise<Variant>;
  /** What sales would send to reserve an order. */
  reservation(variant: Pick<Variant, 'bom' | 'routing'>, more?: Partial<Reserve>): Reserve;
  /** Reserved, confirmed and, unless told otherwise, with all its material in store. Answers the order's id. */
  order(choices?: Choices, more?: Partial<Reserve>): Promise<string>;
  /** Puts enough of all material of a variant into the raw store. */
  stockUp(variant: Pick<Variant, 'bom'>, times?: number): Promise<void>;
}

const mailOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '-')}@irons-factory.example`;

/** Starts it with the clock at `MONDAY`. Stop `house` in `afterAll`. */
export const startFactory = async (): Promise<Factory> => {
  const house = await startTestHouse({ demo: false });
  const signUp = async (name: string): Promise<Client> => {
    const email = mailOf(name);
    const body = JSON.stringify({ email, name, password: DEMO_PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${house.url}/api/auth/sign-up/email`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(await answer.text());
    return house.as(email, FACTORY);
  };
  const owner = await signUp('Owner 1');
  await foundCompany(owner);
  const setTime = (at: string | Date): Promise<void> =>
    house.inside('platform', (context) => setClock(context as Context<never>, new Date(at)), FACTORY);
  await setTime(MONDAY);
  const asSales = <T>(work: (context: Context<never>) => Promise<T>): Promise<T> =>
    house.inside('sales', work, FACTORY);
  const variant = (choices: Choices = {}): Promise<Variant> =>
    owner.call(research.resolveVariant, { product: 'irons', version: 1, choices });
  const numbers = Array.from({ length: 1000 }, (_, index) => `F${1000 - index}`);
  const reservation = ({ bom, routing }: Pick<Variant, 'bom' | 'routing'>, more: Partial<Reserve> = {}): Reserve => ({
    bom,
    routing,
    quantity: 1,
    shippingMethod: 'road',
    country: 'CA',
    order: uuid(),
    orderNumber: numbers.pop() ?? 'F0',
    product: 'irons',
    version: 1,
    productName: 'Irons',
    choices: {},
    customer: uuid(),
    holdSeconds: 900,
    scene: null,
    attribute: null,
    ...more,
  });
  const stockUp = async ({ bom }: Pick<Variant, 'bom'>, times = 1): Promise<void> => {
    const stock = [...new Set(bom.map((line) => line.item))].map((item) => ({
      item,
      place: 'RAW',
      lot: `L-${uuid().slice(-6)}`,
      quantity:
        times * bom.filter((line) => line.item === item).reduce((sum, line) => sum + Math.ceil(line.quantity), 0),
      reason: 'counted',
    }));
    for (const line of stock) await owner.call(logistics.adjustStock, line);
  };
  const order = async (choices: Choices = {}, more: Partial<Reserve> = {}): Promise<string> => {
    const resolved = await variant(choices);
    await stockUp(resolved);
    const asked = reservation(resolved, more);
    await asSales((context) => context.ask(production.reserve, asked));
    await asSales((context) => context.ask(production.confirm, { order: asked.order }));
    return asked.order;
  };
  const token = async (name: string): Promise<string> => {
    const body = JSON.stringify({ email: mailOf(name), password: DEMO_PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${house.url}/api/auth/sign-in/email`, { method: 'POST', headers, body });
    return answer.headers.get('set-auth-token') ?? '';
  };
  const noted = (): Promise<Pick<ProductionTables['production.plans'], 'stale'> | undefined> =>
    house.inside(
      'production',
      (context) =>
        (context as unknown as Context<ProductionTables>).db
          .selectFrom('production.plans')
          .select('stale')
          .executeTakeFirst(),
      FACTORY,
    );
  const mended = async (): Promise<void> => {
    const end = performance.now() + 15_000;
    while ((await noted())?.stale) {
      if (performance.now() > end) throw new Error(`never worked in: ${(await noted())?.stale}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  return {
    house,
    owner,
    mended,
    token,
    mqttUrl: `mqtt://localhost:${house.mqttPort}`,
    setTime,
    asSales,
    variant,
    reservation,
    order,
    stockUp,
    now: () => house.inside('production', async (context) => context.now, FACTORY),
    operator: async (name) => {
      const client = await signUp(name);
      await owner.call(platform.grantRole, {
        email: mailOf(name),
        name,
        role: { activity: 'production', role: 'operator' },
        password: DEMO_PASSWORD,
      });
      return client;
    },
  };
};

const foundCompany = async (owner: Client): Promise<void> => {
  const read = companyFiles.readCompany({ ...(await companyFolder('golf-irons')) });
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const data = read.value;
  const { currency, locale, timeZone, country } = data.company;
  await owner.call(platform.createCompany, {
    slug: FACTORY,
    name: { en: 'Irons factory' },
    currency,
    locale,
    timeZone,
    country,
  });
  await owner.call(production.importProduction, toProduction(data));
  await owner.call(logistics.importLogistics, toLogistics(data, true));
  await owner.call(sales.setTerms, toTerms(data));
  await owner.call(sourcing.importSourcing, toSourcing(data));
  await owner.call(research.importProducts, toProducts(data));
};

const setClock = async (context: Context<never>, at: Date): Promise<void> => {
  const tables = context.db as unknown as Context<KernelTables>['db'];
  await tables
    .updateTable('kernel.clocks')
    .set({ business_at: at, wall_at: context.wall, paused: true, speed: 1 })
    .execute();
};
