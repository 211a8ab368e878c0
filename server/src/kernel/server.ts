// One process of the platform, put together from its parts and taken apart in the reverse order.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { serve as nodeServe } from '@hono/node-server';
import type { platform } from '@onelot/contracts';
import { migrateAccounts, openAccounts } from './accounts.ts';
import { type ActivityModule, rooms } from './activity.ts';
import { type Broker, type makeBroker as BrokerMaker, commandOf } from './broker.ts';
import type { Config } from './config.ts';
import { type House, handlerMap } from './context.ts';
import { APP_ROLE, openDatabase } from './database.ts';
import { type Directory, makeDirectory } from './directory.ts';
import { startEmbedded } from './embedded.ts';
import { START, writeCursor } from './events.ts';
import { makeApp } from './http.ts';
import { startJobs } from './jobs.ts';
import { makeLinks } from './links.ts';
import { type Feed, makeFeed } from './live.ts';
import { mailTimer } from './mail.ts';
import { migrate } from './migrate.ts';
import { clockHandlers } from './platform/clocks.ts';
import { companyHandlers } from './platform/companies.ts';
import { importHandlers } from './platform/importing.ts';
import { jobHandlers } from './platform/jobs.ts';
import { logHandlers, mailHandlers } from './platform/log.ts';
import { peopleHandlers } from './platform/people.ts';
import { announceSeed, loadDemo, seedDemo } from './platform/seed.ts';
import { system } from './principal.ts';
import { startReactor } from './reactions.ts';
import { startTimers } from './timers.ts';

export const VERSION = '0.1.0';

export interface Parts {
  readonly config: Config;
  readonly modules: readonly ActivityModule[];
  readonly log: (line: string) => void;
  readonly serve: typeof nodeServe;
  readonly makeBroker: typeof BrokerMaker;
}

export interface Running {
  readonly url: string;
  readonly house: House;
  readonly directory: Directory;
  /** Resolves once every reaction has read all that is committed. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

interface Secrets {
  readonly app: string;
  readonly sessions: string;
  readonly links: string;
}

/** Kept in the data folder, readable by its owner only; several processes are given the same by `ONELOT_SECRET`. */
const readSecrets = async (dataDir: string): Promise<Secrets> => {
  const shared = process.env.ONELOT_SECRET;
  if (shared) return { app: `${shared}-database`, sessions: `${shared}-sessions`, links: `${shared}-links` };
  const file = join(dataDir, 'secrets.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known) return JSON.parse(known) as Secrets;
  const make = (): string => randomBytes(32).toString('hex');
  const secrets: Secrets = { app: make(), sessions: make(), links: make() };
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  await chmod(file, 0o600);
  return secrets;
};

const appUrl = (ownerUrl: string, password: string): string => {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = password;
  return url.toString();
};

export const startServer = async ({ config, modules, log, serve, makeBroker }: Parts): Promise<Running> => {
  const secrets = await readSecrets(config.dataDir);
  const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir, log);
  const ownerUrl = config.databaseUrl ?? embedded?.url ?? '';
  const steps = await migrate(
    ownerUrl,
    secrets.app,
    modules.map(({ activity, migrations }) => ({ schema: activity, migrations })),
    migrateAccounts(config),
  );
  log(steps ? `database: ${steps} steps forward` : 'database: up to date');
  const database = openDatabase(ownerUrl, secrets.app, log);
  const accounts = openAccounts(appUrl(ownerUrl, secrets.app), config, secrets.sessions, log);
  const links = makeLinks(secrets.links, config.publicUrl);
  const directory = makeDirectory(database, accounts, links);
  const feed = makeFeed(database, log);
  const { module } = rooms('platform');
  const housekeeping = { database, accounts, directory };
  const platformModule = module({
    handlers: [
      ...companyHandlers(housekeeping, (slug) => loadDemo(house, housekeeping, slug)),
      ...peopleHandlers(accounts),
      ...clockHandlers(feed),
      ...logHandlers,
      ...mailHandlers,
      ...importHandlers(housekeeping),
      ...jobHandlers,
    ],
    timers: [mailTimer(config)],
  });
  const all = [platformModule, ...modules];
  const house: House = { database, links, log, handlers: handlerMap(all) };
  const reactor = startReactor(house, modules, directory.companies);
  const quiet = await database.listen((company) => {
    reactor.wake(company);
    feed.wake(company);
  });
  const jobs = startJobs(
    house,
    modules.flatMap((each) => each.jobs),
    directory.companies,
    Math.max(1, availableParallelism() - 1),
  );
  const stopTimers = startTimers(house, all, directory.companies);
  const broker = await makeBroker({ house, directory, accounts, port: config.mqttPort, log });
  const stopRecipes = await relayRecipes(feed, directory, broker);
  let ready = false;
  const app = makeApp({ house, config, accounts, directory, feed, version: VERSION, ready: () => ready });
  const server = await listen(serve, app.fetch, config.port);
  const seeded = config.seedDemo ? await seedDemo(house, housekeeping, log) : undefined;
  ready = true;
  const url = `http://localhost:${config.port}`;
  log(`onelot is at ${url}`);
  await announceSeed(house, directory, seeded, log);
  return {
    url,
    house,
    directory,
    settle: reactor.settle,
    stop: async () => {
      ready = false;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      stopRecipes();
      await broker.stop();
      await jobs.stop();
      await stopTimers();
      await reactor.stop();
      feed.stop();
      await quiet();
      await accounts.close();
      await database.close();
      await embedded?.stop();
    },
  };
};

/** What the log says was sent to a machine goes out over MQTT, for each company as it appears. */
const relayRecipes = async (feed: Feed, directory: Directory, broker: Broker): Promise<() => void> => {
  const relayed = new Set<string>();
  // A company that appears later is read from its first event: a recipe may have been sent before it was noticed.
  const relay = async (after?: string): Promise<void> => {
    for (const company of await directory.companies()) {
      if (relayed.has(company.id)) continue;
      relayed.add(company.id);
      const send = (name: string, _id: string, data: unknown): void => {
        const command = name === 'event' ? commandOf(data as platform.EventRecord) : undefined;
        if (command) broker.send(company.slug, command.workCenter, command.equipment, command.metrics);
      };
      await feed.add(company, { principal: system('production'), send }, after).catch((error) => {
        relayed.delete(company.id);
        throw error;
      });
    }
  };
  await relay();
  const timer = setInterval(() => void relay(writeCursor(START)).catch(() => undefined), 3000);
  return () => clearInterval(timer);
};

const listen = (
  serve: typeof nodeServe,
  fetch: Parameters<typeof nodeServe>[0]['fetch'],
  port: number,
): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch, port }, () => resolve(server)) as Server;
    // Longer than proxies and clients keep an idle connection: who closes first is never in the middle of a request.
    server.keepAliveTimeout = 75_000;
    server.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is in use. Set PORT to another one.`) : error),
    );
  });
