// An iron's meshes and maps as the stage takes them; the last ones stay on the stage until new ones are made.
import { useEffect, useState } from 'react';
import {
  BufferAttribute,
  BufferGeometry,
  LinearFilter,
  LinearMipmapLinearFilter,
  RepeatWrapping,
  SRGBColorSpace,
  Texture,
} from 'three';
import { forgePart } from '../painter.ts';
import type { Forged, Part } from './forge.ts';
import type { Mesh } from './head.ts';
import type { IronParameters } from './parameters.ts';

export type Maps = Record<'colour' | 'surface' | 'relief', Texture>;
type Head = Record<'back' | 'face' | 'hosel', BufferGeometry>;

const geometry = (mesh: Mesh): BufferGeometry => {
  const made = new BufferGeometry();
  made.setAttribute('position', new BufferAttribute(mesh.position, 3));
  made.setAttribute('normal', new BufferAttribute(mesh.normal, 3));
  if (mesh.uv.length > 0) made.setAttribute('uv', new BufferAttribute(mesh.uv, 2));
  made.setIndex(new BufferAttribute(mesh.index, 1));
  return made;
};

const texture = (image: ImageBitmap, colour: boolean): Texture => {
  const made = new Texture(image);
  if (colour) made.colorSpace = SRGBColorSpace;
  made.flipY = false;
  made.wrapS = RepeatWrapping;
  made.anisotropy = 8;
  made.minFilter = LinearMipmapLinearFilter;
  made.magFilter = LinearFilter;
  made.needsUpdate = true;
  return made;
};

const headOf = ({ head }: Forged): Head | undefined =>
  head && { back: geometry(head.back), face: geometry(head.face), hosel: geometry(head.hosel) };

const mapsOf = ({ maps }: Forged): Maps | undefined =>
  maps && {
    colour: texture(maps.colour, true),
    surface: texture(maps.surface, false),
    relief: texture(maps.relief, false),
  };

const free = (parts: Readonly<Record<string, { dispose: () => void }>> | undefined): void => {
  for (const part of Object.values(parts ?? {})) part.dispose();
};

/** One part, made anew when `key` changes; `parameters` are what the key stands for. */
const usePart = <T extends Readonly<Record<string, { dispose: () => void }>>>(
  p: IronParameters,
  part: Part,
  take: (forged: Forged) => T | undefined,
  key: string,
): T | undefined => {
  const [made, setMade] = useState<T | undefined>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names what the part depends on
  useEffect(() => {
    let alive = true;
    void forgePart(loose(p), part).then((forged) => {
      const next = alive && forged ? take(forged) : undefined;
      if (next) setMade(next);
    });
    return () => {
      alive = false;
    };
  }, [key]);
  useEffect(() => () => free(made), [made]);
  return made;
};

/** The parameters by the names that a product model gives them. */
const loose = (p: IronParameters): Record<string, unknown> => ({
  club: p.club,
  model: p.model,
  finish: p.finish,
  loft_deg: p.loft,
  lie_deg: p.lie,
  offset_mm: p.offset,
  grind: p.grind,
  engraving: p.engraving,
  engraving_fill: p.engravingFill,
  side: p.side,
});

/** Each part depends on what forms it and no more, so that other letters do not mill the head again. */
export const useForged = (p: IronParameters) => {
  const form = JSON.stringify([p.model, p.loft, p.lie, p.offset, p.grind]);
  return {
    head: usePart(p, 'head', headOf, form),
    back: usePart(p, 'back', mapsOf, JSON.stringify([form, p.finish, p.club, p.engraving, p.engravingFill, p.side])),
    face: usePart(p, 'face', mapsOf, JSON.stringify([form, p.finish])),
  };
};
