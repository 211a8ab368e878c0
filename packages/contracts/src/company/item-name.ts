// Which item names a template such as `HEAD-{model}-{material}` can give.
import type { ProductModel } from '@onelot/configure';

/** A fixed text or the ids of a one-of option; nothing: whatever an expression may print. */
type Part = readonly string[] | undefined;

/** A test for names that the template can give, by positions reached, so that no template makes it slow. */
export const itemNames = (template: string, model: ProductModel): ((name: string) => boolean) => {
  const values = new Map(
    model.options.flatMap((option) =>
      option.type === 'one-of' ? [[option.id, option.values.map((value) => value.id)] as const] : [],
    ),
  );
  const parts = template
    .split(/\{([^{}]*)\}/)
    .map((part, index): Part => (index % 2 === 0 ? [part] : values.get(part.trim())));
  return (name) => {
    let reached = new Set([0]);
    for (const part of parts) {
      const next = new Set<number>();
      if (!part) for (let at = Math.min(...reached); at <= name.length; at++) next.add(at);
      else for (const at of reached) for (const text of part) if (name.startsWith(text, at)) next.add(at + text.length);
      if (next.size === 0) return false;
      reached = next;
    }
    return reached.has(name.length);
  };
};
