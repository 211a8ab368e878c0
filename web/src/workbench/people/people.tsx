// Who holds which role in which activity, and the partners that work here.
import { Button, CopyButton, Modal, Select, TextInput } from '@mantine/core';
import { ACTIVITIES, type Output, platform } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable } from '../../look/index.ts';
import { useInAddress } from '../links.tsx';
import { Act, DrawerForm, Screen } from '../ops/parts.tsx';
import own from './people.module.css';

type Person = Output<typeof platform.listPeople>[number];
const OUTSIDE: ReadonlySet<string> = new Set(['supplier', 'carrier', 'provider']);
type Held = { person: Person; activity: (typeof ACTIVITIES)[number]; role: string };

export const People = () => {
  const { t } = useTranslation('people');
  const { t: w } = useTranslation('work');
  const asked = useAsk(platform.listPeople, {});
  const people = asked.data ?? [];
  const held = ACTIVITIES.flatMap((activity) =>
    people.flatMap((person) =>
      person.roles.filter((role) => role.activity === activity).map((role): Held => ({ person, ...role })),
    ),
  );
  const [named, setNamed] = useInAddress('person');
  const shown = named === undefined ? held : held.filter(({ person }) => person.name === named);
  const staff = new Set(held.map(({ person }) => person.account)).size;
  const outside = people.filter((each) => OUTSIDE.has(each.partyKind));
  const without = ACTIVITIES.filter((activity) => !held.some((each) => each.activity === activity));
  return (
    <Screen
      headline={asked.data && t('people.head', { count: staff })}
      sub={`${
        without.length > 0
          ? t('people.without', { activities: without.map((activity) => w(`activity.${activity}`)).join(', ') })
          : t('people.covered')
      }. ${t('people.outside', { count: outside.length })}`}
      problem={asked.error}
      actions={
        <>
          <AddPerson />
          <AddParty />
        </>
      }
    >
      {named !== undefined && (
        <Button variant="default" style={{ alignSelf: 'start' }} onClick={() => setNamed(undefined)}>
          {t('people.everyone')}
        </Button>
      )}
      {asked.data && (
        <DataTable
          caption={t('people.table')}
          columns={[
            { id: 'name', label: t('name'), value: (row) => row.person.name },
            { id: 'role', label: t('people.role'), value: (row) => row.role },
            { id: 'email', label: t('email'), value: (row) => row.person.email },
            { id: 'party', label: t('people.party'), value: (row) => row.person.partyName, wideOnly: true },
            {
              id: 'revoke',
              label: t('people.revoke'),
              value: () => '',
              sortable: false,
              show: (row) => <Revoke held={row} />,
            },
          ]}
          rows={shown}
          empty={<p className="ol-ink-2">{t('people.nobodyNamed', { name: named ?? '' })}</p>}
          rowId={(row) => `${row.person.account}/${row.activity}/${row.role}`}
          csv="people"
          group={(row) => w(`activity.${row.activity}`)}
        />
      )}
      {outside.length > 0 && (
        <DataTable
          titled
          caption={t('people.outsiders')}
          columns={[
            { id: 'name', label: t('name'), value: (row) => row.name },
            { id: 'party', label: t('people.party'), value: (row) => row.partyName },
            { id: 'email', label: t('email'), value: (row) => row.email, wideOnly: true },
          ]}
          rows={[...outside].sort((a, b) => a.partyKind.localeCompare(b.partyKind))}
          rowId={(row) => `${row.account}/${row.party}`}
          group={(row) => t(`people.kinds.${row.partyKind as 'supplier'}`)}
        />
      )}
    </Screen>
  );
};

/** Takes a role back, after a question. */
const Revoke = ({ held }: { held: Held }) => {
  const { t } = useTranslation('people');
  const { t: w } = useTranslation('work');
  const [open, setOpen] = useState(false);
  const { person, activity, role } = held;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('people.revokeOf', { name: person.name, role })}
        onClick={() => setOpen(true)}
      >
        {t('people.revoke')}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('people.confirm')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <p>{t('people.confirmText', { name: person.name, role, activity: w(`activity.${activity}`) })}</p>
        <div className={own.buttons} style={{ marginTop: 16 }}>
          <Button variant="outline" onClick={() => setOpen(false)}>
            {t('people.keep')}
          </Button>
          <Act
            operation={platform.revokeRole}
            input={{ account: person.account, role: { activity, role } }}
            color="red"
          >
            {t('people.revoke')}
          </Act>
        </div>
      </Modal>
    </>
  );
};

const Invitation = ({ invited, close }: { invited: { name: string; link: string } | undefined; close: () => void }) => {
  const { t } = useTranslation('people');
  return (
    <Modal
      opened={invited !== undefined}
      onClose={close}
      title={t('people.invited', { name: invited?.name ?? '' })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p>{t('people.invitedSub', { name: invited?.name ?? '' })}</p>
      <p style={{ overflowWrap: 'anywhere' }}>
        <code>{invited?.link}</code>
      </p>
      <CopyButton value={invited?.link ?? ''}>
        {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'people.copied' : 'people.copy')}</Button>}
      </CopyButton>
    </Modal>
  );
};

const AddPerson = () => {
  const { t } = useTranslation('people');
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
  const [invited, setInvited] = useState<{ name: string; link: string }>();
  return (
    <>
      <Invitation invited={invited} close={() => setInvited(undefined)} />
      <DrawerForm
        title={t('people.addTitle')}
        open={t('people.add')}
        look="filled"
        operation={platform.grantRole}
        input={input}
        submit={t('people.give')}
        done={({ name, invitation }) => invitation && setInvited({ name, link: invitation })}
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
    </>
  );
};

const AddParty = () => {
  const { t } = useTranslation('people');
  const [form, set] = useState({ kind: 'partner' as 'partner' | 'provider', name: '', email: '' });
  return (
    <DrawerForm
      title={t('people.partyTitle')}
      open={t('people.addParty')}
      operation={platform.addParty}
      input={() => ({ kind: form.kind, name: form.name, ...(form.email ? { email: form.email } : {}) })}
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
          <TextInput
            label={t('people.partyEmail')}
            type="email"
            value={form.email}
            onChange={(event) => set({ ...form, email: event.currentTarget.value })}
            error={wrong('/email')}
          />
        </>
      )}
    </DrawerForm>
  );
};
