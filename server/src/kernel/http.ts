// The published interface over HTTP: one route an operation, problems for refusals, the live feed, the web app.
import { asyncApi, OPERATIONS, type Operation, openApi, servedPath } from '@onelot/contracts';
import { Hono, type Context as Http } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Accounts } from './accounts.ts';
import type { Config } from './config.ts';
import { callOperation, type House } from './context.ts';
import type { Directory } from './directory.ts';
import { once } from './idempotency.ts';
import { checkInput, fromAddress } from './input.ts';
import { interfacePage } from './interface-page.ts';
import type { Feed } from './live.ts';
import { mayCall, nobody, type Principal } from './principal.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { serveWeb } from './web.ts';

export interface Border {
  readonly house: House;
  readonly config: Config;
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly feed: Feed;
  readonly version: string;
  readonly ready: () => boolean;
}

const MEGABYTE = 1024 * 1024;

export const makeApp = (border: Border): Hono => {
  const app = new Hono();
  app.onError((error, http) => problem(http, error, border.house.log));
  app.use('*', async (http, next) => {
    await next();
    http.header('x-content-type-options', 'nosniff');
    http.header('referrer-policy', 'same-origin');
    http.header('x-frame-options', 'DENY');
  });
  app.get('/healthz', (http) => {
    http.header('x-onelot', border.version);
    return border.ready()
      ? http.json({ status: 'up', version: border.version })
      : http.json({ status: 'starting' }, 503);
  });
  app.get('/api/openapi.json', (http) => http.json(openApi(border.version)));
  app.get('/api/asyncapi.json', (http) => http.json(asyncApi(border.version, border.config.mqttPort)));
  app.get('/api', (http) => http.html(interfacePage(border.version)));
  const small = bodyLimit({ maxSize: MEGABYTE, onError: tooLarge });
  app.use('/api/auth/*', small);
  app.on(['GET', 'POST'], '/api/auth/*', (http) => border.accounts.handle(http.req.raw));
  const methods = new Map<string, string[]>();
  app.get('/api/companies/:company/events/stream', (http) => stream(border, http));
  for (const operation of OPERATIONS) {
    if (!border.house.handlers.has(operation.id)) continue;
    const path = servedPath(operation).replace(/\{(\w+)\}/g, ':$1');
    const limit =
      operation.id === 'platform.importCompany' ? bodyLimit({ maxSize: 24 * MEGABYTE, onError: tooLarge }) : small;
    app.on(operation.method, path, limit, (http) => serve(border, operation, http));
    methods.set(path, [...(methods.get(path) ?? []), operation.method]);
  }
  for (const [path, known] of methods) app.all(path, (http) => otherMethod(http, known));
  app.all('/api/*', (http) =>
    problem(
      http,
      new Refusal(
        'not-found',
        `There is nothing at ${http.req.method} ${http.req.path.slice(0, 200)}. The interface is described at /api.`,
      ),
      border.house.log,
    ),
  );
  serveWeb(app);
  return app;
};

const otherMethod = (http: Http, known: readonly string[]): Response => {
  http.header('allow', known.join(', '));
  const refusal = new Refusal(
    'not-that-method',
    `${http.req.method} is not for this address; ${known.join(' or ')} is.`,
  );
  return problem(http, refusal, () => undefined);
};

/** What is not read of the body would be taken for the next request, so the connection ends with the answer. */
const tooLarge = (http: Http): Response => {
  http.header('connection', 'close');
  return problem(
    http,
    new Refusal('too-large', 'That is more than one request may carry. Send less at a time.'),
    () => undefined,
  );
};

const problem = (http: Http, error: unknown, log: (line: string) => void): Response => {
  const refusal = error instanceof Refusal ? error : foreseen(error);
  if (!refusal)
    log(`defect at ${http.req.method} ${http.req.path}: ${error instanceof Error ? error.stack : String(error)}`);
  const document = (
    refusal ??
    new Refusal('defect', 'Something went wrong here, and nothing was changed. It has been written to the log.')
  ).document();
  return http.body(JSON.stringify(document), document.status as 400, { 'content-type': 'application/problem+json' });
};

