// Where named points of the thing lie on the screen, so that labels can point at them.
import { createContext, useContext, useSyncExternalStore } from 'react';

/** Pixels from the scene's upper left corner. */
export interface ScreenPoint {
  x: number;
  y: number;
}
export type Anchors = Readonly<Record<string, ScreenPoint>>;

export interface AnchorStore {
  get: () => Anchors;
  set: (anchors: Anchors) => void;
  listen: (heard: () => void) => () => void;
}

export const anchorStore = (): AnchorStore => {
  let now: Anchors = {};
  const hearers = new Set<() => void>();
  return {
    get: () => now,
    set: (anchors) => {
      now = anchors;
      for (const heard of hearers) heard();
    },
    listen: (heard) => {
      hearers.add(heard);
      return () => hearers.delete(heard);
    },
  };
};

export const AnchorContext = createContext<AnchorStore>(anchorStore());

/** The scene's points as they move; inside `<Scene>` only. */
export const useAnchors = (): Anchors => {
  const store = useContext(AnchorContext);
  return useSyncExternalStore(store.listen, store.get, store.get);
};
