// A step that is not easily undone: what it does is said first, then it is confirmed.
import { Button, type ButtonProps, Modal } from '@mantine/core';
import type { Input, Operation, Output } from '@onelot/contracts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { ProblemNote } from '../../look/index.ts';
import css from './parts.module.css';

interface ConfirmProps<O extends Operation> extends ButtonProps {
  readonly operation: O;
  readonly input: Input<O>;
  readonly label: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly done?: (output: Output<O>) => void;
}

/** A button that asks once more before it sends its command. */
export const Confirm = <O extends Operation>({
  operation,
  input,
  label,
  title,
  children,
  done,
  ...look
}: ConfirmProps<O>) => {
  const { t } = useTranslation('model');
  const [open, setOpen] = useState(false);
  const command = useCommand(operation, (output) => {
    setOpen(false);
    done?.(output);
  });
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={title} withCloseButton={false}>
        <div className={css.form}>
          {children}
          {command.error && <ProblemNote problem={command.error.document} />}
          <div className={css.actions}>
            <Button color={look.color} loading={command.isPending} onClick={() => command.mutate(input)}>
              {label}
            </Button>
            <Button variant="default" data-autofocus onClick={() => setOpen(false)}>
              {t('life.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  );
};
