// What the change of a product that does not exist yet begins with: the smallest model that is valid.
import type { PriceBook, ProductModel } from '@onelot/configure';

export const templateModel = (product: string, title: string): ProductModel => ({
  id: product,
  version: 1,
  name: { en: title },
  options: [
    {
      id: 'size',
      type: 'one-of',
      name: { en: 'Size', de: 'Größe' },
      default: 'medium',
      values: [
        { id: 'small', name: { en: 'Small', de: 'Klein' } },
        { id: 'medium', name: { en: 'Medium', de: 'Mittel' } },
        { id: 'large', name: { en: 'Large', de: 'Groß' } },
      ],
    },
  ],
  groups: [{ id: 'choose', name: { en: 'Choose', de: 'Wählen' }, options: ['size'] }],
  rules: [],
  bom: [],
  routing: [],
});

export const templatePrices = (currency: string): PriceBook => ({
  currency,
  rules: [{ id: 'base', label: { en: 'Base price', de: 'Grundpreis' }, amount: '0' }],
});
