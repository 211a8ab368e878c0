// Signed links: a party without account acts for one subject by an address that cannot be guessed or altered.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CompanyRecord } from './activity.ts';

export interface Links {
  /** Address of `path` in the company's pages with the party's token. */
  address(company: CompanyRecord, path: string, party: string): string;
  token(company: string, party: string): string;
  /** The party of a token, or undefined where it was altered. */
  read(company: string, token: string): string | undefined;
}

export const makeLinks = (secret: string, publicUrl: string): Links => {
  const sign = (company: string, party: string): string =>
    createHmac('sha256', secret).update(`link|${company}|${party}`).digest('base64url').slice(0, 32);
  const token = (company: string, party: string): string => `${party}.${sign(company, party)}`;
  return {
    token,
    address: (company, path, party) => `${publicUrl}/${company.slug}${path}?link=${token(company.id, party)}`,
    read: (company, text) => {
      const [party, signature] = text.split('.');
      if (!party || !signature || !/^[0-9a-f-]{36}$/.test(party)) return undefined;
      const expected = Buffer.from(sign(company, party));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given) ? party : undefined;
    },
  };
};
