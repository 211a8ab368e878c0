// Signing in with an account of any role, and making one.
import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { platform } from '@onelot/contracts';
import { Link, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signUp, useAsk } from '../data/index.ts';
import { Answer, PageShell, TopBar, useProblemWords } from '../look/index.ts';
import css from '../shop/shop.module.css';
import { DemoPeople } from './demo-people.tsx';
import { useSignIn } from './people.ts';

export const SignIn = () => {
  const { t } = useTranslation('shop');
  const { t: tStart } = useTranslation('start');
  const { to } = useSearch({ strict: false }) as { to?: string };
  const companies = useAsk(platform.listCompanies, {}).data;
  const [mode, setMode] = useState<'in' | 'new'>('in');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const words = useProblemWords();
  const go = useSignIn(companies, to);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setWrong(undefined);
    try {
      if (mode === 'new') await signUp(name.trim(), email.trim(), password);
    } catch (error) {
      return setWrong(words.thrown(error));
    }
    await go.enter(email.trim(), password);
  };
  const slug = to?.split('/')[1];
  const here = companies?.filter((company) => company.demoPeople.length > 0 && (!slug || company.slug === slug)) ?? [];
  const error = wrong ?? go.wrong;
  return (
    <PageShell bar={<TopBar />} fit="read">
      <div className={css.stack}>
        <Answer headline={t(mode === 'in' ? 'signIn.title' : 'signIn.new')} sub={t('signIn.sub')} />
        <form className={css.form} onSubmit={(event) => void submit(event)}>
          <SegmentedControl
            aria-label={t('signIn.mode')}
            value={mode}
            onChange={(value) => setMode(value as 'in' | 'new')}
            data={[
              { value: 'in', label: t('signIn.have') },
              { value: 'new', label: t('signIn.register') },
            ]}
          />
          {mode === 'new' && (
            <TextInput
              label={t('checkout.name')}
              autoComplete="name"
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('signIn.password')}
            autoComplete={mode === 'in' ? 'current-password' : 'new-password'}
            required
            minLength={mode === 'new' ? 10 : undefined}
            description={mode === 'new' ? t('signIn.length') : undefined}
            visibilityToggleButtonProps={{ 'aria-label': tStart('showPassword') }}
            value={password}
            error={error}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" h={48} loading={go.busy !== undefined && go.busy === email.trim()}>
            {t(mode === 'in' ? 'signIn.go' : 'signIn.make')}
          </Button>
          {mode === 'in' && <Link to="/forgot">{tStart('forgot.link')}</Link>}
        </form>
        {here.map((company) => (
          <DemoPeople key={company.id} company={company} busy={go.busy} enter={go.enter} />
        ))}
      </div>
    </PageShell>
  );
};
