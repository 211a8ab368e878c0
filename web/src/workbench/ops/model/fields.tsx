// Fields of the editor, each at its pointer: what is wrong with it stands below it.
import { Button, Menu, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../look/index.ts';
import { useEditing, useFault } from './editing.tsx';
import css from './model.module.css';

interface At {
  readonly at: string;
  readonly label: string;
  readonly help?: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : value === undefined ? '' : String(value));

interface TextAtProps extends At {
  /** Emptied, the field is gone. */
  readonly optional?: boolean;
  readonly area?: boolean;
  readonly code?: boolean;
  readonly placeholder?: string;
}

export const TextAt = ({ at, label, help, optional, area, code, placeholder }: TextAtProps) => {
  const edit = useEditing();
  const Input = area ? Textarea : TextInput;
  return (
    <Input
      label={label}
      description={help}
      placeholder={placeholder}
      readOnly={edit.locked}
      value={text(edit.at(at))}
      error={useFault(at)}
      {...(area ? { autosize: true, minRows: 2 } : {})}
      {...(code ? { classNames: { input: css.mono }, spellCheck: false } : {})}
      onChange={(event) => {
        const { value } = event.currentTarget;
        edit.set(at, optional && value === '' ? undefined : value);
      }}
    />
  );
};

interface WordsAtProps extends At {
  readonly optional?: boolean;
  readonly area?: boolean;
}

/** A text in English and German; German may be left empty, and an optional one altogether. */
export const WordsAt = ({ at, label, help, optional, area }: WordsAtProps) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const fault = useFault(at);
  const faults = { en: useFault(`${at}/en`), de: useFault(`${at}/de`) };
  const Input = area ? Textarea : TextInput;
  const value = (edit.at(at) ?? {}) as { en?: string; de?: string };
  const write = (language: 'en' | 'de', next: string): void => {
    const words = { ...value, [language]: next };
    if (language === 'de' && next === '') delete words.de;
    edit.set(at, optional && !words.en && !words.de ? undefined : { en: '', ...words });
  };
  return (
    <div className={css.pair}>
      {(['en', 'de'] as const).map((language) => (
        <Input
          key={language}
          label={t(`words.${language}`, { label })}
          description={help}
          lang={language}
          readOnly={edit.locked}
          value={text(value[language])}
          error={faults[language] ?? (language === 'en' ? fault : undefined)}
          {...(area ? { autosize: true, minRows: 2 } : {})}
          onChange={(event) => write(language, event.currentTarget.value)}
        />
      ))}
    </div>
  );
};

export const NumberAt = ({ at, label, help, suffix }: At & { readonly suffix?: string }) => {
  const edit = useEditing();
  const value = edit.at(at);
  return (
    <NumberInput
      label={label}
      description={help}
      readOnly={edit.locked}
      suffix={suffix}
      value={typeof value === 'number' ? value : text(value)}
      error={useFault(at)}
      onChange={(next) => edit.set(at, typeof next === 'number' ? next : next === '' ? undefined : Number(next))}
    />
  );
};

interface SelectAtProps extends At {
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly optional?: boolean;
}

export const SelectAt = ({ at, label, help, data, optional }: SelectAtProps) => {
  const edit = useEditing();
  const value = text(edit.at(at));
  // A value that is none of the known is shown as it is, with its fault.
  const all = value && !data.some((each) => each.value === value) ? [...data, { value, label: value }] : data;
  return (
    <Select
      label={label}
      description={help}
      searchable={all.length > 8}
      clearable={optional}
      allowDeselect={optional}
      readOnly={edit.locked}
      data={[...all]}
      value={value || null}
      error={useFault(at)}
      onChange={(next) => edit.set(at, next ?? (optional ? undefined : ''))}
    />
  );
};

interface ExpressionProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: string;
  readonly error?: string | undefined;
  readonly write: (text: string) => void;
  /** A template: a name stands in braces. */
  readonly template?: boolean;
}

/** An expression with a menu of the names that may stand in it. */
export const Expression = ({ label, help, value, error, write, template }: ExpressionProps) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { subjects, locked } = useEditing();
  const add = (id: string): void => {
    const word = template ? `{${id}}` : id;
    write(value && !template ? `${value} ${word}` : `${value}${word}`);
  };
  return (
    <div className={css.expression}>
      <Textarea
        label={label}
        description={help}
        autosize
        minRows={1}
        spellCheck={false}
        readOnly={locked}
        classNames={{ input: css.mono }}
        value={value}
        error={error}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {!locked && subjects.length > 0 && (
        <Menu position="bottom-end" width={280}>
          <Menu.Target>
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />}>
              {t('insert')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={css.menu}>
            {subjects.map((each) => (
              <Menu.Item key={each.id} onClick={() => add(each.id)}>
                {say(each.name)} <code className="ol-ink-2">{each.id}</code>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
};

export const ExpressionAt = ({
  at,
  label,
  help,
  optional,
  template,
}: At & { optional?: boolean; template?: boolean }) => {
  const edit = useEditing();
  return (
    <Expression
      label={label}
      help={help}
      template={template ?? false}
      value={text(edit.at(at))}
      error={useFault(at)}
      write={(next) => edit.set(at, optional && next.trim() === '' ? undefined : next)}
    />
  );
};
