// How each finish takes the light: colour and roughness of polished, satin and blasted parts.
import type { IronFinish } from './parameters.ts';

export interface Finish {
  colour: string;
  /** Pocket floor, darker and blasted. */
  pocket: string;
  polished: number;
  satin: number;
  blasted: number;
  /** Light and dark end for the flat picture. */
  light: string;
  dark: string;
  stamp: string;
}

export const FINISHES: Record<IronFinish, Finish> = {
  nickel: {
    colour: '#e2e3e1',
    pocket: '#bcbdbb',
    polished: 0.1,
    satin: 0.2,
    blasted: 0.5,
    light: '#f4f4f2',
    dark: '#85888a',
    stamp: '#1d2022',
  },
  satin: {
    colour: '#d0d1cf',
    pocket: '#b2b3b2',
    polished: 0.2,
    satin: 0.33,
    blasted: 0.55,
    light: '#e6e6e3',
    dark: '#7b7e80',
    stamp: '#1d2022',
  },
  black: {
    colour: '#63676c',
    pocket: '#45494e',
    polished: 0.16,
    satin: 0.3,
    blasted: 0.55,
    light: '#5a5e63',
    dark: '#1b1d1f',
    stamp: '#c9ccce',
  },
  copper: {
    colour: '#ddb698',
    pocket: '#b58d72',
    polished: 0.16,
    satin: 0.28,
    blasted: 0.52,
    light: '#f0cdb0',
    dark: '#7a5138',
    stamp: '#24170f',
  },
  raw: {
    colour: '#b4aea3',
    pocket: '#938b80',
    polished: 0.32,
    satin: 0.44,
    blasted: 0.62,
    light: '#cfc9bd',
    dark: '#6a645b',
    stamp: '#1f1c18',
  },
};
