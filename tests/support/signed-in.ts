// Opens a page as a person of the demo company who has signed in.
import { expect } from 'vitest';
import { type OpenPage, openPage, type PageWishes } from './browser.ts';
import { productUrl } from './product.ts';

/** `login` is the part before the at sign, e.g. `planner-1`. */
export const signedIn = async (login: string, wishes: PageWishes = {}): Promise<OpenPage> => {
  const opened = await openPage(wishes);
  const answer = await opened.context.request.post('/api/auth/sign-in/email', {
    data: { email: `${login}@golf-irons.example`, password: 'onelot-demo' },
    headers: { origin: new URL(productUrl()).origin },
  });
  expect(answer.status()).toBe(200);
  return opened;
};

/** The same on the screen of a desk, where the workbench is used. */
export const atDesk = (login: string, wishes: PageWishes = {}): Promise<OpenPage> =>
  signedIn(login, { width: 1440, height: 900, ...wishes });
