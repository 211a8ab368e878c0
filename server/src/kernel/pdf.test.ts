// Papers keep every letter of a name that the face has, and mark what it has not.
import { describe, expect, test } from 'vitest';
import { printable } from './faces.ts';
import { addressLines, paperDay, paperMoney } from './papers.ts';
import { type Block, paper } from './pdf.ts';

describe('letters', () => {
  test.each(['Łukasz Šimůnek, Żółta 1', 'Ιωάννα Παπαδοπούλου', 'Київ, Хрещатик', 'Đặng Nguyễn', 'Çağrı Işık €'])(
    'stay as they are: %s',
    (name) => expect(printable(name)).toEqual({ text: name, whole: true }),
  );

  test('written in two parts become the one letter', () => {
    expect(printable('Zoe\u0308')).toEqual({ text: 'Zoë', whole: true });
    expect(printable('Ａｄａ')).toEqual({ text: 'Ada', whole: true });
  });

  test('that no face has are marked, one mark a letter as people count', () => {
    expect(printable('Ada 😀 李')).toEqual({ text: 'Ada □ □', whole: false });
    expect(printable('👩‍👩‍👧')).toEqual({ text: '□', whole: false });
  });
});

describe('a paper', () => {
  const page = async (blocks: Block[]) =>
    Buffer.from(await paper({ size: 'A4', title: 'Łódź', blocks, locale: 'de' })).toString('latin1');

  test('carries its own face, and no standard one that knows Latin letters only', async () => {
    const bytes = await page([
      { kind: 'title', text: 'Łódź' },
      { kind: 'sums', rows: [{ label: 'Summe', amount: '1 €', strong: true }] },
    ]);
    expect(bytes).toMatch(/FontName \/\w+\+Inter/);
    expect(bytes).not.toContain('Helvetica');
  });

  test('that has to mark a letter is longer by the sentence that says so', async () => {
    const [plain, marked] = await Promise.all([
      page([{ kind: 'text', text: '□' }]),
      page([{ kind: 'text', text: '李' }]),
    ]);
    expect(marked.length).toBeGreaterThan(plain.length);
  });
});

test('an address names its country, days and money are written as on the screens', () => {
  const place = { name: 'A', street: 'B 1', postcode: 'L4B 2N1', city: 'Richmond Hill', region: 'ON', country: 'CA' };
  expect(addressLines(place, 'de').slice(2)).toEqual(['L4B 2N1 Richmond Hill ON', 'Kanada']);
  expect(paperDay(new Date('2026-12-04T02:00:00Z'), 'en', 'America/Toronto')).toBe('Thu 3 Dec 2026');
  expect(paperMoney(-123456, 'en', 'CAD')).toBe('−$1,234.56');
  expect(paperMoney(123456, 'de', 'CAD')).toBe('1.234,56\u00a0$');
});
