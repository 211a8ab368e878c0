// A signature drawn with finger, pen or mouse, kept as an SVG path of moves and lines. The typed name stands without it.
import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './carrier.module.css';

/** The pad's own measure; the drawing has the same size on every screen. */
const WIDE = 320;
const HIGH = 140;
/** A path never grows longer than the interface takes. */
const LONGEST = 48_000;

const pointOf = (event: PointerEvent<SVGSVGElement>): [number, number] => {
  const box = event.currentTarget.getBoundingClientRect();
  const within = (value: number, size: number): number => Math.round(Math.min(size, Math.max(0, value)) * 10) / 10;
  return [
    within(((event.clientX - box.left) / box.width) * WIDE, WIDE),
    within(((event.clientY - box.top) / box.height) * HIGH, HIGH),
  ];
};

export const SignaturePad = ({ value, onChange }: { value: string; onChange: (path: string) => void }) => {
  const { t } = useTranslation('portal');
  const path = useRef(value);
  path.current = value;
  const down = useRef(false);
  const last = useRef<[number, number]>([0, 0]);
  const add = (command: 'M' | 'L', [x, y]: [number, number]): void => {
    if (path.current.length > LONGEST) return;
    last.current = [x, y];
    path.current = `${path.current}${path.current ? ' ' : ''}${command}${x} ${y}`;
    onChange(path.current);
  };
  return (
    <div>
      <div className={css.padHead}>
        <span className="ol-strong">{t('arrive.signature')}</span>
        <button type="button" className={css.clear} disabled={!value} onClick={() => onChange('')}>
          {t('arrive.clear')}
        </button>
      </div>
      <svg
        className={css.pad}
        viewBox={`0 0 ${WIDE} ${HIGH}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('arrive.signature')}
        aria-describedby="signature-hint"
        onPointerDown={(event) => {
          if (!event.isPrimary) return;
          down.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          add('M', pointOf(event));
        }}
        onPointerMove={(event) => {
          if (!down.current) return;
          const point = pointOf(event);
          if (Math.hypot(point[0] - last.current[0], point[1] - last.current[1]) >= 1) add('L', point);
        }}
        onPointerUp={() => {
          down.current = false;
        }}
        onPointerCancel={() => {
          down.current = false;
        }}
      >
        <line x1="20" y1="112" x2="300" y2="112" className={css.signLine} />
        <path d={value} className={css.sign} />
      </svg>
      <p id="signature-hint" className="ol-12 ol-ink-2">
        {t('arrive.signatureHint')}
      </p>
    </div>
  );
};
