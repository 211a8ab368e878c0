// Where customers live: streets that do not exist in cities that do, most of them near, some far.
import type { Random } from '@onelot/base';
import type { Address } from '@onelot/contracts';
import { weighted } from '../ground/chance.ts';

type Row = readonly [
  city: string,
  postcode: string,
  country: string,
  region: string,
  lat: number,
  lon: number,
  weight: number,
];

const PLACES: readonly Row[] = [
  ['Toronto', 'M5J 2X5', 'CA', 'ON', 43.6465, -79.3773, 18],
  ['Mississauga', 'L5B 3C1', 'CA', 'ON', 43.589, -79.6441, 9],
  ['Hamilton', 'L8P 1A1', 'CA', 'ON', 43.2557, -79.8711, 7],
  ['London', 'N6A 3K7', 'CA', 'ON', 42.9849, -81.2453, 5],
  ['Ottawa', 'K1P 5Z9', 'CA', 'ON', 45.4215, -75.6972, 8],
  ['Kingston', 'K7L 1A8', 'CA', 'ON', 44.2312, -76.486, 3],
  ['Sudbury', 'P3E 1A1', 'CA', 'ON', 46.4917, -80.993, 2],
  ['Montréal', 'H2Y 1C6', 'CA', 'QC', 45.5019, -73.5674, 10],
  ['Québec', 'G1R 4S9', 'CA', 'QC', 46.8139, -71.208, 4],
  ['Halifax', 'B3J 1S9', 'CA', 'NS', 44.6488, -63.5752, 2],
  ['Winnipeg', 'R3C 0V8', 'CA', 'MB', 49.8951, -97.1384, 2],
  ['Calgary', 'T2P 2M5', 'CA', 'AB', 51.0447, -114.0719, 3],
  ['Vancouver', 'V6B 1A1', 'CA', 'BC', 49.2827, -123.1207, 4],
  ['Buffalo', '14202', 'US', 'NY', 42.8864, -78.8784, 3],
  ['Rochester', '14604', 'US', 'NY', 43.1566, -77.6088, 2],
  ['Cleveland', '44114', 'US', 'OH', 41.4993, -81.6944, 2],
  ['Chicago', '60601', 'US', 'IL', 41.8781, -87.6298, 2],
  ['Boston', '02108', 'US', 'MA', 42.3601, -71.0589, 2],
  ['Edinburgh', 'EH1 1YZ', 'GB', '', 55.9533, -3.1883, 1],
  ['Hamburg', '20095', 'DE', '', 53.5511, 9.9937, 1],
];
const STREETS = [
  'Maple Street',
  'Fairway Drive',
  'Station Road',
  'Harbour Lane',
  'Orchard Avenue',
  'Mill Road',
  'Links Court',
];

/** An address among the countries that are delivered to; undefined where none of ours is. */
export const addressFor = (name: string, dice: Random, countries: readonly string[]): Address | undefined => {
  const served = (country: string): boolean => countries.includes(country) || countries.includes('*');
  const place = weighted(
    dice,
    PLACES.filter(([, , country]) => served(country)).map((row) => [row, row[6]] as const),
  );
  if (!place) return undefined;
  const [city, postcode, country, region, lat, lon] = place;
  const near = (value: number): number => Math.round((value + (dice.next() - 0.5) * 0.08) * 1e4) / 1e4;
  return {
    name,
    street: `${dice.integer(1, 240)} ${dice.pick(STREETS)}`,
    city,
    postcode,
    country,
    ...(region ? { region } : {}),
    position: { lat: near(lat), lon: near(lon) },
  };
};
