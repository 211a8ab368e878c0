// The demo's people in their groups: by what the platform says they do.
import { expect, it } from 'vitest';
import { firstTwo, groupOf, houseOf, rolesOf } from './does.ts';

const person = (name: string, does: string) => ({ name, email: `${name}@demo.example`, does });
const people = [
  person('owner', 'manager of all activities'),
  person('planner', 'planner, production; planner, sourcing'),
  person('assembler', 'operator, production'),
  person('store', 'dispatcher, logistics'),
  person('forge', 'supplier: Northlake Forge'),
  person('driver', 'carrier: Maple Road Parcel'),
  person('laboratory', 'provider: Cold Lake Alloy Laboratory'),
  person('buyer', 'customer: Customer 1'),
];

it('stand with those who do the same', () => {
  expect(people.map(groupOf)).toEqual([
    'company',
    'company',
    'floor',
    'floor',
    'suppliers',
    'carriers',
    'providers',
    'customers',
  ]);
  expect(rolesOf(people[1] as (typeof people)[number])).toHaveLength(2);
  expect(houseOf(people[4] as (typeof people)[number])).toBe('Northlake Forge');
});

it('a buyer and the owner come first', () => {
  expect(firstTwo(people).map((one) => one.name)).toEqual(['buyer', 'owner']);
});
