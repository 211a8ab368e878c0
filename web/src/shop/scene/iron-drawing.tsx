// The iron as a drawing of lines and fills: what is seen before the picture is painted, and where none can be.
import { useId } from 'react';
import { FINISHES, type Finish } from './iron/finish.ts';
import type { Frame, Room } from './iron/frame.ts';
import { GROOVES } from './iron/grooves.ts';
import type { IronParameters } from './iron/parameters.ts';
import type { IronShape, Point } from './iron/shape.ts';
import type { View } from './pose.ts';

export interface IronDrawingProps {
  p: IronParameters;
  shape: IronShape;
  frame: Frame;
  room: Room;
  view: View;
}

const path = (points: readonly Point[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${(-y).toFixed(1)}`).join('');

/** The outline drawn inwards by `by` millimetres, above the line `above`; where there is no room it keeps clear. */
const inset = (shape: IronShape, by: number, above: number): string => {
  const points: Point[] = [];
  for (const [i, [x, y]] of shape.outline.entries()) {
    if (i % 3 !== 0) continue;
    const h = 0.6;
    const gx = shape.inside(x + h, y) - shape.inside(x - h, y);
    const gy = shape.inside(x, y + h) - shape.inside(x, y - h);
    const l = Math.hypot(gx, gy) || 1;
    const [px, py] = [x + (gx / l) * by, y + (gy / l) * by];
    if (py > above && shape.inside(px, py) > by - 0.6) points.push([px, py]);
  }
  return points.length > 2 ? `${path(points)}Z` : '';
};

/** Bands along the outline's lower part: the sole up to the trailing edge, and the bar above it. */
const band = (shape: IronShape, low: number, high: number): string => {
  const inBand = shape.outline.filter(([, y]) => y >= low - 0.01 && y <= high);
  const heel = inBand.filter(([x]) => x < 20).sort((a, b) => b[1] - a[1]);
  const toe = inBand.filter(([x]) => x >= 20).sort((a, b) => a[1] - b[1]);
  return `${path([...heel, ...toe])}Z`;
};

/** Drawn whole under the head and once more fading over it, so that no edge shows where they meet. */
const Neck = ({ id, fading = false }: { id: string; fading?: boolean }) => (
  <path
    d="M-6.7 -66H6.7V-26Q7.4 -16 12 -10V0H-4Q-6.7 -4 -6.7 -12Z"
    fill={`url(#${id}-tube)`}
    mask={fading ? `url(#${id}-fade)` : undefined}
  />
);

const Rod = ({ p, id, finish }: { p: IronParameters; id: string; finish: Finish }) => {
  const shaft = p.shaft === 'steel' ? `url(#${id}-steel)` : p.shaftColour;
  return (
    <g>
      <rect x={-4.8} y={-p.length + 279} width={9.6} height={p.length - 357} fill={shaft} />
      <path d={`M-8.8 ${-p.length + 279}H8.8L12.8 ${-p.length + 12}H-12.8Z`} fill={p.gripColour} />
      {p.shaft === 'steel' &&
        [132, 174, 216].map((s) => <rect key={s} x={-5} y={-s} width={10} height={1} fill="#ffffff" opacity={0.8} />)}
      <path d="M-6.7 -66L-4.9 -89H4.9L6.7 -66Z" fill={`url(#${id}-ferrule)`} />
      <path d="M-6.5 -70.5H6.5L6.2 -74H-6.2Z" fill={p.engraving ? p.engravingFill : '#2aa3ad'} />
      <Neck id={id} fading />
      {[49, 53.5, 58].map((s) => (
        <path key={s} d={`M-6.7 ${-s}Q0 ${-s + 1.6} 6.7 ${-s}`} fill="none" stroke={finish.dark} strokeWidth={0.8} />
      ))}
    </g>
  );
};

const Fills = ({ id, finish }: { id: string; finish: Finish }) => (
  <defs>
    <linearGradient id={`${id}-steel`}>
      {['#8b8f92', '#f4f5f5', '#c9cccd', '#eef0f0', '#84888b'].map((colour, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a colour may come twice
        <stop key={`${i * 25}`} offset={`${i * 25}%`} stopColor={colour} />
      ))}
    </linearGradient>
    <linearGradient id={`${id}-ferrule`}>
      <stop offset="0" stopColor="#0f1113" />
      <stop offset="0.32" stopColor="#4b5054" />
      <stop offset="0.5" stopColor="#17191b" />
      <stop offset="1" stopColor="#0b0c0d" />
    </linearGradient>
    <linearGradient id={`${id}-tube`}>
      {[finish.dark, finish.light, finish.colour, finish.light, finish.dark].map((colour, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a colour may come twice
        <stop key={`${i * 25}`} offset={`${i * 25}%`} stopColor={colour} />
      ))}
    </linearGradient>
    {/* The hosel runs out into the head without an edge. */}
    <linearGradient id={`${id}-out`} gradientUnits="userSpaceOnUse" x1="0" y1="-28" x2="0" y2="-13">
      <stop offset="0" stopColor="#fff" />
      <stop offset="1" stopColor="#000" />
    </linearGradient>
    <mask id={`${id}-fade`} maskUnits="userSpaceOnUse" x="-20" y="-80" width="50" height="90">
      <rect x="-20" y="-80" width="50" height="90" fill={`url(#${id}-out)`} />
    </mask>
    <linearGradient id={`${id}-frame`} x1="0" y1="0" x2="0.5" y2="1">
      <stop offset="0" stopColor={finish.light} />
      <stop offset="0.5" stopColor={finish.colour} />
      <stop offset="1" stopColor={finish.dark} />
    </linearGradient>
    <linearGradient id={`${id}-bar`} x1="0" y1="0" x2="1" y2="0.2">
      <stop offset="0" stopColor={finish.dark} />
      <stop offset="0.16" stopColor={finish.light} />
      <stop offset="0.6" stopColor={finish.light} />
      <stop offset="1" stopColor={finish.dark} />
    </linearGradient>
    <linearGradient id={`${id}-pocket`} x1="0" y1="0" x2="0.4" y2="1">
      <stop offset="0" stopColor={finish.pocket} stopOpacity="0.75" />
      <stop offset="1" stopColor={finish.pocket} />
    </linearGradient>
  </defs>
);

const Back = ({ p, shape, id, finish }: { p: IronParameters; shape: IronShape; id: string; finish: Finish }) => {
  const { low, high } = shape.bar;
  const size = Math.min((high - low) * 0.62, 6.6, 57 / Math.max(1, p.engraving.length));
  return (
    <>
      <path d={`${path(shape.outline)}Z`} fill={`url(#${id}-frame)`} stroke={finish.dark} strokeWidth={0.6} />
      <path d={band(shape, -5, low)} fill={finish.dark} />
      <path d={band(shape, -5, low)} fill="#000" opacity={0.34} />
      <path d={band(shape, low, high)} fill={`url(#${id}-bar)`} />
      <path d={inset(shape, 6, high + 2.6)} fill={finish.dark} stroke={finish.light} strokeWidth={0.5} />
      <path d={inset(shape, 7, high + 3.2)} fill={`url(#${id}-pocket)`} />
      <g
        fontFamily="Inter Variable, Inter, sans-serif"
        fontWeight={700}
        textAnchor="middle"
        fill={finish.stamp}
        transform={p.side === 'left' ? 'translate(88 0) scale(-1 1)' : undefined}
      >
        <text x={shape.number[0]} y={-(shape.number[1] - 3)} fontSize={p.club.length > 1 ? 6.4 : 9}>
          {p.club}
        </text>
        <text
          x={shape.number[0] + 0.6}
          y={-(shape.number[1] - 9)}
          fontSize={3.4}
        >{`${Number(p.loft.toFixed(1))}°`}</text>
        <text
          x={34}
          y={-((low + high) / 2 - size * 0.36)}
          fontSize={size}
          letterSpacing={size * 0.3}
          fill={p.engravingFill}
        >
          {p.engraving}
        </text>
      </g>
    </>
  );
};

const Face = ({ shape, id, finish }: { shape: IronShape; id: string; finish: Finish }) => {
  const lines: { y: number; from: number; to: number }[] = [];
  for (let y: number = GROOVES.low; y < shape.topOfToe[1]; y += GROOVES.pitch) {
    let [from, to] = [GROOVES.to as number, GROOVES.from as number];
    for (let x: number = GROOVES.from; x <= GROOVES.to; x += 0.5) {
      if (shape.inside(x, y) > 2.6) {
        from = Math.min(from, x);
        to = Math.max(to, x);
      }
    }
    if (to - from > 4) lines.push({ y, from, to });
  }
  return (
    <>
      <path d={`${path(shape.outline)}Z`} fill={`url(#${id}-frame)`} stroke={finish.dark} strokeWidth={0.6} />
      <path
        d={`${path(shape.outline.filter(([x]) => x > GROOVES.from - 2 && x < GROOVES.to + 2))}Z`}
        fill={finish.pocket}
        opacity={0.55}
      />
      {lines.map(({ y, from, to }) => (
        <rect key={y} x={from} y={-y - 0.4} width={to - from} height={0.8} rx={0.4} fill={finish.dark} />
      ))}
    </>
  );
};

export const IronDrawing = ({ p, shape, frame, room, view }: IronDrawingProps) => {
  const id = useId();
  const finish = FINISHES[p.finish];
  const axis = (Math.atan2(shape.axis[0], shape.axis[1]) * 180) / Math.PI;
  const along = `translate(${shape.heel[0]} ${-shape.heel[1]}) rotate(${axis})`;
  const place = `translate(${frame.x} ${frame.y}) rotate(${(-frame.turn * 180) / Math.PI}) scale(${frame.scale * frame.mirror} ${frame.scale})`;
  return (
    <svg viewBox={`0 0 ${room.width} ${room.height}`} width="100%" height="100%" aria-hidden="true">
      <Fills id={id} finish={finish} />
      <g transform={place}>
        <g transform={along}>
          <Neck id={id} />
        </g>
        {view === 'face' ? (
          <Face shape={shape} id={id} finish={finish} />
        ) : (
          <Back p={p} shape={shape} id={id} finish={finish} />
        )}
        <g transform={along}>
          <Rod p={p} id={id} finish={finish} />
        </g>
      </g>
    </svg>
  );
};
