// An iron as a picture: a drawing at once, then the painted one over it, each where the room leaves place.
import { useElementSize } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AnchorStore } from './anchors.ts';
import { frameOf, pointsOf, type Room } from './iron/frame.ts';
import { ironParameters } from './iron/parameters.ts';
import { ironSketch } from './iron/shape.ts';
import { IronDrawing } from './iron-drawing.tsx';
import { dropWishes, warmPainter, wishPicture } from './painter.ts';
import type { View } from './pose.ts';
import css from './scene.module.css';

warmPainter();

const MOST_PIXELS = 2_600_000;

/** Density of the picture: sharp on any screen, but never more pixels than are painted in a moment. */
const densityFor = (room: Room): number => {
  const wanted = Math.min(2, Math.max(1.5, window.devicePixelRatio || 1));
  return Math.min(wanted, Math.sqrt(MOST_PIXELS / (room.width * room.height)));
};

export interface IronViewProps {
  parameters: Readonly<Record<string, unknown>>;
  view?: View;
  inset?: Room['inset'];
  /** Said to people who do not see it; left out where the text beside it says the same. */
  label?: string;
  /** Told where the named points lie, while this picture is the one that is seen. */
  anchors?: AnchorStore;
  onPainted?: () => void;
}

const NO_INSET = {};

export const IronView = ({ parameters, view = 'back', inset = NO_INSET, label, anchors, onPainted }: IronViewProps) => {
  const { ref, width, height } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const place = useRef({}).current;
  const [painted, setPainted] = useState(false);
  const key = JSON.stringify([parameters, view, width, height, inset]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: compared by content
  const drawn = useMemo(() => {
    if (width === 0 || height === 0) return undefined;
    const p = ironParameters(parameters);
    const shape = ironSketch(p);
    const room = { width, height, inset };
    const frame = frameOf(p, shape, view, room);
    return { p, shape, room, frame, points: pointsOf(p, shape, frame) };
  }, [key]);
  useEffect(() => {
    if (drawn) anchors?.set(drawn.points);
  }, [drawn, anchors]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one wish for each content
  useEffect(() => {
    if (!drawn) return;
    // A picture of what was wished for before is neither shown nor gone on with.
    let alive = true;
    const full = densityFor(drawn.room);
    const show = (picture: ImageBitmap | undefined): boolean => {
      const at = canvas.current;
      if (!alive || !picture || !at) return false;
      at.width = picture.width;
      at.height = picture.height;
      at.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
      setPainted(true);
      onPainted?.();
      return true;
    };
    const wish = (density: number, then?: () => void): void =>
      wishPicture(place, { parameters, view, room: drawn.room, density }, (picture) => {
        if (show(picture)) then?.();
      });
    const small = drawn.room.width * drawn.room.height < 120_000;
    if (small) wish(full);
    else wish(full * 0.4, () => wish(full));
    return () => {
      alive = false;
      dropWishes(place);
    };
  }, [key, drawn]);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: it has a role exactly where it has a label
    <div
      ref={ref}
      className={css.ironView}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      data-painted={painted || undefined}
    >
      {drawn && !painted && (
        <IronDrawing p={drawn.p} shape={drawn.shape} frame={drawn.frame} room={drawn.room} view={view} />
      )}
      <canvas ref={canvas} className={css.painted} />
    </div>
  );
};
