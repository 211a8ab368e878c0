// What a customer chooses: options in their groups, added, named, moved between groups and taken away.
import { Button, Select, TextInput } from '@mantine/core';
import type { Option } from '@onelot/configure';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, useWords } from '../../../look/index.ts';
import { useEditing } from './editing.tsx';
import { TextAt, WordsAt } from './fields.tsx';
import { Line, Tools } from './list.tsx';
import css from './model.module.css';
import { OptionForm } from './option.tsx';
import { freshId, intoGroup, moved, type Work, withModel } from './work.ts';

export type Chosen = { readonly group: number } | { readonly option: number };

const TYPES = ['one-of', 'some-of', 'boolean', 'number', 'range', 'text'] as const;

const fresh = (type: Option['type'], id: string, name: string): Option => {
  const base = { id, name: { en: name } };
  const values = [
    { id: 'first', name: { en: 'First', de: 'Erstes' } },
    { id: 'second', name: { en: 'Second', de: 'Zweites' } },
  ];
  switch (type) {
    case 'one-of':
      return { ...base, type, default: 'first', values };
    case 'some-of':
      return { ...base, type, values, min: 0, max: 2 };
    case 'number':
      return { ...base, type, unit: 'mm', min: 100, max: 1000, step: 10, default: 100 };
    case 'range':
      return { ...base, type, unit: 'mm', min: 100, max: 1000, default: 100 };
    case 'text':
      return { ...base, type, maxLength: 20 };
    case 'boolean':
      return { ...base, type, default: false };
  }
};

const names = ({ model }: Work): string[] => [
  ...model.options.map((each) => each.id),
  ...(model.formulas ?? []).map((each) => each.id),
];

const without = (work: Work, index: number): Work => {
  const id = work.model.options[index]?.id;
  return withModel(work, {
    options: work.model.options.filter((_, at) => at !== index),
    groups: work.model.groups.map((each) => ({ ...each, options: each.options.filter((name) => name !== id) })),
  });
};

export const Options = ({ chosen, choose }: { chosen: Chosen; choose: (chosen: Chosen) => void }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const { model } = edit.work;
  const placed = new Set(model.groups.flatMap((each) => each.options));
  const loose = model.options.filter((each) => !placed.has(each.id));
  const group = 'group' in chosen ? model.groups[chosen.group] : undefined;
  const option = 'option' in chosen ? model.options[chosen.option] : undefined;
  return (
    <div className={css.part}>
      <div className={css.side}>
        {model.groups.map((each, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is known by its place, its id may be changed
          <div key={index}>
            <GroupLine
              index={index}
              chosen={'group' in chosen && chosen.group === index}
              choose={() => choose({ group: index })}
            />
            <Members ids={each.options} chosen={chosen} choose={choose} />
          </div>
        ))}
        {loose.length > 0 && (
          <div>
            <p className={css.loose}>{t('option.loose')}</p>
            <Members ids={loose.map((each) => each.id)} chosen={chosen} choose={choose} />
          </div>
        )}
        {!edit.locked && <Add choose={choose} at={'group' in chosen ? chosen.group : undefined} />}
      </div>
      <div className={css.detail}>
        {option && 'option' in chosen ? (
          <OneOption key={chosen.option} index={chosen.option} choose={choose} />
        ) : group && 'group' in chosen ? (
          <OneGroup key={chosen.group} index={chosen.group} choose={choose} />
        ) : (
          <EmptyState title={t('option.none')} sub={t('option.noneSub')} />
        )}
      </div>
    </div>
  );
};

const GroupLine = ({ index, chosen, choose }: { index: number; chosen: boolean; choose: () => void }) => {
  const say = useWords();
  const { work } = useEditing();
  const group = work.model.groups[index];
  return (
    <ul className={css.entries}>
      <Line
        at={`/model/groups/${index}`}
        entry={{ name: group ? say(group.name) : '' }}
        chosen={chosen}
        choose={choose}
      />
    </ul>
  );
};

interface MembersProps {
  readonly ids: readonly string[];
  readonly chosen: Chosen;
  readonly choose: (chosen: Chosen) => void;
}

