// What the installation is told by its environment, read once.
import { resolve } from 'node:path';

export interface Config {
  readonly port: number;
  /** Data folder of the embedded database and secrets. */
  readonly dataDir: string;
  /** PostgreSQL address with owner rights; absent: the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Address under which people reach this installation; links in mail start with it. */
  readonly publicUrl: string;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly mqttPort: number;
  /** Whether the demo company is loaded into an empty database. */
  readonly seedDemo: boolean;
  readonly quiet: boolean;
}

const number = (value: string | undefined, fallback: number, name: string): number => {
  if (value === undefined || value === '') return fallback;
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < 0 || parsed > 65535)
    throw new Error(`${name} must be a port number, not "${value}".`);
  return parsed;
};

export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const port = number(env.PORT, 4000, 'PORT');
  return {
    port,
    dataDir: resolve(env.ONELOT_DATA || '.onelot'),
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: (env.ONELOT_URL_PUBLIC || `http://localhost:${port}`).replace(/\/$/, ''),
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.ONELOT_MAIL_FROM || 'onelot <no-reply@localhost>',
    mqttPort: number(env.ONELOT_MQTT_PORT, 0, 'ONELOT_MQTT_PORT') || (port + 1883) % 65536,
    seedDemo: env.ONELOT_DEMO !== 'off',
    quiet: env.ONELOT_QUIET === '1',
  };
};
