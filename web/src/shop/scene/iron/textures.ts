// What is cut, blasted and painted into the head: maps of colour, roughness and relief drawn in the face's frame.
import { FINISHES } from './finish.ts';
import { GROOVES } from './grooves.ts';
import { SHEET } from './head.ts';
import { engrave, stamp, wing } from './marks.ts';
import type { IronParameters } from './parameters.ts';
import type { IronShape } from './shape.ts';

export interface Maps {
  colour: OffscreenCanvas;
  /** Green roughness, blue metalness, as the renderer reads them. */
  surface: OffscreenCanvas;
  relief: OffscreenCanvas;
}

type Pen = OffscreenCanvasRenderingContext2D;

const sheet = (width: number): { canvas: OffscreenCanvas; pen: Pen } => {
  const canvas = new OffscreenCanvas(width, Math.round((width * SHEET.height) / SHEET.width));
  const pen = canvas.getContext('2d', { willReadFrequently: true }) as Pen;
  const k = width / SHEET.width;
  // From here on the pen works in millimetres with y up.
  pen.setTransform(k, 0, 0, -k, -SHEET.x * k, (SHEET.y + SHEET.height) * k);
  return { canvas, pen };
};

const fill = (pen: Pen, colour: string): void => {
  pen.fillStyle = colour;
  pen.fillRect(SHEET.x, SHEET.y, SHEET.width, SHEET.height);
};

/** Fills where `inside` is true, row by row in cells of 0.4 mm. */
const region = (pen: Pen, inside: (x: number, y: number) => boolean, colour: string): void => {
  pen.fillStyle = colour;
  const cell = 0.4;
  for (let y = SHEET.y; y < SHEET.y + SHEET.height; y += cell) {
    let from: number | undefined;
    for (let x = SHEET.x; x <= SHEET.x + SHEET.width; x += cell) {
      const is = inside(x, y + cell / 2);
      if (is && from === undefined) from = x;
      if (from !== undefined && (!is || x + cell > SHEET.x + SHEET.width)) {
        pen.fillRect(from, y, x - from, cell + 0.03);
        from = undefined;
      }
    }
  }
};

/** A relief image (grey = height) as a normal map. `depth` is in pixels of slope. */
const normals = (canvas: OffscreenCanvas, depth: number): OffscreenCanvas => {
  const pen = canvas.getContext('2d') as Pen;
  const { width, height } = canvas;
  const image = pen.getImageData(0, 0, width, height);
  const data = image.data;
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * 4] as number;
  const k = depth / 255;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const dx = ((grey[at - 1] as number) - (grey[at + 1] as number)) * k;
      const dy = ((grey[at + width] as number) - (grey[at - width] as number)) * k;
      const l = 127.5 / Math.sqrt(dx * dx + dy * dy + 1);
      const i = at * 4;
      data[i] = 127.5 + dx * l;
      data[i + 1] = 127.5 + dy * l;
      data[i + 2] = 127.5 + l;
    }
  }
  for (let x = 0; x < width; x++) {
    for (const i of [x * 4, ((height - 1) * width + x) * 4]) [data[i], data[i + 1], data[i + 2]] = [127, 127, 255];
  }
  for (let y = 0; y < height; y++) {
    for (const i of [y * width * 4, (y * width + width - 1) * 4]) [data[i], data[i + 1], data[i + 2]] = [127, 127, 255];
  }
  pen.putImageData(image, 0, 0);
  return canvas;
};

/** Draws with softened edges; each rectangle is softened alone, so a region is drawn apart and laid on. */
const soft = (pen: Pen, blur: number, draw: (pen: Pen) => void): void => {
  const apart = new OffscreenCanvas(pen.canvas.width, pen.canvas.height);
  const other = apart.getContext('2d', { willReadFrequently: true }) as Pen;
  other.setTransform(pen.getTransform());
  draw(other);
  pen.save();
  pen.resetTransform();
  pen.filter = `blur(${blur}px)`;
  pen.drawImage(apart, 0, 0);
  pen.restore();
};

