// How the peer answers the same question: logic-solver (MiniSat) with a pool of products that prove most values possible.
import type { Cnf } from '@onelot/configure';
import Logic from 'logic-solver';

const term = (literal: number): string => `${literal & 1 ? '-' : ''}x${literal >> 1}`;

export class Peer {
  private readonly solver = new Logic.Solver();
  private pool: Uint8Array[] = [];

  constructor(private readonly cnf: Cnf) {
    Logic.disablingAssertions(() => {
      for (let c = 0; c + 1 < cnf.start.length; c++) {
        const literals = cnf.literals.subarray(cnf.start[c], cnf.start[c + 1]);
        this.solver.require(Logic.or(...Array.from(literals, term)));
      }
    });
  }

  choose(literal: number): void {
    this.solver.require(term(literal));
    this.pool = this.pool.filter((product) => product[literal >> 1] === 1 - (literal & 1));
  }

  /** By variable: 0 free, 1 always true, 2 always false. */
  standings(): Uint8Array {
    return Logic.disablingAssertions(() => {
      const can = new Uint8Array(2 * this.cnf.variables);
      const note = (product: Uint8Array): void => {
        for (let v = 0; v < product.length; v++) can[2 * v + 1 - (product[v] as number)] = 1;
      };
      for (const product of this.pool) note(product);
      for (let literal = 0; literal < can.length; literal++) {
        if (can[literal]) continue;
        const solution = this.solver.solveAssuming(term(literal));
        if (!solution) continue;
        const product = new Uint8Array(this.cnf.variables);
        for (const name of solution.getTrueVars()) if (name[0] === 'x') product[Number(name.slice(1))] = 1;
        this.pool.push(product);
        note(product);
      }
      return Uint8Array.from({ length: this.cnf.variables }, (_, v) => (can[2 * v + 1] ? (can[2 * v] ? 0 : 2) : 1));
    });
  }
}
