// What a person without a role on the floor sees: why, and the one way on.
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../data/index.ts';
import { Answer } from '../look/index.ts';
import css from './floor.module.css';

export const SignInFirst = () => {
  const { t } = useTranslation('floor');
  const { slug, person } = useSession();
  const { pathname, searchStr } = useLocation();
  if (person)
    return (
      <div className={css.alone}>
        <Answer size="floor" headline={t('signIn.notYours')} sub={t('signIn.notYoursSub', { name: person.name })} />
        <Link className={css.go} to={`/${slug}` as '/'}>
          {t('signIn.home')}
        </Link>
      </div>
    );
  return (
    <div className={css.alone}>
      <Answer size="floor" headline={t('signIn.title')} sub={t('signIn.sub')} />
      <Link className={css.go} to={'/sign-in' as '/'} search={{ to: pathname + searchStr } as never}>
        {t('signIn.go')}
      </Link>
    </div>
  );
};
