// The equipment's border: an MQTT broker for Sparkplug B, where machines report in and receive this variant's parameters.
import { createServer } from 'node:net';
import { type platform, production } from '@onelot/contracts';
import { Aedes, type AuthenticateError, type Client } from 'aedes';
import { get as sparkplug } from 'sparkplug-payload';
import type { Accounts } from './accounts.ts';
import type { CompanyRecord } from './activity.ts';
import { callOperation, type House } from './context.ts';
import type { Directory } from './directory.ts';
import type { Principal } from './principal.ts';
import { Refusal } from './refusal.ts';

export interface Broker {
  /** Sends an operation with its parameters to a machine (DCMD). */
  send(company: string, workCenter: string, equipment: string, metrics: Readonly<Record<string, unknown>>): void;
  stop(): Promise<void>;
}

export interface BrokerParts {
  readonly house: House;
  readonly directory: Directory;
  readonly accounts: Accounts;
  readonly port: number;
  readonly log: (line: string) => void;
}

interface Known {
  readonly company: CompanyRecord;
  readonly principal: Principal;
}

const codec = sparkplug('spBv1.0')!;
const REPORTS = new Set(['DBIRTH', 'DDATA', 'DDEATH']);

/** `spBv1.0/{company}/{message}/{workCenter}/{equipment}` taken apart. */
export const readTopic = (topic: string) => {
  const [space, company, message, workCenter, equipment] = topic.split('/');
  return space === 'spBv1.0' && company && message ? { company, message, workCenter, equipment } : undefined;
};

const plain = (value: unknown): string | number | boolean =>
  typeof value === 'number' || typeof value === 'boolean'
    ? value
    : typeof value === 'object' && value !== null && 'toNumber' in value
      ? (value as { toNumber(): number }).toNumber()
      : String(value);

/** Metrics of a payload as plain values by name. Throws for bytes that are no Sparkplug payload. */
export const readMetrics = (bytes: Uint8Array): Record<string, string | number | boolean> =>
  Object.fromEntries(
    (codec.decodePayload(bytes).metrics ?? []).flatMap((metric) =>
      metric.name && metric.value !== null && metric.value !== undefined ? [[metric.name, plain(metric.value)]] : [],
    ),
  );

export const writeMetrics = (values: Readonly<Record<string, unknown>>, now: number): Uint8Array =>
  codec.encodePayload({
    timestamp: now,
    metrics: Object.entries(values).map(([name, value]) =>
      typeof value === 'number'
        ? { name, type: 'Double', value }
        : typeof value === 'boolean'
          ? { name, type: 'Boolean', value }
          : { name, type: 'String', value: String(value) },
    ) as never,
  });

/** Runs works of one name one after the other, in the order in which they came; those of different names side by side. */
const makeTurns = () => {
  const last = new Map<string, Promise<void>>();
  return (name: string, work: () => Promise<void>): void => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work).finally(() => {
      if (last.get(name) === mine) last.delete(name);
    });
    last.set(name, mine);
  };
};

const AGAIN_MS = [200, 1000, 4000];

/** A report is acknowledged before it is worked in: what fails for another reason than a refusal is tried again. */
const heard = async (work: () => Promise<void>): Promise<void> => {
  for (const wait of AGAIN_MS) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refusal) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait).unref());
    }
  }
  return work();
};

export const makeBroker = async ({ house, directory, port, log }: BrokerParts): Promise<Broker> => {
  const broker = await Aedes.createBroker();
  const known = new WeakMap<Client, Known>();
  // `done` must not overtake the `running` before it.
  const turn = makeTurns();
  broker.authenticate = (client, username, password, done) => {
    signIn(directory, username, password?.toString())
      .then((who) => {
        known.set(client, who);
        done(null, true);
      })
      .catch((error: Error) =>
        done(Object.assign(new Error(error.message), { returnCode: 4 }) as AuthenticateError, false),
      );
  };
  broker.authorizePublish = (client, packet, done) => {
    const own = client && known.get(client)?.company.slug;
    const topic = readTopic(packet.topic);
    done(
      topic && own === topic.company && topic.message !== 'DCMD'
        ? null
        : new Error('This topic is not yours to write.'),
    );
  };
  broker.authorizeSubscribe = (client, subscription, done) => {
    const own = client && known.get(client)?.company.slug;
    done(null, own && subscription.topic.startsWith(`spBv1.0/${own}/`) ? subscription : null);
  };
  broker.on('publish', (packet, client) => {
    const who = client && known.get(client);
    const topic = readTopic(packet.topic);
    if (!who || !topic?.workCenter || !topic.equipment || !REPORTS.has(topic.message)) return;
    const from = topic as Required<typeof topic> & { workCenter: string; equipment: string };
    turn(`${topic.company}/${topic.workCenter}/${topic.equipment}`, () =>
      heard(() => report(house, who, from, packet.payload as Buffer)).catch((error) =>
        log(`equipment ${topic.equipment}: ${error.message}`),
      ),
    );
  });
  const server = createServer(broker.handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`the equipment port ${port} is in use. Set ONELOT_MQTT_PORT to another one.`)
          : error,
      ),
    );
    server.listen(port, () => resolve());
  });
  return {
    send: (company, workCenter, equipment, metrics) => {
      const topic = `spBv1.0/${company}/DCMD/${workCenter}/${equipment}`;
      broker.publish(
        {
          cmd: 'publish',
          topic,
          payload: Buffer.from(writeMetrics(metrics, Date.now())),
          qos: 1,
          retain: false,
          dup: false,
        },
        () => undefined,
      );
    },
    stop: () => new Promise<void>((resolve) => broker.close(() => server.close(() => resolve()))),
  };
};

/** User name: the company; password: a session token of an account that holds a role in production. */
const signIn = async (
  directory: Directory,
  username: string | undefined,
  token: string | undefined,
): Promise<Known> => {
  if (!username || !token) throw new Error('Sign in with the company as user name and a session token as password.');
  const company = await directory.company(username);
  const principal = await directory.principal(company, new Headers({ authorization: `Bearer ${token}` }), undefined);
  if (!principal.roles.has('production')) throw new Error('This account holds no role in production.');
  return { company, principal };
};

const report = async (
  house: House,
  who: Known,
  topic: { message: string; workCenter: string; equipment: string },
  payload: Buffer,
): Promise<void> => {
  const { state, operation, ...values } =
    topic.message === 'DDEATH' ? { state: 'offline', operation: undefined } : readMetrics(payload);
  const input = {
    equipment: topic.equipment,
    workCenter: topic.workCenter,
    state: state ?? 'idle',
    ...(operation ? { operation } : {}),
    values,
  };
  await callOperation(house, who.company, who.principal, production.reportEquipment, input);
};

export const commandOf = (
  event: platform.EventRecord,
): { equipment: string; workCenter: string; metrics: Record<string, unknown> } | undefined => {
  if (event.type !== production.recipeSent.type) return undefined;
  const data = production.recipeSent.data.parse(event.data);
  return {
    equipment: data.equipment,
    workCenter: data.workCenter,
    metrics: {
      operation: data.operation,
      order: data.order,
      ...Object.fromEntries(Object.entries(data.parameters).map(([name, value]) => [name, value])),
    },
  };
};
