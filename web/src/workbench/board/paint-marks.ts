// Draws the two moments that matter on the board: the chosen order's promise, and now.
import { box, FOOT, HEAD, LABEL, type Pen, type Scene } from './paint.ts';

/** Where the chosen order is promised, and how late it is. */
export const promise = (pen: Pen, scene: Scene): void => {
  const { mark, tones } = scene;
  if (!mark) return;
  const x = scene.x(mark.at);
  if (x < LABEL || x > scene.width) return;
  const bottom = scene.height - FOOT;
  const tone = mark.late ? tones.red : tones.accent;
  pen.strokeStyle = tone;
  pen.lineWidth = 1.5;
  pen.setLineDash([4, 4]);
  pen.beginPath();
  pen.moveTo(x, HEAD);
  pen.lineTo(x, bottom + 8);
  pen.stroke();
  pen.setLineDash([]);
  pen.font = `600 12px ${tones.font}`;
  const text = scene.words.promised(mark.at);
  const wide = pen.measureText(text).width + 24;
  const left = Math.min(Math.max(LABEL, x - wide - 8), scene.width - wide);
  pen.fillStyle = mark.late ? tones.redSoft : tones.sunk;
  box(pen, left, bottom + 8, wide, 26, 6);
  pen.fill();
  pen.fillStyle = tone;
  pen.textAlign = 'center';
  pen.fillText(text, left + wide / 2, bottom + 21);
  if (!mark.late) return;
  pen.textAlign = 'left';
  pen.fillText(mark.late, Math.max(x + 12, left + wide + 10), bottom + 21);
};

/** Business time as a line with its hour. */
export const nowLine = (pen: Pen, scene: Scene): void => {
  const { tones } = scene;
  const x = scene.x(scene.now);
  if (x < LABEL || x > scene.width) return;
  pen.fillStyle = tones.accent;
  pen.fillRect(x - 1, HEAD - 8, 2, scene.height - HEAD - FOOT + 8);
  pen.font = `600 12px ${tones.font}`;
  const text = scene.words.time(scene.now);
  const wide = pen.measureText(text).width + 14;
  const left = Math.min(Math.max(LABEL, x - wide / 2), scene.width - wide);
  box(pen, left, 26, wide, 21, 5);
  pen.fill();
  pen.fillStyle = tones.onAccent;
  pen.textAlign = 'center';
  pen.fillText(text, left + wide / 2, 37);
};
