// Decides what a conformance run has shown: a clause counts when tests name it and every one of them ran and passed.

/** The clauses a test names, as in "FRM-1/2 FRM-6/1 some words". */
const clausesOf = (name) =>
  [...name.matchAll(/\b([A-Z]{3}-\d+)\/(\d+)\b/g)].map(([, id, clause]) => ({ id, clause: Number(clause) }));

/**
 * ids: { "FRM-1": ["clause", …], … }; tests: [{ name, state }].
 * Returns one line an id and the names of tests that speak of a clause that does not exist.
 */
export function judge(ids, tests) {
  const named = tests.flatMap(({ name, state }) => clausesOf(name).map((one) => ({ ...one, name, state })));
  const lines = Object.entries(ids).map(([id, clauses]) => {
    const shown = clauses.filter((_, index) => {
      const mine = named.filter((one) => one.id === id && one.clause === index + 1);
      return mine.length > 0 && mine.every(({ state }) => state === 'passed');
    }).length;
    if (shown === clauses.length) return `${id} shown`;
    return shown ? `${id} partial ${shown}/${clauses.length}` : `${id} missing`;
  });
  const unknown = named.filter(({ id, clause }) => !ids[id]?.[clause - 1]).map(({ name }) => name);
  return { lines, unknown: [...new Set(unknown)] };
}
