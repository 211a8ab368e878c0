// How the web app reaches the platform: the typed client of the published interface, with the signed link a guest came by.
import { ApiProblem, type Client, createClient, ProblemDocument } from '@onelot/contracts';

const linkKey = (company: string): string => `onelot.link.${company}`;

/** Takes a `?link=` from the address once, keeps it for this browser and cleans the address. */
export const takeLink = (company: string): void => {
  const url = new URL(window.location.href);
  const link = url.searchParams.get('link');
  if (!link) return;
  keepLink(company, link);
  url.searchParams.delete('link');
  window.history.replaceState(window.history.state, '', url);
};

/** Keeps the token of a signed link, or of the address that holds it. */
export const keepLink = (company: string, linkOrAddress: string): void => {
  const token = linkOrAddress.includes('link=')
    ? new URL(linkOrAddress, window.location.origin).searchParams.get('link')
    : linkOrAddress;
  if (token) localStorage.setItem(linkKey(company), token);
  clients.delete(company);
};

export const linkOf = (company: string): string | undefined => localStorage.getItem(linkKey(company)) ?? undefined;

export const forgetLink = (company: string): void => {
  localStorage.removeItem(linkKey(company));
  clients.delete(company);
};

const clients = new Map<string, Client>();

export const clientOf = (company: string): Client => {
  const known = clients.get(company);
  if (known) return known;
  const link = company ? linkOf(company) : undefined;
  const client = createClient({ base: '', company, ...(link ? { link } : {}) });
  clients.set(company, client);
  return client;
};

/** Asks for something about accounts; throws an `ApiProblem` where it is refused. */
const auth = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`/api/auth/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer as T;
  const refused = ProblemDocument.safeParse(answer);
  throw refused.success ? new ApiProblem(refused.data) : new Error(`The server answered ${response.status}.`);
};

export const signIn = (email: string, password: string): Promise<void> => auth('sign-in/email', { email, password });
export const signUp = (name: string, email: string, password: string): Promise<void> =>
  auth('sign-up/email', { name, email, password });
export const signOut = (): Promise<void> => auth('sign-out', {});
/** Sends the way to a new password, where there is such an account; whether there is one is not told. */
export const forgotPassword = (email: string): Promise<void> => auth('request-password-reset', { email });
export const setPassword = (token: string, newPassword: string): Promise<void> =>
  auth('reset-password', { token, newPassword });
export const changePassword = (currentPassword: string, newPassword: string): Promise<void> =>
  auth('change-password', { currentPassword, newPassword, revokeOtherSessions: true });

export interface SignedIn {
  readonly token: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
}
/** Where this account is signed in, and which of them is here. */
export const sessions = async (): Promise<{ here: string; all: SignedIn[] } | undefined> => {
  const own = await auth<{ session: { token: string } } | null>('get-session');
  return own ? { here: own.session.token, all: await auth<SignedIn[]>('list-sessions') } : undefined;
};
export const endSession = (token: string): Promise<void> => auth('revoke-session', { token });
