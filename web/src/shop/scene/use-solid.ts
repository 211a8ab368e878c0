// Whether a scene is shown in three dimensions: never at first, then where the machine draws quickly or somebody asks for it.
import { useEffect, useState } from 'react';
import { drawingSpeed } from './painter.ts';

const KEY = 'onelot.solid';
const REST_MS = 700;

let can: boolean | undefined;
/** Whether the page can draw in three dimensions; asked once, and only after the machine was found to be quick or somebody wants it. */
const canDraw = (): boolean => {
  if (can !== undefined) return can;
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    can = context !== null;
    context?.getExtension('WEBGL_lose_context')?.loseContext();
  } catch {
    can = false;
  }
  return can;
};

const wanted = (): string | null => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
};
const want = (value: 'on' | 'off'): void => {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // Then it is asked anew next time.
  }
};

export interface Solid {
  /** Three dimensions are loaded and shown. */
  on: boolean;
  /** Somebody may switch between picture and three dimensions. */
  offered: boolean;
  toggle: () => void;
  /** The context was lost: back to the picture. */
  lose: () => void;
}

/** `flat` keeps the picture for good. */
export const useSolid = (flat: boolean): Solid => {
  const [state, setState] = useState({ on: false, offered: false });
  useEffect(() => {
    if (flat) return;
    let alive = true;
    const look = async (): Promise<void> => {
      const speed = await drawingSpeed();
      if (!alive || speed === 'none') return;
      const asked = wanted();
      const on = asked === 'on' || (asked !== 'off' && speed === 'fast');
      const able = !on || canDraw();
      setState({ on: on && able, offered: able });
    };
    // The picture and the answers to the first choices come first.
    const timer = setTimeout(() => void look(), REST_MS);
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [flat]);
  return {
    ...state,
    toggle: () => {
      const on = !state.on && canDraw();
      want(on ? 'on' : 'off');
      setState({ on, offered: on || can !== false });
    },
    lose: () => setState({ on: false, offered: false }),
  };
};
