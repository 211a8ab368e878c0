// What the resource plan is asked with on the screen: the company's network, single figures moved, demand and variation as a whole.
import { type Center, type Edit, type Network, withEdits } from '@onelot/capacity';

export interface Case {
  /** Figures moved by hand, by their place in the network file. */
  readonly moved: Readonly<Record<string, number>>;
  /** Factor on every quantity of the forecast. */
  readonly demand: number;
  /** Factor on every standard deviation. */
  readonly variation: number;
}

export const UNMOVED: Case = { moved: {}, demand: 1, variation: 1 };

export const isMoved = ({ moved, demand, variation }: Case): boolean =>
  demand !== 1 || variation !== 1 || Object.keys(moved).length > 0;

/** A figure at its place; a value like the network's own is no edit. */
export const withFigure = (one: Case, path: string, value: number, own: number | undefined): Case => {
  const { [path]: _, ...others } = one.moved;
  return { ...one, moved: value === own ? others : { ...others, [path]: value } };
};

/** All edits of a case: the moved figures, and the forecast's quantities times the demand. */
export const editsOf = (network: Network, { moved, demand }: Case): readonly Edit[] => {
  const plain = Object.entries(moved).map(([path, value]) => ({ path, value }));
  if (demand === 1) return plain;
  const scaled = network.forecast.flatMap(({ quarters }, line) =>
    quarters.map(({ quantity }, period) => {
      const path = `/forecast/${line}/quarters/${period}/quantity`;
      return { path, value: Math.round((moved[path] ?? quantity) * demand) };
    }),
  );
  const paths = new Set(scaled.map(({ path }) => path));
  return [...plain.filter(({ path }) => !paths.has(path)), ...scaled];
};

/** The network as the case asks it; its own where the case cannot be applied, which planning then says. */
export const networkOf = (network: Network, one: Case): Network => {
  const edited = withEdits(network, editsOf(network, one));
  return edited.ok ? edited.value : network;
};

export interface Place {
  /** As in the plan: `outer/inner`. */
  readonly id: string;
  /** JSON pointer to the center. */
  readonly path: string;
  readonly center: Center;
}

/** Every center with its place in the file, inner ones after their outer one. */
export const placesOf = (network: Network): readonly Place[] => {
  const below = (centers: readonly Center[], path: string, outer: string): readonly Place[] =>
    centers.flatMap((center, index) => {
      const id = `${outer}${center.id}`;
      const own = `${path}/${index}`;
      return [{ id, path: own, center }, ...below(center.inside?.centers ?? [], `${own}/inside/centers`, `${id}/`)];
    });
  return below(network.centers, '/centers', '');
};

/** Lines `level;period;quantity;standard deviation` (a share), a heading allowed; undefined where a line is none. */
export const readForecast = (network: Network, text: string): Readonly<Record<string, number>> | undefined => {
  const moved: Record<string, number> = {};
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  for (const [at, line] of lines.entries()) {
    const [level, period, ...figures] = line.split(/[;,\t]/).map((cell) => cell.trim());
    const [quantity, spread] = figures.map(Number);
    if (at === 0 && Number.isNaN(quantity)) continue;
    const row = network.forecast.findIndex((each) => each.level === level);
    const column = network.calendar.periods.findIndex(({ id }) => id === period);
    if (row < 0 || column < 0 || !(Number(quantity) >= 0) || !(Number(spread) >= 0)) return undefined;
    moved[`/forecast/${row}/quarters/${column}/quantity`] = Number(quantity);
    moved[`/forecast/${row}/quarters/${column}/standardDeviation`] = Number(spread);
  }
  return Object.keys(moved).length > 0 ? moved : undefined;
};

export const forecastRows = (network: Network): readonly (readonly (string | number)[])[] =>
  network.forecast.flatMap(({ level, quarters }) =>
    quarters.map(({ quantity, standardDeviation }, period) => [
      level,
      network.calendar.periods[period]?.id ?? '',
      quantity,
      standardDeviation,
    ]),
  );
