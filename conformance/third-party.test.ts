// An activity given to a third party: an outside process, written only against the published interface, plays logistics.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { platform, sales } from '@onelot/contracts';
import { expect, it } from 'vitest';
import { make, pay, place, staff } from './support/chain.ts';
import { as, productUrl, tokenOf, until } from './support/people.ts';

const run = promisify(execFile);

it('FRM-1/2 FRM-2/4 an outside house plays logistics for an order, with the interface unchanged', async () => {
  const owner = await as('owner');
  const { id: party } = await owner.call(platform.addParty, { kind: 'partner', name: 'Outside logistics house' });
  const email = `outside-${Date.now()}@logistics-house.example`;
  await owner.call(platform.grantRole, {
    email,
    name: 'Outside dispatcher 1',
    party,
    role: { activity: 'logistics', role: 'dispatcher' },
    password: 'onelot-outside',
  });
  const placed = await place({ shippingMethod: 'collect' });
  await pay(placed);
  await make(placed.order.id, await staff());
  const { stdout } = await run(
    process.execPath,
    [
      resolve(import.meta.dirname, 'outside/logistics.mjs'),
      productUrl(),
      'golf-irons',
      await tokenOf(email, 'onelot-outside'),
      placed.order.id,
    ],
    { timeout: 40_000 },
  );
  expect(JSON.parse(stdout).state).toBe('arrived');
  const order = await until(
    'delivered',
    () => placed.customer.call(sales.getOrder, { order: placed.order.id }),
    (each) => each.state === 'delivered',
  );
  expect(order.steps.map((step) => step.step)).toContain('on-the-road');
  const outsider = await as(email);
  await expect(outsider.call(sales.listMembers, {})).rejects.toMatchObject({ status: 403 });
});
