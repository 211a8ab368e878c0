// A product ready to be chosen from: its rules come compiled with it, and are compiled here only where they do not fit.
import type { Result } from '@onelot/base';
import { type Artifact, type Compiled, compile, type PublicModel, readCompiled } from '@onelot/configure';

interface Sent {
  readonly model: unknown;
  readonly compiled?: Omit<Artifact, 'model' | 'format'> & { readonly format: string };
}

const known = new WeakMap<Sent, Result<Compiled>>();

/** The same answer of the server is opened once. */
export const opened = (sent: Sent): Result<Compiled> => {
  const before = known.get(sent);
  if (before) return before;
  const model = sent.model as PublicModel;
  const read = sent.compiled ? readCompiled({ ...sent.compiled, model } as Artifact) : undefined;
  const made = read?.ok ? read : compile(model);
  known.set(sent, made);
  return made;
};
