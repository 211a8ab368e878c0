// What is stamped, engraved and let into the head's back: club number and loft, the wing on the badge, the customer's letters.
import type { IronParameters } from './parameters.ts';
import type { IronShape } from './shape.ts';

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Writes upright text although y points up; `size` is the height in millimetres, `turn` radians. */
export const write = (
  pen: Pen,
  text: string,
  at: readonly [number, number],
  how: { size: number; turn?: number; gap?: number; mirrored: boolean },
): void => {
  pen.save();
  pen.translate(at[0], at[1]);
  pen.rotate(how.turn ?? 0);
  pen.scale(how.mirrored ? -0.1 : 0.1, -0.1);
  pen.font = `700 ${how.size * 10}px "Inter Variable", Inter, sans-serif`;
  pen.letterSpacing = `${(how.gap ?? 0) * 10}px`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, 0, 0);
  pen.restore();
};

/** Number and loft near the toe. */
export const stamp = (pen: Pen, p: IronParameters, shape: IronShape): void => {
  const mirrored = p.side === 'left';
  const turn = mirrored ? -0.1 : 0.1;
  const [x, y] = shape.number;
  write(pen, p.club, [x, y], { size: p.club.length > 1 ? 5.4 : 8, turn, mirrored });
  write(pen, `${Number(p.loft.toFixed(1))}°`, [x + 0.7, y - 7.5], { size: 3, turn, mirrored });
};

/** The letters on the bar, as large as they fit. */
export const engrave = (pen: Pen, p: IronParameters, shape: IronShape): void => {
  const { low, high } = shape.bar;
  const count = Math.max(1, p.engraving.length);
  const size = Math.min((high - low) * 0.66, 6.8, (44 / count) * 1.3);
  const gap = Math.max(0, Math.min(size * 0.34, (44 - count * size * 0.66) / count));
  write(pen, p.engraving, [34, (low + high) / 2 + 0.5], { size, turn: 0.01, gap, mirrored: p.side === 'left' });
};

/** Three feathers of a wing, about 16 mm wide, on the badge or on the bare muscle. */
export const wing = (pen: Pen, shape: IronShape): void => {
  pen.save();
  pen.translate(shape.badge[0], shape.badge[1]);
  for (const [k, reach] of [16.5, 12.5, 8].entries()) {
    const y = 2.6 - k * 2.2;
    const x = -6 + k * 1.3;
    pen.beginPath();
    pen.moveTo(x, y - 1.1);
    pen.quadraticCurveTo(x + reach * 0.55, y - 0.6, x + reach, y + 2.6);
    pen.quadraticCurveTo(x + reach * 0.5, y + 0.9, x, y + 0.3);
    pen.closePath();
    pen.fill();
  }
  pen.restore();
};
