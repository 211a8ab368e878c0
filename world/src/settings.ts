// What the demo world is told when it starts: where the platform is, whom it plays and how busily.
import { parseArgs } from 'node:util';

export const PARTIES = ['customers', 'suppliers', 'equipment', 'operators', 'store', 'carriers', 'staff'] as const;
export type PartyName = (typeof PARTIES)[number];

export interface Settings {
  /** Address of the installation, without a slash at its end. */
  readonly url: string;
  readonly company: string;
  /** An account that manages the company; the others are found through it. */
  readonly email: string;
  /** Password of all demo accounts. */
  readonly password: string;
  readonly play: readonly PartyName[];
  /** Orders a business day. */
  readonly orders: number;
  readonly seed: number;
  /** Most requests a wall second. */
  readonly requests: number;
  readonly mqttPort: number | undefined;
}

const number = (name: string, text: string | undefined, fallback: number, low: number, high: number): number => {
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isFinite(value) || value < low || value > high)
    throw new Error(`${name} is "${text}"; it must be a number from ${low} to ${high}.`);
  return value;
};

const parties = (text: string | undefined): readonly PartyName[] => {
  if (text === undefined || text === '' || text === 'all') return PARTIES;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !PARTIES.includes(name as PartyName));
  if (unknown !== undefined) throw new Error(`--play names "${unknown}"; there are: ${PARTIES.join(', ')}.`);
  return names as PartyName[];
};

/** Flags win over the environment. Throws a sentence that names the setting. */
export const readSettings = (args: readonly string[], env: NodeJS.ProcessEnv): Settings => {
  const text = { type: 'string' } as const;
  const options = { url: text, company: text, email: text, play: text, orders: text, seed: text, requests: text };
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const company = values.company ?? env.ONELOT_WORLD_COMPANY ?? 'golf-irons';
  return {
    url: (values.url ?? env.ONELOT_URL ?? 'http://localhost:4000').replace(/\/$/, ''),
    company,
    email: values.email ?? env.ONELOT_WORLD_EMAIL ?? `owner@${company}.example`,
    password: env.ONELOT_WORLD_PASSWORD ?? 'onelot-demo',
    play: parties(values.play ?? env.ONELOT_WORLD_PLAY),
    orders: number('ONELOT_WORLD_ORDERS', values.orders ?? env.ONELOT_WORLD_ORDERS, 6, 0, 500),
    seed: number('ONELOT_WORLD_SEED', values.seed ?? env.ONELOT_WORLD_SEED, 24644, 0, 2 ** 32 - 1),
    requests: number('ONELOT_WORLD_REQUESTS', values.requests ?? env.ONELOT_WORLD_REQUESTS, 60, 1, 1000),
    mqttPort: env.ONELOT_MQTT_PORT ? number('ONELOT_MQTT_PORT', env.ONELOT_MQTT_PORT, 0, 1, 65535) : undefined,
  };
};
