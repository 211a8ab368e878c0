// The delivered product's record: what was ordered against what was made, its lots, who made it and what was measured.
import { type Output, research, sales, service } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import type { Words } from '../../look/index.ts';
import { DataTable, ProblemNote, StateChip, useWords, When } from '../../look/index.ts';
import { Facts } from '../ops/parts.tsx';

type Installed = Output<typeof service.getInstalled>;

/** An item's name before its code; the code alone where it has none. */
const useItemNames = (): ((item: string) => string) => {
  const say = useWords();
  const items = useAsk(research.listItems, {});
  return (code) => {
    const item = items.data?.find((each) => each.item === code);
    return item ? `${say(item.name)} (${code})` : code;
  };
};

const written = (value: unknown, yes: string, no: string): string => {
  if (value === undefined) return '–';
  if (typeof value === 'boolean') return value ? yes : no;
  return Array.isArray(value) ? value.join(', ') : String(value);
};

const Compared = ({ product }: { product: Installed }) => {
  const { t } = useTranslation('people');
  const say = useWords();
  const model = useAsk(sales.getProduct, { product: product.product, version: product.version });
  const options = (model.data?.model.options ?? []) as readonly { id: string; name: Words }[];
  const nameOf = (id: string): string => say(options.find((each) => each.id === id)?.name) || id;
  const text = (value: unknown): string => written(value, t('yes'), t('no'));
  const rows = [...new Set([...Object.keys(product.asOrdered), ...Object.keys(product.asBuilt.choices)])].map((id) => ({
    id,
    ordered: text(product.asOrdered[id]),
    made: text(product.asBuilt.choices[id]),
  }));
  return (
    <DataTable
      titled
      caption={t('service.compare')}
      columns={[
        { id: 'choice', label: t('service.choice'), value: (row) => nameOf(row.id) },
        { id: 'ordered', label: t('service.ordered'), value: (row) => row.ordered },
        { id: 'made', label: t('service.made'), value: (row) => row.made },
        {
          id: 'same',
          label: t('service.matchesOrder'),
          value: (row) => t(row.ordered === row.made ? 'service.same' : 'service.differs'),
          show: (row) => (
            <StateChip state={row.ordered === row.made ? 'good' : 'act'}>
              {t(row.ordered === row.made ? 'service.same' : 'service.differs')}
            </StateChip>
          ),
        },
      ]}
      rows={rows}
      rowId={(row) => row.id}
      csv={`ordered-and-made-${product.identifier}`}
      height="320px"
    />
  );
};

export const AsBuilt = ({ order, installed }: { order: string; installed: string | null }) => {
  const { t } = useTranslation('people');
  const asked = useAsk(service.listInstalled, { order });
  const names = useItemNames();
  const product = asked.data?.find((each) => each.id === installed) ?? asked.data?.[0];
  if (asked.error) return <ProblemNote problem={asked.error.document} />;
  if (!product) return asked.data ? <p className="ol-ink-2">{t('service.notDelivered')}</p> : null;
  return (
    <>
      <section>
        <h2 className="ol-20 ol-strong">{t('service.asBuilt', { identifier: product.identifier })}</h2>
        <Facts
          rows={[
            [t('service.delivered'), <When key="delivered" at={product.deliveredAt} style="dayTime" />],
            [t('service.warranty'), <When key="warranty" at={product.warrantyUntil} style="long" />],
            [
              t('service.matchesOrder'),
              <StateChip key="matches" state={product.matches ? 'good' : 'act'}>
                {t(product.matches ? 'service.same' : 'service.differs')}
              </StateChip>,
            ],
          ]}
        />
        {product.differences?.map((difference) => (
          <p key={difference}>{difference}</p>
        ))}
      </section>
      <Compared product={product} />
      <DataTable
        titled
        caption={t('service.components')}
        columns={[
          { id: 'item', label: t('service.item'), value: (row) => names(row.item) },
          { id: 'quantity', label: t('service.quantity'), numeric: true, value: (row) => row.quantity },
          { id: 'lots', label: t('service.lots'), value: (row) => row.lots.join(', ') },
        ]}
        rows={product.asBuilt.components}
        rowId={(row) => row.id}
        csv={`as-built-${product.identifier}`}
        height="320px"
      />
      <DataTable
        titled
        caption={t('service.operations')}
        columns={[
          { id: 'name', label: t('service.operation'), value: (row) => row.name },
          { id: 'operator', label: t('service.operator'), value: (row) => row.operator },
          {
            id: 'done',
            label: t('when'),
            value: (row) => row.completedAt,
            show: (row) => <When at={row.completedAt} style="dayTime" />,
          },
          {
            id: 'measured',
            label: t('service.measured'),
            value: (row) =>
              Object.entries(row.measurements)
                .map(([name, value]) => `${name} ${String(value)}`)
                .join(', '),
          },
        ]}
        rows={product.asBuilt.operations}
        rowId={(row) => String(row.sequence)}
        csv={`operations-${product.identifier}`}
      />
    </>
  );
};
