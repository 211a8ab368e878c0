// Whether shares of parts and commonality are what counting every product by hand gives.
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { type Choices, compile, open, type ProductModel, variant } from './index.ts';
import { variety } from './variety.ts';

// Slow only where other work takes the cores.
vi.setConfig({ testTimeout: 60_000 });

const name = { en: 'x' };
const values = (...ids: string[]) => ids.map((id) => ({ id, name }));
const desk: ProductModel = {
  id: 'desk',
  version: 1,
  name,
  groups: [],
  routing: [],
  options: [
    { id: 'top', name, type: 'one-of', values: values('oak', 'birch', 'white') },
    { id: 'legs', name, type: 'one-of', values: values('steel', 'wood') },
    { id: 'width', name, type: 'number', unit: 'mm', min: 1000, max: 1600, step: 200 },
    { id: 'drawer', name, type: 'boolean' },
    { id: 'words', name, type: 'text', maxLength: 3, when: 'drawer' },
  ],
  rules: [
    { id: 'wood', expression: "legs == 'wood' implies top != 'white'", sentence: name },
    { id: 'wide', expression: "width > 1400 implies legs == 'steel'", sentence: name },
  ],
  bom: [
    { id: 'top', item: 'TOP-{top}-{if(width > 1200, 2, 1)}' },
    { id: 'legs', item: 'LEGS-{legs}', quantity: '4' },
    { id: 'drawer', item: 'DRAWER', when: 'drawer' },
    { id: 'lock', parent: 'drawer', item: 'LOCK', when: "top == 'oak'" },
    { id: 'plate', item: 'PLATE', when: "words != ''" },
  ],
};

/** Every product, texts as empty. */
const all: Choices[] = ['oak', 'birch', 'white'].flatMap((top) =>
  ['steel', 'wood'].flatMap((legs) =>
    [1000, 1200, 1400, 1600].flatMap((width) =>
      [false, true].flatMap((drawer) =>
        legs === 'wood' && (top === 'white' || width > 1400)
          ? []
          : [{ top, legs, width, drawer, ...(drawer ? { words: '' } : {}) }],
      ),
    ),
  ),
);

describe('variety', () => {
  it('counts variants and in which share of them each item occurs', () => {
    const made = variety(desk);
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    expect(made.value.variants).toBe(BigInt(all.length));
    const bills = all.map((choices) => {
      const built = variant(desk, choices);
      if (!built.ok) throw new Error(JSON.stringify(built.problems));
      return built.value.bom;
    });
    for (const line of made.value.lines.filter(({ lineId }) => lineId !== 'plate')) {
      const having = bills.filter((bom) => bom.some(({ lineId }) => lineId === line.lineId));
      expect(line.share).toBeCloseTo(having.length / all.length, 12);
      const counts = new Map<string, number>();
      for (const bom of having) {
        const item = bom.find(({ lineId }) => lineId === line.lineId)?.item as string;
        counts.set(item, (counts.get(item) ?? 0) + 1);
      }
      expect(new Map(line.items.map(({ item, share }) => [item, Math.round(share * all.length)]))).toEqual(counts);
      const among = [...counts.values()].map((n) => n / having.length);
      expect(line.commonality).toBeCloseTo(
        among.reduce((sum, p) => sum + p * p, 0),
        12,
      );
      expect(line.stockFactor).toBeCloseTo(
        among.reduce((sum, p) => sum + Math.sqrt(p), 0),
        12,
      );
    }
    // A part that hangs on what is written can be had in every variant that has the words.
    expect(made.value.lines.find(({ lineId }) => lineId === 'plate')?.share).toBeCloseTo(0.5, 12);
    expect(made.value.commonality).toBeGreaterThan(0);
    expect(made.value.commonality).toBeLessThan(1);
  });

  it('is counted for the irons', () => {
    const irons = JSON.parse(
      readFileSync(new URL('../../../companies/golf-irons/models/irons.json', import.meta.url), 'utf8'),
    );
    const made = variety(irons);
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    const compiled = compile(irons as ProductModel);
    const count = compiled.ok && open(compiled.value).count();
    expect(count).toMatchObject({ discrete: made.value.variants });
    expect(made.value.lines.find(({ lineId }) => lineId === 'epoxy')).toMatchObject({
      share: 1,
      commonality: 1,
      stockFactor: 1,
    });
    expect(made.value.lines.find(({ lineId }) => lineId === 'shafts')?.items.length).toBeGreaterThan(20);
  });
});
