// The delivered product's record: what was ordered against what was made, its lots, who made it and what was measured.
import { type Output, research, sales, service } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../data/index.ts';
import type { Words } from '../../look/index.ts';
import { DataTable, ProblemNote, StateChip, useFormat, useWords, When } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { Facts } from '../ops/parts.tsx';
import { useMeasured } from '../orders/use-measured.ts';

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

type Option = { id: string; name: Words; values?: readonly { id: string; name?: Words }[] };

/** A chosen value by its name in the model; numbers and free texts as they are. */
const useValueWords = (options: readonly Option[]): ((option: string, value: unknown) => string) => {
  const { t } = useTranslation('people');
  const { number } = useFormat();
  const say = useWords();
  return (id, value) => {
    const values = options.find((each) => each.id === id)?.values ?? [];
    const one = (each: unknown): string =>
      say(values.find((known) => known.id === String(each))?.name) ||
      (typeof each === 'number' ? number(each, 2) : String(each));
    if (value === undefined) return '–';
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return Array.isArray(value) ? value.map(one).join(', ') : one(value);
  };
};

const Compared = ({ product }: { product: Installed }) => {
  const { t } = useTranslation('people');
  const say = useWords();
  const model = useAsk(sales.getProduct, { product: product.product, version: product.version });
  const options = (model.data?.model.options ?? []) as readonly Option[];
  const nameOf = (id: string): string => say(options.find((each) => each.id === id)?.name) || id;
  const text = useValueWords(options);
  const rows = [...new Set([...Object.keys(product.asOrdered), ...Object.keys(product.asBuilt.choices)])].map((id) => ({
    id,
    ordered: text(id, product.asOrdered[id]),
    made: text(id, product.asBuilt.choices[id]),
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
  const measured = useMeasured();
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
            [t('service.warranty'), <When key="warranty" at={product.warrantyUntil} style="date" />],
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
          {
            id: 'item',
            label: t('service.item'),
            value: (row) => names(row.item),
            show: (row) => <To to={places.item(row.item)}>{names(row.item)}</To>,
          },
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
            value: (row) => measured(row.measurements),
          },
        ]}
        rows={product.asBuilt.operations}
        rowId={(row) => String(row.sequence)}
        csv={`operations-${product.identifier}`}
      />
    </>
  );
};
