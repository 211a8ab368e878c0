// Where long work is computed: on a worker thread beside the built server, or at once where it is run from source (tests).
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** What work is told while it runs, and how it tells how far it is. */
export interface Telling {
  /** `share` from 0 to 1; `note` says in a few words what is being done. */
  progress(share: number, note?: string): void;
  /** True once nobody waits for the answer any more; the work then ends with the best it has, or throws. */
  stopped(): boolean;
}

/** Pure work: what goes in and out is JSON. */
export type Work<I, R> = (input: I, tell: Telling) => R | Promise<R>;

type Message =
  | { readonly kind: 'progress'; readonly share: number; readonly note: string | undefined }
  | { readonly kind: 'result'; readonly result: unknown };

/** The file of a worker of this name in the built server, beside this one. */
export const builtWorker = (name: string): URL => new URL(`./${name}.worker.mjs`, import.meta.url);

/** For work that tells nothing on its way and is never stopped. */
export const untold: Telling = { progress: () => undefined, stopped: () => false };

/** Runs `work` by the built worker `file` that serves it, where there is one. Throws what the work throws. */
export const runWork = async <I, R>(work: Work<I, R>, file: URL, input: I, tell: Telling): Promise<R> => {
  if (!existsSync(fileURLToPath(file))) return work(input, tell);
  return onThread(file, input, tell) as Promise<R>;
};

/** Milliseconds between looks at whether to stop, and after which work that does not end by itself is ended. */
const LOOK = 50;
const GRACE = 5_000;

const onThread = (file: URL, input: unknown, tell: Telling): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const thread = new Worker(file, { workerData: { input, flag } });
    let asked = 0;
    const watch = setInterval(() => {
      if (!tell.stopped()) return;
      Atomics.store(flag, 0, 1);
      asked += LOOK;
      if (asked > GRACE) over(() => reject(new Error('It was stopped.')));
    }, LOOK);
    const over = (settle: () => void): void => {
      clearInterval(watch);
      settle();
      void thread.terminate();
    };
    thread.on('message', (message: Message) => {
      if (message.kind === 'progress') tell.progress(message.share, message.note);
      else over(() => resolve(message.result));
    });
    thread.once('error', (error) => over(() => reject(error)));
    thread.once('exit', (code) => over(() => reject(new Error(`The thread ended with ${code} before it answered.`))));
  });

/** The whole of a worker file: `serveWork(work)`. Does nothing on the main thread. */
export const serveWork = <I, R>(work: Work<I, R>): void => {
  if (isMainThread || !parentPort) return;
  const port = parentPort;
  const { input, flag } = workerData as { input: I; flag: Int32Array };
  const post = (message: Message): void => port.postMessage(message);
  let last = 0;
  const tell: Telling = {
    progress: (share, note) => {
      const now = performance.now();
      if (share < 1 && now - last < 100) return;
      last = now;
      post({ kind: 'progress', share, note });
    },
    stopped: () => Atomics.load(flag, 0) === 1,
  };
  // An error thrown here ends the thread and reaches the host as its 'error'.
  void Promise.resolve()
    .then(() => work(input, tell))
    .then(
      (result) => post({ kind: 'result', result }),
      (error) => {
        setImmediate(() => {
          throw error;
        });
      },
    );
};
