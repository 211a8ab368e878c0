// What surrounds every portal screen: whose portal it is, the time, the account, and the way in.
import { Button, Menu } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/index.ts';
import { Answer, PageShell, TopBar, useFormat, useNow, useWords } from '../look/index.ts';
import css from './portal.module.css';

const Clock = () => {
  const { when } = useFormat();
  const now = useNow(1000);
  return <span>{when(new Date(now).toISOString(), 'dayTime')}</span>;
};

const Account = () => {
  const { t } = useTranslation();
  const { person, leave } = useSession();
  if (!person) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" h={44} leftSection={<IconUser size={18} aria-hidden="true" />}>
          {person.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.partyName}</Menu.Label>
        <Menu.Item onClick={() => void leave()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

const SignIn = () => {
  const { t } = useTranslation('portal');
  const { pathname, searchStr } = useLocation();
  return (
    <>
      <Answer headline={t('signIn.title')} sub={t('signIn.sub')} />
      <Button
        component={Link}
        to={'/sign-in' as '/'}
        search={{ to: pathname + searchStr } as never}
        mt={24}
        size="lg"
        h={48}
      >
        {t('signIn.go')}
      </Button>
    </>
  );
};

/** Only parties that are asked something here have a portal; everyone else gets a sentence that says so. */
const NotYours = () => {
  const { t } = useTranslation('portal');
  const { slug, person, staff } = useSession();
  return (
    <>
      <Answer headline={t('notYours.title')} sub={t('notYours.sub', { name: person?.name ?? '' })} />
      <Button component={Link} to={`/${slug}${staff ? '/work' : ''}` as '/'} mt={24} size="lg" h={48}>
        {staff ? t('notYours.work') : t('notYours.shop')}
      </Button>
    </>
  );
};

export type PortalParty = 'supplier' | 'carrier' | 'provider';

export const usePortalParty = (): PortalParty | undefined => {
  const { person } = useSession();
  const kind = person?.partyKind;
  return kind === 'supplier' || kind === 'carrier' || kind === 'provider' ? kind : undefined;
};

/** `only`: the kind of party that the screen is for. */
export const Frame = ({ children, only }: { children: ReactNode; only?: PortalParty }) => {
  const { t } = useTranslation('portal');
  const words = useWords();
  const { slug, company, person } = useSession();
  const party = usePortalParty();
  const allowed = party && (!only || only === party);
  return (
    <PageShell
      fit="read"
      bar={
        <TopBar
          company={words(company?.name)}
          home={`/${slug}/portal`}
          links={party ? [{ label: t('title'), to: `/${slug}/portal` }] : []}
          clock={<Clock />}
          account={<Account />}
        />
      }
    >
      <div className={css.page}>{company ? person ? allowed ? children : <NotYours /> : <SignIn /> : null}</div>
    </PageShell>
  );
};
