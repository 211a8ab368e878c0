// The board as a table: the same operations for those who rather read, sort or take them along.
import { useTranslation } from 'react-i18next';
import { DataTable, StateChip, useFormat, usePlanReason, useWords } from '../../look/index.ts';
import { places, To, useAddress } from '../links.tsx';
import { useCenterName, useValueName } from '../names.ts';
import { isToCome } from './holds.ts';
import type { Bar, BoardData, BoardModel } from './model.ts';

/** A page of the newest plan is enough to read; the file holds all. */
export const BoardTable = (props: { data: BoardData; model: BoardModel; onlyLate: boolean }) => {
  const { data, model } = props;
  const address = useAddress();
  const { t } = useTranslation('board');
  const { when } = useFormat();
  const words = useWords();
  const value = useValueName();
  const why = usePlanReason(useCenterName());
  const names = new Map(data.workCenters.map((center) => [center.workCenter, words(center.name)]));
  const rows = [...model.bars.values()].filter((bar) => bar.late || !props.onlyLate).sort((a, b) => a.start - b.start);
  // Begun and ended work stands where it is because it happened then.
  const reason = ({ operation }: Bar): string => (isToCome(operation) ? why(operation.reason) : '');
  const at = (ms: number): string => new Date(ms).toISOString();
  return (
    <DataTable<Bar>
      caption={t('table')}
      csv="board"
      height="calc(100dvh - 300px)"
      rows={rows}
      rowId={(bar) => bar.operation.id}
      rowTo={(bar) => address(places.order(bar.operation.order))}
      columns={[
        {
          id: 'order',
          label: t('order'),
          value: (bar) => bar.operation.orderNumber,
        },
        { id: 'operation', label: t('operation'), value: (bar) => words(bar.operation.name) },
        {
          id: 'workCenter',
          label: t('workCenter'),
          value: (bar) => names.get(bar.operation.workCenter) ?? bar.operation.workCenter,
          show: (bar) => (
            <To to={places.floor(bar.operation.workCenter)}>
              {names.get(bar.operation.workCenter) ?? bar.operation.workCenter}
            </To>
          ),
        },
        { id: 'unit', label: t('unitColumn'), numeric: true, value: (bar) => bar.operation.unit },
        {
          id: 'start',
          label: t('start'),
          value: (bar) => at(bar.start),
          show: (bar) => when(at(bar.start), 'dayTime'),
        },
        {
          id: 'finish',
          label: t('finish'),
          value: (bar) => at(bar.finish),
          show: (bar) => when(at(bar.finish), 'dayTime'),
        },
        { id: 'state', label: t('state'), value: (bar) => t(`states.${bar.operation.state}`) },
        {
          id: 'attribute',
          label: t('finishKind'),
          value: ({ operation }) => operation.attribute && value(operation.attribute),
        },
        {
          id: 'late',
          label: t('lateColumn'),
          value: (bar) => (bar.late ? t('yes') : t('no')),
          show: (bar) => (bar.late ? <StateChip state="act">{t('yes')}</StateChip> : t('no')),
        },
        { id: 'reason', label: t('reason'), value: reason, wideOnly: true },
      ]}
    />
  );
};
