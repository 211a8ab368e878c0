// Bad product models: what only the configuration engine sees is found at import too, under the file and field it stands in.
import { describe, expect, test } from 'vitest';
import { edit, template as good } from '../../test/company-folder.ts';
import { readCompany } from './index.ts';

describe('a company folder whose model has', () => {
  test.each([
    [
      'a rule about an unknown option',
      'models/product.json',
      "painted implies size == 'small'",
      'varnished',
      '/models~1product.json/rules/0',
    ],
    [
      'a rule with an unknown value',
      'models/product.json',
      "painted implies size == 'small'",
      "size == 'tiny'",
      '/models~1product.json/rules/0',
    ],
    [
      'a default of another type',
      'models/product.json',
      '"default": false',
      '"default": 3',
      '/models~1product.json/options/1',
    ],
    [
      'rules no product meets',
      'models/product.json',
      "painted implies size == 'small'",
      'painted and not painted',
      '/models~1product.json/rules',
    ],
    [
      'a default against a rule',
      'models/product.json',
      "painted implies size == 'small'",
      'painted',
      '/models~1product.json/options/1/default',
    ],
    ['a price that is no expression', 'prices/product.json', '"900"', '"900 +"', '/prices~1product.json/rules/1'],
  ])('%s', (_, file, from, to, path) => {
    const read = readCompany(edit(file, from, to));
    const paths = read.ok ? [] : read.problems.map((problem) => problem.path);
    expect(
      paths.some((found) => found.startsWith(path)),
      paths.join('\n'),
    ).toBe(true);
  });
});

test('an item that a customer could choose and that is missing is named; one that no rule lets them choose is not', () => {
  const model = (good['models/product.json'] as string).replace('"BODY"', '"BODY-{size}"');
  const item = (name: string) => `${name},Body,,pcs,make,1,1,0,0,500,200\n`;
  const files = { ...good, 'models/product.json': model, 'items.csv': `${good['items.csv']}${item('BODY-small')}` };
  const read = readCompany(files);
  expect(read.ok ? [] : read.problems).toMatchObject([
    { code: 'UNKNOWN_REFERENCE', path: '/models~1product.json/bom/0/item', data: { value: 'BODY-large' } },
  ]);
  const painted = model.replace('"item": "BODY-{size}"', '"item": "BODY-{size}", "when": "painted"');
  expect(readCompany({ ...files, 'models/product.json': painted }).ok).toBe(true);
});
