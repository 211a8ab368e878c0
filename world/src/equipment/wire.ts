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
  readonly onProblem: (error: unknown) => void;
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

/** Connects and keeps connected until stopped. */
export const openWire = (parts: WireParts): Wire => {
  const root = `spBv1.0/${parts.company}`;
  let client: mqtt.MqttClient | undefined;
  let stopped = false;
  let seq = 0;
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
      parts.onProblem(error);
    });
    made.on('connect', () =>
      made.subscribe(`${root}/DCMD/#`, { qos: 1 }, (error) => (error ? parts.onProblem(error) : parts.onConnect())),
    );
    made.on('close', () => {
      made.removeAllListeners('close');
      if (!stopped) again();
    });
  };
  const again = (): void => {
    setTimeout(() => {
      if (stopped) return;
      connect().catch((error) => {
        parts.onProblem(error);
        again();
      });
    }, RETRY_MS);
  };
  connect().catch((error) => {
    parts.onProblem(error);
    again();
  });
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
