// Availability, allocation and release of material: what production asks when it promises, reserves and gives up.
import { sourcing } from '@onelot/contracts';
import { buyForOrder } from '../purchases/buying.ts';
import { firm } from '../schedule/lines.ts';
import { handleForStaff } from '../tables.ts';
import { answers, netNeeds } from './netting.ts';
import { requireNeeds } from './pegging.ts';
import { releaseOrder } from './release.ts';
import { lockLedger } from './supply.ts';

const availability = handleForStaff(sourcing.availability, async (context, input) => {
  const lines = answers(context, input.needs, await netNeeds(context, input.needs, false));
  const { earliest } = input;
  if (!earliest) return lines;
  const from = new Date(earliest).toISOString();
  return lines.map((line) => (line.at < from ? { ...line, at: from } : line));
});

const allocate = handleForStaff(sourcing.allocate, async (context, input) => {
  await lockLedger(context);
  const lines = answers(context, input.needs, await requireNeeds(context, input.order, input.needs));
  // More material for an order that is placed already (scrap) is bought at once.
  if (await firm(context, input.order)) await buyForOrder(context, input.order);
  return lines;
});

const deallocate = handleForStaff(sourcing.deallocate, async (context, input) => {
  await releaseOrder(context, input.order);
  return {};
});

export const allocationHandlers = [availability, allocate, deallocate];
