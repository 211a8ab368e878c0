// The bar on top of the shop's screens: whose shop it is, what was saved, what was ordered, who is here.
import { Button, Menu } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/index.ts';
import { type BarJump, type BarLink, TopBar } from '../look/index.ts';
import { useSaved } from './kept.ts';
import css from './shop.module.css';
import { useWords } from './words.ts';

const Account = () => {
  const { t } = useTranslation('shop');
  const { t: common } = useTranslation('common');
  const { slug, person, staff, leave } = useSession();
  const { pathname, searchStr } = useLocation();
  if (!person)
    return (
      <Link className={css.barLink} to="/sign-in" search={{ to: pathname + searchStr }}>
        {t('bar.signIn')}
      </Link>
    );
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" leftSection={<IconUser size={18} stroke={1.8} />} h={44}>
          <span className={css.wide}>{person.name}</span>
          <span className="ol-hidden">{t('bar.account')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person.email}</Menu.Label>
        {person.partyKind === 'customer' && (
          <Menu.Item component={Link} to={`/${slug}/profile` as '/'}>
            {t('bar.profile')}
          </Menu.Item>
        )}
        {staff && (
          <Menu.Item component={Link} to={`/${slug}/work` as '/'}>
            {t('bar.workbench')}
          </Menu.Item>
        )}
        <Menu.Item component={Link} to={'/account' as '/'}>
          {common('yourAccount')}
        </Menu.Item>
        <Menu.Item onClick={() => void leave()}>{t('bar.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** `extra` links stand first: what only this screen offers. */
export const ShopBar = ({ extra = [] }: { extra?: readonly (BarLink | BarJump)[] }) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { slug, company } = useSession();
  const saved = useSaved(slug);
  const links: (BarLink | BarJump)[] = [
    ...extra,
    { label: t('bar.saved', { n: saved.length }), to: `/${slug}/saved` },
    { label: t('bar.orders'), to: `/${slug}/orders` },
    { label: t('bar.service'), to: `/${slug}/service` },
  ];
  return <TopBar company={words(company?.name)} home={`/${slug}`} links={links} account={<Account />} />;
};
