// A page whose pictures are flat, so that a test of screens does not wait for drawing in three dimensions.
import { type OpenPage, openPage, type PageWishes } from './browser.ts';

/** A page without three dimensions: the same screens, whose flat pictures do not keep a test waiting. */
export const flatPage = async (wishes: PageWishes): Promise<OpenPage> => {
  const opened = await openPage(wishes);
  await opened.page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext as (...of: unknown[]) => unknown;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...of: unknown[]) {
      return String(of[0]).startsWith('webgl') ? null : real.apply(this, of);
    } as never;
  });
  return opened;
};
