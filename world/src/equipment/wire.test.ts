// The machines' connection when it breaks: told once in words, tried again, and told when it stands again.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { openWire } from './wire.ts';

/** A listener that speaks as much MQTT as letting in and subscribing takes (version 3.1.1, one packet a chunk). */
const listener = () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (packet) => {
      const kind = packet[0]! >> 4;
      if (kind === 1) socket.write(Buffer.from([0x20, 2, 0, 0]));
      if (kind === 8) socket.write(Buffer.from([0x90, 3, packet[2]!, packet[3]!, 1]));
    });
  });
  return { server, drop: () => [...sockets].map((socket) => socket.destroy()) };
};

test('a lost connection is said once, in a sentence without the library, and comes back by itself', async () => {
  const { server, drop } = listener();
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const told: string[] = [];
  const wire = openWire({
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    company: 'golf-irons',
    token: async () => 'token',
    forget: () => undefined,
    onConnect: () => told.push('connected'),
    onCommand: () => undefined,
    onLost: (why) => told.push(`lost: ${why}`),
    onBack: () => told.push('back'),
    retryMs: 50,
  });
  await expect.poll(() => told, { timeout: 5000 }).toEqual(['connected']);
  drop();
  await expect
    .poll(() => told, { timeout: 5000 })
    .toEqual(['connected', 'lost: the other side broke it off', 'back', 'connected']);
  expect(wire.connected).toBe(true);
  server.close();
  drop();
  await expect.poll(() => told.length, { timeout: 5000 }).toBe(5);
  // Nobody listens any more: however often it is tried, that is said once.
  await new Promise((done) => setTimeout(done, 300));
  expect(told.slice(4)).toEqual(['lost: the other side broke it off']);
  await wire.stop();
}, 20_000);
