// How the world's people reach the platform: they sign in like anyone else and make calls of the published interface.
import { ApiProblem, type Client, createClient } from '@onelot/contracts';
import type { Limit } from './limit.ts';

export interface Border {
  /** A person of the company; signs in when first needed and again where the session ended. */
  person(email: string): Client;
  /** Somebody without an account; with the signed link of an order as its customer. */
  guest(link?: string): Client;
  /** A session token, e.g. for the equipment's broker. */
  token(email: string): Promise<string>;
  forget(email: string): void;
}

export interface BorderParts {
  readonly url: string;
  readonly company: string;
  readonly password: string;
  readonly limit: Limit;
  readonly fetch?: typeof fetch;
}

const unavailable = (status: number, title: string): ApiProblem =>
  new ApiProblem({ type: 'urn:onelot:problem:not-available', title, status });

export const makeBorder = ({ url, company, password, limit, fetch: send = fetch }: BorderParts): Border => {
  const tokens = new Map<string, Promise<string>>();
  const signIn = async (email: string): Promise<string> => {
    const response = await limit
      .run(() =>
        send(`${url}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ email, password }),
          signal: AbortSignal.timeout(20_000),
        }),
      )
      .catch((error: Error) => {
        throw unavailable(503, `The server does not answer: ${error.message}`);
      });
    const token = response.headers.get('set-auth-token');
    await response.arrayBuffer().catch(() => undefined);
    if (!token) throw unavailable(response.status, `${email} cannot sign in (${response.status}).`);
    return token;
  };
  const token = (email: string): Promise<string> => {
    const known = tokens.get(email);
    if (known) return known;
    const asked = signIn(email);
    tokens.set(email, asked);
    asked.catch(() => tokens.delete(email));
    return asked;
  };
  const limited = (who: { token?: string; link?: string }): Client => {
    const client = createClient({ base: url, company, fetch: send, ...who });
    const call: Client['call'] = (operation, input, options = {}) =>
      limit.run(() => client.call(operation, input, { signal: AbortSignal.timeout(30_000), ...options }));
    return { ...client, call };
  };
  const person = (email: string): Client => {
    const call: Client['call'] = async (operation, input, options) => {
      const asked = await token(email);
      try {
        return await limited({ token: asked }).call(operation, input, options);
      } catch (error) {
        if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
        tokens.delete(email);
        return limited({ token: await token(email) }).call(operation, input, options);
      }
    };
    return { call, address: createClient({ base: url, company }).address };
  };
  return { person, token, guest: (link) => limited(link ? { link } : {}), forget: (email) => tokens.delete(email) };
};
