// What is on sale as visitors see it: products with their model ready to choose from; a new version replaces the old one.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '@onelot/base';
import { type Compiled, compile, type PublicModel } from '@onelot/configure';
import { sales } from '@onelot/contracts';
import type { Product } from '../ground/types.ts';
import type { World } from '../party.ts';
import type { Market } from './taste.ts';

export interface Shelved {
  readonly product: Product;
  readonly compiled: Compiled;
  readonly market: Market | undefined;
}
export interface Shelf {
  pick(dice: Random): Promise<Shelved | undefined>;
  /** Looks again: something else may be on sale. */
  forget(): void;
  /** Shares of a week's orders by weekday, Monday first. */
  readonly weekdays: readonly number[];
}

interface Network {
  readonly product?: string;
  readonly levelOption?: string;
  readonly levels?: readonly { readonly id: string; readonly share: number }[];
  readonly weekdayShares?: { readonly shares: readonly number[] };
}

/** The network of the company, from the data folder that lies beside the built world; empty where there is none. */
const readNetwork = async (company: string): Promise<Network> => {
  const file = join(import.meta.dirname, '..', 'companies', company, 'network.json');
  return readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Network,
    () => ({}),
  );
};

const EVERY_DAY = Array.from({ length: 7 }, () => 1 / 7);

export const makeShelf = async (world: World): Promise<Shelf> => {
  const network = await readNetwork(world.settings.company);
  const market: Market | undefined =
    network.levelOption && network.levels
      ? { option: network.levelOption, shares: network.levels.map(({ id, share }) => [id, share] as const) }
      : undefined;
  let shelved: readonly Shelved[] = [];
  let fresh = false;
  const read = async (): Promise<void> => {
    const guest = world.border.guest();
    const next: Shelved[] = [];
    for (const offer of await guest.call(sales.listProducts, {})) {
      const known = shelved.find(
        ({ product }) => product.product === offer.product && product.version === offer.version,
      );
      const product = known?.product ?? (await guest.call(sales.getProduct, { product: offer.product }));
      const compiled = known?.compiled ?? compiledOf(product);
      if (compiled) next.push({ product, compiled, market: offer.product === network.product ? market : undefined });
    }
    shelved = next;
    fresh = true;
  };
  return {
    weekdays: network.weekdayShares?.shares ?? EVERY_DAY,
    forget: () => {
      fresh = false;
    },
    pick: async (dice) => {
      if (!fresh) await read();
      return shelved.length ? dice.pick(shelved) : undefined;
    },
  };
};

const compiledOf = (product: Product): Compiled | undefined => {
  const made = compile(product.model as unknown as PublicModel);
  return made.ok ? made.value : undefined;
};
