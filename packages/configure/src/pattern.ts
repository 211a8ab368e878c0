// Which texts a pattern admits, matched in time linear in the text whatever the pattern (Thompson's automaton, 1968).

/** A compiled pattern. Characters are Unicode code points. */
export interface Pattern {
  /** Whether the whole text matches. */
  matches(text: string): boolean;
  /** The lengths from 0 to `max` that some matching text can have (negated classes are taken to match something). */
  lengths(max: number): number[];
}

interface State {
  /** Class to match on the way to `next[0]`; absent: `next` are free moves. */
  readonly test?: (character: string) => boolean;
  readonly next: number[];
}

const MAX_STATES = 4000;

class Failure {
  constructor(readonly message: string) {}
}

/** Compiles a pattern, or gives the reason why it is not one. Supports literals, classes, groups, `|`, `* + ? {n,m}`. */
export const compilePattern = (source: string): Pattern | { readonly error: string } => {
  try {
    const builder = new Builder([...source]);
    const start = builder.whole();
    return pattern(builder.states, start);
  } catch (failure) {
    if (failure instanceof Failure) return { error: failure.message };
    throw failure;
  }
};

const pattern = (states: readonly State[], start: number): Pattern => {
  const close = (seeds: Iterable<number>): Set<number> => {
    const reached = new Set<number>(seeds);
    for (const s of reached) if (!states[s]?.test) for (const n of states[s]?.next ?? []) reached.add(n);
    return reached;
  };
  const step = (from: Set<number>, accepts: (s: State) => boolean): Set<number> => {
    const to: number[] = [];
    for (const s of from) {
      const state = states[s] as State;
      if (state.test && accepts(state)) to.push(state.next[0] as number);
    }
    return close(to);
  };
  // State 0 is the accepting one.
  return {
    matches: (text) => {
      let now = close([start]);
      for (const character of text) now = step(now, (s) => s.test?.(character) ?? false);
      return now.has(0);
    },
    lengths: (max) => {
      const found: number[] = [];
      let now = close([start]);
      for (let n = 0; n <= max && now.size > 0; n++) {
        if (now.has(0)) found.push(n);
        now = step(now, () => true);
      }
      return found;
    },
  };
};

/** A part still to be linked: given the state that follows, makes its states and gives its first. */
type Part = (next: number) => number;

class Builder {
  readonly states: State[] = [{ next: [] }];
  private at = 0;
  private depth = 0;
  private links = 0;
  constructor(private readonly source: readonly string[]) {}

  whole(): number {
    const part = this.alternatives();
    if (this.at < this.source.length) throw new Failure(`Unexpected ${this.source[this.at]} at ${this.at}.`);
    return part(0);
  }

  private add(state: State): number {
    if (this.states.length >= MAX_STATES) throw new Failure('The pattern is too large.');
    return this.states.push(state) - 1;
  }

  private alternatives(): Part {
    if (++this.depth > 30) throw new Failure('The pattern nests too deeply.');
    const parts = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      parts.push(this.sequence());
    }
    this.depth--;
    return parts.length === 1 ? (parts[0] as Part) : (next) => this.add({ next: parts.map((p) => p(next)) });
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const sign = this.source[this.at];
      // The whole text must match anyway, so anchors at the ends say nothing new.
      if ((sign === '^' && this.at === 0) || (sign === '$' && this.at === this.source.length - 1)) this.at++;
      else parts.push(this.repeated());
    }
    return (next) => parts.reduceRight((following, part) => part(following), next);
  }

  private repeated(): Part {
    const part = this.atom();
    const [least, most] = this.quantifier();
    return (next) => {
      // Empty groups make no state, so nested counts of them are bounded here.
      this.links += least + 1;
      if (this.links > MAX_STATES) throw new Failure('The pattern is too large.');
      let first = next;
      if (most === Number.POSITIVE_INFINITY) {
        const loop = { next: [] as number[] };
        first = this.add(loop);
        loop.next.push(part(first), next);
      } else for (let i = least; i < most; i++) first = this.add({ next: [part(first), next] });
      for (let i = 0; i < least; i++) first = part(first);
      return first;
    };
  }

  private quantifier(): [number, number] {
    const sign = this.source[this.at];
    if (sign === '*' || sign === '+' || sign === '?') {
      this.at++;
      return sign === '*' ? [0, Number.POSITIVE_INFINITY] : sign === '+' ? [1, Number.POSITIVE_INFINITY] : [0, 1];
    }
    if (sign !== '{') return [1, 1];
    const end = this.source.indexOf('}', this.at);
    const match = /^(\d{1,4})(,(\d{0,4}))?$/.exec(this.source.slice(this.at + 1, end < 0 ? undefined : end).join(''));
    if (!match || end < 0) throw new Failure(`The count at ${this.at} is not of the form {2} or {2,5}.`);
    this.at = end + 1;
    const least = Number(match[1]);
    const most = !match[2] ? least : match[3] ? Number(match[3]) : Number.POSITIVE_INFINITY;
    if (most < least) throw new Failure('A count has its smaller number first.');
    return [least, most];
  }

  private atom(): Part {
    const from = this.at;
    const sign = this.source[this.at++] as string;
    if (sign === '(') return this.group();
    if ('*+?{}])^$'.includes(sign)) throw new Failure(`Unexpected ${sign} at ${from}.`);
    if (sign === '\\') this.escape();
    else if (sign === '[') this.class();
    else if (sign !== '.') return this.one((c) => c === sign);
    return this.one(single(this.source.slice(from, this.at).join('')));
  }

  private one(test: (character: string) => boolean): Part {
    return (next) => this.add({ test, next: [next] });
  }

  private group(): Part {
    if (this.source[this.at] === '?') {
      if (this.source[this.at + 1] !== ':') throw new Failure('Look-around and named groups are not supported.');
      this.at += 2;
    }
    const inner = this.alternatives();
    if (this.source[this.at] !== ')') throw new Failure('A group has no closing bracket.');
    this.at++;
    return inner;
  }

  private escape(): void {
    const sign = this.source[this.at++];
    if (sign === undefined || /[0-9bBkc]/.test(sign))
      throw new Failure('Back-references and boundaries are not supported.');
    if (sign !== 'p' && sign !== 'P' && sign !== 'u') return;
    if (sign === 'u' && this.source[this.at] !== '{') {
      this.at += 4;
      return;
    }
    const end = this.source.indexOf('}', this.at);
    if (end < 0) throw new Failure('A class such as \\p{L} has no closing brace.');
    this.at = end + 1;
  }

  private class(): void {
    while (this.at < this.source.length && this.source[this.at] !== ']')
      this.at += this.source[this.at] === '\\' ? 2 : 1;
    if (this.at++ >= this.source.length) throw new Failure('A class has no closing bracket.');
  }
}

/** One character against one class: the platform's own engine, which is safe on a single character. */
const single = (source: string): ((character: string) => boolean) => {
  try {
    const expression = new RegExp(`^${source}$`, 'u');
    return (character) => expression.test(character);
  } catch {
    throw new Failure(`${source} is not a class of characters.`);
  }
};
