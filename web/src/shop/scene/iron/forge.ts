// Makes an iron's meshes and maps beside the page: what takes a tenth of a second and more must not hold up a press.
import { backGeometry, faceGeometry, hoselGeometry, type Mesh } from './head.ts';
import { ironParameters } from './parameters.ts';
import { ironShape } from './shape.ts';
import { backMaps, faceMaps, type Maps } from './textures.ts';

export type Part = 'head' | 'back' | 'face';

export interface Forged {
  head?: { back: Mesh; face: Mesh; hosel: Mesh };
  maps?: { colour: ImageBitmap; surface: ImageBitmap; relief: ImageBitmap };
}

const bitmaps = async (maps: Maps): Promise<NonNullable<Forged['maps']>> => {
  // A bitmap is laid on as it is: the first row of a texture is its lowest.
  const [colour, surface, relief] = await Promise.all(
    [maps.colour, maps.surface, maps.relief].map((one) => createImageBitmap(one, { imageOrientation: 'flipY' })),
  );
  return { colour, surface, relief } as NonNullable<Forged['maps']>;
};

export const forge = async (parameters: Readonly<Record<string, unknown>>, part: Part): Promise<Forged> => {
  const p = ironParameters(parameters);
  const shape = ironShape(p);
  if (part === 'head')
    return { head: { back: backGeometry(shape), face: faceGeometry(shape), hosel: hoselGeometry(shape) } };
  return { maps: await bitmaps(part === 'back' ? backMaps(p, shape) : faceMaps(p, shape)) };
};

/** What may change hands instead of being copied. */
export const handedOver = ({ head, maps }: Forged): Transferable[] => [
  ...(head
    ? Object.values(head).flatMap((mesh) => [mesh.position, mesh.normal, mesh.uv, mesh.index].map((one) => one.buffer))
    : []),
  ...(maps ? Object.values(maps) : []),
];
