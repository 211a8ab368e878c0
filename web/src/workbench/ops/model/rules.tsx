// What goes together and what does not: rules as if-then, never together, a table, a comparison, or an expression.
import { Checkbox, Select, Table } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../look/index.ts';
import { ConditionRows } from './condition-field.tsx';
import { useEditing, useFault } from './editing.tsx';
import { Expression, TextAt, WordsAt } from './fields.tsx';
import { Part } from './list.tsx';
import css from './model.module.css';
import {
  COMPARISONS,
  type Comparison,
  RULE_KINDS,
  type RuleForm,
  type RuleKind,
  readRule,
  writeRule,
} from './rule-form.ts';
import { type Subject, testOf } from './subjects.ts';
import { freshId } from './work.ts';

export const Rules = ({ chosen, choose }: { chosen: number; choose: (index: number) => void }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { work, subjects } = useEditing();
  const { rules } = work.model;
  const make = () => ({
    id: freshId(
      'rule',
      rules.map((each) => each.id),
      'rule',
    ),
    expression: writeRule(freshForm('implies', subjects)) ?? 'true',
    sentence: { en: '' },
  });
  return (
    <Part
      at="/model/rules"
      entries={rules.map((rule) => ({
        name: say(rule.sentence) || rule.id,
        sub: t(`rule.kinds.${readRule(rule.expression).kind}`),
      }))}
      chosen={chosen}
      choose={choose}
      add={{ label: t('rule.add'), make }}
      empty={{ title: t('rule.none'), sub: t('rule.noneSub') }}
    >
      {(at, index) => <OneRule key={index} at={at} expression={rules[index]?.expression ?? ''} />}
    </Part>
  );
};

/** A rule of this kind that is whole from the start, about the first options. */
const freshForm = (kind: RuleKind, subjects: readonly Subject[]): RuleForm => {
  const [first, second = first] = subjects.filter((each) => !each.id.includes('.'));
  const one = (subject: Subject | undefined) => ({ join: 'and', tests: [testOf(subject)] }) as const;
  switch (kind) {
    case 'implies':
      return { kind, when: one(first), must: one(second) };
    case 'never':
      return { kind, both: { join: 'and', tests: [testOf(first), testOf(second)] } };
    case 'table': {
      const [row, column = row] = subjects.filter((each) => each.type === 'one-of');
      const all = (column?.values ?? []).map((each) => each.id);
      return {
        kind,
        row: row?.id ?? '',
        column: column?.id ?? '',
        allowed: Object.fromEntries((row?.values ?? []).map((each) => [each.id, all])),
      };
    }
    case 'compare': {
      const number = subjects.find((each) => each.type === 'number');
      return { kind, left: number?.id ?? '0', sign: '<=', right: String(number?.start ?? 0) };
    }
    case 'free':
      return { kind };
  }
};

const OneRule = ({ at, expression }: { at: string; expression: string }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const fault = useFault(`${at}/expression`);
  // A shape being filled in may say the same as another shape; the one a person chose stays while the text is its own.
  const [held, setHeld] = useState<{ form: RuleForm; text: string }>();
  const form = held?.text === expression ? held.form : readRule(expression);
  const write = (next: RuleForm): void => {
    const text = writeRule(next) ?? expression;
    setHeld({ form: next, text });
    edit.set(`${at}/expression`, text);
  };
  return (
    <div className={css.form}>
      <WordsAt at={`${at}/sentence`} label={t('rule.sentence')} help={t('rule.sentenceHelp')} area />
      <Select
        label={t('rule.kind')}
        description={t(`rule.kindHelp.${form.kind}`)}
        allowDeselect={false}
        readOnly={edit.locked}
        data={RULE_KINDS.map((value) => ({ value, label: t(`rule.kinds.${value}`) }))}
        value={form.kind}
        onChange={(kind) => write(freshForm((kind ?? 'implies') as RuleKind, edit.subjects))}
      />
      <Shape
        form={form}
        write={write}
        free={() => <FreeForm at={`${at}/expression`} text={expression} fault={fault} />}
      />
      {form.kind !== 'free' && fault && <p className={css.fault}>{fault}</p>}
      {form.kind !== 'free' && (
        <p className="ol-12 ol-ink-2">
          {t('rule.written')} <code>{expression}</code>
        </p>
      )}
      <TextAt at={`${at}/id`} label={t('id')} help={t('rule.idHelp')} />
    </div>
  );
};

