// Paints pictures of irons beside the page's own thread, and tries how fast this machine draws in three dimensions.
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { View } from '../pose.ts';
import { type Forged, forge, handedOver, type Part } from './forge.ts';
import { type Frame, frameOf, type Room } from './frame.ts';
import { paint } from './paint.ts';
import { type IronParameters, ironParameters } from './parameters.ts';
import { probe, type Speed } from './probe.ts';
import { type Relief, relief } from './relief.ts';
import { type IronShape, ironShape } from './shape.ts';

export interface PictureWish {
  parameters: Readonly<Record<string, unknown>>;
  view: View;
  room: Room;
  /** Pixels of the picture for each of the screen's. */
  density: number;
}
export interface ForgeWish {
  parameters: Readonly<Record<string, unknown>>;
  part: Part;
}
export type Ask = { id: number } & ({ picture: PictureWish } | { probe: true } | { forge: ForgeWish });
export type Answer = { id: number } & (
  | { picture: ImageBitmap }
  | { forged: Forged }
  | { speed: Speed }
  | { failed: string }
);

interface Scope {
  onmessage: ((event: MessageEvent<Ask>) => void) | null;
  postMessage(answer: Answer, transfer?: Transferable[]): void;
  fonts?: FontFaceSet;
}
const scope = self as unknown as Scope;

/** Letters are cut in the page's own typeface; without it in another one, rather than not at all. */
const typeface = (async (): Promise<void> => {
  try {
    const face = new FontFace('Inter Variable', `url(${inter})`, { weight: '100 900' });
    scope.fonts?.add(await face.load());
  } catch {
    // The next best typeface is taken.
  }
})();

/** Heights change with the form only, so a new colour or other letters need none of it again. */
const reliefs = new Map<string, Relief>();
const reliefOf = (p: IronParameters, shape: IronShape, frame: Frame, width: number, height: number, face: boolean) => {
  const form = [p.model, p.loft, p.lie, p.offset, p.grind, p.length, p.shaft, p.gripExtra];
  const key = JSON.stringify([form, frame, width, height, face]);
  const known = reliefs.get(key);
  if (known) return known;
  if (reliefs.size >= 6) reliefs.delete(reliefs.keys().next().value as string);
  const made = relief(p, shape, frame, width, height, face);
  reliefs.set(key, made);
  return made;
};

const picture = async ({ parameters, view, room, density }: PictureWish): Promise<ImageBitmap> => {
  await typeface;
  const p = ironParameters(parameters);
  const shape = ironShape(p);
  const near = frameOf(p, shape, view, room);
  const frame = { ...near, scale: near.scale * density, x: near.x * density, y: near.y * density };
  const [width, height] = [Math.round(room.width * density), Math.round(room.height * density)];
  const face = view === 'face';
  const pixels = paint(p, shape, frame, reliefOf(p, shape, frame, width, height, face), face, density);
  return createImageBitmap(new ImageData(pixels, width, height));
};

scope.onmessage = ({ data }) => {
  void (async () => {
    try {
      if ('probe' in data) return scope.postMessage({ id: data.id, speed: probe() });
      if ('forge' in data) {
        await typeface;
        const forged = await forge(data.forge.parameters, data.forge.part);
        return scope.postMessage({ id: data.id, forged }, handedOver(forged));
      }
      const made = await picture(data.picture);
      scope.postMessage({ id: data.id, picture: made }, [made]);
    } catch (error) {
      scope.postMessage({ id: data.id, failed: String(error) });
    }
  })();
};