const Members = ({ ids, chosen, choose }: MembersProps) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { work } = useEditing();
  return (
    <ul className={css.members}>
      {ids.map((id) => {
        const index = work.model.options.findIndex((each) => each.id === id);
        const option = work.model.options[index];
        return option ? (
          <Line
            key={id}
            at={`/model/options/${index}`}
            entry={{ name: say(option.name), sub: t(`option.types.${option.type}`) }}
            chosen={'option' in chosen && chosen.option === index}
            choose={() => choose({ option: index })}
          />
        ) : null;
      })}
    </ul>
  );
};

/** A new option by name and kind, into the group that is open; or a new group. */
const Add = ({ choose, at }: { choose: (chosen: Chosen) => void; at: number | undefined }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const [name, setName] = useState('');
  const [type, setType] = useState<Option['type']>('one-of');
  const { model } = edit.work;
  const addOption = (): void => {
    const called = name.trim();
    if (!called) return;
    const id = freshId(called, names(edit.work), 'option');
    const group = model.groups[at ?? model.groups.length - 1];
    const next = withModel(edit.work, { options: [...model.options, fresh(type, id, called)] });
    edit.replace(group ? intoGroup(next, id, group.id) : next);
    choose({ option: model.options.length });
    setName('');
  };
  const addGroup = (): void => {
    const id = freshId(
      t('group.fresh'),
      model.groups.map((each) => each.id),
      'group',
    );
    edit.set('/model/groups', [...model.groups, { id, name: { en: t('group.fresh') }, options: [] }]);
    choose({ group: model.groups.length });
  };
  return (
    <form
      className={css.add}
      onSubmit={(event) => {
        event.preventDefault();
        addOption();
      }}
    >
      <TextInput
        label={t('option.new')}
        placeholder={t('option.newName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Select
        label={t('option.type')}
        allowDeselect={false}
        data={TYPES.map((value) => ({ value, label: t(`option.types.${value}`) }))}
        value={type}
        onChange={(next) => setType((next ?? 'one-of') as Option['type'])}
      />
      <Button type="submit" variant="default" leftSection={<IconPlus size={16} />} disabled={!name.trim()}>
        {t('option.add')}
      </Button>
      <Button variant="subtle" leftSection={<IconPlus size={16} />} onClick={addGroup}>
        {t('group.add')}
      </Button>
    </form>
  );
};

const OneGroup = ({ index, choose }: { index: number; choose: (chosen: Chosen) => void }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const edit = useEditing();
  const { groups } = edit.work.model;
  const at = `/model/groups/${index}`;
  const move = (by: number) => () => {
    edit.set('/model/groups', moved(groups, index, by));
    choose({ group: index + by });
  };
  return (
    <>
      <Tools
        name={say(groups[index]?.name)}
        up={index > 0 ? move(-1) : undefined}
        down={index < groups.length - 1 ? move(1) : undefined}
        remove={() => {
          edit.set(
            '/model/groups',
            groups.filter((_, place) => place !== index),
          );
          choose({ group: Math.max(0, index - 1) });
        }}
      />
      <WordsAt at={`${at}/name`} label={t('name')} />
      <WordsAt at={`${at}/help`} label={t('help')} optional area />
      <TextAt at={`${at}/id`} label={t('id')} help={t('group.idHelp')} />
    </>
  );
};

const OneOption = ({ index, choose }: { index: number; choose: (chosen: Chosen) => void }) => {
  const say = useWords();
  const edit = useEditing();
  const { model } = edit.work;
  const option = model.options[index];
  const group = model.groups.findIndex((each) => each.options.includes(option?.id ?? ''));
  const members = model.groups[group]?.options ?? [];
  const place = members.indexOf(option?.id ?? '');
  const move = (by: number) => () => edit.set(`/model/groups/${group}/options`, moved(members, place, by));
  if (!option) return null;
  return (
    <>
      <Tools
        name={say(option.name)}
        up={place > 0 ? move(-1) : undefined}
        down={place >= 0 && place < members.length - 1 ? move(1) : undefined}
        remove={() => {
          edit.replace(without(edit.work, index));
          choose({ option: Math.max(0, index - 1) });
        }}
      />
      <OptionForm index={index} />
    </>
  );
};
