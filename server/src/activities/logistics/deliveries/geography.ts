// Where an address lies: its own position, else the middle of its postal region or country, and how far two points are apart.
import type { Address } from '@onelot/contracts';
import type { Point } from './tables.ts';

const EARTH_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres. */
export const distance = (a: Point, b: Point): number => {
  const half =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
};

/** Where most people of a country live, rounded to a tenth of a degree: near enough for a first estimate. */
const COUNTRIES: Record<string, readonly [number, number]> = {
  AE: [25.1, 55.3],
  AR: [-34.6, -58.5],
  AT: [48.0, 15.6],
  AU: [-34.2, 148.8],
  BE: [50.9, 4.4],
  BG: [42.6, 24.6],
  BR: [-22.6, -46.2],
  CA: [44.6, -78.6],
  CH: [47.2, 8.1],
  CL: [-33.6, -70.8],
  CN: [31.7, 116.0],
  CO: [5.2, -74.6],
  CY: [34.9, 33.2],
  CZ: [49.9, 15.3],
  DE: [50.6, 9.6],
  DK: [55.8, 11.2],
  EE: [59.2, 25.2],
  EG: [30.2, 31.2],
  ES: [39.9, -3.1],
  FI: [61.4, 24.6],
  FR: [47.3, 2.9],
  GB: [52.6, -1.5],
  GR: [38.5, 23.2],
  HK: [22.3, 114.2],
  HR: [45.5, 16.2],
  HU: [47.3, 19.4],
  ID: [-6.9, 109.3],
  IE: [53.1, -7.2],
  IL: [32.1, 34.9],
  IN: [22.6, 79.5],
  IS: [64.2, -21.6],
  IT: [43.2, 11.6],
  JP: [35.6, 137.6],
  KR: [37.0, 127.4],
  LT: [55.0, 24.4],
  LU: [49.6, 6.1],
  LV: [56.8, 24.3],
  MA: [33.2, -6.9],
  MT: [35.9, 14.4],
  MX: [20.4, -100.3],
  MY: [3.6, 102.4],
  NL: [52.1, 5.2],
  NO: [60.6, 9.4],
  NZ: [-39.4, 175.0],
  PE: [-11.2, -76.6],
  PH: [13.6, 121.6],
  PL: [51.7, 19.2],
  PT: [39.9, -8.5],
  QA: [25.3, 51.5],
  RO: [45.6, 25.3],
  RS: [44.5, 20.6],
  SA: [24.1, 43.6],
  SE: [58.9, 15.4],
  SG: [1.4, 103.8],
  SI: [46.1, 14.8],
  SK: [48.6, 18.9],
  TH: [14.6, 100.8],
  TR: [39.3, 32.0],
  TW: [24.3, 120.9],
  UA: [49.1, 31.9],
  US: [39.2, -88.6],
  VN: [15.6, 106.6],
  ZA: [-27.6, 28.2],
};

/** Postal regions by the first letter or digit of the code. */
const REGIONS: Record<string, Record<string, readonly [number, number]>> = {
  CA: {
    A: [47.6, -52.9],
    B: [44.8, -63.4],
    C: [46.3, -63.2],
    E: [46.1, -66.0],
    G: [46.9, -71.3],
    H: [45.5, -73.6],
    J: [45.6, -73.3],
    K: [44.9, -76.2],
    L: [43.7, -79.5],
    M: [43.7, -79.4],
    N: [43.2, -80.9],
    P: [46.5, -81.5],
    R: [49.9, -97.2],
    S: [51.3, -105.9],
    T: [52.1, -113.8],
    V: [49.3, -122.9],
    X: [62.5, -114.4],
    Y: [60.7, -135.1],
  },
  DE: {
    0: [51.1, 12.9],
    1: [52.7, 13.2],
    2: [53.6, 9.8],
    3: [51.9, 9.7],
    4: [51.6, 7.1],
    5: [50.6, 7.3],
    6: [49.8, 8.4],
    7: [48.5, 8.9],
    8: [48.1, 11.4],
    9: [49.6, 11.2],
  },
  US: {
    0: [41.6, -72.3],
    1: [41.0, -75.3],
    2: [37.5, -78.4],
    3: [31.4, -83.9],
    4: [40.3, -84.3],
    5: [43.9, -93.1],
    6: [40.3, -91.6],
    7: [31.8, -96.4],
    8: [38.1, -109.0],
    9: [37.2, -120.6],
  },
};

/** The given position, or one derived from postcode and country and marked approximate; null for a country not in the table. */
export const locate = (address: Address): { position: Point | null; approximate: boolean } => {
  if (address.position) return { position: address.position, approximate: false };
  const region = REGIONS[address.country]?.[address.postcode.trim().charAt(0).toUpperCase()];
  const [lat, lon] = region ?? COUNTRIES[address.country] ?? [];
  return { position: lat === undefined || lon === undefined ? null : { lat, lon }, approximate: true };
};
