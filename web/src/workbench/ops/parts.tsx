// What the screens of supply, products and people share: a page with its answer, facts in pairs, a form beside, a button that acts.
import { Button, type ButtonProps, Drawer } from '@mantine/core';
import type { ApiProblem, Input, Operation, Output } from '@onelot/contracts';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { Answer, PageShell, ProblemNote, useProblemWords } from '../../look/index.ts';
import css from './parts.module.css';

export interface ScreenProps {
  readonly headline: string | undefined;
  readonly sub?: string | undefined;
  readonly over?: string;
  readonly problem?: ApiProblem | null;
  readonly again?: () => void;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A screen: its answer first, then what can be done, then the rest. */
export const Screen = ({ headline, sub, over, problem, again, actions, children }: ScreenProps) => (
  <PageShell>
    <div className={css.top}>
      {headline !== undefined && <Answer headline={headline} sub={sub} over={over} />}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
    {problem && <ProblemNote problem={problem.document} onAgain={again} />}
    <div className={css.stack}>{children}</div>
  </PageShell>
);

export const Facts = ({ rows }: { rows: readonly (readonly [label: string, value: ReactNode] | false)[] }) => (
  <dl className={css.facts}>
    {rows.map(
      (row) =>
        row && (
          <div key={row[0]}>
            <dt>{row[0]}</dt>
            <dd>{row[1] ?? '–'}</dd>
          </div>
        ),
    )}
  </dl>
);

/** A bar as long as its share of `most`, with its number beside it in the table around. */
export const Bar = ({ value, most, mark, tone }: { value: number; most: number; mark?: number; tone?: 'amber' }) => (
  <span className={css.bar} aria-hidden="true">
    <span data-tone={tone} style={{ width: `${most > 0 ? Math.min(100, Math.max(0, (value / most) * 100)) : 0}%` }} />
    {mark !== undefined && most > 0 && <i style={{ left: `${Math.min(100, (mark / most) * 100)}%` }} />}
  </span>
);

interface ActProps<O extends Operation> extends ButtonProps {
  readonly operation: O;
  readonly input: Input<O>;
  readonly children: ReactNode;
  readonly done?: (output: Output<O>) => void;
}

/** A button that sends a command and shows its refusal below. */
export const Act = <O extends Operation>({ operation, input, children, done, ...look }: ActProps<O>) => {
  const command = useCommand(operation, done);
  return (
    <div className={css.act}>
      <Button loading={command.isPending} onClick={() => command.mutate(input)} {...look}>
        {children}
      </Button>
      {command.error && <ProblemNote problem={command.error.document} />}
    </div>
  );
};

export type FieldProblems = (path: string) => string | undefined;

interface FormProps<O extends Operation> {
  readonly title: string;
  readonly open: string;
  readonly operation: O;
  readonly input: () => Input<O>;
  readonly submit: string;
  readonly children: (wrong: FieldProblems) => ReactNode;
  readonly look?: ButtonProps['variant'];
  readonly done?: (output: Output<O>) => void;
}

/** A form in a drawer, opened by its button: each problem stands at its field, the rest above the button. */
export const DrawerForm = <O extends Operation>(props: FormProps<O>) => {
  const { t } = useTranslation('ops');
  const [open, setOpen] = useState(false);
  const command = useCommand(props.operation, (output) => {
    setOpen(false);
    props.done?.(output);
  });
  const problems = command.error?.document.problems ?? [];
  const say = useProblemWords();
  const told = new Set<string>();
  const wrong: FieldProblems = (path) => {
    const found = problems.find((each) => each.path === path || each.path.startsWith(`${path}/`));
    if (found) told.add(found.path);
    return found && say.field(found);
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    command.mutate(props.input());
  };
  return (
    <>
      <Button variant={props.look ?? 'default'} onClick={() => setOpen(true)}>
        {props.open}
      </Button>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        title={props.title}
        position="right"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <form onSubmit={send} className={css.form} noValidate>
          {props.children(wrong)}
          {command.error && <ProblemNote problem={command.error.document} except={told} />}
          <Button type="submit" loading={command.isPending}>
            {props.submit}
          </Button>
        </form>
      </Drawer>
    </>
  );
};
