// Saved alternatives: keeping one under a link, and up to three beside the present one with differences, price and date.
import { Button, Checkbox, CopyButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type Choices, type Compiled, differences, open, type PriceBook } from '@onelot/configure';
import { sales } from '@onelot/contracts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useSession } from '../../data/index.ts';
import { useFormat } from '../../look/index.ts';
import { dropSaved, keepSaved, useSaved } from '../kept.ts';
import { Thumb } from '../thumb.tsx';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import { FootprintShort } from './footprint.tsx';
import { DateAnswer, totalsOf } from './price-panel.tsx';
import { withoutMeasures } from './proposals.ts';
import { useSaid } from './said.ts';
import { goodsOf, valueWords } from './show.ts';
import { likelyCountry, methodsFor, type ProductOnSale } from './terms.ts';
import type { Configurator } from './use-configurator.ts';
import { useQuote } from './use-quote.ts';

/** Address that opens a kept configuration. */
const linkOf = (slug: string, product: string, id: string): string =>
  `${window.location.origin}/${slug}/shop/${product}?c=${id}`;

export const SaveButton = (props: {
  config: Configurator;
  product: ProductOnSale;
  className: string;
  children: ReactNode;
}) => {
  const { t } = useTranslation('shop');
  const words = useWords();
  const { slug } = useSession();
  const { when } = useFormat();
  const said = useSaid(props.config.model);
  // What sets it apart from the product as it comes names it.
  const own = props.config.model.options
    .filter((option) => option.type !== 'boolean' && props.config.whole[option.id] !== undefined)
    .filter((option) => JSON.stringify(props.config.whole[option.id]) !== JSON.stringify(option.default))
    .slice(0, 3)
    .map((option) => said.value(option.id, props.config.whole[option.id]))
    .join(', ');
  const save = useCommand(sales.saveConfiguration, ({ id }, input) => {
    const at = new Date().toISOString();
    keepSaved(slug, {
      id,
      product: input.product,
      version: input.version,
      choices: input.choices,
      name: [words(props.config.model.name), own || when(at, 'dayTime')].join(': '),
      at,
    });
    const link = linkOf(slug, input.product, id);
    void navigator.clipboard?.writeText(link).catch(() => undefined);
    notifications.show({ message: t('save.done') });
  });
  return (
    <button
      type="button"
      className={props.className}
      disabled={save.isPending || !props.config.complete}
      aria-label={t('save.save')}
      title={t('save.save')}
      onClick={() =>
        save.mutate(
          {
            product: props.product.product,
            version: props.product.version,
            // A link may be passed on: what was measured on a person stays behind.
            choices: withoutMeasures(props.config.model, props.config.whole) as Record<string, never>,
          },
          { onError: () => notifications.show({ color: 'red', message: t('save.failed') }) },
        )
      }
    >
      {props.children}
    </button>
  );
};

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly choices: Choices;
}

const DAY_MS = 86_400_000;

