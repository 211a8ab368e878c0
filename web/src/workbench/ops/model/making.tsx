// What a product is made of and how: formulas, lines of the bill of materials, operations of the routing, each with its condition.
import { Autocomplete, MultiSelect, TextInput } from '@mantine/core';
import { production, research } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../../data/index.ts';
import { useWords } from '../../../look/index.ts';
import { AddRow, RemoveRow } from '../rows.tsx';
import { ConditionAt } from './condition-field.tsx';
import { useEditing, useFault } from './editing.tsx';
import { Expression, ExpressionAt, NumberAt, SelectAt, TextAt, WordsAt } from './fields.tsx';
import { Part } from './list.tsx';
import css from './model.module.css';
import { freshId } from './work.ts';

const UNITS = ['mm', 'g', 'deg', 's', '1'] as const;

interface PanelProps {
  readonly chosen: number;
  readonly choose: (index: number) => void;
}

export const Formulas = (props: PanelProps) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { work } = useEditing();
  const formulas = work.model.formulas ?? [];
  const taken = [...work.model.options, ...formulas].map((each) => each.id);
  return (
    <Part
      {...props}
      at="/model/formulas"
      entries={formulas.map((each) => ({ name: say(each.name), sub: each.expression }))}
      add={{
        label: t('formula.add'),
        make: () => ({ id: freshId('formula', taken, 'formula'), name: { en: '' }, unit: '1', expression: '0' }),
      }}
      empty={{ title: t('formula.none'), sub: t('formula.noneSub') }}
    >
      {(at, index) => (
        <div className={css.form} key={index}>
          <WordsAt at={`${at}/name`} label={t('name')} />
          <ExpressionAt at={`${at}/expression`} label={t('formula.expression')} help={t('formula.help')} />
          <div className={css.pair}>
            <SelectAt
              at={`${at}/unit`}
              label={t('option.unit')}
              data={UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
            />
            <TextAt at={`${at}/id`} label={t('id')} help={t('formula.idHelp')} />
          </div>
        </div>
      )}
    </Part>
  );
};

/** Codes of items, where the person may see them. */
const useItems = () => {
  const { may } = useSession();
  const sees = (['research', 'sourcing', 'production', 'logistics', 'service'] as const).some((each) => may(each));
  return useAsk(research.listItems, {}, { enabled: sees }).data ?? [];
};

export const Parts = (props: PanelProps) => {
  const { t } = useTranslation('model');
  const { work } = useEditing();
  const { bom } = work.model;
  return (
    <Part
      {...props}
      at="/model/bom"
      entries={bom.map((line) => ({
        name: line.item,
        sub: [line.quantity && line.quantity !== '1' ? `× ${line.quantity}` : '', line.when ?? t('always')]
          .filter(Boolean)
          .join(', '),
      }))}
      add={{
        label: t('part.add'),
        make: () => ({
          id: freshId(
            'line',
            bom.map((each) => each.id),
            'line',
          ),
          item: '',
        }),
      }}
      empty={{ title: t('part.none'), sub: t('part.noneSub') }}
    >
      {(at, index) => <OnePart key={index} at={at} id={bom[index]?.id ?? ''} />}
    </Part>
  );
};

const OnePart = ({ at, id }: { at: string; id: string }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const items = useItems();
  const item = String(edit.at(`${at}/item`) ?? '');
  const fault = useFault(`${at}/item`);
  const known = items.some((each) => each.item === item) || item.includes('{') || item === '';
  return (
    <div className={css.form}>
      <Autocomplete
        label={t('part.item')}
        description={t('part.itemHelp')}
        size="md"
        readOnly={edit.locked}
        limit={50}
        data={items.map((each) => each.item)}
        value={item}
        error={fault ?? (known ? undefined : t('part.unknown', { item }))}
        onChange={(next) => edit.set(`${at}/item`, next)}
      />
      <ConditionAt at={`${at}/when`} label={t('part.when')} always={t('part.always')} />
      <ExpressionAt at={`${at}/quantity`} label={t('part.quantity')} help={t('part.quantityHelp')} optional />
      <div className={css.pair}>
        <SelectAt
          at={`${at}/parent`}
          label={t('part.parent')}
          help={t('part.parentHelp')}
          optional
          data={edit.work.model.bom
            .filter((line) => line.id !== id)
            .map((line) => ({ value: line.id, label: `${line.id}: ${line.item}` }))}
        />
        <TextAt at={`${at}/id`} label={t('id')} help={t('part.idHelp')} />
      </div>
    </div>
  );
};

