// The machines' wire: MQTT with Sparkplug B payloads, signed in as an account of production, connected again where it broke.
import mqtt from 'mqtt';
import { get as sparkplug } from 'sparkplug-payload';

export type Values = Readonly<Record<string, string | number | boolean>>;

export interface Wire {
  tell(message: 'NBIRTH' | 'DBIRTH' | 'DDATA' | 'DDEATH', workCenter: string, device: string, values: Values): void;
  readonly connected: boolean;
  stop(): Promise<void>;
}

export interface WireParts {
  readonly url: string;
  readonly company: string;
  readonly token: () => Promise<string>;
  readonly forget: () => void;
  readonly onConnect: () => void;
  readonly onCommand: (workCenter: string, device: string, values: Values) => void;
  /** The connection broke or was never there; said once until it stands again. `why` ends a sentence. */
  readonly onLost: (why: string) => void;
  /** It stands again after it was lost. */
  readonly onBack: () => void;
  /** Until it is tried again. */
  readonly retryMs?: number;
}

const codec = sparkplug('spBv1.0') as NonNullable<ReturnType<typeof sparkplug>>;
const typed = (value: string | number | boolean): string =>
  typeof value === 'number' ? 'Double' : typeof value === 'boolean' ? 'Boolean' : 'String';

export const encode = (values: Values, now: number, seq: number): Buffer =>
  Buffer.from(
    codec.encodePayload({
      timestamp: now,
      seq,
      metrics: Object.entries(values).map(([name, value]) => ({
        name,
        type: typed(value),
        value,
        timestamp: now,
      })) as never,
    }),
  );

export const decode = (payload: Uint8Array): Values =>
  Object.fromEntries(
    (codec.decodePayload(payload).metrics ?? []).flatMap(({ name, value }) =>
      name && value !== null && value !== undefined ? [[name, typeof value === 'object' ? Number(value) : value]] : [],
    ) as [string, string | number | boolean][],
  );

const RETRY_MS = 3000;

/** Why there is no connection, in words of ours; the library's own name its internals. */
const whyOf = (error: Error & { code?: string | number }): string => {
  if (/not authorized|bad user/i.test(error.message)) return 'it was not let in and signs in anew';
  if (error.code === 'ECONNREFUSED') return 'nobody answers there';
  if (/timeout|ETIMEDOUT/i.test(`${error.code} ${error.message}`)) return 'no answer came in time';
  return 'the other side broke it off';
};

/** Connects and keeps connected until stopped. */
export const openWire = (parts: WireParts): Wire => {
  const root = `spBv1.0/${parts.company}`;
  let client: mqtt.MqttClient | undefined;
  let stopped = false;
  let seq = 0;
  let lost = false;
  const lose = (why: string): void => {
    if (lost || stopped) return;
    lost = true;
    parts.onLost(why);
  };
  const stands = (): void => {
    if (lost) parts.onBack();
    lost = false;
    parts.onConnect();
  };
  const connect = async (): Promise<void> => {
    const made = mqtt.connect(parts.url, {
      username: parts.company,
      password: await parts.token(),
      reconnectPeriod: 0,
      connectTimeout: 8000,
    });
    client = made;
    made.on('message', (topic, payload) => {
      const [, , message, workCenter, device] = topic.split('/');
      if (message === 'DCMD' && workCenter && device) parts.onCommand(workCenter, device, decode(payload));
    });
    made.on('error', (error) => {
      if (/not authorized|bad user/i.test(error.message)) parts.forget();
      lose(whyOf(error));
    });
    made.on('connect', () =>
      made.subscribe(`${root}/DCMD/#`, { qos: 1 }, (error) => (error ? lose(whyOf(error)) : stands())),
    );
    made.on('close', () => {
      made.removeAllListeners('close');
      lose('the other side broke it off');
      if (!stopped) again();
    });
  };
  const again = (): void => {
    setTimeout(() => {
      if (stopped) return;
      begin();
    }, parts.retryMs ?? RETRY_MS);
  };
  const begin = (): void => {
    connect().catch(() => {
      lose('the server did not let it sign in');
      again();
    });
  };
  begin();
  return {
    get connected() {
      return client?.connected ?? false;
    },
    tell: (message, workCenter, device, values) => {
      if (!client?.connected) return;
      seq = (seq + 1) % 256;
      const topic =
        message === 'NBIRTH' ? `${root}/NBIRTH/${workCenter}` : `${root}/${message}/${workCenter}/${device}`;
      client.publish(topic, encode(values, Date.now(), seq), { qos: 1 });
    },
    stop: async () => {
      stopped = true;
      await client?.endAsync(false).catch(() => undefined);
    },
  };
};
