// The letters a paper can show: Inter embedded in the file (Latin, Greek, Cyrillic); what it has no letter for is marked, never garbled.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';

export type Face = 'plain' | 'bold';

const require = createRequire(import.meta.url);
const FILES: Readonly<Record<Face, () => string>> = {
  plain: () => require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  bold: () => require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
};
const MISSING = '□';

const kept = new Map<Face, Buffer>();

/** The bytes of a face as TrueType, read once. */
export const faceBytes = (face: Face): Buffer => {
  const found = kept.get(face);
  if (found) return found;
  const read = readFileSync(FILES[face]());
  kept.set(face, read);
  return read;
};

let drawn: fontkit.Font | undefined;
const shows = (letter: string): boolean => {
  drawn ??= fontkit.create(faceBytes('plain')) as fontkit.Font;
  return drawn.hasGlyphForCodePoint(letter.codePointAt(0) as number);
};

const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** One letter as people count them: as it is, else in its plainer form (fullwidth A as A), else the mark. */
const printedLetter = (letter: string): string =>
  [letter, letter.normalize('NFKC')].find((one) => [...one].every(shows)) ?? MISSING;

/** The text with letters that can be printed; `whole` is false where the mark stands for some. */
export const printable = (text: string): { readonly text: string; readonly whole: boolean } => {
  let whole = true;
  const letters = [...clusters.segment(text.normalize('NFC'))].map(({ segment }) => {
    if (/^\s+$/.test(segment)) return segment;
    const letter = printedLetter(segment);
    whole &&= letter !== MISSING || segment === MISSING;
    return letter;
  });
  return { text: letters.join(''), whole };
};
