// Whether a formula can be met under assumptions: search that learns a clause from every conflict (CDCL; Marques-Silva and
// Sakallah 1999, Eén and Sörensson 2003), with activity order, saved phases and restarts.
import { Ints } from './ints.ts';
import { NONE, Propagator, type Steps } from './propagator.ts';

export type { Steps };

/** Answers of a search: nothing meets it, something does, the steps ran out. */
export const NO = 0;
export const YES = 1;
export const STOPPED = 2;
export type Found = typeof NO | typeof YES | typeof STOPPED;

export class Solver extends Propagator {
  /** After a search that failed by its assumptions: those of them that cannot be met together. */
  failed: number[] = [];
  private readonly seen: Uint8Array;
  private learnt: number[] = [];
  private roomForLearnt = 4000;
  private readonly lesson = new Ints(64);

  constructor(variables: number, steps?: Steps) {
    super(variables, steps);
    this.seen = new Uint8Array(variables);
  }

  /**
   * Learns from a broken clause while something is decided (first unique implication point); answers the level to go back
   * to, and leaves the clause in `lesson`, the literal it asserts first.
   */
  private analyse(broken: number): number {
    const { seen, trail, levelOf, lesson } = this;
    lesson.size = 0;
    lesson.push(0);
    let open = 0;
    let at = this.assigned - 1;
    let literal = NONE;
    let clause = broken;
    do {
      open += this.gather(clause, literal);
      while (!seen[(trail[at] as number) >> 1]) at--;
      literal = trail[at--] as number;
      clause = this.reason[literal >> 1] as number;
      seen[literal >> 1] = 0;
      open--;
    } while (open > 0);
    lesson.items[0] = literal ^ 1;
    this.shorten();
    let back = 0;
    let second = 1;
    for (let i = 1; i < lesson.size; i++) {
      const level = levelOf[(lesson.items[i] as number) >> 1] as number;
      if (level > back) {
        back = level;
        second = i;
      }
    }
    if (lesson.size > 1) {
      const swap = lesson.items[1] as number;
      lesson.items[1] = lesson.items[second] as number;
      lesson.items[second] = swap;
    }
    this.heap.decay();
    return back;
  }

  /** Takes a clause's other literals into the lesson; answers how many of them are of the present level. */
  private gather(clause: number, literal: number): number {
    let open = 0;
    if (clause < NONE) return this.meet(-2 - clause);
    const length = this.store.data[clause] as number;
    for (let i = 0; i < length; i++) {
      const each = this.store.literal(clause, i);
      if (each !== literal) open += this.meet(each ^ 1);
    }
    return open;
  }

  /** A true literal that took part; answers 1 where it is of the present level and new. */
  private meet(literal: number): number {
    const variable = literal >> 1;
    const level = this.levelOf[variable] as number;
    if (this.seen[variable] || level === 0) return 0;
    this.seen[variable] = 1;
    this.heap.bump(variable);
    if (level >= this.level) return 1;
    this.lesson.push(literal ^ 1);
    return 0;
  }

  /** Leaves out literals that follow from others of the lesson, and clears the marks. */
  private shorten(): void {
    const { lesson, seen } = this;
    const all = lesson.taken();
    let kept = 1;
    for (let i = 1; i < all.length; i++) {
      const literal = all[i] as number;
      if (!this.follows(literal)) lesson.items[kept++] = literal;
    }
    lesson.size = kept;
    for (let i = 1; i < all.length; i++) seen[(all[i] as number) >> 1] = 0;
  }

  private follows(literal: number): boolean {
    const clause = this.reason[literal >> 1] as number;
    if (clause === NONE) return false;
    const known = (each: number): boolean => this.seen[each >> 1] === 1 || this.levelOf[each >> 1] === 0;
    if (clause < NONE) return known(-2 - clause);
    const length = this.store.data[clause] as number;
    for (let i = 0; i < length; i++) {
      const each = this.store.literal(clause, i);
      if (each >> 1 !== literal >> 1 && !known(each)) return false;
    }
    return true;
  }

  /** Learns from a broken clause and goes back, at most to `base`; false where `base` itself cannot stand. */
  learn(broken: number, base: number): boolean {
    if (this.level === 0) {
      this.fine = false;
      return false;
    }
    const floor = this.level === base;
    const level = this.analyse(broken);
    const literals = this.lesson.taken();
    const quality = this.distance(literals);
    this.back(Math.max(level, floor ? base - 1 : base));
    const first = literals[0] as number;
    let reason = NONE;
    if (literals.length > 1) {
      reason = this.attach(literals, quality);
      if (reason >= 0) this.learnt.push(reason);
    } else if (this.level > 0) {
      this.units.push(first);
      reason = this.store.add(literals, 1);
    }
    if (!floor || (literals.length === 1 && this.level === 0)) this.assign(first, reason);
    return !floor;
  }

