// A card with a picture drawn by Plot: its title, the drawing as wide as the card, and the picture saved as PNG.
import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconPhotoDown } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { savePng } from '../../look/index.ts';
import css from './decisions.module.css';

/** The look that all drawings share. */
export const DRAWN = {
  background: 'none',
  color: 'var(--ol-ink-2)',
  fontFamily: 'var(--ol-font)',
  fontSize: '12px',
  overflow: 'visible',
} as const;

export type Draw = (width: number) => Element;

interface PictureProps {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly note?: ReactNode;
  /** Height of the drawing in pixels, kept while it is drawn anew. */
  readonly height: number;
  /** Drawn again whenever the function is another: keep it with `useCallback`. */
  readonly draw: Draw;
  /** File name of the PNG without ending. */
  readonly file: string;
}

/** The drawing itself is hidden from screen readers: the table behind it says the same. */
export const Picture = ({ title, sub, note, height, draw, file }: PictureProps) => {
  const { t } = useTranslation('decisions');
  const { ref, width } = useElementSize();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || width === 0) return;
    const drawn = draw(width);
    place.current.replaceChildren(drawn);
    return () => drawn.remove();
  }, [draw, width]);
  const save = (): void => {
    const svg = place.current?.querySelector('svg');
    if (svg) void savePng(svg, file);
  };
  return (
    <section className={css.card}>
      <Head title={title} sub={sub} note={note} save={save} label={t('png', { title })} />
      <div ref={ref}>
        <div ref={place} style={{ height }} aria-hidden="true" />
      </div>
    </section>
  );
};

/** Head of a card: title, a line below it, a note beside it, and on wish the button that saves the picture. */
export const Head = (props: {
  title: string;
  sub?: ReactNode;
  note?: ReactNode;
  save?: () => void;
  label?: string;
}) => (
  <div className={css.head}>
    <div>
      <h2 className="ol-16 ol-strong">{props.title}</h2>
      {props.sub && <p className="ol-12 ol-ink-2">{props.sub}</p>}
    </div>
    <div className={css.headEnd}>
      {props.note}
      {props.save && (
        <ActionIcon variant="subtle" aria-label={props.label} title={props.label} onClick={props.save}>
          <IconPhotoDown size={18} />
        </ActionIcon>
      )}
    </div>
  </div>
);
