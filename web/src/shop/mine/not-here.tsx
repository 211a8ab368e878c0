// For who is neither signed in nor came by a link: two ways in.
import { Button, TextInput } from '@mantine/core';
import { sales } from '@onelot/contracts';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/index.ts';
import { Answer, Panel, ProblemNote } from '../../look/index.ts';
import { restOf, useFieldErrors } from '../checkout/problems.ts';
import css from '../shop.module.css';

export const FindOrder = () => {
  const { t } = useTranslation('shop');
  const [number, setNumber] = useState('');
  const [email, setEmail] = useState('');
  const find = useCommand(sales.requestLink);
  const fieldErrors = useFieldErrors();
  const errors = fieldErrors(find.error);
  return (
    <Panel title={t('find.title')} sub={t('find.sub')}>
      {find.isSuccess ? (
        <p role="status">{t('find.sent')}</p>
      ) : (
        <form
          className={css.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            find.mutate({ number: number.trim(), email: email.trim() });
          }}
        >
          <div className={css.pair}>
            <TextInput
              label={t('find.number')}
              value={number}
              error={errors['/number']}
              required
              onChange={(event) => setNumber(event.currentTarget.value)}
            />
            <TextInput
              label={t('checkout.email')}
              type="email"
              value={email}
              error={errors['/email']}
              required
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          </div>
          <ProblemNote problem={restOf(find.error, ['/number', '/email'])} />
          <div>
            <Button type="submit" h={44} loading={find.isPending}>
              {t('find.send')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
};

export const NotHere = ({ title }: { title: string }) => {
  const { t } = useTranslation('shop');
  const { pathname } = useLocation();
  return (
    <div className={css.stack}>
      <Answer headline={title} sub={t('find.ways')} />
      <p>
        <Link className="ol-link ol-16" to="/sign-in" search={{ to: pathname }}>
          {t('bar.signIn')}
        </Link>
      </p>
      <FindOrder />
    </div>
  );
};
