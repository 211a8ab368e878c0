// A screen in the making.
export const Home = () => null;
