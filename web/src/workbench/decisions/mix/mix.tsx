// Which variants to offer and how many of each: moved by sliders, solved beside the page, with the proof in the first line.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../look/index.ts';
import css from '../decisions.module.css';
import { Bars } from './bars.tsx';
import { type Case, isExample, nameOf, variantsOf } from './case.ts';
import { Controls } from './controls.tsx';
import { Counts } from './counts.tsx';
import own from './mix.module.css';
import type { Doubt, Found } from './mix.worker.ts';
import { Regrets } from './regrets.tsx';
import { useMix } from './use-mix.ts';

/** The published case of knitwear, so that the screen answers before anything is entered. */
const useFirstCase = (): Case => {
  const { t } = useTranslation('decisions');
  const factor = (name: 'weave' | 'fabric' | 'neck', share: number) => ({
    name: t(`mix.case.${name}`),
    options: [t(`mix.case.${name}1`), t(`mix.case.${name}2`)],
    shares: [share, 1 - share],
    answers: [],
  });
  return {
    factors: [factor('weave', 0.7), factor('fabric', 0.6), factor('neck', 0.8)],
    M: 1000,
    F: 5000,
    sigma: 0.1,
    most: 8,
  };
};

export const Mix = () => {
  const { t } = useTranslation('decisions');
  const first = useFirstCase();
  const [one, setOne] = useState<Case>(first);
  const { asked, found, doubt } = useMix(one);
  const example = isExample(one, first);
  return (
    <div className={css.page}>
      <Controls one={one} change={setOne} />
      <main className={css.main}>
        {asked && found ? (
          <>
            <Headline one={asked} found={found} example={example} />
            <div className={css.cards}>
              <section className={css.card}>
                <h2 className="ol-16 ol-strong">{t('mix.counts')}</h2>
                <p className="ol-12 ol-ink-2">{t('mix.countsSub')}</p>
                <Counts found={found} />
              </section>
              <section className={css.card}>
                <h2 className="ol-16 ol-strong">{t('mix.each')}</h2>
                <p className="ol-12 ol-ink-2">{t('mix.eachSub')}</p>
                <Bars one={asked} found={found} />
              </section>
            </div>
            {doubt && <Doubts one={one} doubt={doubt} />}
            <Behind one={asked} found={found} />
          </>
        ) : (
          <h1 className="ol-28 ol-strong">{t('mix.title')}</h1>
        )}
      </main>
    </div>
  );
};

const Headline = ({ one, found, example }: { one: Case; found: Found; example: boolean }) => {
  const { t, i18n } = useTranslation('decisions');
  const whole = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const { plan, ms } = found;
  const count = plan.x.filter((x) => x > 0).length;
  const proof =
    plan.proof === 'exact'
      ? t('mix.exact')
      : t('mix.bound', { bound: whole.format(plan.bound), gap: (plan.gap * 100).toPrecision(2) });
  return (
    <header aria-live="polite">
      {example && <p className="ol-strong">{t('mix.example')}</p>}
      <h1 className="ol-28 ol-strong">
        {t('mix.head', { count, all: variantsOf(one), profit: whole.format(plan.value) })}
      </h1>
      <p className="ol-ink-2">
        {proof} {t('mix.took', { ms: Math.max(1, Math.round(ms)) })}
      </p>
    </header>
  );
};

const Doubts = ({ one, doubt }: { one: Case; doubt: Doubt }) => {
  const { t } = useTranslation('decisions');
  const next = doubt.next[0];
  const factor = next && one.factors[next.factor];
  return (
    <section className={css.card}>
      <div className={css.knobHead}>
        <h2 className="ol-16 ol-strong">{t('mix.doubt')}</h2>
        {factor && (
          <span className={own.next}>{t('mix.next', { factor: factor.name, part: Math.round(next.part * 100) })}</span>
        )}
      </div>
      <p className="ol-12 ol-ink-2">{t('mix.doubtSub', { count: doubt.plans[0]?.regrets.length ?? 0 })}</p>
      <Regrets doubt={doubt} />
    </section>
  );
};

const Behind = ({ one, found }: { one: Case; found: Found }) => {
  const { t, i18n } = useTranslation('decisions');
  const two = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  const rows = found.variants.map((variant, i) => ({ ...variant, id: String(i), name: nameOf(one, i) }));
  const figure = (id: 'x' | 'wanted' | 'price' | 'sold' | 'profit') => ({
    id,
    label: t(`mix.col.${id}`),
    numeric: true,
    value: (row: (typeof rows)[number]) => row[id],
    show: (row: (typeof rows)[number]) => two.format(row[id]),
  });
  return (
    <details>
      <summary>{t('mix.table')}</summary>
      <DataTable
        caption={t('mix.table')}
        csv="product-mix"
        rows={rows}
        rowId={(row) => row.id}
        columns={[
          { id: 'name', label: t('mix.col.name'), value: (row: (typeof rows)[number]) => row.name },
          ...(['x', 'wanted', 'price', 'sold', 'profit'] as const).map(figure),
        ]}
      />
    </details>
  );
};
