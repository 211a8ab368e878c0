// Who holds which role, who is a member, and what mail went out.
import { Modal, Select, TextInput } from '@mantine/core';
import { ACTIVITIES, interaction, type Output, platform, sales } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, Money, StateChip, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { Act, Bar, DrawerForm, Screen } from './parts.tsx';

type Person = Output<typeof platform.listPeople>[number];
type Held = { person: Person; activity: (typeof ACTIVITIES)[number]; role: string };

export const People = () => {
  const { t } = useTranslation('ops');
  const { t: w } = useTranslation('work');
  const asked = useAsk(platform.listPeople, {});
  const people = asked.data ?? [];
  const held = people.flatMap((person) => person.roles.map((role): Held => ({ person, ...role })));
  const without = ACTIVITIES.filter((activity) => !held.some((each) => each.activity === activity));
  return (
    <Screen
      headline={asked.data && t('people.head', { count: people.length })}
      sub={
        without.length > 0
          ? t('people.without', { activities: without.map((activity) => w(`activity.${activity}`)).join(', ') })
          : t('people.covered')
      }
      problem={asked.error}
      actions={
        <>
          <AddPerson />
          <AddParty />
        </>
      }
    >
      {asked.data && (
        <DataTable
          caption={t('people.table')}
          columns={[
            { id: 'activity', label: t('people.activity'), value: (row) => w(`activity.${row.activity}`) },
            { id: 'role', label: t('people.role'), value: (row) => row.role },
            { id: 'name', label: t('name'), value: (row) => row.person.name },
            { id: 'email', label: t('email'), value: (row) => row.person.email },
            { id: 'party', label: t('people.party'), value: (row) => row.person.partyName, wideOnly: true },
            {
              id: 'revoke',
              label: t('people.revoke'),
              value: () => '',
              sortable: false,
              show: (row) => (
                <Act
                  operation={platform.revokeRole}
                  input={{ account: row.person.account, role: { activity: row.activity, role: row.role } }}
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('people.revokeOf', { name: row.person.name, role: row.role })}
                >
                  {t('people.revoke')}
                </Act>
              ),
            },
          ]}
          rows={held}
          rowId={(row) => `${row.person.account}/${row.activity}/${row.role}`}
          csv="people"
          sort={{ by: 'activity' }}
        />
      )}
    </Screen>
  );
};

const AddPerson = () => {
  const { t } = useTranslation('ops');
  const { t: w } = useTranslation('work');
  const parties = useAsk(platform.listParties, {});
  const [form, set] = useState({
    name: '',
    email: '',
    password: '',
    activity: 'production' as (typeof ACTIVITIES)[number],
    role: 'operator',
    party: '',
  });
  const input = () => ({
    name: form.name,
    email: form.email,
    role: { activity: form.activity, role: form.role },
    ...(form.password ? { password: form.password } : {}),
    ...(form.party ? { party: form.party } : {}),
  });
  const field = (name: 'name' | 'email' | 'password' | 'role', label: string, error: string | undefined) => (
    <TextInput
      label={label}
      type={name === 'password' ? 'password' : 'text'}
      autoComplete={name === 'password' ? 'new-password' : 'off'}
      value={form[name]}
      onChange={(event) => set({ ...form, [name]: event.currentTarget.value })}
      error={error}
    />
  );
  return (
    <DrawerForm
      title={t('people.addTitle')}
      open={t('people.add')}
      look="filled"
      operation={platform.grantRole}
      input={input}
      submit={t('people.give')}
    >
      {(wrong) => (
        <>
          {field('name', t('name'), wrong('/name'))}
          {field('email', t('email'), wrong('/email'))}
          {field('password', t('people.password'), wrong('/password'))}
          <Select
            label={t('people.activity')}
            data={ACTIVITIES.map((value) => ({ value, label: w(`activity.${value}`) }))}
            value={form.activity}
            onChange={(value) => set({ ...form, activity: (value ?? 'production') as typeof form.activity })}
          />
          {field('role', t('people.role'), wrong('/role'))}
          <Select
            label={t('people.party')}
            description={t('people.partySub')}
            searchable
            clearable
            data={(parties.data ?? [])
              .filter((each) => each.kind !== 'customer')
              .map((each) => ({ value: each.id, label: each.name }))}
            value={form.party || null}
            onChange={(value) => set({ ...form, party: value ?? '' })}
            error={wrong('/party')}
          />
        </>
      )}
    </DrawerForm>
  );
};

const AddParty = () => {
  const { t } = useTranslation('ops');
  const [form, set] = useState({ kind: 'partner' as 'partner' | 'provider', name: '' });
  return (
    <DrawerForm
      title={t('people.partyTitle')}
      open={t('people.addParty')}
      operation={platform.addParty}
      input={() => form}
      submit={t('people.addParty')}
    >
      {(wrong) => (
        <>
          <Select
            label={t('people.kind')}
            data={(['partner', 'provider'] as const).map((value) => ({ value, label: t(`people.${value}`) }))}
            value={form.kind}
            onChange={(value) => set({ ...form, kind: (value ?? 'partner') as 'partner' })}
          />
          <TextInput
            label={t('name')}
            value={form.name}
            onChange={(event) => set({ ...form, name: event.currentTarget.value })}
            error={wrong('/name')}
          />
        </>
      )}
    </DrawerForm>
  );
};

