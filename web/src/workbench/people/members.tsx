// Who is a member, what each is worth, and what people choose.

import { Drawer } from '@mantine/core';
import { interaction, type Output, sales } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, Money, ProblemNote, StateChip, useWords, When } from '../../look/index.ts';
import { places, To, useInAddress } from '../links.tsx';
import { Bar, Facts, Screen } from '../ops/parts.tsx';

type Member = Output<typeof sales.listMembers>[number];

export const Members = () => {
  const { t } = useTranslation('people');
  const asked = useAsk(sales.listMembers, {});
  const products = useAsk(sales.listProducts, {});
  const all = asked.data ?? [];
  const [named, choose] = useInAddress('member');
  const chosen = all.find((each) => each.party === named);
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
          onRow={(row) => choose(row.party)}
          {...(chosen ? { chosen: chosen.party } : {})}
          csv="members"
          sort={{ by: 'value', down: true }}
          empty={
            <EmptyState title={t('members.none')} sub={t('members.noneSub')}>
              <To to="">{t('members.toShop')}</To>
            </EmptyState>
          }
        />
      )}
      {chosen && <MemberBeside member={chosen} close={() => choose(undefined)} />}
      {products.data?.map((product) => (
        <Shares key={product.product} product={product.product} />
      ))}
    </Screen>
  );
};

/** One member beside the list: what is known of them, and every order of theirs. */
const MemberBeside = ({ member, close }: { member: Member; close: () => void }) => {
  const { t } = useTranslation('people');
  const { t: w } = useTranslation('work');
  const say = useWords();
  const asked = useAsk(sales.listOrders, { q: member.email });
  const orders = (asked.data ?? []).filter((each) => each.customer.party === member.party);
  return (
    <Drawer
      opened
      onClose={close}
      title={member.name}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Facts
        rows={[
          [
            t('email'),
            <a key="email" className="ol-link" href={`mailto:${member.email}`}>
              {member.email}
            </a>,
          ],
          [t('members.since'), <When key="since" at={member.since} style="long" />],
          [t('members.value'), <Money key="value" amount={member.value} currency={member.currency} />],
          [t('members.consent'), t(member.consentContact ? 'yes' : 'no')],
        ]}
      />
      {asked.error && <ProblemNote problem={asked.error.document} onAgain={() => void asked.refetch()} />}
      <DataTable
        titled
        caption={t('members.orders')}
        columns={[
          {
            id: 'number',
            label: t('order'),
            value: (row) => row.number,
            show: (row) => <To to={places.order(row.id)}>{row.number}</To>,
          },
          { id: 'product', label: w('orders.product'), value: (row) => say(row.productName) },
          { id: 'state', label: w('orders.state'), value: (row) => w(`state.${row.state}`) },
          {
            id: 'placed',
            label: t('when'),
            value: (row) => row.placedAt,
            show: (row) => <When at={row.placedAt} style="dayTime" />,
          },
        ]}
        rows={orders}
        rowId={(row) => row.id}
      />
    </Drawer>
  );
};

const Shares = ({ product }: { product: string }) => {
  const { t } = useTranslation('people');
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
