// Who acts: an account with its parties and roles, a guest with a signed link, nobody, or an activity as system principal.
import { ACTIVITIES, type Activity, type Operation, type PartyKind, type Who } from '@onelot/contracts';
import { Refusal, refuseAs } from './refusal.ts';

export interface Party {
  readonly id: string;
  readonly kind: PartyKind;
  readonly name: string;
}

export interface Principal {
  readonly kind: 'account' | 'guest' | 'nobody' | 'system';
  /** Account id, link subject, or the system activity. */
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly parties: readonly Party[];
  /** Roles held in this company, by activity. */
  readonly roles: ReadonlyMap<Activity, ReadonlySet<string>>;
  /** Runs the installation: may remove companies and read what no company owns. */
  readonly installation: boolean;
}

export const nobody: Principal = {
  kind: 'nobody',
  id: 'nobody',
  name: 'Nobody',
  email: null,
  parties: [],
  roles: new Map(),
  installation: false,
};

/** The named principal as which reactions, timers and questions between activities act. */
export const system = (activity: Activity | 'platform'): Principal => ({
  kind: 'system',
  id: `system:${activity}`,
  name: `system:${activity}`,
  email: null,
  parties: [],
  roles: new Map(
    activity === 'platform'
      ? ACTIVITIES.map((each) => [each, new Set(['manager'])])
      : [[activity, new Set(['manager'])]],
  ),
  installation: activity === 'platform',
});

export const activitiesOf = (principal: Principal): Activity[] => [...principal.roles.keys()];
export const partyIds = (principal: Principal): string[] => principal.parties.map((party) => party.id);
export const partyOf = (principal: Principal, kind: PartyKind): Party | undefined =>
  principal.parties.find((party) => party.kind === kind);
export const isStaff = (principal: Principal): boolean => principal.roles.size > 0;

const holds = (principal: Principal, who: Who): boolean => {
  if (who === 'anyone') return true;
  if (who === 'signed-in') return principal.kind !== 'nobody';
  if (who === 'installation') return principal.installation;
  const [activity, role] = who.split(':') as [Activity, string | undefined];
  if (ACTIVITIES.includes(activity)) {
    const roles = principal.roles.get(activity);
    return roles !== undefined && (role === undefined || roles.has(role) || roles.has('manager'));
  }
  return principal.parties.some((party) => party.kind === who);
};

/** The one place where calling is allowed or refused; which records are seen is row-level security's part. */
export const mayCall = (principal: Principal, operation: Operation): void => {
  if (operation.who.some((who) => holds(principal, who))) return;
  if (principal.kind === 'nobody') throw new Refusal('not-signed-in', 'Sign in first.');
  refuseAs(
    'not-allowed',
    'NEEDS_ROLE',
    `${principal.name} may not do this: ${operation.summary}. It needs one of: ${operation.who.join(', ')}.`,
    { who: operation.who.join(', ') },
  );
};
