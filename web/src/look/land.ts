// Coast and borders from bundled outlines, and the frame and the line that a map of a way needs. No tile server.
import { type GeoProjection, geoGraticule, geoInterpolate, geoMercator, geoPath } from 'd3-geo';
import { useEffect, useMemo, useState } from 'react';
import { feature, mesh } from 'topojson-client';

interface Outlines {
  readonly land: GeoJSON.GeoJSON;
  readonly borders: GeoJSON.GeoJSON;
}
/** Longitude, latitude. */
export type LonLat = [number, number];

let loaded: Promise<Outlines> | undefined;
const load = (): Promise<Outlines> => {
  loaded ??= import('world-atlas/countries-50m.json').then(({ default: atlas }) => {
    const topology = atlas as never;
    const objects = (atlas as unknown as { objects: Record<string, never> }).objects;
    return {
      land: feature(topology, objects.land as never) as GeoJSON.GeoJSON,
      borders: mesh(topology, objects.countries as never, ((a: unknown, b: unknown) => a !== b) as never),
    };
  });
  return loaded;
};

/** Degrees that a frame shows at least, so that the outline still says where one is. */
const SPARE = 0.6;

const grow = (values: readonly number[], edge: number): LonLat => {
  const [low, high] = [Math.max(-edge, Math.min(...values)), Math.min(edge, Math.max(...values))];
  const [middle, half] = [(low + high) / 2, Math.max(SPARE, (high - low) / 2)];
  return [middle - half, middle + half];
};

const corners = (points: readonly LonLat[]): GeoJSON.MultiPoint => {
  const [west, east] = grow(
    points.map(([lon]) => lon),
    180,
  );
  const [south, north] = grow(
    points.map(([, lat]) => lat),
    80,
  );
  return {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [east, north],
      [west, north],
      [east, south],
    ],
  };
};

/** The shortest way between two points as a line of 41 points. */
export const shortestWay = (a: LonLat, b: LonLat): LonLat[] => {
  const between = geoInterpolate(a, b);
  return Array.from({ length: 41 }, (_, i) => between(i / 40) as LonLat);
};

export interface Land {
  readonly projection: GeoProjection;
  /** SVG paths. */
  readonly land: string;
  readonly borders: string;
  readonly grid: string;
}

/** Draws the land around `points` into a picture of `width` by `height`; undefined until it is there. */
export const useLand = (points: readonly LonLat[], width: number, height: number, padding = 48): Land | undefined => {
  const [outlines, setOutlines] = useState<Outlines>();
  useEffect(() => {
    let here = true;
    void load().then((value) => here && setOutlines(value));
    return () => {
      here = false;
    };
  }, []);
  const key = JSON.stringify(points);
  // biome-ignore lint/correctness/useExhaustiveDependencies: points are compared by content
  return useMemo(() => {
    if (!outlines || width < 1 || height < 1 || points.length === 0) return undefined;
    const extent: [LonLat, LonLat] = [
      [padding, padding],
      [width - padding, height - padding],
    ];
    const projection = geoMercator().fitExtent(extent, corners(points));
    projection.clipExtent([
      [-20, -20],
      [width + 20, height + 20],
    ]);
    const path = geoPath(projection);
    return {
      projection,
      land: path(outlines.land as never) ?? '',
      borders: path(outlines.borders as never) ?? '',
      grid: path(geoGraticule().step([1, 1])()) ?? '',
    };
  }, [outlines, key, width, height, padding]);
};
