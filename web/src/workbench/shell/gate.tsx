// Who may enter the workbench: staff with a role; everyone else reads why not and what to do.
import { Button } from '@mantine/core';
import { platform } from '@onelot/contracts';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useSession } from '../../data/index.ts';
import { EmptyState, PageShell, ProblemNote, useWords } from '../../look/index.ts';
import { To } from '../links.tsx';

const SignInFirst = () => {
  const { t } = useTranslation(['work', 'common']);
  const { company, slug } = useSession();
  const say = useWords();
  const { href } = useLocation();
  return (
    <EmptyState title={t('gate.signIn', { company: company ? say(company.name) : slug })} sub={t('gate.signInSub')}>
      <Button component={Link} to={'/sign-in' as '/'} search={{ next: href } as never}>
        {t('common:signIn')}
      </Button>
    </EmptyState>
  );
};

const NoRole = () => {
  const { t } = useTranslation(['work', 'common']);
  const { person, leave } = useSession();
  return (
    <EmptyState title={t('gate.noRole', { name: person?.name ?? '' })} sub={t('gate.noRoleSub')}>
      <To to="/orders">{t('gate.toShop')}</To>
      <Button variant="outline" onClick={() => void leave()}>
        {t('gate.other')}
      </Button>
    </EmptyState>
  );
};

export const Gate = ({ children }: { children: ReactNode }) => {
  const { person, staff } = useSession();
  const me = useAsk(platform.me, {}, { keep: false });
  if (staff) return children;
  return (
    <PageShell>
      {me.error ? (
        <ProblemNote problem={me.error.document} onAgain={() => void me.refetch()} />
      ) : me.isPending ? null : person ? (
        <NoRole />
      ) : (
        <SignInFirst />
      )}
    </PageShell>
  );
};
