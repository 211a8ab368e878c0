// What one unit of an item costs, in words a buyer uses: for one piece, or for as many small units as make a readable sum.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';

/** Fewest units, as a power of ten, that cost at least one whole unit of money; pieces are told singly. */
export const readablePer = (price: number, per: number, unit: string): number => {
  if (price <= 0) return per;
  let units = 1;
  while (unit !== 'pcs' && units < per && (price * units) / per < 100) units *= 10;
  return units;
};

export const UnitPrice = ({ price, per, unit }: { price: number; per: number; unit: string }) => {
  const { t } = useTranslation('supply');
  const { money, number } = useFormat();
  const units = readablePer(price, per, unit);
  const amount = money(Math.round((price * units) / per));
  const word = unit === 'pcs' ? t('stock.piece', { count: units }) : unit;
  return (
    <>
      {units === 1
        ? t('stock.each', { amount, unit: word })
        : t('stock.eachMany', { amount, units: number(units), unit: word })}
    </>
  );
};
