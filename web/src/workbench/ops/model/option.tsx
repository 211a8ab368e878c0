// One option: what it is called, what can be chosen, what is proposed, and when it exists at all.
import { MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { Option } from '@onelot/configure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../look/index.ts';
import { ConditionAt } from './condition-field.tsx';
import { useEditing, useFault } from './editing.tsx';
import { NumberAt, SelectAt, TextAt, WordsAt } from './fields.tsx';
import css from './model.module.css';
import { renamed } from './renames.ts';
import { Values } from './values.tsx';
import { intoGroup } from './work.ts';

const UNITS = ['mm', 'g', 'deg', 's', '1'] as const;

export const OptionForm = ({ index }: { index: number }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const edit = useEditing();
  const { model } = edit.work;
  const option = model.options[index];
  const at = `/model/options/${index}`;
  if (!option) return null;
  const group = model.groups.find((each) => each.options.includes(option.id));
  return (
    <div className={css.form}>
      <WordsAt at={`${at}/name`} label={t('name')} />
      <WordsAt at={`${at}/help`} label={t('help')} help={t('option.help')} optional area />
      <div className={css.pair}>
        <Select
          label={t('option.group')}
          allowDeselect={false}
          readOnly={edit.locked}
          placeholder={t('option.noGroup')}
          data={model.groups.map((each) => ({ value: each.id, label: say(each.name) }))}
          value={group?.id ?? null}
          onChange={(id) => id && edit.replace(intoGroup(edit.work, option.id, id))}
        />
        <RenameId index={index} option={option} />
      </div>
      {(option.type === 'number' || option.type === 'range') && (
        <div className={css.four}>
          <NumberAt at={`${at}/min`} label={t('option.min')} />
          <NumberAt at={`${at}/max`} label={t('option.max')} />
          {option.type === 'number' && <NumberAt at={`${at}/step`} label={t('option.step')} />}
          <SelectAt
            at={`${at}/unit`}
            label={t('option.unit')}
            data={UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
          />
        </div>
      )}
      {option.type === 'text' && (
        <div className={css.pair}>
          <NumberAt at={`${at}/maxLength`} label={t('option.maxLength')} />
          <TextAt at={`${at}/pattern`} label={t('option.pattern')} help={t('option.patternHelp')} optional code />
        </div>
      )}
      {option.type === 'some-of' && (
        <div className={css.pair}>
          <NumberAt at={`${at}/min`} label={t('option.fewest')} />
          <NumberAt at={`${at}/max`} label={t('option.most')} />
        </div>
      )}
      {(option.type === 'one-of' || option.type === 'some-of') && <Values at={`${at}/values`} values={option.values} />}
      <Default at={`${at}/default`} option={option} />
      <ConditionAt at={`${at}/when`} label={t('option.when')} always={t('option.always')} />
      {option.when !== undefined && <Absent at={`${at}/absent`} option={option} />}
    </div>
  );
};

/** The id is taken over when the field is left, so that every rule that names it follows. */
const RenameId = ({ index, option }: { index: number; option: Option }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const [typed, setTyped] = useState<string>();
  const fault = useFault(`/model/options/${index}/id`);
  const take = (): void => {
    if (typed !== undefined && typed !== option.id)
      edit.replace(/^[A-Za-z][A-Za-z0-9_]*$/.test(typed) ? renamed(edit.work, option.id, typed) : edit.work);
    setTyped(undefined);
  };
  const bad = typed !== undefined && !/^[A-Za-z][A-Za-z0-9_]*$/.test(typed);
  return (
    <TextInput
      label={t('id')}
      description={t('option.idHelp')}
      readOnly={edit.locked}
      value={typed ?? option.id}
      error={bad ? t('option.badId') : fault}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
    />
  );
};

/** What is proposed while nothing is chosen. */
const Default = ({ at, option }: { at: string; option: Option }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const edit = useEditing();
  const fault = useFault(at);
  const value = edit.at(at);
  const label = t('option.default');
  if (option.type === 'boolean')
    return (
      <Switch
        label={t('option.defaultOn')}
        disabled={edit.locked}
        checked={value === true}
        onChange={(event) => edit.set(at, event.currentTarget.checked)}
      />
    );
  if (option.type === 'number' || option.type === 'range')
    return (
      <NumberInput
        label={label}
        min={option.min}
        max={option.max}
        {...(option.type === 'number' ? { step: option.step } : {})}
        clampBehavior="none"
        readOnly={edit.locked}
        value={typeof value === 'number' ? value : ''}
        error={fault}
        onChange={(next) => edit.set(at, next === '' ? undefined : Number(next))}
      />
    );
  if (option.type === 'text') return <TextAt at={at} label={label} optional />;
  const data = option.values.map((each) => ({ value: each.id, label: say(each.name) }));
  if (option.type === 'some-of')
    return (
      <MultiSelect
        label={label}
        size="md"
        readOnly={edit.locked}
        data={data}
        value={Array.isArray(value) ? value : []}
        error={fault}
        onChange={(next) => edit.set(at, next.length > 0 ? next : undefined)}
      />
    );
  return <SelectAt at={at} label={label} data={data} optional />;
};

/** What rules and formulas read where the option does not exist. */
const Absent = ({ at, option }: { at: string; option: Option }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  if (option.type === 'one-of')
    return (
      <SelectAt
        at={at}
        label={t('option.absent')}
        help={t('option.absentHelp')}
        data={option.values.map((each) => ({ value: each.id, label: say(each.name) }))}
        optional
      />
    );
  if (option.type === 'number' || option.type === 'range')
    return <NumberAt at={at} label={t('option.absent')} help={t('option.absentHelp')} />;
  return null;
};
