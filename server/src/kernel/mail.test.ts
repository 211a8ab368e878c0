// Mail leaves through a real SMTP conversation where a server is set, is tried again when it fails, and stays in the outbox without one.
import { createServer, type Server, type Socket } from 'node:net';
import { platform } from '@onelot/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestHouse, type TestHouse } from '../testing/house.ts';

/** The least of an SMTP server (RFC 5321): it says yes to everything but the first message, and keeps what it got. */
const letters: string[] = [];
let refused = 0;
const speak = (socket: Socket): void => {
  let body: string[] | undefined;
  let rest = '';
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  say('220 test ready');
  socket.setEncoding('utf8').on('data', (part) => {
    const lines = (rest + part).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (body) {
        if (line !== '.') body.push(line);
        else {
          letters.push(body.join('\n'));
          body = undefined;
          say('250 kept');
        }
      } else if (/^EHLO/i.test(line)) say('250 test');
      else if (/^RCPT/i.test(line) && refused++ === 0) say('451 try again');
      else if (/^DATA/i.test(line)) {
        body = [];
        say('354 go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else say('250 yes');
    }
  });
  socket.on('error', () => undefined);
};

let server: Server;
let house: TestHouse;
beforeAll(async () => {
  server = createServer(speak);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  house = await startTestHouse({ smtpUrl: `smtp://127.0.0.1:${port}` });
}, 90_000);
afterAll(async () => {
  await house.stop();
  server.close();
});

describe('mail', () => {
  it('is sent once, after a refusal that passes', async () => {
    await house.inside('sales', (context) =>
      context.mail({
        to: 'customer-1@golf-irons.example',
        subject: 'Order 10001 received',
        text: 'It is kept for you.\nSee it: Grüße',
      }),
    );
    const clerk = await house.as('sales-1@golf-irons.example');
    const state = async () =>
      (await clerk.call(platform.listMail, {})).find((letter) => letter.subject === 'Order 10001 received')?.state;
    await expect.poll(state, { timeout: 20_000 }).toBe('sent');
    expect(letters.filter((letter) => letter.includes('Order 10001 received'))).toHaveLength(1);
    expect(letters[0]).toMatch(/^To: customer-1@golf-irons\.example$/m);
  }, 30_000);
});

const account = (path: string, body: unknown, token?: string) =>
  fetch(`${house.url}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
const tokenIn = (text: string) => decodeURIComponent(/set-password\?token=([^\s]+)/.exec(text)?.[1] ?? '');

describe('a way to a password', () => {
  it('goes by mail to who forgot it, works once, ends the other sessions, and lies in no outbox', async () => {
    const email = 'customer-2@golf-irons.example';
    const before = (await account('sign-in/email', { email, password: 'onelot-demo' })).headers.get('set-auth-token')!;
    expect((await account('request-password-reset', { email })).status).toBe(200);
    const letter = await (async () => {
      for (let i = 0; i < 100; i += 1) {
        // A mailed line is at most 76 characters: the address is put together again.
        const found = letters.map((each) => each.replaceAll('=\n', '').replaceAll('=3D', '=')).find(tokenIn);
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('no letter came');
    })();
    const token = tokenIn(letter);
    const clerk = await house.as('sales-1@golf-irons.example');
    expect(JSON.stringify(await clerk.call(platform.listMail, { limit: 200 }))).not.toContain(token);
    const change = { token, newPassword: 'another password' };
    expect((await account('reset-password', change)).status).toBe(200);
    expect((await account('reset-password', change)).status).toBe(400);
    expect((await account('sign-in/email', { email, password: 'onelot-demo' })).status).toBe(401);
    expect((await account('sign-in/email', { email, password: 'another password' })).status).toBe(200);
    const old = await fetch(`${house.url}/api/auth/get-session`, { headers: { authorization: `Bearer ${before}` } });
    expect(await old.json()).toBeNull();
  });

  it.each([null, [], 'text', { email: null }, { email: 7, password: {} }])('refuses %j as a body', async (body) => {
    const response = await account('sign-in/email', body);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('tells nobody whether there is an account', async () => {
    const unknown = await account('request-password-reset', { email: 'nobody@nowhere.example' });
    expect(unknown.status).toBe(200);
  });

  it('is given to who invites a new person, and never for an account that exists', async () => {
    const owner = await house.as('owner@golf-irons.example');
    const role = { activity: 'production', role: 'operator' } as const;
    const made = await owner.call(platform.grantRole, { email: 'new-1@golf-irons.example', name: 'New 1', role });
    expect(made.invitation).toContain('/set-password?token=');
    const newPassword = 'chosen by myself';
    expect((await account('reset-password', { token: tokenIn(made.invitation!), newPassword })).status).toBe(200);
    const entered = await account('sign-in/email', { email: 'new-1@golf-irons.example', password: newPassword });
    expect(entered.status).toBe(200);
    const again = await owner.call(platform.grantRole, {
      email: 'sales-1@golf-irons.example',
      name: 'Sales 1',
      role: { activity: 'service', role: 'agent' },
    });
    expect(again.invitation).toBeNull();
  });
});
