// The editor of a product model: its parts as forms in tabs, what is wrong with a way to its place, and the shop beside it.
import { ActionIcon, Button, SegmentedControl, Tabs } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateChip } from '../../../look/index.ts';
import type { Fault } from './checks.ts';
import { type Editing, EditingProvider, useEditing, useFaultCount, useFaultWords } from './editing.tsx';
import { WordsAt } from './fields.tsx';
import { Json } from './json.tsx';
import { Formulas, Operations, Parts } from './making.tsx';
import css from './model.module.css';
import { type Chosen, Options } from './options.tsx';
import { Preview } from './preview.tsx';
import { Prices, Surcharges } from './prices.tsx';
import { Rules } from './rules.tsx';
import { stepsOf } from './work.ts';

const TABS = ['options', 'rules', 'formulas', 'parts', 'operations', 'prices', 'json'] as const;
type Tab = (typeof TABS)[number];

const BELOW: Readonly<Record<Tab, readonly string[]>> = {
  options: ['/model/options', '/model/groups', '/model/name', '/model/description'],
  rules: ['/model/rules'],
  formulas: ['/model/formulas'],
  parts: ['/model/bom'],
  operations: ['/model/routing'],
  prices: ['/prices'],
  json: [],
};

interface Place {
  readonly tab: Tab;
  readonly option: Chosen;
  readonly entry: number;
  readonly at?: string;
  readonly jump: number;
}

const tabOf = (path: string): Tab =>
  TABS.find((tab) => BELOW[tab].some((start) => path === start || path.startsWith(`${start}/`))) ?? 'json';

/** Where a problem is mended: the tab and the entry that hold its field. */
export const placeOf = (path: string, before: Place): Place => {
  const tab = tabOf(path);
  const [, part, index] = stepsOf(path);
  const entry = Number(path.startsWith('/prices') ? stepsOf(path)[2] : index);
  return {
    tab,
    entry: Number.isInteger(entry) ? entry : 0,
    option:
      tab === 'options' && Number.isInteger(entry)
        ? part === 'groups'
          ? { group: entry }
          : { option: entry }
        : before.option,
    at: path,
    jump: before.jump + 1,
  };
};

interface EditorProps {
  readonly editing: Editing;
  /** What stands in the bar beside undo and redo: saving. */
  readonly actions: ReactNode;
  /** Only these tabs; all where not given. */
  readonly tabs?: readonly Tab[];
}