  /** On how many levels a clause's literals were decided: the fewer, the better it is. */
  private distance(literals: Int32Array): number {
    const levels = new Set<number>();
    for (const literal of literals) levels.add(this.levelOf[literal >> 1] as number);
    return levels.size;
  }

  /**
   * Searches values for `scope` (all variables without it) above the present level and takes them back again. With Yes,
   * `phase` holds them, but for those `value` has already. With No by a conflict the present level, if not 0, is taken back.
   */
  search(scope?: Int32Array, assumptions: ArrayLike<number> = []): Found {
    if (!this.fine) return NO;
    const base = this.level;
    let conflicts = 0;
    let restart = 100;
    let at = 0;
    this.failed = [];
    for (;;) {
      const broken = this.propagate();
      if (broken !== NONE) {
        conflicts++;
        at = 0;
        if (!this.learn(broken, base)) return NO;
        if (this.learnt.length > this.roomForLearnt + this.assigned) this.forget();
        continue;
      }
      if (this.steps.left < 0) {
        this.back(base);
        return STOPPED;
      }
      if (conflicts >= restart) {
        conflicts = 0;
        restart = Math.ceil(restart * 1.1);
        this.back(base);
        at = 0;
        continue;
      }
      if (this.level - base < assumptions.length) {
        const literal = assumptions[this.level - base] as number;
        if (this.value[literal] === -1) {
          this.failed = this.blame(literal);
          this.back(base);
          return NO;
        }
        if (this.value[literal] === 1) this.marks.push(this.assigned);
        else this.decide(literal);
        continue;
      }
      let next = NONE;
      if (scope && conflicts === 0) {
        while (at < scope.length && this.value[2 * (scope[at] as number)] !== 0) at++;
        if (at < scope.length) next = scope[at] as number;
      } else next = this.busiest(scope);
      if (next === NONE) {
        this.back(base);
        return YES;
      }
      this.decide(2 * next + (this.phase[next] as number));
    }
  }

  /** The open variable that took part in conflicts most of late. */
  private busiest(scope?: Int32Array): number {
    if (!scope) {
      for (;;) {
        const variable = this.heap.take();
        if (variable === NONE || this.value[2 * variable] === 0) return variable;
      }
    }
    let best = NONE;
    for (const variable of scope)
      if (this.value[2 * variable] === 0 && (best === NONE || this.heap.less(best, variable))) best = variable;
    return best;
  }

  /** The assumptions from which the negation of one follows, that one included. */
  private blame(literal: number): number[] {
    const found = [literal];
    const marked = new Set<number>([literal >> 1]);
    for (let i = this.assigned - 1; i >= 0; i--) {
      const each = this.trail[i] as number;
      if (!marked.has(each >> 1) || this.levelOf[each >> 1] === 0) continue;
      const clause = this.reason[each >> 1] as number;
      if (clause === NONE) found.push(each);
      else if (clause < NONE) marked.add((-2 - clause) >> 1);
      else {
        const length = this.store.data[clause] as number;
        for (let k = 0; k < length; k++) marked.add(this.store.literal(clause, k) >> 1);
      }
    }
    return found;
  }

  /** Drops the worse half of what was learnt, but for what something now follows from. */
  private forget(): void {
    const { store } = this;
    this.learnt.sort((a, b) => store.quality(a) - store.quality(b));
    const half = this.learnt.length >> 1;
    this.learnt = this.learnt.filter((clause, i) => {
      const first = store.literal(clause, 0);
      const needed = this.value[first] === 1 && this.reason[first >> 1] === clause;
      if (i < half || needed || store.quality(clause) <= 2) return true;
      store.drop(clause);
      return false;
    });
    this.roomForLearnt = Math.ceil(this.roomForLearnt * 1.05);
    if (store.waste > store.size / 2) this.compact();
  }

  /** Moves clauses together; everything that names one learns its new place. */
  private compact(): void {
    const moved = this.store.compact();
    const at = (clause: number): number => moved.get(clause) as number;
    this.learnt = this.learnt.map(at);
    for (const list of this.watches) {
      let kept = 0;
      for (let i = 0; i < list.size; i += 2) {
        const place = moved.get(list.items[i + 1] as number);
        if (place === undefined) continue;
        list.items[kept++] = list.items[i] as number;
        list.items[kept++] = place;
      }
      list.size = kept;
    }
    for (let i = 0; i < this.assigned; i++) {
      const variable = (this.trail[i] as number) >> 1;
      const clause = this.reason[variable] as number;
      if (clause >= 0) this.reason[variable] = at(clause);
    }
  }
}
