// Decides how the scripts speak: plain sentences with the seconds since the start.
const start = performance.now();

export const say = (sentence) => process.stdout.write(`${seconds().padStart(6)} s  ${sentence}\n`);
export const seconds = (from = start) => ((performance.now() - from) / 1000).toFixed(1);

/** Ends the script with one sentence for people instead of a stack trace. */
export function fail(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}
