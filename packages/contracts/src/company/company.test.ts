// The three folders of this repository: read without problem, written and read again, and alike the tables they are taken from.
import { readFileSync } from 'node:fs';
import { unwrap } from '@onelot/base';
import { describe, expect, test } from 'vitest';
import { folder } from '../../test/company-folder.ts';
import { headerOf, readCompany, TABLES, writeCompany } from './index.ts';

const SLUGS = ['golf-irons', 'bookshelf', 'template'];

describe.each(SLUGS)('companies/%s', (slug) => {
  const first = readCompany(folder(slug));

  test('has no problem', () => {
    expect(first.ok ? [] : first.problems).toEqual([]);
  });

  test('comes back the same when written and read again', () => {
    const data = unwrap(first);
    expect(unwrap(readCompany(writeCompany(data)))).toEqual(data);
  });

  test('writes what it read, line by line', () => {
    const files = folder(slug);
    const written = writeCompany(unwrap(first));
    for (const table of TABLES) expect(written[table.file]).toBe(files[table.file]);
  });

  test('says everything in English and German', () => {
    const data = unwrap(first);
    const halves: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('en' in value && !('de' in value)) halves.push(path);
      for (const [key, inner] of Object.entries(value)) visit(inner, `${path}/${key}`);
    };
    visit(data, '');
    expect(halves).toEqual([]);
  });
});

test('the template holds every file with its whole header', () => {
  const files = folder('template');
  for (const table of TABLES) expect(files[table.file]?.split('\n')[0]).toBe(headerOf(table).join(','));
});

test('the page about company folders names every file with its columns', () => {
  const page = readFileSync(new URL('../../../../companies/README.md', import.meta.url), 'utf8');
  for (const table of TABLES)
    for (const word of [table.file, headerOf(table).join(',')]) expect(page).toContain(`\`${word}\``);
});

/** resource-planning, iron golf clubs: share, delay in days, service; models, materials, sides, lie angles, weight distributions, grinds. */
const PRINTED: Record<string, readonly (number | 'function')[]> = {
  popularizing: [0.4, 0, 0.9, 2, 1, 1, 1, 1, 1],
  varietizing: [0.25, 2, 0.95, 2, 1, 2, 3, 1, 1],
  accessorizing: [0.2, 3, 0.95, 2, 2, 2, 5, 2, 2],
  parametering: [0.1, 5, 0.9, 2, 4, 2, 'function', 6, 4],
  tailoring: [0.05, 14, 0.9, 3, 'function', 2, 'function', 'function', 'function'],
};

const irons = unwrap(readCompany(folder('golf-irons')));

test('golf-irons offers the five levels as printed', () => {
  const { network } = irons;
  const counted = ['models', 'materials', 'sides', 'lieAngles', 'weightDistributions', 'grindsPerModel'];
  const rows = network?.levels.map((level) => [
    level.id,
    [level.share, level.delayDays, level.service, ...counted.map((name) => level.counts[name])],
  ]);
  expect(Object.fromEntries(rows ?? [])).toEqual(PRINTED);
});

test('golf-irons forecasts as printed: quarters sum to the year, levels to the total', () => {
  const { network } = irons;
  const forecast = network?.forecast ?? [];
  expect(forecast.map((row) => row.year.quantity)).toEqual([37125, 18150, 16500, 8250, 2475]);
  for (const row of forecast) expect(row.quarters.reduce((sum, q) => sum + q.quantity, 0)).toBe(row.year.quantity);
  expect(
    [0, 1, 2, 3].map((quarter) => forecast.reduce((sum, row) => sum + (row.quarters[quarter]?.quantity ?? 0), 0)),
  ).toEqual(network?.forecastTotal?.quarters.map((quarter) => quarter.quantity));
});
