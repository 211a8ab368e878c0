// Where grooves are cut, in the face's frame: a field between heel and toe, cut off by the outline.

export const GROOVES = { from: -1, to: 50, low: 6, pitch: 2.7 } as const;
