// CFG and RND-4: how varied a product is and what its parts have in common, through the published interface.
import { unwrap } from '@onelot/base';
import { compile, open, type PublicModel } from '@onelot/configure';
import { research, sales } from '@onelot/contracts';
import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, openPage } from '../tests/support/browser.ts';
import { as, stranger } from './support/people.ts';

afterAll(closeBrowser);

const onSale = async () => {
  const answer = await stranger().call(sales.getProduct, { product: 'irons' });
  return { ...answer, model: answer.model as unknown as PublicModel };
};

describe('variety', () => {
  it('CFG-6/2 CFG-6/3 RND-4/4 variants are counted exactly, and commonality of each part is reported', async () => {
    const { model, version } = await onSale();
    const designer = await as('designer-1');
    const told = await designer.call(research.getVariety, { product: 'irons', version });
    // The count by another way: the engine's own session on the public model.
    const count = open(unwrap(compile(model))).count();
    expect(count).toMatchObject({ discrete: BigInt(told.variants) });
    expect(told.lines.find(({ line }) => line === 'epoxy')).toMatchObject({ share: 1, items: 1, commonality: 1 });
    const grips = told.lines.find(({ line }) => line === 'grips');
    // No rule reads what a grip is: 3 makes, 4 sizes and 3 colours are equally likely but for what the weight of sizes forbids.
    expect(grips).toMatchObject({ share: 1, items: 36 });
    expect(grips?.commonality).toBeGreaterThanOrEqual(1 / 36 - 1e-9);
    expect(grips?.commonality).toBeLessThan(1 / 30);
    const weight = told.lines.reduce((sum, { share }) => sum + share, 0);
    const mean = told.lines.reduce((sum, { share, commonality }) => sum + share * commonality, 0) / weight;
    expect(told.commonality).toBeCloseTo(mean, 9);
    for (const { share, commonality, commonestShare } of told.lines) {
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(commonality).toBeGreaterThanOrEqual((commonestShare / share) ** 2 - 1e-9);
    }
  });

  it('RND-4/5 the cost of added variety is reported with its assumptions', async () => {
    const { version } = await onSale();
    const designer = await as('designer-1');
    const ask = (perYear: number) => designer.call(research.getVariety, { product: 'irons', version, perYear });
    const [few, many] = [await ask(1000), await ask(4000)];
    expect(few.assumed).toMatchObject({ perYear: 1000, leadDays: 7, holdingPercent: 20 });
    expect(few.addedCost).toBe(few.lines.reduce((sum, { addedCost }) => sum + addedCost, 0));
    expect(few.lines.find(({ line }) => line === 'epoxy')?.addedCost).toBe(0);
    const shafts = few.lines.find(({ line }) => line === 'shafts');
    const pooled = 1.645 * Math.sqrt((1000 * (shafts?.share ?? 0) * 7) / 365);
    const by = pooled * ((shafts?.stockFactor ?? 0) - 1) * (shafts?.costEach ?? 0) * 0.2;
    expect(Math.abs((shafts?.addedCost ?? 0) - by)).toBeLessThan(pooled * (shafts?.stockFactor ?? 0));
    // Safety stock grows with the root of demand.
    expect(many.addedCost / few.addedCost).toBeCloseTo(2, 1);
    await expect(stranger().call(research.getVariety, { product: 'irons', version })).rejects.toThrow();
  });
});

describe('footprint', () => {
  it('CFG-11/1 the footprint of a configuration is shown with its inputs, and follows the choices', async () => {
    const { model } = await onSale();
    const session = open(unwrap(compile(model)));
    const read = (at: typeof session): Map<string, number> =>
      new Map(unwrap(at.formulas()).map(({ id, value }) => [id, Number(value)]));
    const figures = read(session);
    const parts = [...figures].filter(([id]) => /^footprint_.+_g$/.test(id));
    expect(parts.length).toBeGreaterThan(3);
    expect(figures.get('footprint_g')).toBe(parts.reduce((sum, [, grams]) => sum + grams, 0));
    const graphite = session.choose('shaft', 'graphite');
    const light = graphite.ok ? graphite : session.apply(graphite.repairs[0] as never);
    if (!light.ok) throw new Error('Graphite cannot be had.');
    // Carbon fibre takes more than steel, though it weighs less.
    expect(read(light.session).get('footprint_shafts_g')).toBeGreaterThan(figures.get('footprint_shafts_g') as number);
    expect(read(light.session).get('footprint_heads_g')).toBe(figures.get('footprint_heads_g'));

    const seen = await openPage();
    await seen.page.goto('/golf-irons/shop/irons');
    await seen.page.getByRole('button', { name: 'All of it, to your door' }).click();
    const shown = seen.page.locator('[data-test="footprint"]').first();
    await shown.locator('summary').click();
    const text = await shown.innerText();
    expect(text).toContain('assumed');
    expect(text.match(/kg CO₂e/g)).toHaveLength(parts.length + 1);
    await seen.close();
  });
});
