// One's own account: where it is signed in, an end to any of it, and another password.
import { Button, PasswordInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, endSession, type SignedIn, sessions } from '../data/index.ts';
import { Answer, DataTable, PageShell, TopBar, When } from '../look/index.ts';
import css from '../shop/shop.module.css';
import { useSending } from './password.tsx';

/** What a person calls their browser and system, as far as it tells. */
const device = (agent: string | null): string => {
  const browser = /(Firefox|Edg|Chrome|Safari)\//.exec(agent ?? '')?.[1]?.replace('Edg', 'Edge');
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent ?? '')?.[1];
  return [browser, system].filter(Boolean).join(', ') || (agent ?? '').slice(0, 40);
};

const Sessions = ({ here, all }: { here: string; all: readonly SignedIn[] }) => {
  const { t } = useTranslation('start');
  const queries = useQueryClient();
  const end = async (token: string): Promise<void> => {
    await endSession(token);
    await queries.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <DataTable
      caption={t('account.sessions')}
      titled
      columns={[
        {
          id: 'device',
          label: t('account.device'),
          value: (row) => device(row.userAgent) || t('account.unknown'),
        },
        {
          id: 'since',
          label: t('account.since'),
          value: (row) => row.createdAt,
          show: (row) => <When at={row.createdAt} style="dayTime" />,
        },
        {
          id: 'end',
          label: t('account.end'),
          sortable: false,
          value: () => '',
          show: (row) =>
            row.token === here ? (
              t('account.here')
            ) : (
              <Button size="xs" variant="outline" onClick={() => void end(row.token)}>
                {t('account.endIt')}
              </Button>
            ),
        },
      ]}
      rows={all}
      rowId={(row) => row.token}
    />
  );
};

const NewPassword = () => {
  const { t } = useTranslation('start');
  const queries = useQueryClient();
  const [now, setNow] = useState('');
  const [next, setNext] = useState('');
  const form = useSending(async () => {
    await changePassword(now, next);
    setNow('');
    setNext('');
    await queries.invalidateQueries({ queryKey: ['sessions'] });
  });
  const eye = { 'aria-label': t('showPassword') };
  return (
    <form className={css.form} onSubmit={form.submit} aria-label={t('account.password')}>
      <h2>{t('account.password')}</h2>
      <PasswordInput
        label={t('account.now')}
        autoComplete="current-password"
        required
        visibilityToggleButtonProps={eye}
        value={now}
        error={form.wrong}
        onChange={(event) => setNow(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('choose.password')}
        description={t('choose.length')}
        autoComplete="new-password"
        required
        minLength={10}
        visibilityToggleButtonProps={eye}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <Button type="submit" h={48} loading={form.busy}>
        {t('account.change')}
      </Button>
      <p role="status">{form.done && t('account.changed')}</p>
    </form>
  );
};

export const Account = () => {
  const { t } = useTranslation('start');
  const asked = useQuery({ queryKey: ['sessions'], queryFn: async () => (await sessions()) ?? null });
  return (
    <PageShell bar={<TopBar />} fit="read">
      <div className={css.stack}>
        <Answer
          headline={
            asked.data === null ? t('account.nobody') : t('account.title', { count: asked.data?.all.length ?? 1 })
          }
          sub={t('account.sub')}
        />
        {asked.data === null && (
          <Button component={Link} to={'/sign-in' as '/'} search={{ to: '/account' } as never} h={48}>
            {t('choose.signIn')}
          </Button>
        )}
        {asked.data && <Sessions {...asked.data} />}
        {asked.data && <NewPassword />}
      </div>
    </PageShell>
  );
};
