// A screen in the making.
export const Chain = () => null;