export const Operations = (props: PanelProps) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { work } = useEditing();
  const { routing } = work.model;
  const last = Math.max(0, ...routing.map((each) => Number(each.sequence) || 0));
  return (
    <Part
      {...props}
      at="/model/routing"
      entries={routing.map((line) => ({
        name: `${line.sequence} ${say(line.name)}`,
        sub: [line.workCenter, line.when ?? t('always')].filter(Boolean).join(', '),
      }))}
      add={{
        label: t('operation.add'),
        make: () => ({
          sequence: Math.floor(last / 10) * 10 + 10,
          name: { en: '' },
          workCenter: '',
          runSeconds: '600',
          instruction: { en: '' },
        }),
      }}
      empty={{ title: t('operation.none'), sub: t('operation.noneSub') }}
    >
      {(at, index) => <OneOperation key={index} at={at} />}
    </Part>
  );
};

const OneOperation = ({ at }: { at: string }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const edit = useEditing();
  const { may } = useSession();
  const sees = (['production', 'sourcing', 'research', 'sales', 'logistics'] as const).some((each) => may(each));
  const centers = useAsk(production.listWorkCenters, {}, { enabled: sees }).data ?? [];
  const consumes = (edit.at(`${at}/consumes`) ?? []) as readonly string[];
  const fault = useFault(`${at}/consumes`, true);
  return (
    <div className={css.form}>
      <WordsAt at={`${at}/name`} label={t('name')} />
      <div className={css.pair}>
        <NumberAt at={`${at}/sequence`} label={t('operation.sequence')} help={t('operation.sequenceHelp')} />
        <SelectAt
          at={`${at}/workCenter`}
          label={t('operation.center')}
          help={t('operation.centerHelp')}
          data={centers.map((each) => ({ value: each.workCenter, label: `${say(each.name)} (${each.workCenter})` }))}
        />
      </div>
      <ConditionAt at={`${at}/when`} label={t('operation.when')} always={t('operation.always')} />
      <div className={css.pair}>
        <ExpressionAt at={`${at}/setupSeconds`} label={t('operation.setup')} help={t('operation.timeHelp')} optional />
        <ExpressionAt at={`${at}/runSeconds`} label={t('operation.run')} help={t('operation.timeHelp')} />
      </div>
      <ExpressionAt
        at={`${at}/instruction/en`}
        label={t('words.en', { label: t('operation.instruction') })}
        help={t('operation.instructionHelp')}
        template
      />
      <ExpressionAt
        at={`${at}/instruction/de`}
        label={t('words.de', { label: t('operation.instruction') })}
        template
        optional
      />
      <MultiSelect
        label={t('operation.consumes')}
        description={t('operation.consumesHelp')}
        size="md"
        searchable
        readOnly={edit.locked}
        data={edit.work.model.bom.map((line) => ({ value: line.id, label: `${line.id}: ${line.item}` }))}
        value={[...consumes]}
        error={fault}
        onChange={(next) => edit.set(`${at}/consumes`, next.length > 0 ? next : undefined)}
      />
      <Parameters at={`${at}/parameters`} />
    </div>
  );
};

/** What the machine is told of this very variant: a name and an expression each. */
const Parameters = ({ at }: { at: string }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const list = Object.entries((edit.at(at) ?? {}) as Record<string, string>);
  const put = (next: readonly (readonly [string, string])[]): void =>
    edit.set(at, next.length > 0 ? Object.fromEntries(next) : undefined);
  return (
    <fieldset className={css.values}>
      <legend className="ol-strong">{t('operation.parameters')}</legend>
      <p className="ol-12 ol-ink-2">{t('operation.parametersHelp')}</p>
      {list.map(([name, source], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a parameter is known by its place while its name is typed
        <div key={index} className={css.fact}>
          <TextInput
            label={t('operation.parameter')}
            readOnly={edit.locked}
            value={name}
            onChange={(event) => {
              const next = event.currentTarget.value;
              put(list.map((each, place) => (place === index ? [next, each[1]] : each)));
            }}
          />
          <Parameter
            at={`${at}/${name}`}
            source={source}
            write={(next) => put(list.map((each, place) => (place === index ? [each[0], next] : each)))}
          />
          {!edit.locked && (
            <RemoveRow
              aria-label={t('remove', { name })}
              onClick={() => put(list.filter((_, place) => place !== index))}
            />
          )}
        </div>
      ))}
      {!edit.locked && (
        <div>
          <AddRow
            onClick={() =>
              put([
                ...list,
                [
                  freshId(
                    'parameter',
                    list.map((each) => each[0]),
                    'parameter',
                  ),
                  edit.subjects[0]?.id ?? '0',
                ],
              ])
            }
          >
            {t('operation.addParameter')}
          </AddRow>
        </div>
      )}
    </fieldset>
  );
};

const Parameter = ({ at, source, write }: { at: string; source: string; write: (text: string) => void }) => {
  const { t } = useTranslation('model');
  return <Expression label={t('operation.parameterValue')} value={source} error={useFault(at)} write={write} />;
};
