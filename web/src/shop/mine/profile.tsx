// What the company may do with what it knows of a customer; changed by the customer alone.
import { Button, Checkbox } from '@mantine/core';
import { interaction } from '@onelot/contracts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand, useSession } from '../../data/index.ts';
import { Answer, PageShell, ProblemNote } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import css from '../shop.module.css';
import { NotHere } from './not-here.tsx';

export const Profile = () => {
  const { t } = useTranslation('shop');
  const { person, guest } = useSession();
  const here = Boolean(person) || guest;
  const asked = useAsk(interaction.getProfile, {}, { enabled: here });
  const save = useCommand(interaction.saveProfile);
  const [contact, setContact] = useState(false);
  const [personal, setPersonal] = useState(false);
  const kept = asked.data;
  useEffect(() => {
    if (!kept) return;
    setContact(kept.consentContact);
    setPersonal(kept.consentPersonalise);
  }, [kept]);
  const changed = kept && (contact !== kept.consentContact || personal !== kept.consentPersonalise);
  return (
    <PageShell bar={<ShopBar />} fit="read">
      {!here ? (
        <NotHere title={t('profile.signIn')} />
      ) : (
        <div className={css.stack}>
          <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
          {kept && (
            <>
              <Answer
                headline={kept.name}
                sub={t('profile.sub', { email: kept.email, orders: kept.orders, demands: kept.demands })}
              />
              <form
                className={css.form}
                onSubmit={(event) => {
                  event.preventDefault();
                  save.mutate({ consentContact: contact, consentPersonalise: personal });
                }}
              >
                <Checkbox
                  size="md"
                  checked={contact}
                  label={t('profile.contact')}
                  onChange={(event) => setContact(event.currentTarget.checked)}
                />
                <Checkbox
                  size="md"
                  checked={personal}
                  label={t('profile.personal')}
                  onChange={(event) => setPersonal(event.currentTarget.checked)}
                />
                <ProblemNote problem={save.error} />
                <div>
                  <Button type="submit" h={44} disabled={!changed} loading={save.isPending}>
                    {t('profile.save')}
                  </Button>
                </div>
                <p role="status">{save.isSuccess && !changed ? t('profile.saved') : ''}</p>
              </form>
            </>
          )}
        </div>
      )}
    </PageShell>
  );
};
