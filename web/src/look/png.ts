// Saves a drawn picture as PNG: an SVG with the colours it has on the screen, or a canvas as it is.

/** Points of the picture for each pixel of the screen, so that it is sharp on paper. */
const SHARP = 2;

const download = (address: string, name: string): void => {
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.png`;
  link.click();
};

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** The SVG as text of its own: `var(--ol-ink)` and the like become the colours of the present theme. */
const asText = (svg: SVGSVGElement): string => {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.style.color = getComputedStyle(svg).color;
  return new XMLSerializer()
    .serializeToString(copy)
    .replace(/var\((--[\w-]+)(?:,[^()]*)?\)/g, (_, name: string) => token(name));
};

const painted = async (svg: SVGSVGElement): Promise<HTMLCanvasElement> => {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asText(svg))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * SHARP);
  canvas.height = Math.ceil(height * SHARP);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('This browser gives no canvas.');
  pen.fillStyle = token('--ol-surface');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
};

/** `name`: file name without ending. */
export const savePng = async (drawn: SVGSVGElement | HTMLCanvasElement, name: string): Promise<void> => {
  const canvas = drawn instanceof HTMLCanvasElement ? drawn : await painted(drawn);
  download(canvas.toDataURL('image/png'), name);
};
