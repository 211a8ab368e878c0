// What a person of the demo does, read from the platform's words, and among whom they stand on the sign-in page.
import type { Companies } from './people.ts';

export type DemoPerson = Companies[number]['demoPeople'][number];

export const GROUPS = ['customers', 'company', 'floor', 'suppliers', 'carriers', 'providers'] as const;
export type Group = (typeof GROUPS)[number];

const FLOOR = ['operator', 'dispatcher'];

/** Roles as pairs; none for somebody of another house. */
export const rolesOf = (person: DemoPerson): readonly { role: string; activity: string }[] =>
  person.does.split('; ').flatMap((one) => {
    const [, role, activity] = /^(\w+), (\w+)$/.exec(one) ?? [];
    return role && activity ? [{ role, activity }] : [];
  });

/** The house somebody comes from; nothing for the company's own people. */
export const houseOf = (person: DemoPerson): string | undefined =>
  /^(?:supplier|carrier|customer|provider): (.*)$/.exec(person.does)?.[1];

export const groupOf = (person: DemoPerson): Group => {
  if (person.does.startsWith('customer:')) return 'customers';
  if (person.does.startsWith('supplier:')) return 'suppliers';
  if (person.does.startsWith('carrier:')) return 'carriers';
  if (person.does.startsWith('provider:')) return 'providers';
  const roles = rolesOf(person);
  return roles.length > 0 && roles.every(({ role }) => FLOOR.includes(role)) ? 'floor' : 'company';
};

/** The two that show most: somebody who buys, and who sees all of the company. */
export const firstTwo = (people: readonly DemoPerson[]): readonly DemoPerson[] => {
  const buyer = people.find((one) => groupOf(one) === 'customers');
  const owner = people.find((one) => groupOf(one) === 'company');
  return [buyer, owner].filter((one): one is DemoPerson => one !== undefined);
};
