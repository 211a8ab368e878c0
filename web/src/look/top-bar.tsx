// The bar on top of every screen: whose it is, where one can go, and slots for finding, time and account.
import { Burger, Drawer, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from './mark.tsx';
import { Preferences } from './preferences.tsx';
import css from './top-bar.module.css';

export interface BarLink {
  label: string;
  /** A full address, e.g. `/golf-irons/work/board`. */
  to: string;
  /** Only the exact address counts as here. */
  exact?: boolean;
}

/** Leads to a place on the screen that is here already. */
export interface BarJump {
  label: string;
  onGo: () => void;
}

export interface TopBarProps {
  company?: string;
  /** Where the brand leads; the start page unless given. */
  home?: string;
  links?: readonly (BarLink | BarJump)[];
  /** Links that stand in a menu after the others. */
  more?: readonly BarLink[];
  /** False where language and colours stand in the account menu. */
  preferences?: boolean;
  /** `start` puts links after the brand (workbench), `end` on the right (shop). */
  linksAt?: 'start' | 'end';
  /** Command palette button. */
  find?: ReactNode;
  /** Business clock. */
  clock?: ReactNode;
  /** Account menu or sign-in link. */
  account?: ReactNode;
}

const Links = ({ links, onGo }: { links: readonly (BarLink | BarJump)[]; onGo?: () => void }) => (
  <>
    {links.map((link) =>
      'onGo' in link ? (
        <button
          key={link.label}
          type="button"
          className={css.link}
          onClick={() => {
            onGo?.();
            link.onGo();
          }}
        >
          {link.label}
        </button>
      ) : (
        <Link
          key={link.to}
          to={link.to as '/'}
          className={css.link}
          activeOptions={{ exact: link.exact ?? false }}
          activeProps={{ 'data-here': true, 'aria-current': 'page' } as object}
          onClick={onGo}
        >
          {link.label}
        </Link>
      ),
    )}
  </>
);

const More = ({ links }: { links: readonly BarLink[] }) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const here = links.some((link) => pathname === link.to || pathname.startsWith(`${link.to}/`));
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <button type="button" className={css.more} data-here={here || undefined}>
          {t('more')}
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {links.map((link) => (
          <Menu.Item key={link.to} component={Link} to={link.to as '/'}>
            {link.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

export const TopBar = (props: TopBarProps) => {
  const { company, home = '/', links = [], more = [], linksAt = 'end', preferences = true } = props;
  const { find, clock, account } = props;
  const { t } = useTranslation();
  const [open, menu] = useDisclosure(false);
  return (
    <header className={css.bar} data-links={linksAt}>
      <a className={css.skip} href="#content">
        {t('skip')}
      </a>
      <Link to={home as '/'} className={css.brand} aria-label={company ? `${t('brand')}, ${company}` : t('brand')}>
        <Mark />
        <span className={css.name}>{t('brand')}</span>
        {company && <span className={css.company}>{company}</span>}
      </Link>
      {links.length > 0 && (
        <nav className={css.links} aria-label={t('menu')}>
          <Links links={links} />
          {more.length > 0 && <More links={more} />}
        </nav>
      )}
      <div className={css.end}>
        {find && <div className={css.find}>{find}</div>}
        {clock && <div className={css.clock}>{clock}</div>}
        {preferences && (
          <div className={css.wide}>
            <Preferences />
          </div>
        )}
        {account}
        <Burger className={css.burger} size="sm" opened={open} onClick={menu.toggle} aria-label={t('menu')} />
      </div>
      <Drawer
        opened={open}
        onClose={menu.close}
        position="right"
        size="xs"
        title={company ?? t('menu')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <nav className={css.menu} aria-label={t('menu')}>
          <Links links={[...links, ...more]} onGo={menu.close} />
        </nav>
        {find}
        {clock && <div className={css.menuClock}>{clock}</div>}
        <Preferences inline />
      </Drawer>
    </header>
  );
};
