// Work centers: how many work side by side, when, how fast, and what reports in from there.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { type Output, production } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { EmptyState, useWords } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import css from './own.module.css';
import { RecordDrawer, Records } from './record.tsx';

type Listed = Output<typeof production.listWorkCenters>[number];
type Center = Output<typeof production.saveWorkCenter>;

const searched = (row: Listed): string => `${row.workCenter} ${row.name.en} ${row.name.de ?? ''}`;
const only = ({ workCenter, name, units, calendar, efficiency, kind, equipment }: Listed): Center => ({
  workCenter,
  name,
  units,
  calendar,
  efficiency,
  kind,
  equipment,
});

export const Centers = () => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const say = useWords();
  const asked = useAsk(production.listWorkCenters, {});
  return (
    <Records
      inAddress="center"
      caption={tOps('products.centers')}
      add={t('centers.add')}
      words={searched}
      rows={asked.data ?? []}
      rowId={(row) => row.workCenter}
      csv="work-centers"
      columns={[
        { id: 'code', label: tOps('items.code'), value: (row) => row.workCenter },
        { id: 'name', label: tOps('name'), value: (row) => say(row.name) },
        { id: 'units', label: tOps('centers.units'), numeric: true, value: (row) => row.units },
        { id: 'calendar', label: tOps('centers.calendar'), value: (row) => row.calendar },
        {
          id: 'efficiency',
          label: tOps('centers.efficiency'),
          numeric: true,
          value: (row) => row.efficiency,
          show: (row) => `${Math.round(row.efficiency * 100)} %`,
        },
        { id: 'kind', label: tOps('centers.kind'), value: (row) => tOps(`centers.${row.kind}`) },
        { id: 'waiting', label: tOps('centers.waiting'), numeric: true, value: (row) => row.waiting },
      ]}
      empty={<EmptyState title={tOps('centers.none')} sub={tOps('centers.noneSub')} />}
      drawer={(row, close) => <CenterDrawer key={row?.workCenter} row={row && only(row)} close={close} />}
    />
  );
};

const CenterDrawer = ({ row, close }: { row: Center | undefined; close: () => void }) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const calendars = useAsk(production.listCalendars, {});
  const [center, set] = useState<Center>(
    row ?? {
      workCenter: '',
      name: { en: '' },
      units: 1,
      calendar: calendars.data?.[0]?.calendar ?? '',
      efficiency: 1,
      kind: 'manual',
      equipment: [],
    },
  );
  const [devices, setDevices] = useState(center.equipment.join(', '));
  const input = (): Center => ({
    ...center,
    name: { en: center.name.en, ...(center.name.de ? { de: center.name.de } : {}) },
    equipment: devices.split(/[\s,;]+/).filter(Boolean),
  });
  return (
    <RecordDrawer
      title={row?.workCenter ?? t('centers.new')}
      close={close}
      save={(client) => client.call(production.saveWorkCenter, input())}
      back={row && ((client) => client.call(production.saveWorkCenter, row))}
    >
      {(wrong) => (
        <>
          <TextInput
            label={tOps('items.code')}
            description={row ? undefined : t('codeHelp')}
            readOnly={Boolean(row)}
            value={center.workCenter}
            onChange={(event) => set({ ...center, workCenter: event.currentTarget.value })}
            error={wrong('/workCenter')}
          />
          <div className={css.two}>
            <TextInput
              label={tOps('items.en')}
              value={center.name.en}
              onChange={(event) => set({ ...center, name: { ...center.name, en: event.currentTarget.value } })}
              error={wrong('/name')}
            />
            <TextInput
              label={tOps('items.de')}
              value={center.name.de ?? ''}
              onChange={(event) => set({ ...center, name: { ...center.name, de: event.currentTarget.value } })}
            />
            <NumberInput
              label={tOps('centers.units')}
              description={t('centers.unitsHelp')}
              min={1}
              value={center.units}
              onChange={(value) => set({ ...center, units: Number(value) })}
              error={wrong('/units')}
            />
            <Select
              label={tOps('centers.calendar')}
              description={t('centers.calendarHelp')}
              allowDeselect={false}
              data={(calendars.data ?? []).map((each) => each.calendar)}
              value={center.calendar || null}
              onChange={(value) => set({ ...center, calendar: value ?? '' })}
              error={wrong('/calendar')}
            />
            <NumberInput
              label={tOps('centers.efficiency')}
              description={t('centers.efficiencyHelp')}
              suffix=" %"
              min={1}
              max={100}
              value={Math.round(center.efficiency * 100)}
              onChange={(value) => set({ ...center, efficiency: Number(value) / 100 })}
              error={wrong('/efficiency')}
            />
            <Select
              label={tOps('centers.kind')}
              allowDeselect={false}
              data={(['manual', 'machine'] as const).map((value) => ({ value, label: tOps(`centers.${value}`) }))}
              value={center.kind}
              onChange={(value) => set({ ...center, kind: (value ?? 'manual') as Center['kind'] })}
            />
          </div>
          {center.kind === 'machine' && (
            <TextInput
              label={tOps('centers.equipment')}
              description={t('centers.equipmentHelp')}
              value={devices}
              onChange={(event) => setDevices(event.currentTarget.value)}
              error={wrong('/equipment')}
            />
          )}
          {row && <To to={places.floor(row.workCenter)}>{t('centers.terminal')}</To>}
        </>
      )}
    </RecordDrawer>
  );
};
