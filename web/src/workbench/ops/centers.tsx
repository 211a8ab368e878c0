// Work centers and their calendars, as tables that can be edited.
import { NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type Output, production } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, useWords } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { DrawerForm } from './parts.tsx';

type Center = Output<typeof production.listWorkCenters>[number];

const NO_CENTER = {
  workCenter: '',
  en: '',
  de: '',
  units: 1,
  calendar: '',
  efficiency: 1,
  kind: 'manual',
  equipment: '',
};

export const Centers = () => {
  const { t } = useTranslation('ops');
  const say = useWords();
  const asked = useAsk(production.listWorkCenters, {});
  const calendars = useAsk(production.listCalendars, {});
  const [form, set] = useState(NO_CENTER);
  const take = (row: Center): void =>
    set({
      workCenter: row.workCenter,
      en: row.name.en,
      de: row.name.de ?? '',
      units: row.units,
      calendar: row.calendar,
      efficiency: row.efficiency,
      kind: row.kind,
      equipment: row.equipment.join(', '),
    });
  const input = () => ({
    workCenter: form.workCenter,
    name: { en: form.en, ...(form.de ? { de: form.de } : {}) },
    units: form.units,
    calendar: form.calendar,
    efficiency: form.efficiency,
    kind: form.kind as 'manual',
    equipment: form.equipment.split(/[\s,;]+/).filter(Boolean),
  });
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DrawerForm
        title={t('centers.title')}
        open={t('centers.edit')}
        operation={production.saveWorkCenter}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <Select
              label={t('centers.known')}
              clearable
              data={(asked.data ?? []).map((row) => row.workCenter)}
              onChange={(value) => {
                const row = asked.data?.find((each) => each.workCenter === value);
                if (row) take(row);
                else set(NO_CENTER);
              }}
            />
            <TextInput
              label={t('items.code')}
              value={form.workCenter}
              onChange={(event) => set({ ...form, workCenter: event.currentTarget.value })}
              error={wrong('/workCenter')}
            />
            <TextInput
              label={t('items.en')}
              value={form.en}
              onChange={(event) => set({ ...form, en: event.currentTarget.value })}
              error={wrong('/name')}
            />
            <TextInput
              label={t('items.de')}
              value={form.de}
              onChange={(event) => set({ ...form, de: event.currentTarget.value })}
            />
            <NumberInput
              label={t('centers.units')}
              value={form.units}
              onChange={(value) => set({ ...form, units: Number(value) })}
              error={wrong('/units')}
            />
            <Select
              label={t('centers.calendar')}
              data={(calendars.data ?? []).map((row) => row.calendar)}
              value={form.calendar || null}
              onChange={(value) => set({ ...form, calendar: value ?? '' })}
              error={wrong('/calendar')}
            />
            <NumberInput
              label={t('centers.efficiency')}
              step={0.05}
              value={form.efficiency}
              onChange={(value) => set({ ...form, efficiency: Number(value) })}
              error={wrong('/efficiency')}
            />
            <Select
              label={t('centers.kind')}
              data={[
                { value: 'manual', label: t('centers.manual') },
                { value: 'machine', label: t('centers.machine') },
              ]}
              value={form.kind}
              onChange={(value) => set({ ...form, kind: value ?? 'manual' })}
            />
            <TextInput
              label={t('centers.equipment')}
              value={form.equipment}
              onChange={(event) => set({ ...form, equipment: event.currentTarget.value })}
              error={wrong('/equipment')}
            />
          </>
        )}
      </DrawerForm>
      <DataTable
        caption={t('products.centers')}
        columns={[
          {
            id: 'name',
            label: t('name'),
            value: (row) => say(row.name),
            show: (row) => <To to={places.floor(row.workCenter)}>{say(row.name)}</To>,
          },
          { id: 'units', label: t('centers.units'), numeric: true, value: (row) => row.units },
          { id: 'calendar', label: t('centers.calendar'), value: (row) => row.calendar },
          { id: 'efficiency', label: t('centers.efficiency'), numeric: true, value: (row) => row.efficiency },
          { id: 'kind', label: t('centers.kind'), value: (row) => t(`centers.${row.kind}`) },
          { id: 'waiting', label: t('centers.waiting'), numeric: true, value: (row) => row.waiting },
        ]}
        rows={asked.data ?? []}
        rowId={(row) => row.workCenter}
        csv="work-centers"
        empty={<EmptyState title={t('centers.none')} sub={t('centers.noneSub')} />}
      />
    </div>
  );
};

export const Calendars = () => {
  const { t, i18n } = useTranslation('ops');
  const asked = useAsk(production.listCalendars, {});
  const [form, set] = useState({
    calendar: '',
    shifts: '1 07:00-15:30\n2 07:00-15:30\n3 07:00-15:30\n4 07:00-15:30\n5 07:00-15:30',
  });
  const day = (weekday: number): string =>
    new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 10, 22 + weekday)),
    );
  const input = () => ({
    calendar: form.calendar,
    shifts: form.shifts
      .split('\n')
      .map((line) => /^\s*([0-6])\s+(\d\d:\d\d)-(\d\d:\d\d)/.exec(line))
      .flatMap((match) => (match ? [{ weekday: Number(match[1]), from: match[2] ?? '', to: match[3] ?? '' }] : [])),
    exceptions: asked.data?.find((row) => row.calendar === form.calendar)?.exceptions ?? [],
  });
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <DrawerForm
        title={t('calendars.title')}
        open={t('calendars.edit')}
        operation={production.saveCalendar}
        input={input}
        submit={t('save')}
      >
        {(wrong) => (
          <>
            <TextInput
              label={t('items.code')}
              value={form.calendar}
              onChange={(event) => set({ ...form, calendar: event.currentTarget.value })}
              error={wrong('/calendar')}
            />
            <Textarea
              label={t('calendars.shifts')}
              description={t('calendars.shiftsSub')}
              autosize
              minRows={5}
              value={form.shifts}
              onChange={(event) => set({ ...form, shifts: event.currentTarget.value })}
              error={wrong('/shifts')}
            />
          </>
        )}
      </DrawerForm>
      <DataTable
        caption={t('products.calendars')}
        columns={[
          { id: 'calendar', label: t('centers.calendar'), value: (row) => row.calendar },
          {
            id: 'shifts',
            label: t('calendars.shifts'),
            value: (row) => row.shifts.map((shift) => `${day(shift.weekday)} ${shift.from}–${shift.to}`).join(', '),
          },
          { id: 'exceptions', label: t('calendars.exceptions'), numeric: true, value: (row) => row.exceptions.length },
        ]}
        rows={asked.data ?? []}
        rowId={(row) => row.calendar}
        csv="calendars"
        empty={<EmptyState title={t('calendars.none')} sub={t('calendars.noneSub')} />}
      />
    </div>
  );
};
