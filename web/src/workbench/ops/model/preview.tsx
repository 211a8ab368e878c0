// What the shop would show of the change at hand: its choices, why one is not to be had, and the price line by line.
import { Button, Checkbox, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import {
  type Choices,
  type Conflict,
  type Domain,
  type OptionValue,
  open,
  type PublicModel,
  type Session,
} from '@onelot/configure';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Money, Panel, ProblemNote, useFormat, useWords } from '../../../look/index.ts';
import { useEditing } from './editing.tsx';
import css from './model.module.css';

type Option = PublicModel['options'][number];

export const Preview = () => {
  const { t } = useTranslation('model');
  const { number } = useFormat();
  const { checked } = useEditing();
  const { compiled, products } = checked;
  const [choices, setChoices] = useState<Choices>({});
  const [conflict, setConflict] = useState<Conflict>();
  const session = compiled && open(compiled, choices);
  const set = (id: string, value: OptionValue): void => {
    const outcome = session?.choose(id, value);
    if (!outcome) return;
    setConflict(outcome.ok ? undefined : outcome.conflict);
    if (outcome.ok) setChoices(outcome.session.choices);
    else if (outcome.repairs[0]) setChoices(outcome.repairs[0].choices);
  };
  return (
    <Panel
      title={t('preview.title')}
      sub={
        products === undefined
          ? undefined
          : t('preview.products', { count: Number(products), number: number(Number(products)) })
      }
      actions={
        Object.keys(choices).length > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              setChoices({});
              setConflict(undefined);
            }}
          >
            {t('preview.reset')}
          </Button>
        )
      }
    >
      {session && compiled ? (
        <div className={css.form}>
          {conflict && <Changed conflict={conflict} />}
          <Shop model={compiled.model} session={session} set={set} />
        </div>
      ) : (
        <p className="ol-ink-2">{t('preview.wrong')}</p>
      )}
    </Panel>
  );
};

/** The shop changed something else to make a wish possible: why. */
const Changed = ({ conflict }: { conflict: Conflict }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  return (
    <div role="status" className={css.changed}>
      <p className="ol-strong">{t('preview.changed')}</p>
      {conflict.rules.map((rule) => (
        <p key={rule.id}>{say(rule.sentence)}</p>
      ))}
    </div>
  );
};

interface ShopProps {
  readonly model: PublicModel;
  readonly session: Session;
  readonly set: (id: string, value: OptionValue) => void;
}

const Shop = ({ model, session, set }: ShopProps) => {
  const say = useWords();
  const whole = session.complete();
  const values = whole.ok ? whole.value : session.choices;
  const domains = new Map(session.domains().map((each) => [each.optionId, each]));
  return (
    <>
      <h3 className="ol-20 ol-strong">{say(model.name)}</h3>
      {model.description && <p className="ol-ink-2">{say(model.description)}</p>}
      {model.groups.map((group) => (
        <fieldset key={group.id} className={css.group}>
          <legend className="ol-strong">{say(group.name)}</legend>
          {group.options.map((id) => {
            const option = model.options.find((each) => each.id === id);
            const domain = domains.get(id);
            return option &&
              domain &&
              domain.present !== 'no' &&
              (values[id] !== undefined || option.type === 'text') ? (
              <Field key={id} option={option} domain={domain} value={values[id] ?? ''} set={(next) => set(id, next)} />
            ) : null;
          })}
        </fieldset>
      ))}
      <PriceLines session={session} />
    </>
  );
};

const PriceLines = ({ session }: { session: Session }) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const { checked } = useEditing();
  const { book } = checked;
  if (!book) return <p className="ol-ink-2">{t('preview.noPrices')}</p>;
  const lines = session.price(book);
  if (!lines.ok) return <ProblemNote problem={{ title: t('preview.noPrice'), problems: lines.problems }} />;
  return (
    <dl className={css.lines} aria-label={t('preview.price')}>
      {lines.value.map((line) => (
        <div key={line.id}>
          <dt>{say(line.label)}</dt>
          <dd>
            <Money amount={line.amount} currency={book.currency} />
          </dd>
        </div>
      ))}
      <div className="ol-strong">
        <dt>{t('preview.total')}</dt>
        <dd>
          <Money amount={lines.value.reduce((sum, line) => sum + line.amount, 0)} currency={book.currency} />
        </dd>
      </div>
    </dl>
  );
};

interface FieldProps {
  readonly option: Option;
  readonly domain: Domain;
  readonly value: OptionValue;
  readonly set: (value: OptionValue) => void;
}

const Field = ({ option, domain, value, set }: FieldProps) => {
  const { t } = useTranslation('model');
  const say = useWords();
  const label = say(option.name);
  const help = option.help ? say(option.help) : undefined;
  const excluded = (id: string): boolean => domain.values.find((each) => each.value === id)?.state === 'excluded';
  switch (option.type) {
    case 'boolean':
      return (
        <Switch
          label={label}
          description={help}
          checked={value === true}
          onChange={(event) => set(event.currentTarget.checked)}
        />
      );
    case 'one-of':
      return (
        <NativeSelect
          label={label}
          description={help}
          value={String(value)}
          onChange={(event) => set(event.currentTarget.value)}
          data={option.values.map((each) => ({
            value: each.id,
            label: excluded(each.id) ? t('preview.excluded', { name: say(each.name) }) : say(each.name),
          }))}
        />
      );
    case 'some-of':
      return (
        <Checkbox.Group
          label={label}
          description={help}
          value={Array.isArray(value) ? [...value] : []}
          onChange={(next) => set(next)}
        >
          {option.values.map((each) => (
            <Checkbox key={each.id} mt={8} value={each.id} label={say(each.name)} />
          ))}
        </Checkbox.Group>
      );
    case 'number':
    case 'range':
      return (
        <NumberInput
          label={label}
          description={help}
          suffix={option.unit === '1' ? undefined : ` ${option.unit}`}
          min={option.min}
          max={option.max}
          {...(option.type === 'number' ? { step: option.step } : {})}
          value={Number(value)}
          onChange={(next) => next !== '' && set(Number(next))}
        />
      );
    case 'text':
      return (
        <TextInput
          label={label}
          description={help}
          maxLength={option.maxLength}
          value={String(value)}
          onChange={(event) => set(event.currentTarget.value)}
        />
      );
  }
};
