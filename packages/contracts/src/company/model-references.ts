// Whether a product model fits its company: its work centers, the items its bill of materials can name, its prices, its network.
import { type Problem, pointer } from '@onelot/base';
import type { PriceBook, ProductModel } from '@onelot/configure';
import type { Findings } from './findings.ts';
import { itemNames } from './item-name.ts';
import type { Network } from './network.ts';
import type { CompanyProfile } from './records.ts';
import type { Names } from './references.ts';

export const modelFile = (id: string): string => `models/${id}.json`;
export const priceFile = (id: string): string => `prices/${id}.json`;

/** Puts an engine's problems under their file. */
export const adopt = (file: string, problems: readonly Problem[], findings: Findings): void => {
  for (const found of problems) findings.inside(found.code, file, found.path, found.message, { ...found.data });
};

export const checkModelParts = (name: string, model: ProductModel, parts: Names, findings: Findings): void => {
  const file = modelFile(name);
  if (model.id !== name)
    findings.inside('NAME', file, '/id', `The model is called "${model.id}", its file "${name}". Give both one name.`);
  const optionNames = new Set(model.options.map((option) => option.id));
  const { items } = parts;
  if (items)
    model.bom.forEach((line, index) => {
      const missing = missingItem(line.item, model, items);
      if (missing)
        findings.inside('UNKNOWN_REFERENCE', file, pointer('bom', index, 'item'), missing, { value: line.item });
    });
  model.routing.forEach((operation, index) => {
    if (parts.workCenters && !parts.workCenters.has(operation.workCenter))
      findings.inside(
        'UNKNOWN_REFERENCE',
        file,
        pointer('routing', index, 'workCenter'),
        `The work center "${operation.workCenter}" is not in work-centers.csv. Add it there or correct the name.`,
        { value: operation.workCenter },
      );
  });
  for (const [index, group] of model.groups.entries())
    for (const [place, option] of group.options.entries())
      if (!optionNames.has(option))
        findings.inside(
          'UNKNOWN_REFERENCE',
          file,
          pointer('groups', index, 'options', place),
          `No option is called "${option}". Add the option or correct the name.`,
          { value: option },
        );
};

/**
 * What is wrong with an item name, if anything. A name with `{...}` parts must fit at least one item; which items a
 * feasible product really asks for is `checkVariantItems`.
 */
const missingItem = (template: string, model: ProductModel, items: ReadonlySet<string>): string | undefined => {
  if (!template.includes('{'))
    return items.has(template)
      ? undefined
      : `The item "${template}" is not in items.csv. Add it there or correct the name.`;
  const fits = itemNames(template, model);
  for (const item of items) if (fits(item)) return undefined;
  return `No item in items.csv has a name like "${template}". Add the items or correct the name.`;
};

export const checkPricePlace = (
  name: string,
  book: PriceBook,
  company: CompanyProfile | undefined,
  models: ReadonlySet<string>,
  findings: Findings,
): void => {
  const file = priceFile(name);
  if (!models.has(name))
    findings.add(
      'UNKNOWN_REFERENCE',
      { file },
      `There is no model "${name}" to price. Add ${modelFile(name)} or remove this file.`,
    );
  if (company && book.currency !== company.currency)
    findings.inside(
      'CURRENCY',
      file,
      '/currency',
      `Prices are in ${book.currency}, the company sells in ${company.currency}. Use one currency.`,
    );
};

export const checkNetwork = (
  network: Network,
  models: Readonly<Record<string, ProductModel>>,
  findings: Findings,
): void => {
  const file = 'network.json';
  const unknown = (path: string, message: string) => findings.inside('UNKNOWN_REFERENCE', file, path, message);
  const model = models[network.product];
  if (!model) {
    unknown('/product', `There is no model "${network.product}". Name one of the models in the folder.`);
    return;
  }
  const options = new Map(model.options.map((option) => [option.id, option]));
  const levelOption = options.get(network.levelOption);
  const levels = levelOption?.type === 'one-of' ? levelOption.values.map((value) => value.id) : [];
  if (levels.length === 0)
    unknown(
      '/levelOption',
      `The model has no one-of option "${network.levelOption}". Name the option that holds the level.`,
    );
  const offered = network.levels.map((level) => level.id);
  network.levels.forEach((level, index) => {
    if (levels.length > 0 && !levels.includes(level.id))
      unknown(
        pointer('levels', index, 'id'),
        `The level "${level.id}" is no value of ${network.levelOption}. Correct the name.`,
      );
    for (const [counted, count] of Object.entries(level.counts)) {
      const how = network.counted[counted];
      if (!how)
        unknown(
          pointer('levels', index, 'counts', counted),
          `Say under "counted" which option ${counted} are choices of.`,
        );
      else if (count === 'function' && !how.range)
        unknown(
          pointer('counted', counted, 'range'),
          `${level.id} opens ${counted} as a function, so name the number option that holds the range.`,
        );
    }
  });
  for (const [counted, how] of Object.entries(network.counted))
    for (const [field, option] of Object.entries(how))
      if (!options.has(option as string))
        unknown(pointer('counted', counted, field), `No option is called "${option}". Correct the name.`);
  for (const [list, entries] of [
    ['forecast', network.forecast],
    ['responseTimes', network.responseTimes],
  ] as const)
    entries.forEach((entry, index) => {
      if (!offered.includes(entry.level))
        unknown(
          pointer(list, index, 'level'),
          `The level "${entry.level}" is not offered. Correct the name or add it under "levels".`,
        );
    });
  sumsToOne(
    '/levels',
    network.levels.map((level) => level.share),
    findings,
  );
  if (network.forecast.length > 0)
    sumsToOne(
      '/forecast',
      network.forecast.map((row) => row.share),
      findings,
    );
  if (network.weekdayShares) sumsToOne('/weekdayShares/shares', network.weekdayShares.shares, findings);
};

const sumsToOne = (path: string, shares: readonly number[], findings: Findings): void => {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-6)
    findings.inside('SHARES', 'network.json', path, `The shares sum to ${Number(sum.toFixed(6))}. Let them sum to 1.`);
};
