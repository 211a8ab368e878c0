// The published documents are valid, and hostile or broken requests get a clear problem, never a 500, and leave nothing half done.

import { Parser } from '@asyncapi/parser';
import { OPERATIONS, pathFields, platform, sales, servedPath } from '@onelot/contracts';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { place, TORONTO } from '../conformance/support/chain.ts';
import { as, productUrl, stranger, tokenOf } from '../conformance/support/people.ts';

const company = (path: string): string => `${productUrl()}/api/companies/golf-irons${path}`;
const post = (url: string, body: string, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const document = (await response.json()) as {
    type: string;
    title: string;
    status: number;
    problems?: { path: string; message: string }[];
  };
  expect(document.status).toBe(response.status);
  expect(document.type).toMatch(/^urn:onelot:problem:/);
  return document;
};

describe('FRM-1 the published interface', () => {
  it('is a valid OpenAPI 3.1 document that names every operation', async () => {
    const document = await (await fetch(`${productUrl()}/api/openapi.json`)).json();
    const { valid, errors } = await new Validator().validate(document);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    const ids = Object.values(document.paths).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string }>).map((each) => each.operationId),
    );
    for (const { id } of OPERATIONS) expect(ids).toContain(id);
    for (const id of ['accounts.signIn', 'accounts.signOut', 'platform.streamEvents']) expect(ids).toContain(id);
  });

  it('is a valid AsyncAPI 3 document', async () => {
    const { document, diagnostics } = await new Parser().parse(
      await (await fetch(`${productUrl()}/api/asyncapi.json`)).text(),
    );
    expect(
      diagnostics.filter((each) => each.severity === 0).map((each) => `${each.path.join('.')} ${each.message}`),
    ).toEqual([]);
    expect(document?.allMessages().length).toBeGreaterThan(40);
  });

  it('is a page that a person can read', async () => {
    const page = await (await fetch(`${productUrl()}/api`)).text();
    for (const operation of OPERATIONS) expect(page).toContain(operation.id);
  });

  it('serves every operation it declares', async () => {
    const unserved = [];
    for (const operation of OPERATIONS) {
      const path = servedPath(operation)
        .replace('{company}', 'golf-irons')
        .replace(/\{\w+\}/g, 'x');
      const response = await fetch(productUrl() + path, {
        method: operation.method,
        ...(operation.method === 'GET' ? {} : { body: '{"nonsense":1}' }),
      });
      expect(response.status, operation.id).toBeLessThan(500);
      if (response.status === 404 && (await response.json()).title?.startsWith('There is nothing at'))
        unserved.push(operation.id);
    }
    expect(unserved).toEqual([]);
  });
});

