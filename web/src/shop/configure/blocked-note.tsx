// Why a value cannot be had beside the others, the smallest change that makes it possible, and a word to the company.
import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import type { Compiled, Option, PriceBook, Repair } from '@onelot/configure';
import { interaction } from '@onelot/contracts';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { ProblemNote, useFormat, useProblemWords } from '../../look/index.ts';
import { visitId } from '../kept.ts';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import { differenceWith, goodsOf, valueWords } from './show.ts';
import type { Blocked, Configurator } from './use-configurator.ts';

interface NoteProps {
  blocked: Blocked;
  config: Configurator;
  compiled: Compiled;
  prices: PriceBook;
  product: string;
}

const optionOf = (config: Configurator, id: string): Option | undefined =>
  config.model.options.find((option) => option.id === id);

const useValueWords = (config: Configurator) => {
  const { t, i18n } = useTranslation('shop');
  const yes = { yes: t('yes'), no: t('no') };
  return (id: string, value: unknown): string => {
    const option = optionOf(config, id);
    return option ? valueWords(option, value as never, i18n.language, yes) : String(value);
  };
};

const RepairRow = ({ repair, many, ...props }: NoteProps & { repair: Repair; many: boolean }) => {
  const { config, compiled, prices, blocked } = props;
  const { t } = useTranslation('shop');
  const words = useWords();
  const said = useValueWords(config);
  const { money } = useFormat();
  const amount = differenceWith(compiled, prices, repair.choices, goodsOf(config.session, prices));
  const others = repair.changes.filter((change) => change.optionId !== blocked.optionId);
  const price =
    amount === undefined
      ? ''
      : amount === 0
        ? t('configure.samePrice')
        : amount > 0
          ? t('configure.more', { amount: money(amount, undefined, true) })
          : t('configure.less', { amount: money(-amount, undefined, true) });
  return (
    <div className={css.repair}>
      <div>
        {!many && <p className={css.sub}>{t('configure.smallest')}</p>}
        {others.map((change) => (
          <p key={change.optionId}>
            <span className="ol-ink-2">{words(optionOf(config, change.optionId)?.name)}: </span>
            <strong>
              {said(change.optionId, change.from)}{' '}
              <IconArrowRight size={14} className={css.arrow} aria-label={t('configure.to')} />{' '}
              {change.to === null ? t('configure.without') : said(change.optionId, change.to)}
            </strong>
          </p>
        ))}
        <p className={css.sub}>{price}</p>
      </div>
      <Button variant="outline" className={css.repairButton} onClick={() => config.repair(repair)}>
        {others.length === 1 ? t('configure.changeBoth_two') : t('configure.changeBoth', { count: others.length + 1 })}
      </Button>
    </div>
  );
};

const Wish = ({ title, product, onClose }: { title: string; product: string; onClose: () => void }) => {
  const { t } = useTranslation('shop');
  const [head, setHead] = useState(title);
  const [text, setText] = useState('');
  const raise = useCommand(interaction.raiseDemand);
  if (raise.isSuccess)
    return (
      <div role="status">
        <p className="ol-16 ol-strong">{t('wish.thanks')}</p>
        <p className="ol-ink-2">{t('wish.thanksSub')}</p>
        <Button mt={16} onClick={onClose}>
          {t('wish.done')}
        </Button>
      </div>
    );
  return (
    <form
      className={css.wish}
      onSubmit={(event) => {
        event.preventDefault();
        raise.mutate({ title: head, text: text.trim() || head, product, visit: visitId() });
      }}
    >
      <TextInput
        label={t('wish.title')}
        value={head}
        maxLength={120}
        required
        onChange={(event) => setHead(event.currentTarget.value)}
      />
      <Textarea
        label={t('wish.text')}
        description={t('wish.textHelp')}
        value={text}
        maxLength={2000}
        autosize
        minRows={3}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemNote problem={raise.error} />
      <Button type="submit" loading={raise.isPending} h={48}>
        {t('wish.send')}
      </Button>
    </form>
  );
};

export const BlockedNote = (props: NoteProps) => {
  const { blocked, config } = props;
  const { t } = useTranslation('shop');
  const words = useWords();
  const said = useValueWords(config);
  const [wishing, setWishing] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: seen anew for each value that is blocked
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, [blocked]);
  const say = useProblemWords();
  const option = optionOf(config, blocked.optionId);
  const name = said(blocked.optionId, blocked.value);
  const rules = blocked.conflict?.rules ?? [];
  return (
    <div className={css.note} role="status" ref={box}>
      <p>
        <strong>{t('configure.blocked', { value: name || words(option?.name) })}</strong>{' '}
        {rules.map((rule) => words(rule.sentence)).join(' ')}
        {blocked.problems.map(say.field).join(' ')}
      </p>
      {blocked.repairs.slice(0, 2).map((repair) => (
        <RepairRow key={JSON.stringify(repair.changes)} {...props} repair={repair} many={blocked.repairs.length > 1} />
      ))}
      {blocked.repairs.length === 0 && blocked.problems.length === 0 && (
        <p className={css.sub}>{t('configure.never')}</p>
      )}
      <div className={css.noteEnd}>
        <button type="button" className={css.textButton} onClick={() => setWishing(true)}>
          {t('wish.open')}
        </button>
        <button type="button" className={css.textButton} onClick={config.letGo}>
          {t('configure.keep')}
        </button>
      </div>
      <Modal
        opened={wishing}
        onClose={() => setWishing(false)}
        title={t('wish.open')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Wish
          product={props.product}
          title={`${words(option?.name)}: ${name}`}
          onClose={() => {
            setWishing(false);
            config.letGo();
          }}
        />
      </Modal>
    </div>
  );
};
