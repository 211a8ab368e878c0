// What somebody tried in vain, told to the company so that it learns what is missed.
import type { Choices } from '@onelot/configure';
import { interaction } from '@onelot/contracts';
import { useRef } from 'react';
import { clientOf, useSession } from '../../data/index.ts';
import { visitId } from '../kept.ts';
import type { ProductOnSale } from './terms.ts';
import type { Blocked } from './use-configurator.ts';

/** Tells the company once what was tried in vain; it holds no personal data. */
export const useAttempts = (product: ProductOnSale) => {
  const { slug } = useSession();
  const told = useRef(new Set<string>());
  return (blocked: Blocked, choices: Choices): void => {
    if (!blocked.conflict) return;
    const value = Array.isArray(blocked.value) ? (blocked.value.at(-1) ?? '') : blocked.value;
    const key = JSON.stringify([blocked.optionId, value]);
    if (told.current.has(key)) return;
    told.current.add(key);
    void clientOf(slug)
      .call(interaction.recordAttempt, {
        product: product.product,
        version: product.version,
        option: blocked.optionId,
        value: value as string | number | boolean,
        choices: choices as never,
        rules: blocked.conflict.rules.map((rule) => rule.id).slice(0, 50),
        visit: visitId(),
      })
      // A lost note must not disturb the one who chooses.
      .catch(() => undefined);
  };
};
