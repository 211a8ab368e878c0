// A drawing made by Plot: as wide as its place, drawn again when its figures or its room change.
import { useElementSize } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

/** The look that all drawings share. */
export const DRAWN = {
  background: 'none',
  color: 'var(--ol-ink-2)',
  fontFamily: 'var(--ol-font)',
  fontSize: '12px',
  overflow: 'visible',
} as const;

/** Draws for a width in pixels. */
export type Draw = (width: number) => Element;

interface DrawingProps {
  /** Height in pixels, kept while it is drawn anew. */
  readonly height: number;
  /** Drawn again whenever the function is another: keep it with `useCallback`. */
  readonly draw: Draw;
}

/** Hidden from screen readers: the table behind a drawing says the same. */
export const Drawing = ({ height, draw }: DrawingProps) => {
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || width === 0) return;
    const drawn = draw(width);
    place.current.replaceChildren(drawn);
    return () => drawn.remove();
  }, [draw, width]);
  return (
    <div ref={ref}>
      <div ref={place} style={{ height }} aria-hidden="true" />
    </div>
  );
};
