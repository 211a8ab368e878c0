// A small product for the tests: a lamp with a shade, an engraving and a cable.
import type { ProductModel } from '../src/model.ts';

const text = (en: string, de?: string) => (de === undefined ? { en } : { en, de });

export const lamp: ProductModel = {
  id: 'lamp',
  version: 3,
  name: text('Lamp', 'Leuchte'),
  options: [
    {
      id: 'shade',
      name: text('Shade', 'Schirm'),
      type: 'one-of',
      default: 'paper',
      values: [
        { id: 'paper', name: text('Paper', 'Papier'), attributes: { mass_g: 120, hot: false } },
        { id: 'glass', name: text('Glass', 'Glas'), attributes: { mass_g: 800, hot: true } },
      ],
    },
    {
      id: 'height_mm',
      name: text('Height', 'Höhe'),
      type: 'number',
      unit: 'mm',
      min: 200,
      max: 500,
      step: 12.5,
      default: 300,
    },
    { id: 'engrave', name: text('Engraving', 'Gravur'), type: 'boolean', default: false },
    {
      id: 'words',
      name: text('Words', 'Worte'),
      type: 'text',
      maxLength: 12,
      pattern: '[\\p{L}0-9 ]+',
      when: 'engrave',
    },
    {
      id: 'extras',
      name: text('Extras', 'Extras'),
      type: 'some-of',
      min: 0,
      max: 2,
      values: [
        { id: 'dimmer', name: text('Dimmer', 'Dimmer'), attributes: { price: 1500 } },
        { id: 'timer', name: text('Timer', 'Zeitschaltuhr'), attributes: { price: 990 } },
        { id: 'switch', name: text('Foot switch', 'Fußschalter'), attributes: { price: 700 } },
      ],
    },
  ],
  groups: [{ id: 'body', name: text('Body'), options: ['shade', 'height_mm'] }],
  formulas: [
    { id: 'mass_g', name: text('Mass', 'Masse'), unit: 'g', expression: 'shade.mass_g + height_mm * 2' },
    { id: 'grade', name: text('Grade'), unit: '1', expression: "if(mass_g > 1000, 'heavy', 'light')" },
  ],
  rules: [
    {
      id: 'glass_low',
      expression: "shade == 'glass' implies height_mm <= 400",
      sentence: text('A glass shade is at most 400 mm high.'),
    },
    {
      id: 'one_control',
      expression: "not (contains(extras, 'dimmer') and contains(extras, 'timer'))",
      sentence: text('A dimmer and a timer do not go together.'),
    },
  ],
  bom: [
    { id: 'base', item: 'BASE-{if(height_mm > 350, 2, 1)}' },
    { id: 'shade', item: 'SHADE-{shade}' },
    { id: 'rod', parent: 'base', item: 'ROD', quantity: 'height_mm / 1000' },
    { id: 'plate', parent: 'BASE-{if(height_mm > 350, 2, 1)}', item: 'PLATE', when: 'engrave' },
    { id: 'screws', parent: 'plate', item: 'SCREW', quantity: '4' },
    { id: 'dimmer', item: 'DIMMER', when: "contains(extras, 'dimmer')" },
  ],
  routing: [
    {
      sequence: 20,
      name: text('Engrave', 'Gravieren'),
      workCenter: 'LASER',
      when: 'engrave',
      setupSeconds: '60',
      runSeconds: '10.4 + length(words) * 5',
      instruction: text('Engrave {words}.', '{words} gravieren.'),
      parameters: { text: 'words', depth: '0.3' },
      consumes: ['plate'],
    },
    {
      sequence: 10,
      name: text('Assemble', 'Montieren'),
      workCenter: 'BENCH',
      runSeconds: 'if(shade.hot, 600, 300)',
      instruction: text(
        'Fit the {shade} shade at {height_mm} mm with {extras}. {{sic}}',
        'Schirm aus {shade} auf {height_mm} mm.',
      ),
      parameters: { shade: 'shade', heavy: 'mass_g > 1000' },
      consumes: ['shade', 'plate', 'rod'],
    },
  ],
  scene: { name: 'lamp', parameters: { height: 'height_mm', hot: 'shade.hot' } },
};
