// Whose session this is: name and roles, language and colours, and the way out; or the way in.
import { Button, Popover, Stack } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/index.ts';
import { Preferences } from '../../look/index.ts';
import css from './shell.module.css';

/** `Planner 1` becomes `P1`. */
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();

const Roles = () => {
  const { t } = useTranslation('work');
  const { person } = useSession();
  const byActivity = new Map<string, string[]>();
  for (const { activity, role } of person?.roles ?? [])
    byActivity.set(activity, [...(byActivity.get(activity) ?? []), role]);
  if (byActivity.size === 0) return null;
  return (
    <p className="ol-12 ol-ink-2">
      {[...byActivity]
        .map(([activity, roles]) => `${t(`activity.${activity as 'sales'}`)} (${roles.join(', ')})`)
        .join(', ')}
    </p>
  );
};

export const Account = () => {
  const { t } = useTranslation();
  const { person, leave } = useSession();
  const { href } = useLocation();
  if (!person)
    return (
      <Button component={Link} to={'/sign-in' as '/'} search={{ next: href } as never} size="xs">
        {t('signIn')}
      </Button>
    );
  return (
    <Popover width={320} position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className={css.account} aria-label={`${t('account')}: ${person.name}`}>
          {initials(person.name)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={16}>
          <div>
            <p className="ol-strong">{person.name}</p>
            <p className="ol-12 ol-ink-2">{person.email}</p>
            <Roles />
          </div>
          <Preferences inline />
          <Link to={'/account' as '/'}>{t('yourAccount')}</Link>
          <Button variant="outline" onClick={() => void leave()}>
            {t('signOut')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
};
