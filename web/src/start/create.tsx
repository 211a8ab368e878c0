// Beginning a company of one's own: its name, address, money and time; who creates it manages all of it.
import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { ApiProblem, platform } from '@onelot/contracts';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf, signIn, signUp } from '../data/index.ts';
import { Panel, ProblemNote } from '../look/index.ts';
import { countryChoices } from '../shop/checkout/countries.ts';
import { restOf, useFieldErrors } from '../shop/checkout/problems.ts';
import css from './start.module.css';

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);

/** Money of the countries most founders are in; others pick it. */
const CURRENCIES: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  JP: 'JPY',
  CN: 'CNY',
  KR: 'KRW',
  IN: 'INR',
  AU: 'AUD',
  NZ: 'NZD',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
  HU: 'HUF',
  RO: 'RON',
  TR: 'TRY',
  BR: 'BRL',
  MX: 'MXN',
  ZA: 'ZAR',
  SG: 'SGD',
  HK: 'HKD',
  IL: 'ILS',
  AE: 'AED',
};
const currencyOf = (country: string): string => CURRENCIES[country] ?? 'EUR';

const region = (): string => new Intl.Locale(navigator.language).maximize().region ?? 'US';
const currencyNames = (language: string) => {
  const names = new Intl.DisplayNames([language], { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code}, ${names.of(code)}` }));
};

export const Create = () => {
  const { t, i18n } = useTranslation('shop');
  const { t: tStart } = useTranslation('start');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | undefined>();
  const [country, setCountry] = useState(region());
  const [chosen, setCurrency] = useState<string | undefined>();
  const currency = chosen ?? currencyOf(country);
  const [timeZone, setTimeZone] = useState(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [account, setAccount] = useState(false);
  const [email, setEmail] = useState('');
  const [person, setPerson] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const fieldErrors = useFieldErrors();
  const held = slug ?? slugOf(name);
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const refused = problem instanceof ApiProblem ? problem : undefined;
  const errors = { ...fieldErrors(refused), ...missing };
  const form = useRef<HTMLFormElement>(null);
  const marks = Object.keys(errors).join();
  // The first field with a reason gets the focus, and so does the account when it turns out to be needed.
  useEffect(() => {
    if (marks) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [marks]);
  useEffect(() => {
    if (account) form.current?.querySelector<HTMLElement>('fieldset input')?.focus();
  }, [account]);

  const check = (): Record<string, string> => ({
    ...(name.trim() ? {} : { '/name/en': tStart('nameNeeded') }),
    ...(held ? {} : { '/slug': tStart('slugNeeded') }),
    ...(account && !person.trim() ? { person: tStart('personNeeded') } : {}),
    ...(account && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? { email: t('checkout.badEmail') } : {}),
    ...(account && password.length < 10 ? { password: t('signIn.length') } : {}),
  });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    const found = check();
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      if (account) {
        await signUp(person.trim(), email.trim(), password).catch(() => signIn(email.trim(), password));
      }
      const made = await clientOf('').call(
        platform.createCompany,
        { slug: held, name: { en: name.trim() }, currency, locale: navigator.language, timeZone, country },
        { key: crypto.randomUUID() },
      );
      window.location.assign(`/${made.slug}/work`);
    } catch (error) {
      // Who is not signed in makes the account in the same step.
      if (error instanceof ApiProblem && error.status === 401 && !account) setAccount(true);
      else
        setProblem(
          error instanceof ApiProblem ? error : { title: t('signIn.wrong'), detail: (error as Error).message },
        );
      setBusy(false);
    }
  };
  return (
    <Panel title={t('create.title')} sub={t('create.sub')}>
      {!open ? (
        <Button h={44} variant="outline" onClick={() => setOpen(true)}>
          {t('create.open')}
        </Button>
      ) : (
        <form ref={form} className={css.create} noValidate onSubmit={(event) => void submit(event)}>
          <div className={css.two}>
            <TextInput
              label={t('create.name')}
              required
              maxLength={120}
              value={name}
              error={errors['/name/en']}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
            <TextInput
              label={t('create.slug')}
              required
              value={held}
              maxLength={40}
              error={errors['/slug']}
              onChange={(event) => setSlug(event.currentTarget.value)}
            />
            <Select
              label={t('checkout.country')}
              size="md"
              searchable
              allowDeselect={false}
              data={countryChoices(['*'], i18n.language)}
              value={country}
              error={errors['/country']}
              onChange={(value) => value && setCountry(value)}
            />
            <Select
              label={t('create.currency')}
              size="md"
              searchable
              allowDeselect={false}
              data={currencyNames(i18n.language)}
              value={currency}
              error={errors['/currency']}
              onChange={(value) => value && setCurrency(value)}
            />
            <Select
              label={t('create.timeZone')}
              size="md"
              searchable
              allowDeselect={false}
              data={[...new Set(['UTC', timeZone, ...Intl.supportedValuesOf('timeZone')])]}
              value={timeZone}
              error={errors['/timeZone']}
              onChange={(value) => value && setTimeZone(value)}
            />
          </div>
          {account && (
            <fieldset className={css.two}>
              <legend className="ol-strong">{t('create.account')}</legend>
              <TextInput
                label={tStart('person')}
                description={tStart('personHelp')}
                autoComplete="name"
                required
                value={person}
                error={errors.person}
                onChange={(event) => setPerson(event.currentTarget.value)}
              />
              <TextInput
                label={t('signIn.email')}
                description={tStart('emailHelp')}
                type="email"
                autoComplete="username"
                required
                value={email}
                error={errors.email}
                onChange={(event) => setEmail(event.currentTarget.value)}
              />
              <PasswordInput
                label={t('signIn.password')}
                required
                autoComplete="new-password"
                description={t('signIn.length')}
                visibilityToggleButtonProps={{ 'aria-label': tStart('showPassword') }}
                value={password}
                error={errors.password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
            </fieldset>
          )}
          <ProblemNote
            problem={refused ? restOf(refused, ['/name/en', '/slug', '/country', '/currency', '/timeZone']) : problem}
          />
          <div>
            <Button type="submit" h={48} loading={busy}>
              {t('create.go')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
};
