// When people work: shifts for each weekday, and days that are different or closed.
import { Button, TextInput } from '@mantine/core';
import { type Output, production } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { EmptyState, formatWhen } from '../../look/index.ts';
import css from './own.module.css';
import type { FieldProblems } from './parts.tsx';
import { RecordDrawer, Records } from './record.tsx';
import { AddRow, RemoveRow } from './rows.tsx';
import { useWeekday, WEEK } from './weekdays.ts';

type Calendar = Output<typeof production.listCalendars>[number];
type Exception = Calendar['exceptions'][number];
type Hours = Exception['shifts'][number];

const USUAL: Hours = { from: '07:00', to: '15:30' };
const NEW: Calendar = {
  calendar: '',
  shifts: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...USUAL })),
  exceptions: [],
};
const searched = (row: Calendar): string => row.calendar;

export const Calendars = () => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const asked = useAsk(production.listCalendars, {});
  const day = useWeekday();
  const said = (row: Calendar): string =>
    WEEK.flatMap((weekday) => {
      const hours = row.shifts.filter((shift) => shift.weekday === weekday);
      return hours.length > 0 ? [`${day(weekday)} ${hours.map((each) => `${each.from}–${each.to}`).join(', ')}`] : [];
    }).join('; ');
  return (
    <Records
      inAddress="calendar"
      caption={tOps('products.calendars')}
      add={t('calendars.add')}
      words={searched}
      rows={asked.data ?? []}
      rowId={(row) => row.calendar}
      csv="calendars"
      columns={[
        { id: 'calendar', label: tOps('centers.calendar'), value: (row) => row.calendar },
        { id: 'shifts', label: tOps('calendars.shifts'), value: said },
        {
          id: 'exceptions',
          label: tOps('calendars.exceptions'),
          numeric: true,
          value: (row) => row.exceptions.length,
        },
      ]}
      empty={<EmptyState title={tOps('calendars.none')} sub={tOps('calendars.noneSub')} />}
      drawer={(row, close) => <CalendarDrawer key={row?.calendar} row={row} close={close} />}
    />
  );
};

const CalendarDrawer = ({ row, close }: { row: Calendar | undefined; close: () => void }) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const [calendar, set] = useState(row ?? NEW);
  return (
    <RecordDrawer
      title={row?.calendar ?? t('calendars.new')}
      close={close}
      save={(client) => client.call(production.saveCalendar, calendar)}
      back={row && ((client) => client.call(production.saveCalendar, row))}
    >
      {(wrong) => (
        <>
          <TextInput
            label={tOps('items.code')}
            description={row ? undefined : t('codeHelp')}
            readOnly={Boolean(row)}
            value={calendar.calendar}
            onChange={(event) => set({ ...calendar, calendar: event.currentTarget.value })}
            error={wrong('/calendar')}
          />
          <Week calendar={calendar} wrong={wrong} write={(shifts) => set({ ...calendar, shifts })} />
          <Exceptions
            list={calendar.exceptions}
            wrong={wrong}
            write={(exceptions) => set({ ...calendar, exceptions: [...exceptions] })}
          />
        </>
      )}
    </RecordDrawer>
  );
};

interface WeekProps {
  readonly calendar: Calendar;
  readonly wrong: FieldProblems;
  readonly write: (shifts: Calendar['shifts']) => void;
}

const Week = ({ calendar: { shifts }, wrong, write }: WeekProps) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const day = useWeekday();
  const monday = shifts.filter((shift) => shift.weekday === 1);
  const likeMonday = (): void =>
    write([
      ...shifts.filter((shift) => shift.weekday === 0 || shift.weekday === 6),
      ...[1, 2, 3, 4, 5].flatMap((weekday) => monday.map((shift) => ({ ...shift, weekday }))),
    ]);
  return (
    <fieldset className={css.fields}>
      <legend className="ol-strong">{tOps('calendars.shifts')}</legend>
      <p className="ol-12 ol-ink-2">{t('calendars.hoursHelp')}</p>
      {WEEK.map((weekday) => (
        <div key={weekday} className={css.day}>
          <span className="ol-strong">{day(weekday, 'long')}</span>
          <div className={css.form}>
            {shifts.map((shift, index) =>
              shift.weekday === weekday ? (
                <HoursRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: a shift is known by its place while it is typed
                  key={index}
                  label={day(weekday, 'long')}
                  hours={shift}
                  at={`/shifts/${index}`}
                  wrong={wrong}
                  write={(hours) => write(shifts.map((each, at) => (at === index ? { ...each, ...hours } : each)))}
                  remove={() => write(shifts.filter((_, at) => at !== index))}
                />
              ) : null,
            )}
            <div>
              <AddRow
                aria-label={t('calendars.addShiftOn', { day: day(weekday, 'long') })}
                onClick={() => write([...shifts, { weekday, ...USUAL }])}
              >
                {t('calendars.addShift')}
              </AddRow>
            </div>
          </div>
        </div>
      ))}
      {monday.length > 0 && (
        <div>
          <Button variant="default" size="compact-sm" onClick={likeMonday}>
            {t('calendars.likeMonday')}
          </Button>
        </div>
      )}
    </fieldset>
  );
};