export const Members = () => {
  const { t } = useTranslation('ops');
  const asked = useAsk(sales.listMembers, {});
  const products = useAsk(sales.listProducts, {});
  const all = asked.data ?? [];
  return (
    <Screen
      headline={asked.data && t('members.head', { count: all.length })}
      sub={t('members.consented', { count: all.filter((each) => each.consentContact).length })}
      problem={asked.error}
    >
      {asked.data && (
        <DataTable
          caption={t('members.table')}
          columns={[
            { id: 'name', label: t('name'), value: (row) => row.name },
            { id: 'email', label: t('email'), value: (row) => row.email, wideOnly: true },
            {
              id: 'since',
              label: t('members.since'),
              value: (row) => row.since,
              show: (row) => <When at={row.since} style="long" />,
            },
            { id: 'orders', label: t('members.orders'), numeric: true, value: (row) => row.orders },
            {
              id: 'value',
              label: t('members.value'),
              numeric: true,
              value: (row) => row.value,
              show: (row) => <Money amount={row.value} currency={row.currency} />,
            },
            {
              id: 'consent',
              label: t('members.consent'),
              value: (row) => row.consentContact,
              show: (row) => (
                <StateChip state={row.consentContact ? 'good' : 'idle'}>
                  {t(row.consentContact ? 'yes' : 'no')}
                </StateChip>
              ),
            },
            {
              id: 'last',
              label: t('members.last'),
              value: (row) => row.lastOrder,
              show: (row) => (row.lastOrder ? <To to={places.order(row.lastOrder)}>{t('open')}</To> : '–'),
            },
          ]}
          rows={all}
          rowId={(row) => row.party}
          csv="members"
          sort={{ by: 'value', down: true }}
          empty={<EmptyState title={t('members.none')} sub={t('members.noneSub')} />}
        />
      )}
      {products.data?.map((product) => (
        <Shares key={product.product} product={product.product} />
      ))}
    </Screen>
  );
};

const Shares = ({ product }: { product: string }) => {
  const { t } = useTranslation('ops');
  const asked = useAsk(interaction.optionShares, { product });
  return (
    <DataTable
      titled
      caption={t('members.shares', { product })}
      columns={[
        { id: 'option', label: t('members.option'), value: (row) => row.option },
        { id: 'value', label: t('members.choice'), value: (row) => row.value },
        {
          id: 'share',
          label: t('members.share'),
          value: (row) => row.share,
          show: (row) => (
            <>
              <Bar value={row.share} most={1} /> {`${Math.round(row.share * 100)} %`}
            </>
          ),
        },
        { id: 'of', label: t('members.of'), numeric: true, value: (row) => row.of },
      ]}
      rows={asked.data ?? []}
      rowId={(row) => `${row.option}/${row.value}`}
      csv={`shares-${product}`}
      height="420px"
      empty={<EmptyState title={t('members.noShares')} />}
    />
  );
};

type Letter = Output<typeof platform.listMail>[number];
const MAIL = { kept: 'idle', queued: 'watch', sent: 'done', failed: 'act' } as const;

export const Mail = () => {
  const { t } = useTranslation('ops');
  const asked = useAsk(platform.listMail, { limit: 200 });
  const [open, setOpen] = useState<Letter>();
  const all = asked.data ?? [];
  const failed = all.filter((each) => each.state === 'failed').length;
  const kept = all.some((each) => each.state === 'kept');
  return (
    <Screen
      headline={
        asked.data && (failed > 0 ? t('mail.failed_count', { count: failed }) : t('mail.head', { count: all.length }))
      }
      sub={kept ? t('mail.keptSub') : t('mail.sub')}
      problem={asked.error}
    >
      {asked.data && (
        <DataTable
          caption={t('mail.table')}
          columns={[
            {
              id: 'subject',
              label: t('mail.subject'),
              value: (row) => row.subject,
              show: (row) => (
                <button type="button" className="ol-link" onClick={() => setOpen(row)}>
                  {row.subject}
                </button>
              ),
            },
            { id: 'to', label: t('mail.to'), value: (row) => row.to },
            { id: 'at', label: t('when'), value: (row) => row.at, show: (row) => <When at={row.at} style="dayTime" /> },
            {
              id: 'state',
              label: t('state'),
              value: (row) => row.state,
              show: (row) => <StateChip state={MAIL[row.state]}>{t(`mail.${row.state}`)}</StateChip>,
            },
          ]}
          rows={all}
          rowId={(row) => row.id}
          csv="mail"
          empty={<EmptyState title={t('mail.none')} sub={t('mail.noneSub')} />}
        />
      )}
      <Modal
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open?.subject}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <p className="ol-ink-2">{open?.to}</p>
        <p style={{ whiteSpace: 'pre-wrap' }}>{open?.text}</p>
      </Modal>
    </Screen>
  );
};
