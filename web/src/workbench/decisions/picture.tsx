// A card with a picture drawn by Plot: its title, the drawing as wide as the card, and the picture saved as PNG.
import { ActionIcon } from '@mantine/core';
import { IconPhotoDown } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draw, Drawing, savePng } from '../../look/index.ts';
import css from './decisions.module.css';

interface PictureProps {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly note?: ReactNode;
  /** As of `Drawing`. */
  readonly height: number;
  readonly draw: Draw;
  /** File name of the PNG without ending. */
  readonly file: string;
}

export const Picture = ({ title, sub, note, height, draw, file }: PictureProps) => {
  const { t } = useTranslation('decisions');
  const place = useRef<HTMLDivElement>(null);
  const save = (): void => {
    const svg = place.current?.querySelector('svg');
    if (svg) void savePng(svg, file);
  };
  return (
    <section className={css.card}>
      <Head title={title} sub={sub} note={note} save={save} label={t('png', { title })} />
      <div ref={place}>
        <Drawing height={height} draw={draw} />
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
