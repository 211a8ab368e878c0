// How a command reaches a server: signs in with the account it was told and calls the published interface.
import { ApiProblem, type Client, createClient } from '@onelot/contracts';
import { cannot, type Io, wrong } from './io.ts';

export interface Reach {
  readonly url?: string | undefined;
  readonly email?: string | undefined;
  readonly password?: string | undefined;
  readonly company?: string | undefined;
}

const given = (io: Io, reach: Reach, name: 'email' | 'password'): string => {
  const value = reach[name] ?? io.env[`ONELOT_${name.toUpperCase()}`];
  return value ? value : wrong(`Say who signs in: --${name} or ONELOT_${name.toUpperCase()} is missing.`);
};

/** A signed-in client of the company. */
export const reach = async (io: Io, told: Reach): Promise<Client> => {
  const company = told.company ?? wrong('Say which company: --company is missing.');
  const base = (told.url ?? io.env.ONELOT_URL ?? 'http://localhost:4000').replace(/\/$/, '');
  const [email, password] = [given(io, told, 'email'), given(io, told, 'password')];
  const response = await io
    .fetch(`${base}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    .catch((error: Error) => cannot(`${base} does not answer (${error.message}). Is the server running?`));
  const token = response.headers.get('set-auth-token');
  if (response.status === 401) wrong(`${email} cannot sign in with this password.`);
  if (!token) return cannot(`${base} did not sign ${email} in; it answered ${response.status}.`);
  const client = createClient({ base, company, token, fetch: io.fetch });
  const call: Client['call'] = (...asked) => client.call(...asked).catch(said);
  return { ...client, call };
};

/** A refusal in one sentence a line; what is wrong with the input is the caller's, all else is not. */
const said = (error: unknown): never => {
  if (!(error instanceof ApiProblem)) throw error;
  const lines = [
    error.document.title,
    ...(error.document.problems ?? []).map(({ path, message }) => `  ${path} ${message}`),
  ];
  return error.status >= 500 || error.status === 429 ? cannot(lines.join('\n')) : wrong(lines.join('\n'));
};
