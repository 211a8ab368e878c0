// The conversation with a customer: what was said, an answer, and passing on what it teaches.
import { Button, Textarea, TextInput } from '@mantine/core';
import { type Output, service } from '@onelot/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { ProblemNote, useProblemWords, When } from '../../look/index.ts';
import css from '../ops/parts.module.css';
import { DrawerForm } from '../ops/parts.tsx';
import own from './people.module.css';

type Demand = Output<typeof service.getDemand>;

export const Messages = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('people');
  return (
    <ol className={css.messages} aria-label={t('service.conversation')}>
      {demand.messages.map((message) => (
        <li key={`${message.at}${message.from}${message.text}`} data-own={message.from === 'service' || undefined}>
          <p className="ol-12 ol-ink-2">
            {message.name}, <When at={message.at} style="dayTime" />
          </p>
          <p style={{ whiteSpace: 'pre-wrap' }}>{message.text}</p>
        </li>
      ))}
    </ol>
  );
};

export const Answer = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('people');
  const [text, setText] = useState('');
  const command = useCommand(service.writeMessage, () => setText(''));
  const say = useProblemWords();
  const wrong = command.error?.document.problems?.find((each) => each.path === '/text');
  const send = (close: boolean): void => command.mutate({ demand: demand.id, text, close });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(false);
  };
  return (
    <form onSubmit={submit} className={css.form} style={{ maxWidth: 640 }} noValidate>
      <Textarea
        label={t('service.answer')}
        description={demand.state === 'closed' ? t('service.writeAgain') : undefined}
        autosize
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={wrong && say.field(wrong)}
      />
      {command.error && <ProblemNote problem={command.error.document} />}
      <div className={own.buttons}>
        <Button type="submit" loading={command.isPending && !command.variables?.close}>
          {t('service.send')}
        </Button>
        {demand.state !== 'closed' && (
          <Button
            variant="outline"
            loading={command.isPending && command.variables?.close === true}
            onClick={() => send(true)}
          >
            {t('service.sendClose')}
          </Button>
        )}
      </div>
    </form>
  );
};

export const Forward = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation('people');
  const [form, set] = useState({ need: demand.title, evidence: '' });
  return (
    <DrawerForm
      title={t('service.forwardTitle')}
      open={t('service.forward')}
      operation={service.forwardDemand}
      input={() => ({ demand: demand.id, ...form })}
      submit={t('service.forward')}
    >
      {(wrong) => (
        <>
          <TextInput
            label={t('service.need')}
            value={form.need}
            onChange={(event) => set({ ...form, need: event.currentTarget.value })}
            error={wrong('/need')}
          />
          <Textarea
            label={t('service.evidence')}
            autosize
            minRows={3}
            value={form.evidence}
            onChange={(event) => set({ ...form, evidence: event.currentTarget.value })}
            error={wrong('/evidence')}
          />
        </>
      )}
    </DrawerForm>
  );
};
