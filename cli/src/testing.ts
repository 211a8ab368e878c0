// The command as tests run it: in the project's folder, what it says kept, files in a folder of their own that goes with the test.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './commands.ts';

export const root = join(import.meta.dirname, '..', '..');

/** Make it in `beforeAll` and `remove` it in `afterAll`. */
export const makeDesk = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onelot-cli-'));
  return {
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
    /** Text as it is, all else as JSON; answers the path. */
    file: async (name: string, content: unknown): Promise<string> => {
      const path = join(folder, name);
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
  };
};

/** Runs the command with these words. */
export const onelot = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += `${text}\n`;
    },
    cwd: root,
    env,
    fetch,
  };
  return { code: await run(io, args), out, err };
};
