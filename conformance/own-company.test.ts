// A company of one's own, unlike golf clubs: a bookshelf cut to a room's measure, from an empty company to the door.
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { platform, production, research, sales, service } from '@onelot/contracts';
import { describe, expect, it } from 'vitest';
import { deliver, make, pay, place, staff } from './support/chain.ts';
import { as, register, stranger, tokenOf, until } from './support/people.ts';

const folder = resolve(import.meta.dirname, '../companies/bookshelf');
const filesOf = async (): Promise<Record<string, string>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(
        async (file) =>
          [
            join(file.parentPath, file.name).slice(folder.length + 1),
            await readFile(join(file.parentPath, file.name), 'utf8'),
          ] as const,
      ),
    ),
  );
};
const slug = `shelves-${Date.now().toString(36)}`;
const email = `owner@${slug}.example`;

describe('own company', () => {
  it('starts empty, says so, and takes nothing of a wrong import', async () => {
    await register('Owner 2', email, 'a-long-password');
    const founder = await as(email, '');
    const company = await founder.call(platform.createCompany, {
      slug,
      name: { en: 'Shelves to measure' },
      currency: 'EUR',
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      country: 'DE',
    });
    expect(company.kind).toBe('real');
    const owner = await as(email, slug);
    expect(await stranger(slug).call(sales.listProducts, {})).toEqual([]);
    const files = await filesOf();
    const broken = { ...files, 'items.csv': `${files['items.csv']}\nBAD-ITEM,No unit,,yards,buy,0,1,0,0,1,1\n` };
    const refused = await owner.call(platform.importCompany, { files: broken });
    expect(refused.written).toBe(false);
    const fields = refused.problems.map((problem) => problem.path);
    expect(fields.some((path) => /^\/items\.csv\/\d+\/unit$/.test(path))).toBe(true);
    expect(await owner.call(research.listItems, {})).toEqual([]);
  });

  it('CFG-9/1 CFG-9/2 CFG-12/1 imports, sells and makes a shelf cut to a room’s measure', async () => {
    const owner = await as(email, slug);
    const files = await filesOf();
    expect((await owner.call(platform.importCompany, { files, dryRun: true })).written).toBe(false);
    const done = await owner.call(platform.importCompany, { files });
    expect(done.problems).toEqual([]);
    expect(done.written).toBe(true);
    const products = await until(
      'the shop',
      () => stranger(slug).call(sales.listProducts, {}),
      (list) => list.length === 1,
    );
    const product = products[0]!.product;
    const { model } = await stranger(slug).call(sales.getProduct, { product });
    const ranges = (
      model as unknown as { options: { id: string; type: string; min: number; max: number; step: number }[] }
    ).options.filter((option) => option.type === 'number');
    expect(ranges.length).toBeGreaterThan(1);
    const measure = (part: string, share: number): [string, number] => {
      const range = ranges.find((option) => option.id.includes(part))!;
      return [range.id, range.min + Math.round(((range.max - range.min) * share) / range.step) * range.step];
    };
    const [width, wide] = measure('width', 0.4);
    const [height, high] = measure('height', 0.4);
    const terms = await owner.call(sales.getTerms, {});
    const shipping = terms.shipping.find((method) => method.country === 'DE') ?? terms.shipping[0]!;
    const placed = await place({
      company: slug,
      product,
      choices: { [width]: wide, [height]: high, back: 'none' },
      shippingMethod: shipping.method,
      order: {
        address: { name: 'Customer 3', street: 'Am Markt 1', city: 'Leipzig', postcode: '04109', country: 'DE' },
      },
    });
    expect(placed.order.choices[width]).toBe(wide);
    expect((await pay(placed)).state).toBe('confirmed');
    const people = await staff(slug, email);
    expect(await make(placed.order.id, people)).toBeGreaterThan(2);
    const operations = await people.floor.call(production.orderOperations, { order: placed.order.id });
    expect(operations.some((operation) => operation.instruction.en.replaceAll(',', '').includes(String(high)))).toBe(
      true,
    );
    const carrier = (await owner.call(platform.listParties, { kind: 'carrier' }))[0]!;
    const driver = `driver@${slug}.example`;
    await owner.call(platform.grantRole, {
      email: driver,
      name: 'Driver 9',
      party: carrier.id,
      role: { activity: 'logistics', role: 'driver' },
      password: 'a-long-password',
    });
    await tokenOf(driver, 'a-long-password');
    await deliver(placed.order.id, people, await as(driver, slug));
    await until(
      'delivered',
      () => placed.customer.call(sales.getOrder, { order: placed.order.id }),
      (order) => order.state === 'delivered',
    );
    const [installed] = await until(
      'as built',
      () => placed.customer.call(service.listInstalled, { order: placed.order.id }),
      (list) => list.length === 1,
    );
    expect(installed?.matches).toBe(true);
  });

  it('goes out as files and comes in again unchanged', async () => {
    const owner = await as(email, slug);
    const { files } = await owner.call(platform.exportCompany, {});
    const schemes = await owner.call(research.listSchemes, {});
    const again = await owner.call(platform.importCompany, { files });
    expect(again.problems).toEqual([]);
    expect(await owner.call(research.listSchemes, {})).toHaveLength(schemes.length);
  });
});
