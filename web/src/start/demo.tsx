// Loading the demo company where it is missing, and removing it with all its records.
import { Button, Modal, TextInput } from '@mantine/core';
import { platform } from '@onelot/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf } from '../data/index.ts';
import { Panel, ProblemNote } from '../look/index.ts';
import css from './start.module.css';

const DEMO = platform.DEMO_COMPANIES[0];

/** A call whose state the buttons show. */
const useCall = (work: () => Promise<unknown>) => {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const run = async (): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      await queries.invalidateQueries();
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run };
};

export const LoadDemo = () => {
  const { t } = useTranslation('start');
  const call = useCall(() => clientOf('').call(platform.loadDemo, { slug: DEMO }, { key: crypto.randomUUID() }));
  return (
    <Panel title={t('load')} sub={t('loadSub')}>
      <ProblemNote problem={call.problem} />
      <Button variant="default" loading={call.busy} onClick={() => void call.run()}>
        {t('load')}
      </Button>
      <p className="ol-hidden" aria-live="polite">
        {call.busy ? t('loading') : ''}
      </p>
    </Panel>
  );
};

export const RemoveDemo = ({ slug, name }: { slug: string; name: string }) => {
  const { t } = useTranslation('start');
  const [open, setOpen] = useState(false);
  const [written, setWritten] = useState('');
  const me = useQuery({ queryKey: [slug, platform.me.id], queryFn: () => clientOf(slug).call(platform.me, {}) });
  const call = useCall(() => clientOf(slug).call(platform.removeCompany, { confirm: written }));
  const remove = async (): Promise<void> => {
    if (await call.run()) setOpen(false);
  };
  // Only a manager may; others are not shown what they cannot do.
  if (!me.data?.person?.roles.some((held) => held.activity === 'sales' && held.role === 'manager')) return null;
  return (
    <>
      <button type="button" className={css.way} onClick={() => setOpen(true)}>
        {t('remove')}
      </button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('removeTitle', { company: name })}>
        <p className="ol-ink-2">{t('removeSub')}</p>
        <ProblemNote problem={call.problem} />
        <TextInput
          my={16}
          label={t('removeConfirm', { slug })}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
          data-autofocus
        />
        <div className={css.ways}>
          <Button variant="default" onClick={() => setOpen(false)}>
            {t('keep')}
          </Button>
          <Button color="red" disabled={written !== slug} loading={call.busy} onClick={() => void remove()}>
            {t('remove')}
          </Button>
        </div>
      </Modal>
    </>
  );
};

export const isDemo = (slug: string): boolean => slug === DEMO;
