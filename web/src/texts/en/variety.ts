// English texts of a product's variety: variants, what its parts have in common, and what it costs to stock them apart.

export const variety = {
  title: 'Variety',
  product: 'Product',
  none: 'Nothing is released yet',
  noneSub: 'The variety of a product is counted from its released model.',
  head: 'How varied the product is',
  counting: 'Being counted',
  variants: 'Possible variants',
  items: 'Different parts',
  commonality: 'Commonality',
  addedCost: 'Cost of variety',
  aYear: '{{amount}} a year',
  how: 'Variants are counted exactly from the rules; free texts and ranges count once. Commonality of a place is the chance that two variants drawn at random have the same part there (sum of squared shares, Simpson 1949); of the product, the mean over its places.',
  howCost:
    'Cost of variety is the holding cost of safety stock for the parts of a place kept apart, beyond that of one part for all (square-root law, Maister 1976): {{service}} of 100 lead times without a shortage, at standard cost. The three figures below are assumptions; each variant counts as equally likely.',
  perYear: 'Products a year',
  leadDays: 'Lead time in days',
  holdingPercent: 'Holding cost, per cent a year',
  lines: 'Places in the bill of materials',
  line: 'Place',
  share: 'In variants',
  commonest: 'Commonest part',
  commonestShare: '{{item}} ({{share}})',
};