/** Fine grain of a blasted surface, drawn over what is there; deterministic, so that pictures repeat. */
const grain = (pen: Pen, inside: (x: number, y: number) => boolean, count: number, strength: number): void => {
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  for (let i = 0; i < count; i++) {
    const [x, y] = [SHEET.x + next() * SHEET.width, SHEET.y + next() * SHEET.height];
    if (!inside(x, y)) continue;
    pen.fillStyle = next() > 0.5 ? `rgba(255,255,255,${strength})` : `rgba(0,0,0,${strength})`;
    pen.fillRect(x, y, 0.08, 0.08);
  }
};

const surfaceColour = (roughness: number, metal: number): string =>
  `rgb(0,${Math.round(roughness * 255)},${Math.round(metal * 255)})`;

/** Draws the back: number and loft in the pocket, engraving on the bar with its paint. */
export const backMaps = (p: IronParameters, shape: IronShape): Maps => {
  const finish = FINISHES[p.finish];
  const inPocket = (x: number, y: number): boolean => shape.pocket(x, y) < -0.9;

  const colour = sheet(1664);
  fill(colour.pen, finish.colour);
  soft(colour.pen, 5, (pen) => region(pen, inPocket, finish.pocket));
  colour.pen.fillStyle = finish.stamp;
  stamp(colour.pen, p, shape);
  colour.pen.fillStyle = p.engravingFill;
  engrave(colour.pen, p, shape);

  const surface = sheet(1024);
  fill(surface.pen, surfaceColour(finish.satin, 1));
  region(surface.pen, (_x, y) => y > shape.bar.low - 1 && y < shape.bar.high, surfaceColour(finish.polished, 1));
  soft(surface.pen, 3, (pen) => region(pen, inPocket, surfaceColour(finish.blasted, 1)));
  surface.pen.fillStyle = surfaceColour(0.5, 0.2);
  stamp(surface.pen, p, shape);
  surface.pen.fillStyle = surfaceColour(0.36, 0.1);
  engrave(surface.pen, p, shape);

  const relief = sheet(1664);
  fill(relief.pen, '#c0c0c0');
  grain(relief.pen, inPocket, 60_000, 0.05);
  soft(relief.pen, 1.8, (pen) => {
    pen.fillStyle = '#404040';
    stamp(pen, p, shape);
    engrave(pen, p, shape);
    wing(pen, shape);
  });
  return {
    colour: colour.canvas,
    surface: surface.canvas,
    relief: normals(relief.canvas, 5),
  };
};

/** Draws the face: grooves and the blasted hitting area between polished heel and toe. */
export const faceMaps = (p: IronParameters, shape: IronShape): Maps => {
  const finish = FINISHES[p.finish];
  const blasted = (x: number, y: number): boolean =>
    x > GROOVES.from - 2 && x < GROOVES.to + 2 && shape.inside(x, y) > 0;
  const grooves = (pen: Pen, width: number, colour: string): void => {
    pen.fillStyle = colour;
    for (let y: number = GROOVES.low; shape.inside(20, y) > 3 || shape.inside(44, y) > 4; y += GROOVES.pitch) {
      let from: number | undefined;
      for (let x: number = GROOVES.from; x <= GROOVES.to + 0.2; x += 0.2) {
        const is = shape.inside(x, y) > 2.6 && x < GROOVES.to;
        if (is && from === undefined) from = x;
        if (!is && from !== undefined) {
          pen.beginPath();
          pen.roundRect(from, y - width / 2, x - from, width, width / 2);
          pen.fill();
          from = undefined;
        }
      }
    }
  };
  const colour = sheet(1664);
  fill(colour.pen, finish.colour);
  region(colour.pen, blasted, 'rgba(0, 0, 0, 0.14)');
  grooves(colour.pen, 0.8, finish.pocket);

  const surface = sheet(1024);
  fill(surface.pen, surfaceColour(finish.polished, 1));
  region(surface.pen, blasted, surfaceColour(finish.blasted * 0.9, 1));
  grooves(surface.pen, 0.9, surfaceColour(0.6, 1));

  const relief = sheet(1664);
  fill(relief.pen, '#c0c0c0');
  grain(relief.pen, blasted, 60_000, 0.045);
  soft(relief.pen, 1.4, (pen) => grooves(pen, 0.8, '#303030'));
  return {
    colour: colour.canvas,
    surface: surface.canvas,
    relief: normals(relief.canvas, 4),
  };
};
