// Decides what of a vitest run is handed to our runner: every test with its state, and the reason of a skip.
import { writeFileSync } from 'node:fs';

export default class ForTheRunner {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [
      ...[...module.children.allTests()].map((test) => {
        const { state, note } = test.result();
        return {
          file: module.relativeModuleId,
          name: test.fullName,
          state: state === 'pending' ? 'failed' : state,
          note,
        };
      }),
      // A file that cannot be read, or a failed preparation, hides its tests: that is a failure of its own.
      ...[module, ...module.children.allSuites()]
        .filter((place) => place.errors().length)
        .map((place) => ({
          file: module.relativeModuleId,
          name: `${place.fullName ?? 'the file'} (preparation)`,
          state: 'failed',
        })),
    ]);
    for (const error of unhandledErrors) tests.push({ file: '', name: `unhandled: ${error.message}`, state: 'failed' });
    writeFileSync(process.env.ONELOT_RESULTS, JSON.stringify(tests));
  }
}
