// The options of one step under each other, each with its proposal and, where a value is barred, the reason.
import type { Compiled, OptionValue, PriceBook } from '@onelot/configure';
import { BlockedNote } from './blocked-note.tsx';
import type { FieldProps } from './field.tsx';
import { OptionField } from './option-field.tsx';
import type { Blocked, Configurator } from './use-configurator.ts';

export const Fields = (props: {
  options: readonly string[];
  config: Configurator;
  compiled: Compiled;
  prices: PriceBook;
  product: string;
  proposals: ReadonlyMap<string, OptionValue>;
  difference: (id: string, value: OptionValue) => number | undefined;
  pick: (id: string, value: OptionValue, how?: Parameters<FieldProps['pick']>[1]) => Blocked | undefined;
}) => {
  const { config, proposals, compiled, prices, product } = props;
  return props.options.map((id) => {
    const option = config.model.options.find((one) => one.id === id);
    const domain = config.domains.get(id);
    if (!option || !domain) return null;
    const blocked = config.blocked?.optionId === id ? config.blocked : undefined;
    const proposed = proposals.get(id);
    return (
      <OptionField
        key={id}
        option={option}
        domain={domain}
        value={config.whole[id]}
        locked={(value) => config.locked(id, value)}
        difference={(value) => props.difference(id, value)}
        pick={(value, how) => props.pick(id, value, how)}
        {...(proposed === undefined ? {} : { proposed })}
        {...(blocked ? { blockedValue: blocked.value } : {})}
        why={blocked && <BlockedNote {...{ blocked, config, compiled, prices, product }} />}
      />
    );
  });
};
