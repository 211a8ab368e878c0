// Money and days as read: minor units, minus signs, days in the company's own time zone.
import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('navigator', { languages: ['en-US', 'de-DE'] });
const { formatDuration, formatMoney, formatWhen } = await import('./format.ts');

describe('money', () => {
  it('divides minor units by the currency’s own digits', () => {
    expect(formatMoney(108480, 'USD', 'en')).toBe('$1,084.80');
    expect(formatMoney(1200, 'JPY', 'en')).toBe('¥1,200');
    expect(formatMoney(108480, 'EUR', 'de').replace(/\s/g, ' ')).toBe('1.084,80 €');
  });
  it('drops zero cents only when asked and only when they are zero', () => {
    expect(formatMoney(-4800, 'USD', 'en', true)).toBe('−$48');
    expect(formatMoney(-4850, 'USD', 'en', true)).toBe('−$48.50');
  });
});

describe('days', () => {
  it('belong to the company’s time zone', () => {
    expect(formatWhen('2026-12-04T02:30:00Z', 'day', 'America/Toronto', 'en')).toBe('Thu 3 Dec');
    expect(formatWhen('2026-12-04T02:30:00Z', 'day', 'Europe/Berlin', 'en')).toBe('Fri 4 Dec');
    expect(formatWhen('2026-11-18T20:12:00Z', 'dayTime', 'UTC', 'en')).toBe('Wed 18 Nov, 20:12');
  });
  it('a bare day moves in no time zone', () => {
    expect(formatWhen('2026-12-03', 'long', 'Pacific/Auckland', 'en')).toBe('Thursday 3 December');
    expect(formatWhen('2026-12-03', 'day', 'America/Los_Angeles', 'de')).toMatch(/^Do\.?, 3\. Dez/);
  });
  it('what is no date is shown as nothing', () => {
    expect(formatWhen('soon', 'day', 'UTC', 'en')).toBe('');
  });
});

it('durations name the two largest units', () => {
  expect([8, 240, 11400, 7200, 187200].map(formatDuration)).toEqual(['8 s', '4 min', '3 h 10 min', '2 h', '2 d 4 h']);
});
