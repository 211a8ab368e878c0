// What a map of a way needs: the land around it drawn as paths, the frame and the line. No tile server.
import { type GeoProjection, geoGraticule, geoInterpolate, geoMercator, geoPath } from 'd3-geo';
import { useMemo } from 'react';
import { type Outlines, useOutlines } from './outlines.ts';

/** Longitude, latitude. */
export type LonLat = [number, number];

/** Degrees that a frame shows at least, so that the outline still says where one is. */
const SPARE = 0.6;

const grow = (values: readonly number[], edge: number): LonLat => {
  const [low, high] = [Math.max(-edge, Math.min(...values)), Math.min(edge, Math.max(...values))];
  const [middle, half] = [(low + high) / 2, Math.max(SPARE, (high - low) / 2)];
  return [middle - half, middle + half];
};

/** A frame around the points, never closer than about a hundred kilometres. */
export const frameAround = (points: readonly LonLat[]): GeoJSON.MultiPoint => {
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

/** The outlines as SVG paths. */
export type Drawn = Readonly<Record<keyof Outlines, string>>;

export interface Land extends Drawn {
  readonly projection: GeoProjection;
  /** SVG path. */
  readonly grid: string;
}

/** Draws the outlines with a projection, cut a little outside of a picture of `width` by `height`. */
export const drawOutlines = (outlines: Outlines, projection: GeoProjection, width: number, height: number): Drawn => {
  const path = geoPath(
    projection.clipExtent([
      [-20, -20],
      [width + 20, height + 20],
    ]),
  );
  const of = (name: keyof Outlines): string => path(outlines[name] as never) ?? '';
  return {
    land: of('land'),
    water: of('water'),
    rivers: of('rivers'),
    borders: of('borders'),
    provinces: of('provinces'),
  };
};

/** Draws the land around `points` into a picture of `width` by `height`; undefined until it is there. */
export const useLand = (points: readonly LonLat[], width: number, height: number, padding = 48): Land | undefined => {
  const outlines = useOutlines();
  const key = JSON.stringify(points);
  // biome-ignore lint/correctness/useExhaustiveDependencies: points are compared by content
  return useMemo(() => {
    if (!outlines || width < 1 || height < 1 || points.length === 0) return undefined;
    const extent: [LonLat, LonLat] = [
      [padding, padding],
      [width - padding, height - padding],
    ];
    const projection = geoMercator().fitExtent(extent, frameAround(points));
    const drawn = drawOutlines(outlines, projection, width, height);
    return { ...drawn, projection, grid: geoPath(projection)(geoGraticule().step([1, 1])()) ?? '' };
  }, [outlines, key, width, height, padding]);
};
