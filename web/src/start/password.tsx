// Forgotten passwords and first ones: the way to a new one is sent, and the new one is chosen.
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgotPassword, setPassword } from '../data/index.ts';
import { Answer, PageShell, TopBar, useProblemWords } from '../look/index.ts';
import css from '../shop/shop.module.css';

/** A form that sends once at a time and keeps what was refused. */
export const useSending = (send: () => Promise<void>) => {
  const words = useProblemWords();
  const [state, setState] = useState<{ busy: boolean; done: boolean; wrong?: string }>({ busy: false, done: false });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setState({ busy: true, done: false });
    try {
      await send();
      setState({ busy: false, done: true });
    } catch (error) {
      setState({ busy: false, done: false, wrong: words.thrown(error) });
    }
  };
  return { ...state, submit: (event: FormEvent) => void submit(event) };
};

export const Forgot = () => {
  const { t } = useTranslation('start');
  const [email, setEmail] = useState('');
  const form = useSending(() => forgotPassword(email.trim()));
  return (
    <PageShell bar={<TopBar />} fit="read">
      <div className={css.stack}>
        <Answer
          headline={t(form.done ? 'forgot.sent' : 'forgot.title')}
          sub={t(form.done ? 'forgot.sentSub' : 'forgot.sub')}
        />
        {!form.done && (
          <form className={css.form} onSubmit={form.submit}>
            <TextInput
              label={t('email')}
              type="email"
              autoComplete="username"
              required
              value={email}
              error={form.wrong}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Button type="submit" h={48} loading={form.busy}>
              {t('forgot.send')}
            </Button>
          </form>
        )}
        <Link to="/sign-in">{t('forgot.back')}</Link>
      </div>
    </PageShell>
  );
};

export const SetPassword = () => {
  const { t } = useTranslation('start');
  const { token = '' } = useSearch({ strict: false }) as { token?: string };
  const [password, setValue] = useState('');
  const form = useSending(() => setPassword(token, password));
  return (
    <PageShell bar={<TopBar />} fit="read">
      <div className={css.stack}>
        <Answer
          headline={t(form.done ? 'choose.done' : 'choose.title')}
          sub={t(form.done ? 'choose.doneSub' : 'choose.sub')}
        />
        {form.done ? (
          <Button component={Link} to={'/sign-in' as '/'} h={48}>
            {t('choose.signIn')}
          </Button>
        ) : (
          <form className={css.form} onSubmit={form.submit}>
            <PasswordInput
              label={t('choose.password')}
              description={t('choose.length')}
              autoComplete="new-password"
              required
              minLength={10}
              visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
              value={password}
              error={form.wrong && `${form.wrong}. ${t('choose.again')}`}
              onChange={(event) => setValue(event.currentTarget.value)}
            />
            <Button type="submit" h={48} loading={form.busy}>
              {t('choose.go')}
            </Button>
            <Link to={'/forgot' as '/'}>{t('forgot.link')}</Link>
          </form>
        )}
      </div>
    </PageShell>
  );
};
