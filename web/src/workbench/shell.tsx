// The frame of the workbench: who may enter, the bar with nav, finding, time and account, and the screen below it.
import { useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLive, useSession } from '../data/index.ts';
import { TopBar, useWords } from '../look/index.ts';
import { useAddress } from './links.tsx';
import { Account } from './shell/account.tsx';
import { BusinessClock } from './shell/clock.tsx';
import { Gate } from './shell/gate.tsx';
import { FindButton, Palette } from './shell/palette.tsx';
import css from './shell/shell.module.css';

const FIRST = [
  'orders',
  'board',
  'stock',
  'purchases',
  'deliveries',
  'chain',
  'demands',
  'products',
  'service',
] as const;
const REST = [
  'mix',
  'resources',
  'schedule',
  'promises',
  'suppliers',
  'research',
  'import',
  'people',
  'members',
  'terms',
  'mail',
  'jobs',
] as const;

/** How many links fit beside the brand, the search field, the clock and the account. */
const useRoom = (): number => {
  const widest = useMediaQuery('(min-width: 1600px)') ?? true;
  const wide = useMediaQuery('(min-width: 1400px)') ?? true;
  const middle = useMediaQuery('(min-width: 1200px)') ?? true;
  return widest ? 9 : wide ? 8 : middle ? 6 : 4;
};

export const Shell = () => {
  const { t } = useTranslation('work');
  const session = useSession();
  const address = useAddress();
  const say = useWords();
  useLive(session.slug);
  const room = useRoom();
  const link = (name: (typeof FIRST)[number] | (typeof REST)[number]) => ({
    label: t(`nav.${name}`),
    to: address(`/work/${name}`),
  });
  const links = FIRST.map(link);
  return (
    <div className={css.frame}>
      <TopBar
        company={session.company ? say(session.company.name) : session.slug}
        home={address('/work')}
        linksAt="start"
        preferences={!session.person}
        links={session.staff ? links.slice(0, room) : []}
        more={session.staff ? [...links.slice(room), ...REST.map(link)] : []}
        find={session.staff ? <FindButton /> : undefined}
        clock={<BusinessClock />}
        account={<Account />}
      />
      <Gate>
        <Palette pages={[...FIRST, ...REST]} />
        <Outlet />
      </Gate>
    </div>
  );
};
