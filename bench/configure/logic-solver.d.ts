// What the bench uses of the peer, which brings no types.
declare module 'logic-solver' {
  interface Solution {
    getTrueVars(): string[];
  }
  interface Solver {
    require(...formulas: readonly unknown[]): void;
    solve(): Solution | null;
    solveAssuming(term: string): Solution | null;
  }
  const Logic: {
    Solver: new () => Solver;
    or(...terms: readonly string[]): unknown;
    disablingAssertions<T>(run: () => T): T;
  };
  export default Logic;
}
