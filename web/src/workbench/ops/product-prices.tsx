// Prices of what is on sale: changed at once for new orders, beside the price line by line.
import { Button, Select } from '@mantine/core';
import type { PriceBook, ProductModel, PublicModel } from '@onelot/configure';
import { sales } from '@onelot/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand, useSession } from '../../data/index.ts';
import { EmptyState, ProblemNote, useWords } from '../../look/index.ts';
import { LeaveGuard } from './leave-guard.tsx';
import { useWork } from './model/editing.tsx';
import { Editor } from './model/editor.tsx';
import type { Work } from './model/work.ts';
import css from './own.module.css';

export const ProductPrices = () => {
  const { t } = useTranslation('model');
  const say = useWords();
  const products = useAsk(sales.listProducts, {});
  const [chosen, choose] = useState<string>();
  const product = chosen ?? products.data?.[0]?.product;
  if (products.data?.length === 0) return <EmptyState title={t('price.notOnSale')} sub={t('price.notOnSaleSub')} />;
  if (!product) return products.error ? <ProblemNote problem={products.error.document} /> : null;
  return (
    <div className={css.form}>
      {(products.data?.length ?? 0) > 1 && (
        <Select
          label={t('price.ofProduct')}
          allowDeselect={false}
          data={(products.data ?? []).map((each) => ({ value: each.product, label: say(each.name) }))}
          value={product}
          onChange={(next) => next && choose(next)}
        />
      )}
      <Prices key={product} product={product} />
    </div>
  );
};

const Prices = ({ product }: { product: string }) => {
  const known = useAsk(sales.getProduct, { product }, { keep: false });
  const book = useAsk(sales.getPrices, { product }, { keep: false });
  const problem = known.error ?? book.error;
  if (problem) return <ProblemNote problem={problem.document} />;
  if (!known.data || !book.data) return null;
  return (
    <PriceEditor
      key={book.data.version}
      product={product}
      model={known.data.model as unknown as PublicModel}
      prices={book.data.prices}
    />
  );
};

/** What a browser may know of the model, with empty lists for what it may not. */
const workOf = (model: PublicModel, prices: PriceBook): Work => ({ model: { ...model, bom: [], routing: [] }, prices });

interface PriceEditorProps {
  readonly product: string;
  readonly model: PublicModel;
  readonly prices: PriceBook;
}

const PriceEditor = ({ product, model, prices }: PriceEditorProps) => {
  const { t } = useTranslation('model');
  const { may } = useSession();
  const editing = useWork(workOf(model, prices), !may('sales'));
  const save = useCommand(sales.setPrices);
  const send = (): void => {
    const { work } = editing;
    save.mutate(
      { product, prices: { ...work.prices, rules: [...work.prices.rules] } },
      { onSuccess: () => editing.saved(work) },
    );
  };
  return (
    <div className={css.form}>
      <LeaveGuard unsaved={editing.changed} />
      <p className="ol-ink-2">
        {t('price.version', { version: (model as ProductModel).version })}. {t('price.savedSub')}
      </p>
      {save.error && <ProblemNote problem={save.error.document} />}
      <Editor
        editing={editing}
        tabs={['prices']}
        actions={
          !editing.locked && (
            <Button
              onClick={send}
              loading={save.isPending}
              disabled={!editing.changed || editing.checked.faults.length > 0}
            >
              {t('price.save')}
            </Button>
          )
        }
      />
    </div>
  );
};