const FreeForm = ({ at, text, fault }: { at: string; text: string; fault: string | undefined }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  return (
    <Expression
      label={t('rule.expression')}
      help={t('rule.expressionHelp')}
      value={text}
      error={fault}
      write={(next) => edit.set(at, next)}
    />
  );
};

interface ShapeProps {
  readonly form: RuleForm;
  readonly write: (form: RuleForm) => void;
  readonly free: () => ReactNode;
}

const Shape = ({ form, write, free }: ShapeProps) => {
  const { t } = useTranslation('model');
  switch (form.kind) {
    case 'implies':
      return (
        <>
          <ConditionRows
            label={t('rule.if')}
            least={1}
            condition={form.when}
            write={(when) => write({ ...form, when })}
          />
          <ConditionRows
            label={t('rule.must')}
            least={1}
            condition={form.must}
            write={(must) => write({ ...form, must })}
          />
        </>
      );
    case 'never':
      return (
        <ConditionRows
          label={t('rule.both')}
          least={2}
          joins={false}
          condition={form.both}
          write={(both) => write({ ...form, both })}
        />
      );
    case 'table':
      return <TableForm form={form} write={write} />;
    case 'compare':
      return <CompareForm form={form} write={write} />;
    case 'free':
      return free();
  }
};

type TableShape = Extract<RuleForm, { kind: 'table' }>;

const TableForm = ({ form, write }: { form: TableShape; write: (form: RuleForm) => void }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { subjects, locked } = useEditing();
  const choices = subjects.filter((each) => each.type === 'one-of');
  const [row, column] = [form.row, form.column].map((id) => choices.find((each) => each.id === id));
  const data = choices.map((each) => ({ value: each.id, label: say(each.name) }));
  const about = (next: { row?: string; column?: string }): void => {
    const names = { row: next.row ?? form.row, column: next.column ?? form.column };
    const rows = choices.find((each) => each.id === names.row)?.values ?? [];
    const all = (choices.find((each) => each.id === names.column)?.values ?? []).map((each) => each.id);
    write({ kind: 'table', ...names, allowed: Object.fromEntries(rows.map((each) => [each.id, all])) });
  };
  const toggle = (from: string, to: string, on: boolean): void => {
    const now = form.allowed[from] ?? [];
    const order = (column?.values ?? []).map((each) => each.id);
    const next = order.filter((id) => (id === to ? on : now.includes(id)));
    write({ ...form, allowed: { ...form.allowed, [from]: next } });
  };
  return (
    <>
      <div className={css.pair}>
        <Select
          label={t('rule.row')}
          allowDeselect={false}
          readOnly={locked}
          data={data}
          value={form.row}
          onChange={(id) => id && about({ row: id })}
        />
        <Select
          label={t('rule.column')}
          allowDeselect={false}
          readOnly={locked}
          data={data}
          value={form.column}
          onChange={(id) => id && about({ column: id })}
        />
      </div>
      {row && column && row !== column && (
        <section className={css.scroll} aria-label={t('rule.table')}>
          <Table withRowBorders>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say(row.name)}</Table.Th>
                {column.values.map((each) => (
                  <Table.Th key={each.id} scope="col">
                    {say(each.name)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {row.values.map((from) => (
                <Table.Tr key={from.id}>
                  <Table.Th scope="row">{say(from.name)}</Table.Th>
                  {column.values.map((to) => (
                    <Table.Td key={to.id}>
                      <Checkbox
                        aria-label={t('rule.goes', { row: say(from.name), column: say(to.name) })}
                        disabled={locked}
                        checked={form.allowed[from.id]?.includes(to.id) ?? false}
                        onChange={(event) => toggle(from.id, to.id, event.currentTarget.checked)}
                      />
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
      {(!row || !column || row === column) && <p className={css.note}>{t('rule.twoOptions')}</p>}
    </>
  );
};

type CompareShape = Extract<RuleForm, { kind: 'compare' }>;

const CompareForm = ({ form, write }: { form: CompareShape; write: (form: RuleForm) => void }) => {
  const { t } = useTranslation('model');
  const { locked } = useEditing();
  return (
    <div className={css.compare}>
      <Expression label={t('rule.left')} value={form.left} write={(left) => write({ ...form, left })} />
      <Select
        label={t('rule.sign')}
        allowDeselect={false}
        readOnly={locked}
        data={COMPARISONS.map((value) => ({ value, label: t(`rule.signs.${value}`) }))}
        value={form.sign}
        onChange={(sign) => write({ ...form, sign: (sign ?? '<=') as Comparison })}
      />
      <Expression label={t('rule.right')} value={form.right} write={(right) => write({ ...form, right })} />
    </div>
  );
};