interface HoursProps {
  readonly label: string;
  readonly hours: Hours;
  readonly at: string;
  readonly wrong: FieldProblems;
  readonly write: (hours: Hours) => void;
  readonly remove: () => void;
}

const HoursRow = ({ label, hours, at, wrong, write, remove }: HoursProps) => {
  const { t } = useTranslation('own');
  const { from, to } = hours;
  return (
    <div className={css.line}>
      <TextInput
        aria-label={t('calendars.from', { day: label })}
        placeholder="07:00"
        inputMode="numeric"
        value={from}
        error={wrong(`${at}/from`)}
        onChange={(event) => write({ from: event.currentTarget.value, to })}
      />
      <TextInput
        aria-label={t('calendars.to', { day: label })}
        placeholder="15:30"
        inputMode="numeric"
        value={to}
        error={wrong(`${at}/to`)}
        onChange={(event) => write({ from, to: event.currentTarget.value })}
      />
      <RemoveRow aria-label={t('calendars.removeShift', { day: label })} onClick={remove} />
    </div>
  );
};

interface ExceptionsProps {
  readonly list: readonly Exception[];
  readonly wrong: FieldProblems;
  readonly write: (list: readonly Exception[]) => void;
}

/** Holidays and days with other hours; without hours a day is closed. */
const Exceptions = ({ list, wrong, write }: ExceptionsProps) => {
  const { t, i18n } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const put = (index: number, part: Partial<Exception>): void =>
    write(list.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const dayOf = (date: string): string =>
    /^\d{4}-\d\d-\d\d$/.test(date) ? formatWhen(`${date}T12:00:00Z`, 'day', 'UTC', i18n.language) : t('calendars.day');
  return (
    <fieldset className={css.fields}>
      <legend className="ol-strong">{tOps('calendars.exceptions')}</legend>
      <p className="ol-12 ol-ink-2">{t('calendars.exceptionsHelp')}</p>
      {list.map((exception, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a day is known by its place while its date is typed
        <div key={index} className={css.day}>
          <TextInput
            type="date"
            aria-label={t('calendars.date')}
            value={exception.date}
            error={wrong(`/exceptions/${index}/date`)}
            onChange={(event) => put(index, { date: event.currentTarget.value })}
          />
          <div className={css.form}>
            {exception.shifts.length === 0 && <p className="ol-ink-2">{t('calendars.closed')}</p>}
            {exception.shifts.map((hours, at) => (
              <HoursRow
                // biome-ignore lint/suspicious/noArrayIndexKey: hours are known by their place while they are typed
                key={at}
                label={dayOf(exception.date)}
                hours={hours}
                at={`/exceptions/${index}/shifts/${at}`}
                wrong={wrong}
                write={(next) => put(index, { shifts: exception.shifts.map((each, i) => (i === at ? next : each)) })}
                remove={() => put(index, { shifts: exception.shifts.filter((_, i) => i !== at) })}
              />
            ))}
            <div className={css.actions}>
              <AddRow onClick={() => put(index, { shifts: [...exception.shifts, USUAL] })}>
                {t('calendars.addHours')}
              </AddRow>
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                onClick={() => write(list.filter((_, at) => at !== index))}
              >
                {t('calendars.removeDay')}
              </Button>
            </div>
          </div>
        </div>
      ))}
      <div>
        <AddRow onClick={() => write([...list, { date: '', shifts: [] }])}>{t('calendars.addDay')}</AddRow>
      </div>
    </fieldset>
  );
};