/** Faults of data that only the database sees, in its own words for a person. */
const foreseen = (error: unknown): Refusal | undefined => {
  const code = (error as { code?: string }).code;
  if (code === '23505') return refusalOf('conflict', 'EXISTS', 'This already exists.');
  if (code === '42501') return refusalOf('not-allowed', 'NOT_YOURS', 'This is not yours to change.');
  if (code === '22P05' || code === '22021')
    return refusalOf('not-valid', 'BAD_CHARACTERS', 'A text holds characters that cannot be kept.');
  if (code === '22003') return refusalOf('not-valid', 'TOO_LARGE', 'A number is too large.');
  if (code === '40001' || code === '40P01')
    return refusalOf('conflict', 'TOGETHER', 'Others changed the same at the same time. Try again.');
  return undefined;
};

const body = async (http: Http): Promise<Record<string, unknown>> => {
  const text = await http.req.text();
  if (text === '') return {};
  const value = readJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal('bad-request', 'The body must be a JSON object.');
  return value as Record<string, unknown>;
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('bad-request', `The body is not JSON: ${(error as Error).message.slice(0, 200)}`);
  }
};

const linkOf = (http: Http): string | undefined =>
  http.req.header('x-onelot-link') ?? http.req.query('link') ?? undefined;

const inputOf = async (operation: Operation, http: Http): Promise<Record<string, unknown>> => {
  const search = new URL(http.req.url).searchParams;
  search.delete('link');
  const path = fromAddress(
    operation,
    http.req.param() as Record<string, string>,
    operation.method === 'GET' ? search : new URLSearchParams(),
  );
  return operation.method === 'GET' ? path : { ...(await body(http)), ...path };
};

const serve = async (border: Border, operation: Operation, http: Http): Promise<Response> => {
  const input = await inputOf(operation, http);
  if (operation.activity === 'platform' && operation.path.startsWith('/companies'))
    return answer(http, operation, await callPlatform(border, operation, input, http));
  const company = await border.directory.company(http.req.param('company') ?? '');
  const principal = await border.directory.principal(company, http.req.raw.headers, linkOf(http));
  const key = operation.kind === 'command' ? http.req.header('idempotency-key') : undefined;
  const result = await callOperation(
    border.house,
    company,
    principal,
    operation,
    input,
    key ? once(key, operation.id, input) : undefined,
  );
  return answer(http, operation, result);
};

const answer = (http: Http, operation: Operation, result: unknown): Response => {
  if (operation.media)
    return http.body(result as ArrayBuffer, 200, {
      'content-type': operation.media,
      'content-disposition': 'inline',
      'cache-control': 'private, no-store',
    });
  return http.body(JSON.stringify(result ?? {}), 200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
};

/** Operations that belong to no company: their handlers are told who asks, and make their own transactions. */
const callPlatform = async (border: Border, operation: Operation, input: unknown, http: Http): Promise<unknown> => {
  const account = await border.directory.account(http.req.raw.headers);
  const principal: Principal = account ? { ...nobody, kind: 'account', ...account } : nobody;
  const placeless = {
    id: '00000000-0000-0000-0000-000000000000',
    slug: '',
    name: { en: '' },
    kind: 'real',
    currency: 'USD',
    locale: 'en',
    timeZone: 'UTC',
    country: 'US',
  } as const;
  mayCall(principal, operation);
  const handled = border.house.handlers.get(operation.id);
  return handled?.run({ principal, company: placeless } as never, checkInput(operation, input) as never);
};

const stream = async (border: Border, http: Http): Promise<Response> => {
  const company = await border.directory.company(http.req.param('company') ?? '');
  const principal = await border.directory.principal(company, http.req.raw.headers, linkOf(http));
  const last = http.req.header('last-event-id') ?? http.req.query('after');
  if (
    last !== undefined &&
    !z
      .string()
      .regex(/^\d+-\d+$/)
      .safeParse(last).success
  )
    throw new Refusal('bad-request', 'after is a cursor of this log.');
  return streamSSE(http, async (sse) => {
    let open = true;
    const send = (name: string, id: string, data: unknown): void => {
      if (open)
        void sse.writeSSE({ event: name, data: JSON.stringify(data), ...(id ? { id } : {}) }).catch(() => undefined);
    };
    const remove = await border.feed.add(company, { principal, send }, last);
    sse.onAbort(() => {
      open = false;
      remove();
    });
    send('open', '', {});
    while (open) {
      await sse.sleep(15_000);
      if (open) await sse.write(': still here\n\n').catch(() => undefined);
    }
  });
};
