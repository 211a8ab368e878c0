// Accounts and sessions (better-auth), in a schema of their own that only the platform's rights reach.
import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { bearer } from 'better-auth/plugins/bearer';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { makeAccountLetters } from './account-letters.ts';
import { asProblem, makeGuard } from './account-refusals.ts';
import type { Config } from './config.ts';
import { APP_ROLE } from './database.ts';
import { secure } from './schema.ts';

const platform = `(select kernel.acts('platform'))`;

const pool = (url: string): pg.Pool => {
  const connections = new pg.Pool({
    connectionString: url,
    max: 6,
    options: '-c search_path=accounts -c onelot.activities=platform',
  });
  // A connection that is lost while idle is made anew when it is needed.
  connections.on('error', () => undefined);
  return connections;
};

type SetPassword = (account: { email: string; name: string }, token: string) => Promise<void>;

const options = (
  connections: pg.Pool,
  config: Pick<Config, 'publicUrl'>,
  secret: string,
  setPassword: SetPassword = async () => undefined,
) => ({
  database: connections,
  basePath: '/api/auth',
  baseURL: config.publicUrl,
  trustedOrigins: (request?: Request) => {
    const origin = request?.headers.get('origin');
    const host = request?.headers.get('host');
    return origin && host && new URL(origin).host === host ? [origin] : [];
  },
  secret,
  emailAndPassword: {
    enabled: true,
    minPasswordLength: 10,
    maxPasswordLength: 200,
    resetPasswordTokenExpiresIn: 3 * 86_400,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: ({ user, token }: { user: { email: string; name: string }; token: string }) =>
      setPassword(user, token),
  },
  plugins: [bearer()],
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  advanced: { database: { generateId: () => uuid() }, cookiePrefix: 'onelot' },
});

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface Accounts {
  /** Answers `/api/auth/*` requests. */
  handle(request: Request): Promise<Response>;
  /** The account of a request's session cookie or bearer token. */
  ofRequest(headers: Headers): Promise<Account | undefined>;
  /** Finds an account by e-mail or makes it. `made` tells which; an existing password is never changed. */
  ensure(person: { email: string; name: string; password: string }): Promise<{ account: Account; made: boolean }>;
  /** The same for a person who is to choose the password: `link` leads to where, once and within three days. */
  invite(person: { email: string; name: string }): Promise<{ account: Account; link: string | undefined }>;
  byIds(ids: readonly string[]): Promise<Account[]>;
  close(): Promise<void>;
}

/** Makes or extends the account tables as the owner and answers the SQL that secures them. */
export const migrateAccounts =
  (config: Pick<Config, 'publicUrl'>) =>
  async (ownerUrl: string): Promise<string> => {
    const connections = pool(ownerUrl);
    try {
      const { runMigrations } = await getMigrations(
        options(connections, config, 'migration-only-secret-not-used-to-sign'),
      );
      await runMigrations();
      const { rows } = await connections.query<{ relname: string }>(
        `select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace where nspname = 'accounts' and relkind = 'r' and not relforcerowsecurity`,
      );
      return [
        `grant usage on schema accounts to ${APP_ROLE};`,
        ...rows.map((row) => secure(`accounts."${row.relname}"`, platform)),
      ].join('\n');
    } finally {
      await connections.end();
    }
  };

/**
 * A browser always says where a request comes from (`sec-fetch-site`); programs do not, though some send `sec-fetch-mode`
 * alone, which the account library takes for a browser that hides its origin. Without a cookie there is nothing to forge.
 */
const plain = (request: Request): Request => {
  const { headers } = request;
  if (headers.has('cookie') || headers.has('origin') || headers.has('sec-fetch-site')) return request;
  const kept = new Headers(headers);
  for (const name of ['sec-fetch-mode', 'sec-fetch-dest']) kept.delete(name);
  return new Request(request, { headers: kept });
};

/** Whose password is tried by this request, if any is. */
const signingIn = async (request: Request): Promise<string | undefined> => {
  if (!new URL(request.url).pathname.endsWith('/sign-in/email')) return undefined;
  const told: unknown = await request
    .clone()
    .json()
    .catch(() => undefined);
  const email = told && typeof told === 'object' && 'email' in told ? told.email : undefined;
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 320) : undefined;
};

export const openAccounts = (appUrl: string, config: Config, secret: string, log: (line: string) => void): Accounts => {
  const connections = pool(appUrl);
  const letters = makeAccountLetters(config, log);
  /** Invitations under way: their links go to who invites, not by mail. */
  const invited = new Map<string, (link: string) => void>();
  const auth = betterAuth(
    options(connections, config, secret, async ({ email, name }, token) => {
      const link = `${config.publicUrl}/set-password?token=${encodeURIComponent(token)}`;
      const inviting = invited.get(email);
      if (inviting) inviting(link);
      else await letters.forgotten({ email, name }, link);
    }),
  );
  const guard = makeGuard();
  const byEmail = async (email: string): Promise<Account | undefined> =>
    (await connections.query<Account>('select id, name, email from "user" where email = $1', [email.toLowerCase()]))
      .rows[0];
  const ensure: Accounts['ensure'] = async ({ email, name, password }) => {
    const known = await byEmail(email);
    if (known) return { account: known, made: false };
    await auth.api.signUpEmail({ body: { email: email.toLowerCase(), name, password } });
    return { account: (await byEmail(email)) as Account, made: true };
  };
  return {
    handle: async (request) => {
      const email = await signingIn(request);
      if (email) guard.check(email, Date.now());
      const response = await auth.handler(plain(request));
      if (email && response.status === 401) guard.failed(email, Date.now());
      if (email && response.ok) guard.passed(email);
      return asProblem(response);
    },
    ofRequest: async (headers) => {
      if (!headers.has('cookie') && !headers.has('authorization')) return undefined;
      const session = await auth.api.getSession({ headers }).catch(() => null);
      return session ? { id: session.user.id, name: session.user.name, email: session.user.email } : undefined;
    },
    ensure,
    invite: async ({ email, name }) => {
      const { account, made } = await ensure({ email, name, password: randomBytes(32).toString('hex') });
      if (!made) return { account, link: undefined };
      const link = await new Promise<string>((resolve, reject) => {
        invited.set(account.email, resolve);
        auth.api.requestPasswordReset({ body: { email: account.email } }).catch(reject);
      }).finally(() => invited.delete(account.email));
      return { account, link };
    },
    byIds: async (ids) =>
      (await connections.query<Account>('select id, name, email from "user" where id = any($1)', [ids])).rows,
    close: () => connections.end(),
  };
};
