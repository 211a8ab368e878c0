// Random numbers by address instead of by turn: the same center, flow, day and scenario get the same draw on every worker.

const mix = (value: number): number => {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return h ^ (h >>> 15);
};

/** Joins a further coordinate to an address. */
export const address = (at: number, coordinate: number): number =>
  mix((at ^ mix((coordinate + 0x9e3779b9) | 0)) + 0x6d2b79f5);

/** Uniform in (0, 1) at an address: 32 bits, never 0 or 1. `turn` gives further numbers of the same address. */
export const uniformAt = (at: number, turn: number): number =>
  ((mix(at ^ Math.imul(turn + 1, 0x85ebca6b)) >>> 0) + 0.5) / 4294967296;

/** A text as a coordinate, so that draws belong to a center's name and not to its place in the list (FNV-1a). */
export const coordinateOf = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
};