export const Editor = ({ editing, actions, tabs = TABS }: EditorProps) => {
  const { t } = useTranslation('model');
  const [place, setPlace] = useState<Place>({
    tab: tabs[0] ?? 'options',
    option: editing.work.model.options.length > 0 ? { option: 0 } : { group: 0 },
    entry: 0,
    jump: 0,
  });
  const go = (part: Partial<Place>): void => setPlace((old) => ({ ...old, ...part }));
  const entry = { chosen: place.entry, choose: (index: number) => go({ entry: index }) };
  useHotkeys(
    [
      ['mod+Z', () => editing.undo?.()],
      ['mod+shift+Z', () => editing.redo?.()],
      ['mod+Y', () => editing.redo?.()],
    ],
    ['TEXTAREA'],
  );
  return (
    <EditingProvider editing={editing}>
      <div className={css.bar}>
        <Steps />
        <Saved />
        <span className={css.barEnd}>{actions}</span>
      </div>
      <div className={css.editor}>
        <div className={css.main}>
          <Faults go={(fault) => setPlace((old) => placeOf(fault.path, old))} />
          <Tabs
            value={place.tab}
            onChange={(tab) => go({ tab: (tab ?? 'options') as Tab, entry: 0, at: undefined } as Partial<Place>)}
            keepMounted={false}
          >
            {tabs.length > 1 && (
              <Tabs.List>
                {tabs.map((tab) => (
                  <Tabs.Tab key={tab} value={tab} rightSection={<TabCount tab={tab} />}>
                    {t(`tabs.${tab}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
            )}
            <div className={css.panel}>
              {place.tab === 'options' && (
                <>
                  <About />
                  <Options chosen={place.option} choose={(option) => go({ option })} />
                </>
              )}
              {place.tab === 'rules' && <Rules {...entry} />}
              {place.tab === 'formulas' && <Formulas {...entry} />}
              {place.tab === 'parts' && <Parts {...entry} />}
              {place.tab === 'operations' && <Operations {...entry} />}
              {place.tab === 'prices' && <PricePanel {...entry} jump={place.jump} />}
              {place.tab === 'json' && <Json at={place.at} jump={place.jump} />}
            </div>
          </Tabs>
        </div>
        <div className={css.beside}>
          <Preview />
        </div>
      </div>
    </EditingProvider>
  );
};

const PricePanel = ({ chosen, choose, jump }: { chosen: number; choose: (index: number) => void; jump: number }) => {
  const { t } = useTranslation('model');
  const [view, setView] = useState<{ by: string; jump: number }>({ by: 'lines', jump });
  // A problem to mend is always shown in its line.
  const by = view.jump === jump ? view.by : 'lines';
  return (
    <div className={css.form}>
      <div>
        <SegmentedControl
          aria-label={t('price.view')}
          value={by}
          onChange={(next) => setView({ by: next, jump })}
          data={[
            { value: 'lines', label: t('price.byLine') },
            { value: 'values', label: t('price.byValue') },
          ]}
        />
      </div>
      {by === 'lines' ? <Prices chosen={chosen} choose={choose} /> : <Surcharges />}
    </div>
  );
};

const About = () => {
  const { t } = useTranslation('model');
  return (
    <details className={css.about}>
      <summary>{t('about')}</summary>
      <div className={css.form}>
        <WordsAt at="/model/name" label={t('productName')} />
        <WordsAt at="/model/description" label={t('description')} optional area />
      </div>
    </details>
  );
};

const Steps = () => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  if (edit.locked) return null;
  return (
    <>
      <ActionIcon
        variant="default"
        size={40}
        aria-label={t('undo')}
        title={t('undo')}
        disabled={!edit.undo}
        onClick={edit.undo}
      >
        <IconArrowBackUp size={20} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={40}
        aria-label={t('redo')}
        title={t('redo')}
        disabled={!edit.redo}
        onClick={edit.redo}
      >
        <IconArrowForwardUp size={20} />
      </ActionIcon>
    </>
  );
};

const Saved = () => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  if (edit.locked) return <StateChip state="idle">{t('locked')}</StateChip>;
  return (
    <span className={css.savedAt} role="status">
      <StateChip state={edit.changed ? 'watch' : 'good'}>{t(edit.changed ? 'unsaved' : 'allSaved')}</StateChip>
      {edit.changed && (
        <Button variant="subtle" size="compact-sm" onClick={edit.revert}>
          {t('revert')}
        </Button>
      )}
    </span>
  );
};

const TabCount = ({ tab }: { tab: Tab }) => {
  const count = useFaultCount(...BELOW[tab]);
  return count > 0 ? <span className={css.tabCount}>{count}</span> : null;
};

const SHOWN = 6;

/** What is wrong, each a way to its field. */
const Faults = ({ go }: { go: (fault: Fault) => void }) => {
  const { t } = useTranslation('model');
  const say = useFaultWords();
  const { checked, work } = useEditing();
  const [all, setAll] = useState(false);
  const { faults, notes } = checked;
  if (faults.length + notes.length === 0)
    return (
      <p className={css.fine}>
        <StateChip state="good">{t('noFaults')}</StateChip>
      </p>
    );
  const list = [...faults.map((fault) => ({ fault, wrong: true })), ...notes.map((fault) => ({ fault, wrong: false }))];
  const shown = all ? list : list.slice(0, SHOWN);
  return (
    <section className={css.faults} aria-label={t('faultsTitle')}>
      <StateChip state={faults.length > 0 ? 'act' : 'watch'}>
        {faults.length > 0 ? t('faultCount', { count: faults.length }) : t('noteCount', { count: notes.length })}
      </StateChip>
      <ul>
        {shown.map(({ fault, wrong }) => (
          <li key={`${fault.path} ${fault.code}`}>
            <button type="button" data-wrong={wrong || undefined} onClick={() => go(fault)}>
              <strong>{whereOf(fault.path, work)}</strong> {say(fault)}
            </button>
          </li>
        ))}
      </ul>
      {list.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
          {t(all ? 'fewer' : 'allFaults', { count: list.length })}
        </Button>
      )}
    </section>
  );
};

/** A place in the words of the model: `options, size, values, small`. */
const whereOf = (path: string, work: unknown): string => {
  let at: unknown = work;
  return stepsOf(path)
    .slice(1)
    .reduce<string[]>((words, step, index) => {
      if (index === 0) at = (work as Record<string, unknown>)[stepsOf(path)[0] ?? ''];
      at = at !== null && typeof at === 'object' ? (at as Record<string, unknown>)[step] : undefined;
      const id = at !== null && typeof at === 'object' ? (at as { id?: unknown }).id : undefined;
      words.push(/^\d+$/.test(step) ? (typeof id === 'string' ? id : String(Number(step) + 1)) : step);
      return words;
    }, [])
    .join(', ');
};
