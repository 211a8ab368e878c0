// Shows how an arrival is estimated: by the timetable without history, by what finished deliveries show, and more and more by the vehicle itself.
import { describe, expect, it } from 'vitest';
import { type Estimate, estimate, type Finished, learn } from './eta.ts';
import { distance, locate } from './geography.ts';

const from = { lat: 43.5448, lon: -80.2482 };
const to = { lat: 43.6465, lon: -79.3773 };
const HOUR = 3_600_000;
const start = Date.UTC(2026, 10, 30, 21);
const between = (share: number) => ({
  lat: from.lat + (to.lat - from.lat) * share,
  lon: from.lon + (to.lon - from.lon) * share,
});

const at = (hours: number, share: number, history: Finished[] = [], windowFrom: Date | null = null): Estimate =>
  estimate(
    {
      now: new Date(start + hours * HOUR),
      departedAt: new Date(start),
      timetableAt: new Date(start + 48 * HOUR),
      from,
      to,
      position: between(share),
      windowFrom,
    },
    learn(history),
  );
const hours = (estimated: Estimate): number => (estimated.at.getTime() - start) / HOUR;
const finished = (took: number, error = 0): Finished => ({
  timetableSeconds: 48 * 3600,
  seconds: took * 3600,
  errorSeconds: error * 3600,
});

describe('estimated arrival', () => {
  it('is by the timetable where nothing is known', () => expect(hours(at(0, 0))).toBeCloseTo(48, 1));
  it('is at the median pace that finished deliveries took of their timetable', () => {
    expect(hours(at(0, 0, [finished(20), finished(24), finished(40)]))).toBeCloseTo(24, 1);
  });
  it('moves later for a vehicle that stands, and is near the truth as the way ends', () => {
    const steady = hours(at(24, 0.5));
    expect(steady).toBeCloseTo(48, 0);
    expect(hours(at(30, 0.5))).toBeGreaterThan(steady + 6);
    expect(hours(at(10, 0.95))).toBeLessThan(13);
  });
  it('is never before the window opens, nor before now', () => {
    const opens = new Date(start + 60 * HOUR);
    expect(at(47, 1, [], opens).at).toEqual(opens);
    expect(hours(at(50, 1))).toBeCloseTo(50, 5);
  });
  it('learns nothing from a drive that was played by hand in a moment', () => {
    const played = Array.from({ length: 10 }, () => ({
      timetableSeconds: 48 * 3600,
      seconds: 2,
      errorSeconds: 40 * 3600,
    }));
    expect(at(0, 0, played)).toEqual(at(0, 0));
  });
  it('narrows on the way, and by history that was right', () => {
    expect(at(24, 0.5).spread).toBeLessThan(at(0, 0).spread);
    const right = Array.from({ length: 10 }, () => finished(48, 0.5));
    expect(at(0, 0, right).spread).toBeLessThan(at(0, 0).spread / 5);
    const wrong = [...right.slice(0, 7), finished(48, 20), finished(48, -20), finished(48, 20)];
    expect(at(0, 0, wrong).spread).toBeGreaterThan(at(0, 0).spread);
  });
});

describe('where an address lies', () => {
  const address = { name: 'A', street: 'B', city: 'C', postcode: '10115', country: 'DE' };
  it('is its own position, else its postal region, else its country, else unknown', () => {
    expect(locate({ ...address, position: to })).toEqual({ position: to, approximate: false });
    expect(locate(address)).toEqual({ position: { lat: 52.7, lon: 13.2 }, approximate: true });
    expect(locate({ ...address, country: 'JP' }).position).toEqual({ lat: 35.6, lon: 137.6 });
    expect(locate({ ...address, country: 'AQ' }).position).toBeNull();
  });
  it('knows how far Guelph is from Toronto', () => expect(distance(from, to) / 1000).toBeCloseTo(71, 0));
});
