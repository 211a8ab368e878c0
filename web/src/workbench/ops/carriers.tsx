// Who brings products to the door, and when they work: until when they collect, on which weekdays, and on which days not.
import { Chip, Input as Field, TextInput } from '@mantine/core';
import { type Input, logistics, type Output } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { EmptyState } from '../../look/index.ts';
import css from './own.module.css';
import type { FieldProblems } from './parts.tsx';
import { RecordDrawer, Records } from './record.tsx';
import { AddRow, RemoveRow } from './rows.tsx';
import { useWeekday, WEEK } from './weekdays.ts';

type Carrier = Output<typeof logistics.listCarriers>[number];
type Written = Required<Input<typeof logistics.saveCarrier>>;

const searched = (row: Carrier): string => `${row.carrier} ${row.name}`;
const written = ({ carrier, name, cutOff, workingDays, closedDays }: Carrier): Written => ({
  carrier,
  name,
  cutOff,
  workingDays,
  closedDays,
});

export const Carriers = () => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const day = useWeekday();
  const asked = useAsk(logistics.listCarriers, {});
  const days = (row: Carrier): string =>
    WEEK.filter((weekday) => row.workingDays.includes(weekday))
      .map((weekday) => day(weekday))
      .join(', ');
  return (
    <Records
      inAddress="carrier"
      caption={t('store.carriers')}
      add={t('store.addCarrier')}
      words={searched}
      rows={asked.data ?? []}
      rowId={(row) => row.carrier}
      csv="carriers"
      columns={[
        { id: 'carrier', label: tOps('items.code'), value: (row) => row.carrier },
        { id: 'name', label: tOps('name'), value: (row) => row.name },
        { id: 'cutOff', label: t('store.cutOff'), value: (row) => row.cutOff },
        { id: 'days', label: t('store.workingDays'), value: days },
        { id: 'closed', label: t('store.closedDays'), numeric: true, value: (row) => row.closedDays.length },
      ]}
      empty={<EmptyState title={t('store.noCarriers')} sub={t('store.noCarriersSub')} />}
      drawer={(row, close) => <CarrierDrawer key={row?.carrier} row={row} close={close} />}
    />
  );
};

const CarrierDrawer = ({ row, close }: { row: Carrier | undefined; close: () => void }) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const [carrier, set] = useState<Written>(row ? written(row) : { carrier: '', name: '', ...logistics.USUAL_TIMES });
  return (
    <RecordDrawer
      title={row?.carrier ?? t('store.newCarrier')}
      close={close}
      save={(client) => client.call(logistics.saveCarrier, carrier)}
      back={row && ((client) => client.call(logistics.saveCarrier, written(row)))}
    >
      {(wrong) => (
        <>
          <TextInput
            label={tOps('items.code')}
            description={row ? undefined : t('codeHelp')}
            readOnly={Boolean(row)}
            value={carrier.carrier}
            onChange={(event) => set({ ...carrier, carrier: event.currentTarget.value })}
            error={wrong('/carrier')}
          />
          <TextInput
            label={tOps('name')}
            value={carrier.name}
            onChange={(event) => set({ ...carrier, name: event.currentTarget.value })}
            error={wrong('/name')}
          />
          <TextInput
            label={t('store.cutOff')}
            description={t('store.cutOffHelp')}
            placeholder="16:00"
            inputMode="numeric"
            value={carrier.cutOff}
            onChange={(event) => set({ ...carrier, cutOff: event.currentTarget.value })}
            error={wrong('/cutOff')}
          />
          <WorkingDays
            list={carrier.workingDays}
            wrong={wrong}
            write={(workingDays) => set({ ...carrier, workingDays })}
          />
          <ClosedDays list={carrier.closedDays} wrong={wrong} write={(closedDays) => set({ ...carrier, closedDays })} />
        </>
      )}
    </RecordDrawer>
  );
};

interface WorkingDaysProps {
  readonly list: readonly number[];
  readonly wrong: FieldProblems;
  readonly write: (list: number[]) => void;
}

const WorkingDays = ({ list, wrong, write }: WorkingDaysProps) => {
  const { t } = useTranslation('own');
  const day = useWeekday();
  const problem = wrong('/workingDays');
  return (
    <fieldset className={css.fields}>
      <legend className="ol-strong">{t('store.workingDays')}</legend>
      <Chip.Group multiple value={list.map(String)} onChange={(days) => write(days.map(Number))}>
        <div className={css.actions}>
          {WEEK.map((weekday) => (
            <Chip key={weekday} value={String(weekday)} aria-label={day(weekday, 'long')}>
              {day(weekday)}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      {problem && <Field.Error>{problem}</Field.Error>}
    </fieldset>
  );
};

interface ClosedDaysProps {
  readonly list: readonly string[];
  readonly wrong: FieldProblems;
  readonly write: (list: string[]) => void;
}

const ClosedDays = ({ list, wrong, write }: ClosedDaysProps) => {
  const { t } = useTranslation('own');
  return (
    <fieldset className={css.fields}>
      <legend className="ol-strong">{t('store.closedDays')}</legend>
      <p className="ol-12 ol-ink-2">{t('store.closedHelp')}</p>
      {list.map((date, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day is known by its place while its date is typed
        <div key={index} className={css.actions}>
          <TextInput
            type="date"
            aria-label={t('store.closedDay')}
            value={date}
            error={wrong(`/closedDays/${index}`)}
            onChange={(event) => write(list.map((each, at) => (at === index ? event.currentTarget.value : each)))}
          />
          <RemoveRow
            aria-label={t('store.removeClosed', { date })}
            onClick={() => write(list.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <AddRow onClick={() => write([...list, ''])}>{t('store.addClosed')}</AddRow>
      </div>
    </fieldset>
  );
};
