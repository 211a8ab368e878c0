// A shelf or a plain body as a flat drawing from the front, where three dimensions are missing.
import { boxParameters } from './box.tsx';
import { shelfParameters, shelfParts } from './shelf.tsx';

interface PictureProps {
  parameters: Readonly<Record<string, unknown>>;
}

export const ShelfPicture = ({ parameters }: PictureProps) => {
  const p = shelfParameters(parameters);
  return (
    <svg viewBox={`-20 -20 ${p.width + 40} ${p.height + 40}`} width="100%" height="100%" aria-hidden="true">
      {shelfParts(p)
        .toSorted((a, b) => a.at[2] - b.at[2])
        .map(({ key, size: [width, height], at: [x, y] }) => (
          <rect
            key={key}
            x={p.width / 2 + x - width / 2}
            y={p.height / 2 - y - height / 2}
            width={width}
            height={height}
            fill={p.colour}
            // What stands behind is in shadow.
            style={key === 'back' ? { filter: 'brightness(0.78)' } : undefined}
          />
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
