// The values of an option: named, ordered, each with its help and the facts that formulas and the picture use.
import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { OptionItem } from '@onelot/configure';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../look/index.ts';
import { AddRow, RemoveRow } from '../rows.tsx';
import { useEditing, useFault, useFaultWords } from './editing.tsx';
import { TextAt, WordsAt } from './fields.tsx';
import css from './model.module.css';
import { freshId, moved } from './work.ts';

export const Values = ({ at, values }: { at: string; values: readonly OptionItem[] }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const fault = useFault(at);
  const add = (): void => {
    const name = t('value.fresh');
    const id = freshId(
      name,
      values.map((each) => each.id),
      'value',
    );
    edit.set(at, [...values, { id, name: { en: name } }]);
  };
  return (
    <fieldset className={css.values}>
      <legend className="ol-strong">{t('option.values')}</legend>
      {fault && <p className={css.fault}>{fault}</p>}
      {values.map((value, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a value is known by its place, its id may be changed
        <Value key={index} at={`${at}/${index}`} value={value} list={at} values={values} index={index} />
      ))}
      {!edit.locked && (
        <div>
          <AddRow onClick={add}>{t('value.add')}</AddRow>
        </div>
      )}
    </fieldset>
  );
};

interface ValueProps {
  readonly at: string;
  readonly list: string;
  readonly value: OptionItem;
  readonly values: readonly OptionItem[];
  readonly index: number;
}

const Value = ({ at, list, value, values, index }: ValueProps) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const edit = useEditing();
  const sayFault = useFaultWords();
  const [open, setOpen] = useState(false);
  const note = edit.checked.notes.find((each) => each.path === at);
  const move = (by: number): void => edit.set(list, moved(values, index, by));
  return (
    <div className={css.value}>
      <div className={css.valueLine}>
        <WordsAt at={`${at}/name`} label={t('value.name')} />
        {!edit.locked && (
          <span className={css.buttons}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('up')}
              disabled={index === 0}
              onClick={() => move(-1)}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('down')}
              disabled={index === values.length - 1}
              onClick={() => move(1)}
            >
              <IconArrowDown size={16} />
            </ActionIcon>
            <RemoveRow
              aria-label={t('remove', { name: say(value.name) })}
              disabled={values.length < 2}
              onClick={() =>
                edit.set(
                  list,
                  values.filter((_, place) => place !== index),
                )
              }
            />
          </span>
        )}
      </div>
      {note && <p className={css.note}>{sayFault(note)}</p>}
      <div>
        <Button variant="subtle" size="compact-sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'value.less' : 'value.more', { count: Object.keys(value.attributes ?? {}).length })}
        </Button>
      </div>
      {open && (
        <div className={css.form}>
          <div className={css.pair}>
            <TextAt at={`${at}/id`} label={t('id')} />
          </div>
          <WordsAt at={`${at}/help`} label={t('help')} optional />
          <Attributes at={`${at}/attributes`} />
        </div>
      )}
    </div>
  );
};

const plain = (text: string): string | number | boolean =>
  text === 'true'
    ? true
    : text === 'false'
      ? false
      : text.trim() !== '' && Number.isFinite(Number(text))
        ? Number(text)
        : text;

/** Facts of a value that formulas and the picture may use: a name and a number, a colour, yes or no. */
const Attributes = ({ at }: { at: string }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const facts = Object.entries((edit.at(at) ?? {}) as Record<string, string | number | boolean>);
  const fault = useFault(at, true);
  const put = (next: readonly (readonly [string, string | number | boolean])[]): void =>
    edit.set(at, next.length > 0 ? Object.fromEntries(next) : undefined);
  return (
    <fieldset className={css.values}>
      <legend className="ol-strong">{t('value.facts')}</legend>
      <p className="ol-12 ol-ink-2">{t('value.factsHelp')}</p>
      {facts.map(([key, fact], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fact is known by its place while its name is typed
        <div key={index} className={css.fact}>
          <TextInput
            aria-label={t('value.factName')}
            readOnly={edit.locked}
            value={key}
            onChange={(event) => {
              const name = event.currentTarget.value;
              put(facts.map((each, place) => (place === index ? [name, each[1]] : each)));
            }}
          />
          <TextInput
            aria-label={t('value.fact')}
            readOnly={edit.locked}
            value={String(fact)}
            onChange={(event) => {
              const next = plain(event.currentTarget.value);
              put(facts.map((each, place) => (place === index ? [each[0], next] : each)));
            }}
          />
          {!edit.locked && (
            <RemoveRow
              aria-label={t('remove', { name: key })}
              onClick={() => put(facts.filter((_, place) => place !== index))}
            />
          )}
        </div>
      ))}
      {fault && <p className={css.fault}>{fault}</p>}
      {!edit.locked && (
        <div>
          <AddRow
            onClick={() =>
              put([
                ...facts,
                [
                  freshId(
                    'fact',
                    facts.map((each) => each[0]),
                    'fact',
                  ),
                  0,
                ],
              ])
            }
          >
            {t('value.addFact')}
          </AddRow>
        </div>
      )}
    </fieldset>
  );
};
