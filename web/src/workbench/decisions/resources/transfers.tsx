// What is saved when other centers take over peaks of demand: cost before and after, and what goes from where to where.
import type { Assessment } from '@onelot/capacity';
import { useTranslation } from 'react-i18next';
import { DataTable, useFormat } from '../../../look/index.ts';
import css from '../decisions.module.css';
import { Head } from '../picture.tsx';
import own from './resources.module.css';

type Found = NonNullable<Assessment['transfers']>;

export const Transfers = ({ found }: { found: Found }) => {
  const { t } = useTranslation('decisions');
  const { money, number } = useFormat();
  const { before, after, moving, moves, rounds } = found;
  const bars = [
    ['before', before],
    ['after', after + moving],
  ] as const;
  return (
    <section className={css.card}>
      <Head
        title={t('resources.transfers')}
        sub={
          moves.length > 0
            ? t('resources.transfersSave', {
                saved: money(before - after - moving, undefined, true),
                moving: money(moving, undefined, true),
                count: rounds,
              })
            : t('resources.transfersNone', { count: rounds })
        }
      />
      <ul className={own.ranges}>
        {bars.map(([name, cost]) => (
          <li key={name}>
            <span>{t(`resources.${name}`)}</span>
            <span className={own.range} aria-hidden="true">
              <i style={{ left: 0, width: `${(100 * cost) / Math.max(1, before)}%` }} />
            </span>
            <span className="ol-tabular">{money(cost, undefined, true)}</span>
          </li>
        ))}
      </ul>
      {moves.length > 0 && (
        <DataTable<Found['moves'][number]>
          caption={t('resources.transfers')}
          csv="transfers"
          rows={moves}
          rowId={({ from, to, level, product }) => `${from} ${to} ${level} ${product}`}
          columns={[
            { id: 'from', label: t('resources.col.moveFrom'), value: ({ from }) => from },
            { id: 'to', label: t('resources.col.moveTo'), value: ({ to }) => to },
            { id: 'product', label: t('resources.col.product'), value: ({ product }) => product },
            { id: 'level', label: t('resources.col.level'), value: ({ level }) => level },
            { id: 'above', label: t('resources.col.above'), numeric: true, value: ({ above }) => above },
            {
              id: 'units',
              label: t('resources.col.units'),
              numeric: true,
              value: ({ units }) => units,
              show: ({ units }) => number(units),
            },
          ]}
        />
      )}
    </section>
  );
};