describe('refusals of every kind', () => {
  const signIn = (email: string, password: string) =>
    post(`${productUrl()}/api/auth/sign-in/email`, JSON.stringify({ email, password }));

  it('of a sign-in are problems that name the field', async () => {
    const response = await signIn('nobody@nowhere.example', 'not the password');
    expect(response.status).toBe(401);
    expect((await problemOf(response)).problems?.[0]?.message).toBeTruthy();
    await problemOf(await post(`${productUrl()}/api/auth/sign-in/email`, '{'));
  });

  it('of guessing at a password come soon, and for that e-mail alone', async () => {
    const statuses = [];
    for (let i = 0; i < 11; i += 1) statuses.push((await signIn('guessed@nowhere.example', `guess ${i}`)).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses[10]).toBe(429);
    expect((await signIn('other@nowhere.example', 'guess 1')).status).toBe(401);
  });

  it('of another method name those that are served', async () => {
    const response = await fetch(`${productUrl()}/api/companies`, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')?.split(', ')).toContain('GET');
    await problemOf(response);
  });

  it('are not needed for a page: it loads from its own place only', async () => {
    const page = await fetch(`${productUrl()}/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+'/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});

describe('bad input', () => {
  it.each([
    ['no JSON', '{"product":', 400],
    ['an array', '[]', 400],
    ['a text', '"x"', 400],
    ['null', 'null', 400],
  ])('%s is refused', async (_, body, status) => {
    const response = await post(company('/quotes'), body);
    expect(response.status).toBe(status);
    await problemOf(response);
  });

  it('names each wrong field and its reason', async () => {
    const response = await post(
      company('/orders'),
      JSON.stringify({
        product: 'irons',
        version: 0,
        choices: 'x',
        quantity: 1e9,
        customer: { name: '', email: 'nobody' },
        shippingMethod: 'road',
        surprise: true,
      }),
    );
    expect(response.status).toBe(422);
    const { problems } = await problemOf(response);
    const paths = problems?.map((each) => each.path) ?? [];
    for (const path of [
      '/version',
      '/choices',
      '/quantity',
      '/customer/name',
      '/customer/email',
      '/address',
      '/surprise',
    ])
      expect(paths).toContain(path);
    for (const each of problems ?? []) expect(each.message.length).toBeGreaterThan(5);
  });

  it('is too large', async () => {
    const response = await post(company('/quotes'), JSON.stringify({ product: 'x'.repeat(2_000_000) }));
    expect(response.status).toBe(413);
    await problemOf(response);
  });

  it.each([
    '../../etc/passwd',
    '%00',
    "'; drop table sales.orders; --",
    '<script>alert(1)</script>',
    '\u0000',
    '𝕏'.repeat(40),
    '__proto__',
    'constructor',
  ])('%s as name of a product, company or record is not found', async (text) => {
    const encoded = encodeURIComponent(text);
    for (const url of [
      company(`/products/${encoded}`),
      company(`/orders/${encoded}`),
      `${productUrl()}/api/companies/${encoded}/products`,
    ]) {
      const response = await fetch(url);
      expect([400, 401, 403, 404, 422], `${url} answered ${response.status}`).toContain(response.status);
    }
  });

  it('of every command and query is a refusal, whoever asks', async () => {
    const token = await tokenOf('owner@golf-irons.example');
    const junk = [
      {},
      { order: 1, quantity: -1, item: null },
      { choices: { a: [[]] }, email: 'x', price: Number.MAX_SAFE_INTEGER, dueAt: 'yesterday' },
      JSON.parse('{"__proto__":{"x":1}}'),
    ];
    for (const operation of OPERATIONS) {
      if (operation.id === 'platform.removeCompany' || operation.media) continue;
      for (const body of junk) {
        const path = servedPath(operation).replace('{company}', 'golf-irons');
        const filled = pathFields(path).reduce(
          (text, name) => text.replace(`{${name}}`, '019aaaaa-0000-7000-8000-00000000dead'),
          path,
        );
        const url = productUrl() + filled + (operation.method === 'GET' ? '?limit=-5&after=zz&q=' : '');
        const response = await fetch(url, {
          method: operation.method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(operation.method === 'GET' ? {} : { body: JSON.stringify(body) }),
        });
        expect(
          response.status,
          `${operation.id} ${JSON.stringify(body)} ${response.status >= 500 ? await response.text() : ''}`,
        ).toBeLessThan(500);
      }
    }
  });

  it('with a forged link or token opens nothing', async () => {
    const { order, link } = await place();
    const forged = link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const url = company(`/orders/${order.id}`);
    expect((await fetch(url)).status).toBe(404);
    expect(
      (await fetch(url, { headers: { 'x-onelot-link': new URL(forged).searchParams.get('link') ?? '' } })).status,
    ).toBe(401);
    expect((await fetch(url, { headers: { authorization: 'Bearer nonsense' } })).status).toBe(404);
    expect(
      (await fetch(url, { headers: { 'x-onelot-link': new URL(link).searchParams.get('link') ?? '' } })).status,
    ).toBe(200);
  });

  it('by role is refused and says what role it needs', async () => {
    const response = await fetch(company('/purchase-orders'), {
      headers: { authorization: `Bearer ${await tokenOf('customer-1@golf-irons.example')}` },
    });
    expect(response.status).toBe(403);
    expect((await problemOf(response)).title).toContain('sourcing');
    expect((await fetch(company('/purchase-orders'))).status).toBe(401);
  });
});

describe('a request sent twice', () => {
  const order = async () => {
    const { version } = await stranger().call(sales.getProduct, { product: 'irons' });
    const quote = await stranger().call(sales.quote, { product: 'irons', version, choices: {} });
    return {
      product: 'irons',
      version,
      choices: quote.choices,
      quantity: 1,
      customer: { name: 'Customer 8', email: `twice-${Date.now()}@example.org` },
      address: TORONTO,
      shippingMethod: 'road',
    };
  };
  const ordersOf = async (email: string) =>
    (await (await as('sales-1')).call(sales.listOrders, { q: email, limit: 50 })).filter(
      (each) => each.customer.email === email,
    );

  it('with one key is done once, also at the same moment', async () => {
    const body = await order();
    const key = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => post(company('/orders'), JSON.stringify(body), { 'idempotency-key': key })),
    );
    expect(answers.map((each) => each.status)).toEqual([200, 200, 200, 200, 200, 200]);
    const ids = await Promise.all(
      answers.map(async (each) => ((await each.json()) as { order: { id: string } }).order.id),
    );
    expect(new Set(ids).size).toBe(1);
    expect(await ordersOf(body.customer.email)).toHaveLength(1);
  });

  it('with one key and another body is refused', async () => {
    const body = await order();
    const key = crypto.randomUUID();
    expect((await post(company('/orders'), JSON.stringify(body), { 'idempotency-key': key })).status).toBe(200);
    const second = await post(company('/orders'), JSON.stringify({ ...body, quantity: 2 }), { 'idempotency-key': key });
    expect(second.status).toBe(409);
    expect((await problemOf(second)).title).toContain('Idempotency-Key');
  });

  it('leaves nothing behind where it is refused', async () => {
    const body = await order();
    const refused = await post(company('/orders'), JSON.stringify({ ...body, expectedTotal: 1 }), {
      'idempotency-key': crypto.randomUUID(),
    });
    expect(refused.status).toBe(409);
    expect(await ordersOf(body.customer.email)).toHaveLength(0);
  });
});

describe('business time', () => {
  it('never runs backwards and is changed in demo companies only', async () => {
    const owner = await as('owner');
    const first = await owner.call(platform.getClock, {});
    const fast = await owner.call(platform.setClock, { speed: 600 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const slow = await owner.call(platform.setClock, { speed: 1 });
    expect(Date.parse(fast.now)).toBeGreaterThanOrEqual(Date.parse(first.now));
    expect(Date.parse(slow.now) - Date.parse(fast.now)).toBeGreaterThan(100_000);
    const paused = await owner.call(platform.setClock, { paused: true });
    const still = await owner.call(platform.getClock, {});
    expect(still.now).toBe(paused.now);
    const on = await owner.call(platform.setClock, { paused: false });
    expect(Date.parse(on.now)).toBeGreaterThanOrEqual(Date.parse(still.now));
  });
});
