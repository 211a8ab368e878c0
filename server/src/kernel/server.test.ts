// Started again, the platform finds its data: companies, offers, sessions, and a clock that went on and never back.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform, sales } from '@onelot/contracts';
import { afterAll, expect, it } from 'vitest';
import { startTestHouse } from '../testing/house.ts';

const folder = await mkdtemp(join(tmpdir(), 'onelot-again-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('keeps everything over a restart', async () => {
  const first = await startTestHouse({ keep: folder });
  await first.settle();
  const owner = await first.as('owner@golf-irons.example');
  const fast = await owner.call(platform.setClock, { speed: 3600 });
  const kept = await first
    .guest()
    .call(sales.saveConfiguration, { product: 'irons', version: 1, choices: { finish: 'black' } });
  await first.stop();
  const second = await startTestHouse({ keep: folder });
  try {
    expect(await second.guest().call(sales.getConfiguration, { configuration: kept.id })).toMatchObject({
      choices: { finish: 'black' },
    });
    expect(await second.guest().call(platform.listCompanies, {})).toHaveLength(1);
    const clock = await (await second.as('owner@golf-irons.example')).call(platform.getClock, {});
    expect(Date.parse(clock.now)).toBeGreaterThan(Date.parse(fast.now));
    expect(clock.speed).toBe(3600);
  } finally {
    await second.stop();
  }
}, 90_000);
