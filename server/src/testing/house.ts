// A running platform for tests: the real server on a real PostgreSQL of its own, with the demo company, called as any person.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { type Activity, type Client, createClient } from '@onelot/contracts';
import { ACTIVITY_MODULES } from '../activities/index.ts';
import type { ActivityModule, CompanyRecord, Context } from '../kernel/activity.ts';
import { makeBroker } from '../kernel/broker.ts';
import { inCompany } from '../kernel/context.ts';
import { DEMO_PASSWORD } from '../kernel/platform/seed.ts';
import { system } from '../kernel/principal.ts';
import { type Running, startServer } from '../kernel/server.ts';

export interface TestHouse {
  readonly url: string;
  /** Where equipment reports in. */
  readonly mqttPort: number;
  readonly running: Running;
  /** A client as the demo person with this login, e.g. `planner-1@golf-irons.example`. */
  as(login: string, company?: string): Promise<Client>;
  /** A client as a stranger, or with a signed link. */
  guest(link?: string, company?: string): Client;
  /** Waits until all reactions have done what was committed so far. */
  settle(): Promise<void>;
  /** Looks into the database as one activity's system principal. */
  inside<T>(
    activity: Parameters<typeof system>[0],
    work: (context: Context<never>) => Promise<T>,
    company?: string,
  ): Promise<T>;
  company(slug?: string): Promise<CompanyRecord>;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Token of the link in an address such as the one `sales.placeOrder` answers. */
export const linkIn = (address: string): string => new URL(address, 'http://localhost').searchParams.get('link') ?? '';

/** Starts everything in a temporary folder; takes about three seconds. Stop it in `afterAll`. */
export const startTestHouse = async ({
  demo = true,
  only,
  smtpUrl,
  keep,
  more = [],
}: {
  demo?: boolean;
  /** Sends mail there. */
  smtpUrl?: string;
  /** A data folder that outlives the house, so that another can be started on it. */
  keep?: string;
  /** Serve these activities alone; a test stands in for the others. */
  only?: readonly Activity[];
  /** Modules of the test's own beside them. */
  more?: readonly ActivityModule[];
} = {}): Promise<TestHouse> => {
  const dataDir = keep ?? (await mkdtemp(join(tmpdir(), 'onelot-test-')));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const lines: string[] = [];
  const log = (line: string): void => {
    lines.push(line);
    if (/defect|failed/.test(line)) process.stderr.write(`${line}\n`);
  };
  const config = {
    port,
    dataDir,
    databaseUrl: undefined,
    publicUrl: url,
    smtpUrl,
    mailFrom: 'onelot@localhost',
    mqttPort: await freePort(),
    seedDemo: demo,
    quiet: true,
  };
  const chosen = ACTIVITY_MODULES.filter(({ activity }) => !only || only.some((each) => each === activity));
  const modules = [...chosen, ...more];
  const running = await startServer({ config, modules, log, serve, makeBroker });
  const tokens = new Map<string, string>();
  const token = async (login: string): Promise<string> => {
    const known = tokens.get(login);
    if (known) return known;
    const response = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: login, password: DEMO_PASSWORD }),
    });
    const got = response.headers.get('set-auth-token');
    if (!got) throw new Error(`cannot sign in as ${login}: ${response.status} ${await response.text()}`);
    tokens.set(login, got);
    return got;
  };
  const company = (slug = 'golf-irons'): Promise<CompanyRecord> => running.directory.company(slug);
  return {
    url,
    mqttPort: config.mqttPort,
    running,
    as: async (login, slug = 'golf-irons') => createClient({ base: url, company: slug, token: await token(login) }),
    guest: (link, slug = 'golf-irons') => createClient({ base: url, company: slug, ...(link ? { link } : {}) }),
    settle: () => running.settle(),
    inside: async (activity, work, slug) =>
      inCompany(running.house, await company(slug), system(activity), activity, (context) =>
        work(context as unknown as Context<never>),
      ),
    company,
    stop: async () => {
      await running.stop();
      if (!keep) await rm(dataDir, { recursive: true, force: true });
    },
  };
};
