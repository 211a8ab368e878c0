// A screen in the making.
export const Board = () => null;
