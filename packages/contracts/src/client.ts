// The typed client: calls any declared operation over HTTP; the web app, the demo world and third parties use it alike.
import { type Input, type Operation, type Output, pathFields } from './declare.ts';
import type { ProblemDocument } from './problem.ts';

export interface ClientOptions {
  /** Address of the installation, without a slash at its end; empty in a browser on the same origin. */
  readonly base: string;
  /** Slug of the company; platform operations below `/companies` need none. */
  readonly company?: string;
  /** Session token, sent as bearer. */
  readonly token?: string;
  /** Token of a signed link. */
  readonly link?: string;
  readonly fetch?: typeof fetch;
}

/** An answer that is a problem: `document` is what the server said (RFC 9457). */
export class ApiProblem extends Error {
  constructor(readonly document: ProblemDocument) {
    super([document.title, ...(document.problems ?? []).map((p) => `${p.path} ${p.message}`)].join('; '));
  }

  get status(): number {
    return this.document.status;
  }
}

export interface Client {
  /** Throws `ApiProblem` for a refusal. `key` makes a command repeatable. */
  call<O extends Operation>(
    operation: O,
    input: Input<O>,
    options?: { key?: string; signal?: AbortSignal },
  ): Promise<Output<O>>;
  /** The address of an operation with its input, for links to files. */
  address<O extends Operation>(operation: O, input: Input<O>): string;
}

const encode = (value: unknown): string => encodeURIComponent(String(value));

/** Splits an input into address and body as the server expects them. */
export const toRequest = (
  operation: Operation,
  input: Record<string, unknown>,
  company?: string,
): { path: string; body: Record<string, unknown> | undefined } => {
  const names = pathFields(operation.path);
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encode(input[name]));
  const root =
    operation.activity === 'platform' && operation.path.startsWith('/companies')
      ? '/api'
      : `/api/companies/${company ?? ''}`;
  const rest = Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined);
  if (operation.method !== 'GET') return { path: root + filled, body: Object.fromEntries(rest) };
  const search = rest.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  return { path: root + filled + (search ? `?${search}` : ''), body: undefined };
};

const unreachable: ProblemDocument = {
  type: 'urn:onelot:problem:not-available',
  title: 'The server does not answer. Try again in a moment.',
  status: 503,
};

export const createClient = (options: ClientOptions): Client => {
  const send = options.fetch ?? fetch;
  const headers = (key?: string): Record<string, string> => ({
    accept: 'application/json',
    ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    ...(options.link ? { 'x-onelot-link': options.link } : {}),
    ...(key ? { 'idempotency-key': key } : {}),
  });
  return {
    call: async (operation, input, { key, signal } = {}) => {
      const { path, body } = toRequest(operation, input as Record<string, unknown>, options.company);
      const init: RequestInit = { method: operation.method, headers: headers(key), credentials: 'same-origin' };
      if (signal) init.signal = signal;
      if (body)
        Object.assign(init, {
          body: JSON.stringify(body),
          headers: { ...headers(key), 'content-type': 'application/json' },
        });
      const response = await send(options.base + path, init).catch((error: Error) => {
        if (error.name === 'AbortError') throw error;
        throw new ApiProblem({ ...unreachable, detail: error.message });
      });
      const answer = await response.json().catch(() => undefined);
      if (!response.ok)
        throw new ApiProblem(
          (answer as ProblemDocument | undefined)?.type
            ? (answer as ProblemDocument)
            : { ...unreachable, status: response.status },
        );
      return answer as never;
    },
    address: (operation, input) => {
      const { path } = toRequest(operation, input as Record<string, unknown>, options.company);
      return (
        options.base + path + (options.link ? `${path.includes('?') ? '&' : '?'}link=${encode(options.link)}` : '')
      );
    },
  };
};
