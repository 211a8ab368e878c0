// What mail went out, and what stays here because no mail server is set.
import { Drawer } from '@mantine/core';
import { type Output, platform } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, StateChip, When } from '../../look/index.ts';
import { To } from '../links.tsx';
import { Screen } from '../ops/parts.tsx';
import css from './people.module.css';

type Letter = Output<typeof platform.listMail>[number];
/** Letters asked for: the newest. */
const MOST = 200;
const MAIL = { kept: 'idle', queued: 'watch', sent: 'done', failed: 'act' } as const;
const LONG = {
  kept: 'mail.longKept',
  queued: 'mail.longQueued',
  sent: 'mail.longSent',
  failed: 'mail.longFailed',
} as const;

export const Mail = () => {
  const { t } = useTranslation('people');
  const asked = useAsk(platform.listMail, { limit: MOST });
  const [open, setOpen] = useState<Letter>();
  const all = asked.data ?? [];
  const failed = all.filter((each) => each.state === 'failed').length;
  const kept = all.some((each) => each.state === 'kept');
  return (
    <Screen
      headline={
        asked.data &&
        (all.length === 0
          ? t('mail.none')
          : failed > 0
            ? t('mail.failed_count', { count: failed })
            : t(all.length >= MOST ? 'mail.newest' : kept ? 'mail.head_kept' : 'mail.head', { count: all.length }))
      }
      sub={kept ? t('mail.keptSub') : all.some((each) => each.state === 'sent') ? t('mail.sub') : undefined}
      problem={asked.error}
    >
      {asked.data && (
        <DataTable
          caption={t('mail.table')}
          columns={[
            {
              id: 'subject',
              label: t('mail.subject'),
              value: (row) => row.subject,
            },
            { id: 'to', label: t('mail.to'), value: (row) => row.to },
            { id: 'at', label: t('when'), value: (row) => row.at, show: (row) => <When at={row.at} style="dayTime" /> },
            {
              id: 'state',
              label: t('state'),
              value: (row) => t(LONG[row.state]),
              show: (row) => <StateChip state={MAIL[row.state]}>{t(`mail.${row.state}`)}</StateChip>,
            },
          ]}
          rows={all}
          rowId={(row) => row.id}
          onRow={setOpen}
          {...(open ? { chosen: open.id } : {})}
          csv="mail"
          empty={
            <EmptyState title={t('mail.none')} sub={t('mail.noneSub')}>
              <To to="/work/orders">{t('mail.toOrders')}</To>
            </EmptyState>
          }
        />
      )}
      <Drawer
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open?.subject}
        position="right"
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <p className="ol-ink-2">{open && t('mail.letter', { to: open.to })}</p>
        {open && (
          <p className="ol-ink-2">
            <When at={open.at} style="dayTime" />, {t(LONG[open.state])}
          </p>
        )}
        {open?.error && <p>{t('mail.why', { error: open.error })}</p>}
        <article className={css.letter}>{open?.text}</article>
      </Drawer>
    </Screen>
  );
};
