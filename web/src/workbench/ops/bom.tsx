// What items that are made consist of: a parent with its components, opened and changed as one.
import { Autocomplete, NumberInput } from '@mantine/core';
import { type Output, research } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { EmptyState } from '../../look/index.ts';
import css from './own.module.css';
import { RecordDrawer, Records } from './record.tsx';
import { AddRow, RemoveRow } from './rows.tsx';

type Line = Output<typeof research.listBom>[number];
type Component = Pick<Line, 'component' | 'quantity'>;
const searched = (row: Line): string => `${row.parent} ${row.component}`;

export const Bom = () => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const asked = useAsk(research.listBom, {});
  const rows = asked.data ?? [];
  return (
    <Records
      inAddress="bom"
      caption={tOps('products.bom')}
      add={t('bom.add')}
      words={searched}
      rows={rows}
      rowId={(row) => `${row.parent}/${row.component}`}
      csv="bom"
      columns={[
        { id: 'parent', label: tOps('bom.parent'), value: (row) => row.parent },
        { id: 'component', label: tOps('bom.component'), value: (row) => row.component },
        { id: 'quantity', label: t('quantity'), numeric: true, value: (row) => row.quantity },
      ]}
      empty={<EmptyState title={tOps('bom.none')} sub={tOps('bom.noneSub')} />}
      drawer={(row, close) => <BomDrawer key={row?.parent} parent={row?.parent} lines={rows} close={close} />}
    />
  );
};

interface BomDrawerProps {
  readonly parent: string | undefined;
  readonly lines: readonly Line[];
  readonly close: () => void;
}

const BomDrawer = ({ parent: known, lines, close }: BomDrawerProps) => {
  const { t } = useTranslation('own');
  const { t: tOps } = useTranslation('ops');
  const items = useAsk(research.listItems, {}).data ?? [];
  const codes = items.map((each) => each.item);
  const before = lines
    .filter((line) => line.parent === known)
    .map(({ component, quantity }) => ({ component, quantity }));
  const [parent, setParent] = useState(known ?? '');
  const [components, set] = useState<readonly Component[]>(known ? before : [{ component: '', quantity: 1 }]);
  const change = (index: number, part: Partial<Component>): void =>
    set(components.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <RecordDrawer
      title={known ?? t('bom.new')}
      close={close}
      save={(client) => client.call(research.saveBom, { parent, components: [...components] })}
      back={
        known === undefined
          ? undefined
          : (client) => client.call(research.saveBom, { parent: known, components: before })
      }
    >
      {(wrong) => (
        <>
          <Autocomplete
            label={tOps('bom.parent')}
            size="md"
            readOnly={known !== undefined}
            limit={50}
            data={codes}
            value={parent}
            onChange={setParent}
            error={wrong('/parent')}
          />
          <fieldset className={css.fields}>
            <legend className="ol-strong">{tOps('bom.lines')}</legend>
            {components.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place while its code is typed
              <div key={index} className={css.line}>
                <Autocomplete
                  aria-label={tOps('bom.component')}
                  size="md"
                  limit={50}
                  data={codes}
                  value={line.component}
                  onChange={(component) => change(index, { component })}
                  error={wrong(`/components/${index}/component`)}
                />
                <NumberInput
                  aria-label={t('quantity')}
                  min={0}
                  suffix={` ${items.find((each) => each.item === line.component)?.unit ?? ''}`}
                  value={line.quantity}
                  onChange={(quantity) => change(index, { quantity: Number(quantity) })}
                  error={wrong(`/components/${index}/quantity`)}
                />
                <RemoveRow
                  aria-label={t('remove', { name: line.component })}
                  onClick={() => set(components.filter((_, at) => at !== index))}
                />
              </div>
            ))}
            <div>
              <AddRow onClick={() => set([...components, { component: '', quantity: 1 }])}>{t('bom.addLine')}</AddRow>
            </div>
          </fieldset>
        </>
      )}
    </RecordDrawer>
  );
};
