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
