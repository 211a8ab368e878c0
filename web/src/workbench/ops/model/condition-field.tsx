// A condition as rows of "what, how, which value", or as its text where it says more than rows can.
import { ActionIcon, Button, MultiSelect, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../look/index.ts';
import { AddRow } from '../rows.tsx';
import {
  type Condition,
  type Literal,
  readCondition,
  type Test,
  type TestOperator,
  writeCondition,
} from './condition.ts';
import { useEditing, useFault } from './editing.tsx';
import { Expression } from './fields.tsx';
import css from './model.module.css';
import { operatorsOf, type Subject, testOf } from './subjects.ts';

interface RowsProps {
  readonly label: string;
  readonly condition: Condition;
  readonly write: (condition: Condition) => void;
  /** Fewest rows; below it a row cannot be taken away. */
  readonly least: number;
  readonly joins?: boolean;
  readonly none?: () => void;
}

export const ConditionRows = ({ label, condition, write, least, joins = true, none }: RowsProps) => {
  const { t } = useTranslation('model');
  const { subjects, locked } = useEditing();
  const { join, tests } = condition;
  const change = (index: number, test: Test): void =>
    write({ join, tests: tests.map((each, at) => (at === index ? test : each)) });
  const remove = (index: number): void => {
    if (tests.length > 1) write({ join, tests: tests.filter((_, at) => at !== index) });
    else none?.();
  };
  return (
    <fieldset className={css.condition}>
      <legend>{label}</legend>
      {joins && tests.length > 1 && (
        <SegmentedControl
          size="xs"
          disabled={locked}
          aria-label={t('condition.join')}
          value={join}
          onChange={(next) => write({ join: next as Condition['join'], tests })}
          data={[
            { value: 'and', label: t('condition.and') },
            { value: 'or', label: t('condition.or') },
          ]}
        />
      )}
      {tests.map((test, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a test is known by its place alone
        <div key={index} className={css.test}>
          <TestRow test={test} write={(next) => change(index, next)} />
          {!locked && (tests.length > least || none) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('condition.remove', { number: index + 1 })}
              onClick={() => remove(index)}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      {!locked && (
        <div>
          <AddRow onClick={() => write({ join, tests: [...tests, testOf(subjects[tests.length] ?? subjects[0])] })}>
            {t('condition.add')}
          </AddRow>
        </div>
      )}
    </fieldset>
  );
};

const BOOLEAN = ['true', 'false'] as const;

const TestRow = ({ test, write }: { test: Test; write: (test: Test) => void }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { subjects, locked } = useEditing();
  const subject = subjects.find((each) => each.id === test.subject);
  const operators = operatorsOf(subject);
  const shown = operators.includes(test.is) ? operators : [...operators, test.is];
  const how = (is: TestOperator): void => {
    const listed = is === 'oneOf' || is === 'noneOf';
    write({ ...test, is, values: listed ? test.values : test.values.slice(0, 1) });
  };
  return (
    <>
      <Select
        aria-label={t('condition.what')}
        searchable={subjects.length > 8}
        allowDeselect={false}
        readOnly={locked}
        error={subject ? undefined : t('condition.unknown')}
        data={[
          ...subjects.map((each) => ({ value: each.id, label: say(each.name) })),
          ...(subject ? [] : [{ value: test.subject, label: test.subject || '?' }]),
        ]}
        value={test.subject}
        onChange={(id) => write(testOf(subjects.find((each) => each.id === id)))}
      />
      {subject?.type !== 'boolean' && (
        <Select
          aria-label={t('condition.how')}
          allowDeselect={false}
          readOnly={locked}
          data={shown.map((value) => ({ value, label: t(`condition.operators.${value}`) }))}
          value={test.is}
          onChange={(is) => how((is ?? 'is') as TestOperator)}
        />
      )}
      <ValueField test={test} subject={subject} write={(values) => write({ ...test, values })} />
    </>
  );
};

interface ValueProps {
  readonly test: Test;
  readonly subject: Subject | undefined;
  readonly write: (values: readonly Literal[]) => void;
}

const ValueField = ({ test, subject, write }: ValueProps) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { locked } = useEditing();
  const label = t('condition.value');
  if (subject?.type === 'boolean')
    return (
      <SegmentedControl
        disabled={locked}
        aria-label={label}
        value={String(test.values[0] === true)}
        onChange={(next) => write([next === 'true'])}
        data={BOOLEAN.map((value) => ({ value, label: t(`condition.${value}`) }))}
      />
    );
  if (subject?.type === 'number')
    return (
      <NumberInput
        aria-label={label}
        readOnly={locked}
        step={subject.step ?? 1}
        suffix={subject.unit && subject.unit !== '1' ? ` ${subject.unit}` : undefined}
        value={Number(test.values[0])}
        onChange={(next) => write([Number(next)])}
      />
    );
  if (!subject || subject.values.length === 0)
    return (
      <TextInput
        aria-label={label}
        readOnly={locked}
        value={String(test.values[0] ?? '')}
        onChange={(event) => write([event.currentTarget.value])}
      />
    );
  const known = subject.values.map((each) => ({ value: each.id, label: say(each.name) }));
  const lost = test.values.map(String).filter((id) => !known.some((each) => each.value === id));
  const data = [...known, ...lost.map((id) => ({ value: id, label: id }))];
  if (test.is === 'oneOf' || test.is === 'noneOf')
    return (
      <MultiSelect
        aria-label={label}
        readOnly={locked}
        size="md"
        data={data}
        value={test.values.map(String)}
        // A list without values has no meaning, so the last stays.
        onChange={(next) => next.length > 0 && write(next)}
      />
    );
  return (
    <Select
      aria-label={label}
      allowDeselect={false}
      readOnly={locked}
      searchable={data.length > 8}
      data={data}
      value={String(test.values[0] ?? '')}
      onChange={(next) => write([next ?? ''])}
    />
  );
};

interface ConditionAtProps {
  readonly at: string;
  readonly label: string;
  /** What no condition means: always in it, always on offer. */
  readonly always: string;
}

/** The optional condition at a pointer. */
export const ConditionAt = ({ at, label, always }: ConditionAtProps) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const fault = useFault(at);
  const source = edit.at(at);
  const [asText, setAsText] = useState(false);
  if (typeof source !== 'string')
    return (
      <div className={css.condition}>
        <p className="ol-strong">{label}</p>
        <p className="ol-ink-2">{always}</p>
        {!edit.locked && edit.subjects.length > 0 && (
          <div>
            <AddRow onClick={() => edit.set(at, writeCondition({ join: 'and', tests: [testOf(edit.subjects[0])] }))}>
              {t('condition.first')}
            </AddRow>
          </div>
        )}
      </div>
    );
  const condition = readCondition(source);
  if (!condition || asText)
    return (
      <div className={css.condition}>
        <Expression
          label={label}
          value={source}
          error={fault}
          write={(next) => edit.set(at, next.trim() === '' ? undefined : next)}
        />
        {condition && (
          <div>
            <Button variant="subtle" size="compact-sm" onClick={() => setAsText(false)}>
              {t('condition.asRows')}
            </Button>
          </div>
        )}
      </div>
    );
  return (
    <div className={css.condition}>
      <ConditionRows
        label={label}
        condition={condition}
        least={0}
        none={() => edit.set(at, undefined)}
        write={(next) => edit.set(at, writeCondition(next))}
      />
      {fault && <p className={css.fault}>{fault}</p>}
      {!edit.locked && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAsText(true)}>
            {t('condition.asText')}
          </Button>
        </div>
      )}
    </div>
  );
};
