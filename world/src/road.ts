// The road between two places: where a vehicle is after a share of its way, a little off the straight line.

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Share of the way from 0 to 1; `bow` bends it, in parts of its length, to one side or the other. */
export const alongTheRoad = (from: Point, to: Point, share: number, bow: number): Point => {
  const along = Math.min(1, Math.max(0, share));
  const [lat, lon] = [to.lat - from.lat, to.lon - from.lon];
  const aside = Math.sin(Math.PI * along) * bow;
  const round = (value: number): number => Math.round(value * 1e5) / 1e5;
  return {
    lat: round(Math.min(90, Math.max(-90, from.lat + lat * along - lon * aside * 0.5))),
    lon: round(Math.min(180, Math.max(-180, from.lon + lon * along + lat * aside * 0.5))),
  };
};

/** A signature as a pen would leave it: an SVG path. */
export const scribble = (next: () => number): string => {
  const points = Array.from({ length: 9 }, (_, i) => `${8 + i * 17} ${Math.round(14 + next() * 34)}`);
  return `M${points[0]} ${points
    .slice(1)
    .map((point) => `L${point}`)
    .join(' ')}`;
};
