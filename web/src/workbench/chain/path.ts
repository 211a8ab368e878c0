// A line of the chain's picture as an SVG path.

type Point = readonly [number, number];

/** An SVG path through the points with round corners. */
export const pathOf = (points: readonly Point[], radius = 8): string => {
  const [first, ...rest] = points as [Point, ...Point[]];
  let path = `M${first[0]} ${first[1]}`;
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (!next) {
      path += `L${point[0]} ${point[1]}`;
      continue;
    }
    const before = index === 0 ? first : (rest[index - 1] as Point);
    const toward = (from: Point, to: Point): Point => {
      const far = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
      const part = Math.min(radius, far / 2) / far;
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    };
    const into = toward(point, before);
    const out = toward(point, next);
    path += `L${into[0]} ${into[1]}Q${point[0]} ${point[1]} ${out[0]} ${out[1]}`;
  }
  return path;
};
