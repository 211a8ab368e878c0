// How a compiled formula is written down and read again: versioned, with a hash of its content, small when compressed.
import { fail, ok, problem, type Result } from '@onelot/base';
import { sha256 } from '../hash.ts';
import type { Dag } from './dag.ts';
import type { CompiledFormula } from './formula.ts';
import { Ints } from './ints.ts';

/** Counts up when the layout changes; others are refused with STALE_VERSION. */
const VERSION = 2;
const MAGIC = 'onelot-formula';
const HASH_BYTES = 64;

/** The formula as bytes: name, version, SHA-256 of the rest, then numbers of seven bits a byte, neighbours as differences. */
export const writeFormula = (compiled: CompiledFormula): Uint8Array => {
  const { cnf, simplified, dag, stepsTaken } = compiled;
  const out = new Writer();
  out.number(stepsTaken);
  out.number(cnf.variables);
  out.list(cnf.start);
  out.list(cnf.literals);
  out.list(simplified.truth);
  out.number(simplified.cnf.variables);
  out.list(simplified.cnf.start);
  out.list(simplified.cnf.literals);
  out.list(Int32Array.from(compiled.hidden));
  out.number(dag ? 1 : 0);
  if (dag)
    for (const list of [
      dag.edgeStart,
      dag.literalStart,
      dag.literals,
      dag.freeStart,
      dag.free,
      dag.childStart,
      dag.children,
    ])
      out.list(list);
  const body = out.bytes();
  const head = new TextEncoder().encode(`${MAGIC}/${VERSION}/${sha256(body)}`);
  const all = new Uint8Array(head.length + body.length);
  all.set(head);
  all.set(body, head.length);
  return all;
};

/** Reads what `writeFormula` wrote. Problems: STALE_VERSION of another layout; BAD_MODEL where the content is not as written. */
export const readFormula = (bytes: Uint8Array): Result<CompiledFormula> => {
  const bad = (code: string, message: string) => fail(problem(code, '', message));
  const text = new TextDecoder().decode(bytes.subarray(0, 40));
  const found = /^onelot-formula\/(\d{1,6})\//.exec(text);
  if (!found) return bad('BAD_MODEL', 'These bytes are no compiled formula.');
  if (Number(found[1]) !== VERSION)
    return bad(
      'STALE_VERSION',
      `This formula was compiled by version ${found[1]}; this is version ${VERSION}: compile it again.`,
    );
  const at = found[0].length;
  const body = bytes.subarray(at + HASH_BYTES);
  if (new TextDecoder().decode(bytes.subarray(at, at + HASH_BYTES)) !== sha256(body))
    return bad('BAD_MODEL', 'The compiled formula is not what was written: its hash differs.');
  const read = new Reader(body);
  const stepsTaken = read.number();
  const cnf = { variables: read.number(), start: read.list(), literals: read.list() };
  const truth = read.list();
  const inner = { variables: read.number(), start: read.list(), literals: read.list() };
  const hidden = Uint8Array.from(read.list());
  const graph = read.number() === 1 ? Array.from({ length: 7 }, () => read.list()) : undefined;
  const dag = graph && dagOf(inner.variables, graph as Seven);
  return ok({ cnf, simplified: { cnf: inner, truth }, dag, hidden, stepsTaken });
};

type Seven = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
const dagOf = (
  variables: number,
  [edgeStart, literalStart, literals, freeStart, free, childStart, children]: Seven,
): Dag => ({
  variables,
  edgeStart,
  literalStart,
  literals,
  freeStart,
  free,
  childStart,
  children,
});

class Writer {
  private readonly out = new Ints(4096);

  /** A whole number of at most 2^53 - 1, not negative. */
  number(value: number): void {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.out.push((rest % 128) + 128);
    this.out.push(rest);
  }

  /** Differences to the number before, their sign in the last bit. */
  list(list: Int32Array): void {
    this.number(list.length);
    let last = 0;
    for (const value of list) {
      const step = value - last;
      this.number(step < 0 ? -2 * step - 1 : 2 * step);
      last = value;
    }
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.out.taken());
  }
}

class Reader {
  private at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at++] as number;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  list(): Int32Array {
    const list = new Int32Array(this.number());
    let last = 0;
    for (let i = 0; i < list.length; i++) {
      const step = this.number();
      last += step & 1 ? -(step + 1) / 2 : step / 2;
      list[i] = last;
    }
    return list;
  }
}
