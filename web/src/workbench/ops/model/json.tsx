// The change as its two files, for who would rather write them: numbered lines, wrong ones marked, and the caret at a problem.
import type { PriceBook, ProductModel } from '@onelot/configure';
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../look/index.ts';
import { useEditing } from './editing.tsx';
import { lineOf, offsetOf } from './json-place.ts';
import css from './model.module.css';

interface CodeHandle {
  /** Puts the caret at the offset and brings its line into sight. */
  goTo(offset: number): void;
}

interface CodeProps {
  readonly label: string;
  readonly text: string;
  readonly locked: boolean;
  readonly change: (text: string) => void;
  readonly wrong: ReadonlySet<number>;
  readonly handle: Ref<CodeHandle>;
}

const LINE = 20;

const Code = ({ label, text, locked, change, wrong, handle }: CodeProps) => {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  useImperativeHandle(handle, () => ({
    goTo: (offset) => {
      const box = area.current;
      if (!box) return;
      box.focus();
      box.setSelectionRange(offset, offset);
      box.scrollTop = Math.max(0, (lineOf(text, offset) - 1) * LINE - box.clientHeight / 3);
      box.scrollIntoView({ block: 'nearest' });
    },
  }));
  return (
    <div className={css.code}>
      <div className={css.gutter} ref={gutter} aria-hidden="true">
        {Array.from({ length: text.split('\n').length }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number alone
          <span key={index} data-wrong={wrong.has(index + 1) || undefined}>
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={area}
        aria-label={label}
        aria-invalid={wrong.size > 0}
        spellCheck={false}
        wrap="off"
        readOnly={locked}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
        onScroll={(event) => {
          if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
};

const written = (value: unknown): string => JSON.stringify(value, null, 2);

/** What is typed stays as it is typed while it says the same; otherwise the change as it is now. */
const useText = (value: unknown, write: (value: unknown) => void) => {
  const [typed, setTyped] = useState<{ text: string; value?: unknown; fault?: string }>();
  const own = typed && (typed.fault !== undefined || written(typed.value) === written(value));
  return {
    text: own ? typed.text : written(value),
    fault: own ? typed.fault : undefined,
    change: (text: string): void => {
      try {
        const next: unknown = JSON.parse(text);
        setTyped({ text, value: next });
        write(next);
      } catch (error) {
        setTyped({ text, fault: (error as Error).message });
      }
    },
  };
};

/** `at`: the pointer of a problem to go to, below `/model` or `/prices`; `jump` counts the wishes. */
export const Json = ({ at, jump }: { at: string | undefined; jump: number }) => (
  <div className={css.form}>
    <File root="model" at={at} jump={jump} />
    <File root="prices" at={at} jump={jump} />
  </div>
);

/** What other fields stand on must at least be lists; anything else is refused as if it were not JSON. */
const shaped = (root: 'model' | 'prices', value: unknown): boolean => {
  if (value === null || typeof value !== 'object') return false;
  const lists = root === 'model' ? ['options', 'groups', 'rules', 'bom', 'routing'] : ['rules'];
  return lists.every((name) => Array.isArray((value as Record<string, unknown>)[name]));
};

const File = ({ root, at, jump }: { root: 'model' | 'prices'; at: string | undefined; jump: number }) => {
  const { t } = useTranslation('model');
  const edit = useEditing();
  const handle = useRef<CodeHandle>(null);
  const [odd, setOdd] = useState(false);
  const { text, fault, change } = useText(edit.work[root], (value) => {
    setOdd(!shaped(root, value));
    if (shaped(root, value)) edit.replace({ ...edit.work, [root]: value as ProductModel & PriceBook }, `json ${root}`);
  });
  const below = (path: string): string | undefined =>
    path === `/${root}` || path.startsWith(`/${root}/`) ? path.slice(root.length + 1) : undefined;
  const wrong = new Set(
    edit.checked.faults.flatMap((each) => {
      const place = below(each.path);
      return place === undefined || fault ? [] : [lineOf(text, offsetOf(text, place))];
    }),
  );
  const target = at === undefined ? undefined : below(at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret goes there once a wish, not as the text changes
  useEffect(() => {
    if (target !== undefined && !fault) handle.current?.goTo(offsetOf(text, target));
  }, [target, jump]);
  return (
    <section className={css.form}>
      <h3 className="ol-16 ol-strong">{t(`json.${root}`)}</h3>
      <Code label={t(`json.${root}`)} text={text} locked={edit.locked} change={change} wrong={wrong} handle={handle} />
      {fault && <ProblemNote problem={{ title: t('json.not'), detail: fault }} />}
      {odd && <ProblemNote problem={{ title: t('json.lists') }} />}
    </section>
  );
};
