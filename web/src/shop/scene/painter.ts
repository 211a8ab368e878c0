// Asks the painter beside the page for pictures: the newest wish of each place first come, older ones of the same place dropped.
import type { Forged, Part } from './iron/forge.ts';
import type { Answer, Ask, ForgeWish, PictureWish } from './iron/picture.worker.ts';
import type { Speed } from './iron/probe.ts';

type Wish = { place: object; wish: PictureWish; done: (picture: ImageBitmap | undefined) => void };

let worker: Worker | undefined;
let ids = 0;
const waiting: Wish[] = [];
const answers = new Map<number, (answer: Answer | undefined) => void>();
let busy = false;

const canPaint = typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined';

const painter = (): Worker => {
  if (worker) return worker;
  worker = new Worker(new URL('./iron/picture.worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    answers.get(data.id)?.(data);
    answers.delete(data.id);
  };
  // A painter that cannot start leaves the drawing on the screen.
  worker.onerror = () => {
    for (const tell of answers.values()) tell(undefined);
    answers.clear();
  };
  return worker;
};

/** Starts the painter while the page still asks for what is to be painted. */
export const warmPainter = (): void => {
  if (canPaint) painter();
};

const ask = (what: { picture: PictureWish } | { probe: true } | { forge: ForgeWish }): Promise<Answer | undefined> =>
  new Promise((resolve) => {
    const id = ++ids;
    answers.set(id, resolve);
    painter().postMessage({ id, ...what } satisfies Ask);
  });

const next = async (): Promise<void> => {
  if (busy) return;
  const wish = waiting.shift();
  if (!wish) return;
  busy = true;
  const answer = await ask({ picture: wish.wish });
  busy = false;
  wish.done(answer && 'picture' in answer ? answer.picture : undefined);
  void next();
};

/** `place` is whoever shows the picture. Calls `done` with nothing where it failed; never for a wish that a newer one replaced. */
export const wishPicture = (place: object, wish: PictureWish, done: Wish['done']): void => {
  dropWishes(place);
  if (!canPaint) {
    done(undefined);
    return;
  }
  waiting.push({ place, wish, done });
  void next();
};

/** Forgets what a place still wished for. */
export const dropWishes = (place: object): void => {
  for (let i = waiting.length - 1; i >= 0; i--) if (waiting[i]?.place === place) waiting.splice(i, 1);
};

let speed: Promise<Speed> | undefined;
/** How this machine draws in three dimensions; asked once a visit. */
export const drawingSpeed = (): Promise<Speed> => {
  speed ??= canPaint
    ? ask({ probe: true }).then((answer) => (answer && 'speed' in answer ? answer.speed : 'none'))
    : Promise.resolve('none' as const);
  return speed;
};

/** Meshes or maps of an iron, made beside the page; nothing where that failed. */
export const forgePart = async (
  parameters: Readonly<Record<string, unknown>>,
  part: Part,
): Promise<Forged | undefined> => {
  const answer = await ask({ forge: { parameters, part } });
  return answer && 'forged' in answer ? answer.forged : undefined;
};
