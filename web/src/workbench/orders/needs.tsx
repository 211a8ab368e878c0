// What an order needs: the variant's bill of materials level by level, each line with the supply that it is pegged to.
import type { ApiProblem, Output, sourcing } from '@onelot/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, Panel, ProblemNote, useFormat, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import css from './orders.module.css';

type Lines = Output<typeof sourcing.orderNeeds>;
type Line = Lines[number];
type Peg = Line['pegs'][number];

/** Parents before their parts, as a tree is read. */
export const inTreeOrder = (lines: Lines): Line[] => {
  const known = new Set(lines.map((line) => line.id));
  const of = (parent: string | undefined) =>
    lines.filter((line) => (line.parent && known.has(line.parent) ? line.parent : undefined) === parent);
  const walk = (line: Line): Line[] => [line, ...of(line.id).flatMap(walk)];
  return of(undefined).flatMap(walk);
};

const usePegWords = () => {
  const { t } = useTranslation('work');
  const { number } = useFormat();
  return (peg: Peg, unit: string): string => {
    const quantity = `${number(peg.quantity, 2)} ${unit}`;
    if (peg.from === 'stock')
      return peg.lot ? t('order.peg.stock', { quantity, lot: peg.lot }) : t('order.peg.stockNoLot', { quantity });
    if (peg.from === 'consumed' && peg.lot) return t('order.peg.consumedLot', { quantity, lot: peg.lot });
    return t(`order.peg.${peg.from}`, { quantity });
  };
};

const Pegs = ({ line }: { line: Line }) => {
  const { t } = useTranslation('work');
  const words = usePegWords();
  if (line.pegs.length === 0) return <span className="ol-ink-2">{t('order.noPeg')}</span>;
  return line.pegs.map((peg) => (
    <span key={`${peg.from} ${peg.lot} ${peg.purchaseOrder} ${peg.at}`} className={css.peg}>
      {peg.from === 'stock' || peg.lot ? (
        <To to={places.item(line.item)}>{words(peg, line.unit)}</To>
      ) : (
        words(peg, line.unit)
      )}
      {peg.purchaseOrder && (
        <>
          {' '}
          <To to={places.purchase(peg.purchaseOrder)}>{peg.purchaseNumber ?? '…'}</To>
        </>
      )}
    </span>
  ));
};

const latest = (line: Line): string =>
  line.pegs
    .map((peg) => peg.at)
    .sort()
    .at(-1) ?? '';

export const Needs = ({ answer }: { answer: UseQueryResult<Lines, ApiProblem> }) => {
  const { t } = useTranslation('work');
  const { number } = useFormat();
  const words = usePegWords();
  const lines = useMemo(() => inTreeOrder(answer.data ?? []), [answer.data]);
  return (
    <Panel title={t('order.needs')} sub={t('order.needsSub')}>
      {answer.error && <ProblemNote problem={answer.error.document} onAgain={() => void answer.refetch()} />}
      {answer.data && (
        <DataTable
          caption={t('order.needs')}
          csv="order-needs"
          rows={lines}
          rowId={(line) => line.id}
          empty={<p className="ol-ink-2">{t('order.noNeeds')}</p>}
          columns={[
            {
              id: 'item',
              label: t('order.item'),
              sortable: false,
              value: (line) => `${line.item} ${line.name}`,
              show: (line) => (
                <span className={css.tree} style={{ paddingLeft: Math.max(0, line.level - 1) * 16 }}>
                  <To to={places.item(line.item)}>{line.name}</To> <span className="ol-12 ol-ink-2">{line.item}</span>
                </span>
              ),
            },
            {
              id: 'quantity',
              label: t('order.quantity'),
              sortable: false,
              numeric: true,
              value: (line) => line.quantity,
              show: (line) => `${number(line.quantity, 2)} ${line.unit}`,
            },
            {
              id: 'from',
              label: t('order.from'),
              sortable: false,
              value: (line) => line.pegs.map((peg) => words(peg, line.unit)).join('; '),
              show: (line) => <Pegs line={line} />,
            },
            {
              id: 'at',
              label: t('order.at'),
              sortable: false,
              value: latest,
              show: (line) => (latest(line) ? <When at={latest(line)} style="dayTime" /> : null),
            },
            {
              id: 'because',
              label: t('order.because'),
              sortable: false,
              wideOnly: true,
              value: (line) => line.because.join(', '),
            },
          ]}
        />
      )}
    </Panel>
  );
};
