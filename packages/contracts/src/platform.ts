// What the house itself offers: companies, people, the clock, the event log, mail.
import { z } from 'zod';
import { Census, Hit } from './common.ts';
import type { Network } from './company/network.ts';
import { command, query } from './declare.ts';
import { FieldProblem } from './problem.ts';
import { ACTIVITIES, Code, Currency, Id, Instant, LEVELS, Line, PARTY_KINDS, Slug, Text } from './vocabulary.ts';

export * from './platform-jobs.ts';

const Nothing = z.object({});
export const Company = z.object({
  id: Id,
  slug: Slug,
  name: Text,
  kind: z.enum(['demo', 'real']),
  currency: Currency,
  /** BCP 47. */
  locale: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  country: z.string(),
});
export type Company = z.infer<typeof Company>;
export const Role = z.object({ activity: z.enum(ACTIVITIES), role: Code });
export const Person = z.object({
  account: Id,
  name: z.string(),
  email: z.string(),
  party: Id,
  partyName: z.string(),
  partyKind: z.enum(PARTY_KINDS),
  roles: z.array(Role),
});
export const Clock = z.object({
  /** Business time now. */
  now: Instant,
  /** Business seconds a wall second; 1 is real time. */
  speed: z.number(),
  paused: z.boolean(),
  /** Only demo companies leave real time. */
  adjustable: z.boolean(),
  /** Whether the demo world has reported in the last ten wall seconds. */
  world: z.boolean(),
});
export const EventRecord = z.object({
  specversion: z.literal('1.0'),
  id: Id,
  /** Position in the log; ask for what follows by `after`. */
  cursor: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: Instant,
  activity: z.enum(ACTIVITIES),
  level: z.enum(LEVELS),
  flow: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
export type EventRecord = z.infer<typeof EventRecord>;

const root = { path: '/companies' } as const;
export const listCompanies = query({
  id: 'platform.listCompanies',
  ...root,
  who: ['anyone'],
  summary: 'Companies of this installation; demo companies name the people one can sign in as',
  input: Nothing,
  output: z.array(
    Company.extend({ demoPeople: z.array(z.object({ name: z.string(), email: z.string(), does: z.string() })) }),
  ),
});
export const createCompany = command({
  id: 'platform.createCompany',
  ...root,
  who: ['signed-in'],
  summary: 'Create an empty company; the caller manages all its activities',
  input: z.object({
    slug: Slug,
    name: Text,
    currency: Currency,
    locale: z.string().max(35),
    timeZone: z.string().max(60),
    country: z.string().regex(/^[A-Z]{2}$/),
  }),
  output: Company,
});
export const DEMO_COMPANIES = ['golf-irons'] as const;
export const loadDemo = command({
  id: 'platform.loadDemo',
  path: '/companies/demo',
  who: ['signed-in'],
  summary: 'Load a demo company with its people, where it is not loaded',
  input: z.object({ slug: z.enum(DEMO_COMPANIES) }),
  output: Company,
});
export const removeCompany = command({
  id: 'platform.removeCompany',
  path: '/remove',
  who: ['sales:manager'],
  summary: 'Remove a demo company with all its records',
  input: z.object({ confirm: Slug }),
  output: Nothing,
});
export const me = query({
  id: 'platform.me',
  path: '/me',
  who: ['anyone'],
  summary: 'Who the caller is here and what they may do',
  input: Nothing,
  output: z.object({ company: Company, person: Person.nullable(), guest: z.boolean() }),
});
export const listPeople = query({
  id: 'platform.listPeople',
  path: '/people',
  who: ['sales:manager'],
  summary: 'Accounts and the roles they hold here',
  input: Nothing,
  output: z.array(Person),
});
export const listRoleHolders = query({
  id: 'platform.listRoleHolders',
  path: '/role-holders',
  who: [...ACTIVITIES],
  summary: 'Who holds a role in one activity, by name: for those who ask whom to turn to',
  input: z.object({ activity: z.enum(ACTIVITIES) }),
  output: z.array(z.object({ account: Id, name: z.string(), role: Code })),
});
export const grantRole = command({
  id: 'platform.grantRole',
  path: '/people',
  who: ['sales:manager'],
  summary: 'Give an account (made when new) a role in a party: several may hold the same role, one may hold several',
  input: z.object({
    email: z.email(),
    name: Line(120),
    party: Id.optional(),
    role: Role,
    /** A first password for a new account; without it the person chooses one by the invitation. */
    password: z.string().min(10).max(200).optional(),
  }),
  /** `invitation`: an address for the new person to choose a password at, once and within three days. */
  output: Person.extend({ invitation: z.string().nullable() }),
});
export const revokeRole = command({
  id: 'platform.revokeRole',
  path: '/people/revoke',
  who: ['sales:manager'],
  summary: 'Take a role back',
  input: z.object({ account: Id, role: Role }),
  output: Nothing,
});
export const listParties = query({
  id: 'platform.listParties',
  path: '/parties',
  who: [...ACTIVITIES],
  summary: 'Organisations and people this company works with',
  input: z.object({ kind: z.enum(PARTY_KINDS).optional() }),
  output: z.array(z.object({ id: Id, kind: z.enum(PARTY_KINDS), name: z.string(), code: z.string().nullable() })),
});
export const addParty = command({
  id: 'platform.addParty',
  path: '/parties',
  who: ['sales:manager', 'sourcing:manager', 'logistics:manager', 'research:manager'],
  summary: 'Add an organisation that will work with this company: a provider, or a partner that takes over an activity',
  input: z.object({ kind: z.enum(['provider', 'partner']), name: Line(120), email: z.email().max(200).optional() }),
  output: z.object({ id: Id }),
});
export const getClock = query({
  id: 'platform.getClock',
  path: '/clock',
  who: ['anyone'],
  summary: 'Business time',
  input: Nothing,
  output: Clock,
});
export const setClock = command({
  id: 'platform.setClock',
  path: '/clock',
  who: [...ACTIVITIES],
  summary: 'Pause or speed up a demo company (at most a day in ten seconds); business time never runs backwards',
  input: z.object({ speed: z.number().min(1).max(8640).optional(), paused: z.boolean().optional() }),
  output: Clock,
});
export const worldPulse = command({
  id: 'platform.worldPulse',
  path: '/clock/pulse',
  who: [...ACTIVITIES],
  level: 'CTL',
  summary: 'The demo world says that it is alive',
  input: Nothing,
  output: Clock,
});
export const listEvents = query({
  id: 'platform.listEvents',
  path: '/events',
  who: ['signed-in'],
  summary:
    'The event log as far as the caller may see it, in commit order; the same as a stream at /events/stream (server-sent events)',
  input: z.object({
    after: z.string().optional(),
    subject: z.string().max(100).optional(),
    flow: z.string().max(1).optional(),
    type: z.string().max(100).optional(),
    activity: z.enum(ACTIVITIES).optional(),
    newest: z.boolean().optional(),
    limit: z.int().min(1).max(500).default(100),
  }),
  output: z.object({ events: z.array(EventRecord), next: z.string() }),
});
export const getChain = query({
  id: 'platform.getChain',
  path: '/chain',
  who: [...ACTIVITIES],
  summary:
    'The value chain drawn from the log: what each activity holds by level, and each flow with its count and last event',
  input: z.object({ hours: z.int().min(1).max(8760).default(24) }),
  output: z.object({
    cells: z.array(Census.extend({ activity: z.enum(ACTIVITIES) })),
    flows: z.array(
      z.object({
        flow: z.string(),
        name: z.string(),
        from: z.array(z.string()),
        to: z.array(z.string()),
        carries: z.string(),
        count: z.int(),
        total: z.int(),
        /** The counted events by their type. */
        byType: z.record(z.string(), z.int()),
        last: EventRecord.nullable(),
      }),
    ),
    users: z.int(),
    suppliers: z.int(),
    designers: z.int(),
  }),
});
export const search = query({
  id: 'platform.search',
  path: '/search',
  who: ['signed-in'],
  summary: 'Any record by number, code or name',
  input: z.object({ q: z.string().trim().min(1).max(100) }),
  output: z.array(Hit),
});
const Files = z.record(z.string().max(200), z.string().max(5_000_000));
export const importCompany = command({
  id: 'platform.importCompany',
  path: '/import',
  who: ['research:manager', 'sales:manager'],
  summary: 'Import company data from CSV and model files; every line is checked before anything is written',
  input: z.object({ files: Files, dryRun: z.boolean().default(false) }),
  output: z.object({ written: z.boolean(), counts: z.record(z.string(), z.int()), problems: z.array(FieldProblem) }),
});
export const exportCompany = query({
  id: 'platform.exportCompany',
  path: '/export',
  who: ['research:manager', 'sales:manager'],
  summary: 'The company as importable files',
  input: Nothing,
  output: z.object({ files: Files }),
});
export const getNetwork = query({
  id: 'platform.getNetwork',
  path: '/network',
  who: ['production', 'sourcing', 'sales', 'logistics', 'research'],
  summary: "The company's network: offers, forecast, centers with their resources; null where none was imported",
  input: Nothing,
  output: z.object({ network: z.custom<Network>().nullable() }),
});
export const templates = query({
  id: 'platform.templates',
  path: '/import/templates',
  who: [...ACTIVITIES],
  summary: 'Empty files to fill in, with one example line each',
  input: Nothing,
  output: z.object({ files: Files }),
});
export const listMail = query({
  id: 'platform.listMail',
  path: '/mail',
  who: ['sales', 'service'],
  summary: 'Mail the company sent; where no SMTP server is set it stays here',
  input: z.object({ limit: z.int().min(1).max(200).default(50) }),
  output: z.array(
    z.object({
      id: Id,
      to: z.string(),
      subject: z.string(),
      text: z.string(),
      at: Instant,
      state: z.enum(['kept', 'queued', 'sent', 'failed']),
      error: z.string().nullable(),
    }),
  ),
});
