// What a model offers: how many products, which values nobody can have or must have, which parts and operations nothing uses.
import { type Problem, pointer, problem } from '@onelot/base';
import { type Domain, open } from '@onelot/configure';
import type { Ready } from '../schemes/models.ts';
import type { Simulated } from './simulate.ts';

export interface Coverage {
  /** Products that can be configured, in digits; null where counting them takes too long. */
  readonly products: string | null;
  readonly options: number;
  readonly values: number;
  /** Values that no product has. */
  readonly dead: readonly { readonly option: string; readonly value: string }[];
  /** Options that have one value in every product. */
  readonly forced: readonly string[];
  /** Texts that a customer must write. */
  readonly mandatory: readonly string[];
  readonly lines: { readonly all: number; readonly unused: readonly string[] };
  /** Operations by sequence. */
  readonly operations: { readonly all: number; readonly unused: readonly number[] };
}

const isListed = (domain: Domain): boolean => domain.values.some((each) => typeof each.value === 'string');

export const coverage = (
  { model, compiled }: Ready,
  used: Simulated['used'],
): { readonly coverage: Coverage; readonly warnings: readonly Problem[] } => {
  const session = open(compiled);
  const domains = session.domains();
  const counted = session.count();
  const whole = session.complete();
  const dead = domains
    .filter((domain) => domain.proven && domain.present !== 'no' && isListed(domain))
    .flatMap((domain) =>
      domain.values
        .filter((each) => each.state === 'excluded')
        .map((each) => ({ option: domain.optionId, value: String(each.value) })),
    );
  const forced = domains
    .filter((domain) => domain.proven && domain.present === 'yes' && domain.values.length > 1)
    .filter((domain) => model.options.find((each) => each.id === domain.optionId)?.type !== 'some-of')
    .filter((domain) => domain.values.filter((each) => each.state !== 'excluded').length === 1)
    .map((domain) => domain.optionId);
  const lines = new Set(used.lines);
  const operations = new Set(used.operations);
  const unused = {
    lines: model.bom.filter((line) => !lines.has(line.id)).map((line) => line.id),
    operations: model.routing.filter((line) => !operations.has(line.sequence)).map((line) => line.sequence),
  };
  return {
    coverage: {
      products: 'discrete' in counted ? String(counted.discrete) : null,
      options: model.options.length,
      values: domains.reduce((sum, domain) => sum + domain.values.length, 0),
      dead,
      forced,
      mandatory: whole.ok
        ? []
        : whole.problems.filter((each) => each.code === 'MISSING').map((each) => each.path.slice(1)),
      lines: { all: model.bom.length, unused: unused.lines },
      operations: { all: model.routing.length, unused: unused.operations },
    },
    warnings: [
      ...dead.map(({ option, value }) =>
        problem('DEAD_VALUE', placeOf(model, option, value), `No product can have ${value}.`, { option, value }),
      ),
      ...unused.lines.map((line) =>
        problem(
          'UNUSED_LINE',
          pointer(
            'model',
            'bom',
            model.bom.findIndex((each) => each.id === line),
          ),
          `No configuration that was tried uses the line ${line}.`,
          { line },
        ),
      ),
      ...unused.operations.map((sequence) =>
        problem(
          'UNUSED_OPERATION',
          pointer(
            'model',
            'routing',
            model.routing.findIndex((each) => each.sequence === sequence),
          ),
          `No configuration that was tried needs operation ${sequence}.`,
          { sequence },
        ),
      ),
      ...(model.bom.length === 0 ? [problem('NO_PARTS', '/model/bom', 'The product is made of nothing.')] : []),
    ],
  };
};

const placeOf = (model: Ready['model'], option: string, value: string): string => {
  const index = model.options.findIndex((each) => each.id === option);
  const found = model.options[index];
  const values = found?.type === 'one-of' || found?.type === 'some-of' ? found.values : [];
  return pointer(
    'model',
    'options',
    index,
    'values',
    values.findIndex((each) => each.id === value),
  );
};
