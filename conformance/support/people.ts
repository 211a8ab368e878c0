// Who the conformance tests act as: the demo company's people, strangers and guests, through the published interface only.
import { type Client, createClient } from '@onelot/contracts';

export const productUrl = (): string => {
  const url = process.env.ONELOT_URL;
  if (!url)
    throw new Error(
      'No product runs for this test. Run it with: npm test -- <part of the file name>, or set ONELOT_URL.',
    );
  return url;
};

const PASSWORD = 'onelot-demo';
const tokens = new Map<string, Promise<string>>();

const sessionToken = async (path: string, body: unknown): Promise<string> => {
  const response = await fetch(`${productUrl()}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const token = response.headers.get('set-auth-token');
  if (!token) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return token;
};

/** Session token of a demo person, e.g. `planner-1@golf-irons.example`. */
export const tokenOf = (email: string, password = PASSWORD): Promise<string> => {
  const known = tokens.get(email) ?? sessionToken('sign-in/email', { email, password });
  tokens.set(email, known);
  return known;
};

export const register = (name: string, email: string, password: string): Promise<string> => {
  const made = sessionToken('sign-up/email', { name, email, password });
  tokens.set(email, made);
  return made;
};

/** A client as a demo person of golf-irons, by the part of the login before the `@`; or by a full login. */
export const as = async (login: string, company = 'golf-irons'): Promise<Client> => {
  const email = login.includes('@') ? login : `${login}@golf-irons.example`;
  return createClient({ base: productUrl(), company, token: await tokenOf(email) });
};

export const stranger = (company = 'golf-irons'): Client => createClient({ base: productUrl(), company });

/** A client with the signed link that an order's answer or mail holds. */
export const withLink = (address: string, company = 'golf-irons'): Client =>
  createClient({ base: productUrl(), company, link: new URL(address, productUrl()).searchParams.get('link') ?? '' });

/** Asks until the answer fits; fails with the last answer when it never does. */
export const until = async <T>(
  what: string,
  ask: () => Promise<T>,
  fits: (answer: T) => boolean,
  seconds = 20,
): Promise<T> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    if (Date.now() > end)
      throw new Error(
        `${what} did not come about in ${seconds} s. Last answer: ${JSON.stringify(answer).slice(0, 1500)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
};
