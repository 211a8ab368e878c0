// Who is a member, what each is worth, and what people choose.
import { interaction, sales } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import { DataTable, EmptyState, Money, StateChip, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { Bar, Screen } from '../ops/parts.tsx';

export const Members = () => {
  const { t } = useTranslation('people');
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
          empty={
            <EmptyState title={t('members.none')} sub={t('members.noneSub')}>
              <To to="">{t('members.toShop')}</To>
            </EmptyState>
          }
        />
      )}
      {products.data?.map((product) => (
        <Shares key={product.product} product={product.product} />
      ))}
    </Screen>
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
