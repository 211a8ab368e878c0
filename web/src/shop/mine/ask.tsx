// Asking for help, a repair, a return, another purchase, or sharing an idea.
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { service } from '@onelot/contracts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useSession } from '../../data/index.ts';
import { ProblemNote } from '../../look/index.ts';
import css from '../checkout/checkout.module.css';

const KINDS = ['question', 'repair', 'return', 'purchase', 'idea'] as const;
type Kind = (typeof KINDS)[number];

export const AskService = ({ order }: { order?: string }) => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>('question');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const ask = useCommand(service.openDemand, ({ id }) => {
    setOpen(false);
    void navigate({ to: `/${slug}/service/${id}` as '/' });
  });
  return (
    <>
      <Button h={44} variant={order ? 'outline' : 'filled'} onClick={() => setOpen(true)}>
        {t('service.ask')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('service.ask')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <form
          style={{ display: 'grid', gap: 16 }}
          onSubmit={(event) => {
            event.preventDefault();
            ask.mutate({
              kind,
              title: title.trim(),
              text: text.trim(),
              ...(order ? { order } : {}),
            });
          }}
        >
          <fieldset className={css.group}>
            <legend className="ol-hidden">{t('service.kind')}</legend>
            {KINDS.map((one) => (
              <label key={one} className={css.method}>
                <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} />
                <span>{t(`service.kinds.${one}`)}</span>
              </label>
            ))}
          </fieldset>
          <TextInput
            label={t('service.subject')}
            required
            maxLength={120}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Textarea
            label={t('service.text')}
            required
            maxLength={4000}
            autosize
            minRows={4}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ProblemNote problem={ask.error} />
          <Button type="submit" h={48} loading={ask.isPending} disabled={!title.trim() || !text.trim()}>
            {t('service.send')}
          </Button>
        </form>
      </Modal>
    </>
  );
};
