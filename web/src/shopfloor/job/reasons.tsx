// Scrapping and stopping ask once, with reasons to choose from, in words a person can hit with gloves on.
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../pick.ts';
import css from './reasons.module.css';

interface AskProps {
  title: string;
  sub: string;
  why: string;
  reasons: readonly { id: string; text: string }[];
  /** The reason that needs words of one's own. */
  own?: string;
  optional?: boolean;
  yes: string;
  no: string;
  grave?: boolean;
  opened: boolean;
  onClose: () => void;
  onYes: (reason: string) => void;
}

const Choice = ({ props, onDone }: { props: AskProps; onDone: (reason: string) => void }) => {
  const { t } = useTranslation('floor');
  const [chosen, setChosen] = useState<string>();
  const [words, setWords] = useState('');
  const [told, setTold] = useState(false);
  const own = chosen !== undefined && chosen === props.own;
  const reason = own ? words.trim() : (props.reasons.find(({ id }) => id === chosen)?.text ?? '');
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason || props.optional) onDone(reason);
        else setTold(true);
      }}
    >
      <p className={css.sub}>{props.sub}</p>
      <fieldset className={css.reasons}>
        <legend>{props.why}</legend>
        {props.reasons.map(({ id, text }) => (
          <label key={id} data-chosen={chosen === id || undefined}>
            <input type="radio" name="reason" value={id} checked={chosen === id} onChange={() => setChosen(id)} />
            {text}
          </label>
        ))}
        {own && (
          <label className={css.own}>
            {t('scrap.words')}
            <input value={words} maxLength={500} onChange={(event) => setWords(event.currentTarget.value)} />
          </label>
        )}
      </fieldset>
      <p role="alert" className={css.told}>
        {told && !reason ? t('scrap.choose') : ''}
      </p>
      <div className={css.buttons}>
        <button type="button" onClick={props.onClose}>
          {props.no}
        </button>
        <button type="submit" data-grave={props.grave || undefined} data-main={!props.grave || undefined}>
          {props.yes}
        </button>
      </div>
    </form>
  );
};

const Ask = (props: AskProps) => {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size={760}
      title={props.title}
      classNames={{ title: css.title, content: css.content, body: css.body, header: css.header }}
      closeButtonProps={{ 'aria-label': t('close'), size: 56 }}
    >
      <Choice props={props} onDone={props.onYes} />
    </Modal>
  );
};

type DialogProps = { opened: boolean; onClose: () => void; onYes: (reason: string) => void };

export const ScrapDialog = ({ job, ...dialog }: DialogProps & { job: Job }) => {
  const { t } = useTranslation('floor');
  const ids = ['measure', 'material', 'damage', 'wrong', 'other'] as const;
  return (
    <Ask
      {...dialog}
      grave
      own="other"
      title={t('scrap.title')}
      sub={t('scrap.sub', { number: job.orderNumber, product: job.product })}
      why={t('scrap.why')}
      reasons={ids.map((id) => ({ id, text: t(`scrap.reasons.${id}`) }))}
      yes={t('scrap.yes')}
      no={t('scrap.no')}
    />
  );
};

export const StopDialog = (dialog: DialogProps) => {
  const { t } = useTranslation('floor');
  const ids = ['shift', 'material', 'tool', 'urgent'] as const;
  return (
    <Ask
      {...dialog}
      optional
      title={t('stopping.title')}
      sub={t('stopping.sub')}
      why={t('stopping.why')}
      reasons={ids.map((id) => ({ id, text: t(`stopping.reasons.${id}`) }))}
      yes={t('stopping.yes')}
      no={t('stopping.no')}
    />
  );
};
