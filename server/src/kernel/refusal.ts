// A refusal: the foreseeable "no" of a command or query, turned into an RFC 9457 problem at the border.
import { type Problem, problem } from '@onelot/base';
import { PROBLEM_TYPES, type ProblemDocument, type ProblemType } from '@onelot/contracts';

export class Refusal extends Error {
  constructor(
    readonly type: ProblemType,
    readonly title: string,
    readonly problems: readonly Problem[] = [],
    /** What was written before the refusal stays written: a declined payment is refused and remembered. */
    readonly keeps = false,
  ) {
    super([title, ...problems.map((p) => `${p.path} ${p.message}`)].join('; '));
  }

  get status(): number {
    return PROBLEM_TYPES[this.type];
  }

  document(): ProblemDocument {
    return {
      type: `urn:onelot:problem:${this.type}`,
      title: this.title,
      status: this.status,
      ...(this.problems.length
        ? { problems: this.problems.map((p) => ({ ...p, data: p.data && { ...p.data } })) }
        : {}),
    };
  }
}

export const refuse = (type: ProblemType, title: string, ...problems: readonly Problem[]): never => {
  throw new Refusal(type, title, problems);
};

/** Refuses, and keeps what was written: for a "no" that is itself a fact. Only a command that was called from outside keeps it. */
export const refuseAndKeep = (type: ProblemType, title: string, ...problems: readonly Problem[]): never => {
  throw new Refusal(type, title, problems, true);
};

/** Names one field and the reason it is refused (422). */
export const invalid = (path: string, message: string, code = 'NOT_VALID', data?: Problem['data']): never =>
  refuse('not-valid', message, problem(code, path, message, data));

/** A "no" to the whole of what was asked: screens have words of their own for the code, filled with `data`. */
export const refusalOf = (type: ProblemType, code: string, title: string, data?: Problem['data']): Refusal =>
  new Refusal(type, title, [problem(code, '', title, data)]);

export const refuseAs = (...as: Parameters<typeof refusalOf>): never => {
  throw refusalOf(...as);
};

/** The value, or a 404 that names what is missing. Rows that the caller may not see are missing too. */
export const found = <T>(value: T | undefined | null, what: string): T =>
  value ?? refuseAs('not-found', 'NOT_THERE', `${what} is not there, or not yours to see.`);