const Column = (props: {
  shown: Shown;
  present: Choices;
  compiled: Compiled;
  product: ProductOnSale;
  prices: PriceBook;
  /** Promised day of the present one, for the others to differ from. */
  presentAt?: string | undefined;
  onDate?: (at: string | undefined) => void;
  onTake?: () => void;
  onDrop?: () => void;
}) => {
  const { shown, product, compiled } = props;
  const { t, i18n } = useTranslation('shop');
  const words = useWords();
  const { money } = useFormat();
  const { slug, company } = useSession();
  const session = open(compiled, shown.choices);
  const whole = session.complete();
  const country = likelyCountry(product, company?.country);
  const method = methodsFor(product, country)[0];
  const quote = useQuote(
    whole.ok
      ? {
          product: product.product,
          version: product.version,
          choices: whole.value,
          quantity: 1,
          ...(method ? { shippingMethod: method.method, country } : {}),
        }
      : undefined,
  );
  const at = quote.checking || quote.unknown ? undefined : quote.last?.promised.at;
  const { onDate } = props;
  useEffect(() => onDate?.(at), [onDate, at]);
  const days = at && props.presentAt ? Math.round((Date.parse(at) - Date.parse(props.presentAt)) / DAY_MS) : undefined;
  const scene = session.scene();
  const formulas = session.formulas();
  const lines = session.price(props.prices);
  const totals = totalsOf(lines.ok ? lines.value : undefined, product, method, quote);
  const yes = { yes: t('yes'), no: t('no') };
  const goods = goodsOf(session, props.prices);
  const present = goodsOf(open(compiled, props.present), props.prices);
  const other = whole.ok
    ? differences(
        compiled.model,
        withoutMeasures(compiled.model, props.present),
        withoutMeasures(compiled.model, whole.value),
      )
    : [];
  return (
    <section className={css.column} aria-label={shown.name}>
      <div className={css.columnPicture}>
        <Thumb scene={scene.ok ? scene.value : null} />
      </div>
      <h3 className="ol-16 ol-strong">{shown.name}</h3>
      <p className={css.columnTotal}>{totals ? money(totals.total) : '—'}</p>
      <p>
        <DateAnswer quote={quote} size="small" />
      </p>
      <FootprintShort formulas={formulas.ok ? formulas.value : []} />
      {props.onTake && days !== undefined && (
        <p className={css.sub}>
          {days === 0
            ? t('compare.sameDay')
            : t(days > 0 ? 'compare.later' : 'compare.earlier', { count: Math.abs(days) })}
        </p>
      )}
      {props.onTake && goods !== undefined && present !== undefined && (
        <p className={css.sub}>
          {goods === present
            ? t('configure.samePrice')
            : goods > present
              ? t('configure.more', { amount: money(goods - present, undefined, true) })
              : t('configure.less', { amount: money(present - goods, undefined, true) })}
        </p>
      )}
      {props.onTake ? (
        <>
          <ul className={css.differences}>
            {other.map((one) => {
              const option = compiled.model.options.find((candidate) => candidate.id === one.optionId);
              return (
                <li key={one.optionId}>
                  <span className="ol-ink-2">{words(one.name)}:</span>{' '}
                  {option && one.b !== undefined
                    ? valueWords(option, one.b, i18n.language, yes)
                    : t('configure.without')}
                </li>
              );
            })}
            {other.length === 0 && <li className="ol-ink-2">{t('compare.same')}</li>}
          </ul>
          <div className={css.columnActions}>
            <Button variant="outline" onClick={props.onTake}>
              {t('compare.take')}
            </Button>
            <CopyButton value={linkOf(slug, product.product, shown.id)}>
              {({ copied, copy }) => (
                <Button variant="subtle" onClick={copy}>
                  {copied ? t('save.copied') : t('save.copy')}
                </Button>
              )}
            </CopyButton>
            <Button variant="subtle" onClick={props.onDrop}>
              {t('save.remove')}
            </Button>
          </div>
        </>
      ) : (
        <p className="ol-ink-2">{t('compare.present')}</p>
      )}
    </section>
  );
};

export const Compare = (props: {
  compiled: Compiled;
  product: ProductOnSale;
  prices: PriceBook;
  present: Choices;
  onTake: (choices: Choices) => void;
}) => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const saved = useSaved(slug).filter((one) => one.product === props.product.product);
  const [ids, setIds] = useState<readonly string[]>(saved.slice(0, 3).map((one) => one.id));
  const shown = saved.filter((one) => ids.includes(one.id)).slice(0, 3);
  const [presentAt, setPresentAt] = useState<string | undefined>();
  return (
    <div>
      {saved.length === 0 && <p className="ol-ink-2">{t('compare.none')}</p>}
      {saved.length > 3 && (
        <fieldset className={css.chooser}>
          <legend className="ol-ink-2">{t('compare.upTo')}</legend>
          {saved.map((one) => (
            <Checkbox
              key={one.id}
              label={one.name}
              checked={ids.includes(one.id)}
              disabled={!ids.includes(one.id) && ids.length >= 3}
              onChange={(event) =>
                setIds(event.currentTarget.checked ? [...ids, one.id] : ids.filter((id) => id !== one.id))
              }
            />
          ))}
        </fieldset>
      )}
      <div className={css.columns}>
        <Column
          compiled={props.compiled}
          product={props.product}
          prices={props.prices}
          present={props.present}
          shown={{ id: 'present', name: t('compare.now'), choices: props.present }}
          onDate={setPresentAt}
        />
        {shown.map((one) => (
          <Column
            key={one.id}
            compiled={props.compiled}
            product={props.product}
            prices={props.prices}
            present={props.present}
            shown={one}
            presentAt={presentAt}
            onTake={() => props.onTake(one.choices)}
            onDrop={() => dropSaved(slug, one.id)}
          />
        ))}
      </div>
    </div>
  );
};
