// A company for tests that has only the demo's products: its own house, people by role, no other activity's data.
import { type Client, companyFiles, type Input, platform, research } from '@onelot/contracts';
import { toProducts } from '../kernel/platform/company-data.ts';
import { companyFolder } from '../kernel/platform/folders.ts';
import { DEMO_PASSWORD } from '../kernel/platform/seed.ts';
import { startTestHouse, type TestHouse } from './house.ts';

export interface ProductHouse {
  readonly house: TestHouse;
  /** Manager of every activity. */
  readonly owner: Client;
  readonly products: Input<typeof research.importProducts>;
  /** A new account with one role of one activity. */
  staff(name: string, activity: platform.EventRecord['activity'], role: string): Promise<Client>;
}

export const SLUG = 'irons-alone';
const mail = (name: string): string => `${name.toLowerCase().replaceAll(' ', '-')}@irons-alone.example`;

/** Products of the demo company as the import takes them. */
const demoProducts = async (): Promise<Input<typeof research.importProducts>> => {
  const read = companyFiles.readCompany({ ...(await companyFolder('golf-irons')) });
  if (!read.ok) throw new Error(read.problems[0]?.message);
  return toProducts(read.value);
};

/** Starts it; the products are imported. Stop `house` in `afterAll`. */
export const startProductHouse = async (): Promise<ProductHouse> => {
  const house = await startTestHouse({ demo: false });
  const signUp = async (name: string): Promise<void> => {
    const body = JSON.stringify({ email: mail(name), name, password: DEMO_PASSWORD });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${house.url}/api/auth/sign-up/email`, { method: 'POST', headers, body });
    if (!answer.ok) throw new Error(await answer.text());
  };
  await signUp('Owner 1');
  const founder = await house.as(mail('Owner 1'), SLUG);
  const currency = (await demoProducts()).schemes[0]?.prices.currency ?? 'EUR';
  const about = { locale: 'en-GB', timeZone: 'Europe/Berlin', country: 'DE' };
  await founder.call(platform.createCompany, { slug: SLUG, name: { en: 'Irons alone' }, currency, ...about });
  const products = await demoProducts();
  await founder.call(research.importProducts, products);
  return {
    house,
    owner: founder,
    products,
    staff: async (name, activity, role) => {
      const given = { email: mail(name), name, role: { activity, role }, password: DEMO_PASSWORD };
      await founder.call(platform.grantRole, given);
      return house.as(mail(name), SLUG);
    },
  };
};
