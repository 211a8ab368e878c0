// A shelf or a plain body as a flat drawing from the front, where three dimensions are missing.
import { boxParameters } from './box.tsx';
import { shelfParameters } from './shelf.tsx';

interface PictureProps {
  parameters: Readonly<Record<string, unknown>>;
}

export const ShelfPicture = ({ parameters }: PictureProps) => {
  const p = shelfParameters(parameters);
  const gap = (p.height - p.board) / (p.shelves + 1);
  const levels = Array.from({ length: p.shelves + 2 }, (_, i) => i * gap);
  return (
    <svg viewBox={`-20 -20 ${p.width + 40} ${p.height + 40}`} width="100%" height="100%" aria-hidden="true">
      <rect width={p.width} height={p.height} fill={p.back ? p.colour : 'var(--ol-sunk)'} />
      <rect width={p.width} height={p.height} fill="#000" opacity={0.22} />
      {levels.map((y) => (
        <rect key={y} y={y} width={p.width} height={p.board} fill={p.colour} />
      ))}
      {[0, p.width - p.board].map((x) => (
        <rect key={x} x={x} width={p.board} height={p.height} fill={p.colour} />
      ))}
    </svg>
  );
};

export const BoxPicture = ({ parameters }: PictureProps) => {
  const p = boxParameters(parameters);
  const d = p.depth * 0.35;
  return (
    <svg
      viewBox={`-20 ${-d - 20} ${p.width + d + 40} ${p.height + d + 40}`}
      width="100%"
      height="100%"
      aria-hidden="true"
    >
      <rect width={p.width} height={p.height} fill={p.colour} />
      <path d={`M0 0L${d} ${-d}H${p.width + d}L${p.width} 0Z`} fill={p.colour} opacity={0.75} />
      <path
        d={`M${p.width} 0L${p.width + d} ${-d}V${p.height - d}L${p.width} ${p.height}Z`}
        fill={p.colour}
        opacity={0.55}
      />
    </svg>
  );
};
