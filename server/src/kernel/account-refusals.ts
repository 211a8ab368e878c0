// Refusals of accounts in the form of all others, and an end to guessing passwords.
import { Refusal, refuseAs } from './refusal.ts';

const TYPES = {
  400: 'bad-request',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  409: 'conflict',
  422: 'not-valid',
  429: 'too-many-requests',
} as const;

/** What the account library refused, as a problem; what it answered otherwise stays as it is. */
export const asProblem = async (response: Response): Promise<Response> => {
  if (response.status < 400) return response;
  const told = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { message?: string; code?: string };
  const type = TYPES[response.status as 400] ?? (response.status < 500 ? 'bad-request' : 'defect');
  const code = told.code ?? 'REFUSED';
  const title = told.message ?? 'This is no request for an account.';
  const problems = [{ code, path: pointer(code), message: title }];
  const refusal = new Refusal(type, title, response.status < 500 ? problems : []);
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/problem+json');
  headers.delete('content-length');
  return new Response(JSON.stringify(refusal.document()), { status: refusal.status, headers });
};

/** The field that a code of the library is about. */
const pointer = (code: string): string =>
  /PASSWORD/.test(code) && !/EMAIL/.test(code) ? '/password' : /EMAIL|USER_ALREADY/.test(code) ? '/email' : '';

/** Wrong passwords for one e-mail within `WINDOW` wall milliseconds before it is refused for the rest of them. */
const TRIES = 10;
const WINDOW = 5 * 60_000;

/** Counts failed sign-ins by e-mail in this process, so that passwords are not guessed at the speed of the machine. */
export const makeGuard = () => {
  const failures = new Map<string, { count: number; since: number }>();
  const of = (email: string, now: number) => {
    const kept = failures.get(email);
    return kept && now - kept.since < WINDOW ? kept : undefined;
  };
  return {
    /** Throws where this e-mail has failed too often of late. */
    check: (email: string, now: number): void => {
      const kept = of(email, now);
      if (!kept || kept.count < TRIES) return;
      const minutes = Math.ceil((kept.since + WINDOW - now) / 60_000);
      refuseAs(
        'too-many-requests',
        'TOO_MANY_PASSWORDS',
        `Too many wrong passwords for this e-mail. Try again in ${minutes} min.`,
        { minutes },
      );
    },
    failed: (email: string, now: number): void => {
      const kept = of(email, now);
      failures.set(email, { count: (kept?.count ?? 0) + 1, since: kept?.since ?? now });
      if (failures.size > 10_000) for (const key of failures.keys()) if (!of(key, now)) failures.delete(key);
    },
    passed: (email: string): void => {
      failures.delete(email);
    },
  };
};
