// Choosing a product of one's own: the picture on the left, the step's choices on the right, price and date always there.
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type Choices, type Compiled, type OptionValue, type PriceBook, total as sum } from '@onelot/configure';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/index.ts';
import { PageShell, ProblemNote, useFormat } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import { keepCart } from '../kept.ts';
import type { Order } from '../order/answer.ts';
import { useWords } from '../words.ts';
import { useAttempts } from './attempts.ts';
import { BlockedNote } from './blocked-note.tsx';
import { ApplyButton, ChangeNote } from './change.tsx';
import { Compare } from './compare.tsx';
import css from './configure.module.css';
import { Foot } from './foot.tsx';
import { OptionField } from './option-field.tsx';
import { Picture, usePictured } from './picture.tsx';
import { totalsOf } from './price-panel.tsx';
import { proposalsOf } from './proposals.ts';
import { differenceOf, valueWords } from './show.ts';
import { Steps, StepTools, stepsOf, useUndoKeys } from './steps.tsx';
import { likelyCountry, methodsFor, type ProductOnSale } from './terms.ts';
import { useChange } from './use-change.ts';
import { type Blocked, useConfigurator } from './use-configurator.ts';
import { useQuote } from './use-quote.ts';
import { Why } from './why.tsx';

export interface ConfigureProps {
  compiled: Compiled;
  product: ProductOnSale;
  prices: PriceBook;
  start: Choices;
  startProblem: unknown;
  again?: string;
  /** The placed order whose choices are changed. */
  change?: Order;
}

export const Configure = (props: ConfigureProps) => {
  const { compiled, product, prices } = props;
  const { t, i18n } = useTranslation('shop');
  const words = useWords();
  const { money, when } = useFormat();
  const { slug, company } = useSession();
  const navigate = useNavigate();
  const phone = useMediaQuery('(max-width: 860px)') ?? false;
  const config = useConfigurator(compiled, props.start);
  useUndoKeys(config);
  const tell = useAttempts(product);
  const steps = stepsOf(config);
  const [at, setAt] = useState(0);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set(Object.keys(props.start).length ? steps.keys() : []));
  const [why, setWhy] = useState(false);
  const [comparing, setComparing] = useState(false);
  const step = steps[Math.min(at, steps.length - 1)] as (typeof steps)[number];
  const head = useRef<HTMLHeadingElement>(null);

  const placed = props.change;
  const country = placed?.address.country ?? likelyCountry(product, company?.country);
  const methods = methodsFor(product, country);
  const method = methods.find((one) => one.method === placed?.shippingMethod) ?? methods[0];
  const asked = useQuote(
    config.complete && !placed
      ? {
          product: product.product,
          version: product.version,
          choices: config.whole,
          quantity: 1,
          ...(method ? { shippingMethod: method.method, country } : {}),
        }
      : undefined,
  );
  const change = useChange(placed, config.complete ? config.whole : undefined);
  const quote = change?.quote ?? asked;
  const lines = useMemo(() => {
    const priced = config.session.price(prices);
    return priced.ok ? priced.value : undefined;
  }, [config.session, prices]);
  const totals = totalsOf(lines, product, method, quote, placed?.quantity);
  const pictured = usePictured(config.session);
  const proposals = useMemo(
    () => proposalsOf(config.session, config.model, pictured.formulas),
    [config.session, config.model, pictured.formulas],
  );

  // Prices of the alternatives follow a breath later, so that the pick itself answers at once.
  const calm = useDeferredValue(config.session);
  const goods = useMemo(() => {
    const priced = calm.price(prices);
    return priced.ok ? sum(priced.value) : undefined;
  }, [calm, prices]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known holds for one session
  const known = useMemo(() => new Map<string, number | undefined>(), [calm]);
  const difference = (id: string, value: OptionValue): number | undefined => {
    const key = JSON.stringify([id, value]);
    if (!known.has(key)) known.set(key, differenceOf(calm, prices, id, value, goods));
    return known.get(key);
  };

  const pick = (id: string, value: OptionValue, how?: { joins?: boolean; quiet?: boolean }): Blocked | undefined => {
    const stopped = config.pick(id, value, how);
    if (stopped && !how?.quiet) tell(stopped, config.session.choices);
    return stopped;
  };
  const go = (to: number): void => {
    config.confirm(step.options);
    config.letGo();
    setSeen((old) => new Set([...old, at]));
    setAt(to);
    requestAnimationFrame(() => {
      head.current?.focus({ preventScroll: true });
      head.current?.closest('[data-scroll]')?.scrollTo({ top: 0 });
      if (phone) head.current?.scrollIntoView({ block: 'center' });
    });
  };
  const last = at >= steps.length - 1;
  const order = (): void => {
    keepCart(slug, {
      product: product.product,
      version: product.version,
      choices: config.whole,
      quantity: 1,
      ...(props.again ? { reorderOf: props.again } : {}),
    });
    void navigate({ to: `/${slug}/checkout/${product.product}` as '/' });
  };
  const nameOf = (id: string): string => words(config.model.options.find((option) => option.id === id)?.name);
  const said = (id: string, value: OptionValue | undefined): string => {
    const option = config.model.options.find((one) => one.id === id);
    return option ? valueWords(option, value, i18n.language, { yes: t('yes'), no: t('no') }) : '';
  };
  const moved = config.moved.map((one) =>
    t('configure.moved', { option: nameOf(one.optionId), value: said(one.optionId, one.to) }),
  );
  const dropped = config.session.dropped;
  const date = quote.last && !quote.checking && !quote.unknown ? quote.last.promised.at : undefined;
  const spoken = [
    ...moved,
    totals ? t('say.price', { total: money(totals.total) }) : '',
    date ? t('say.date', { date: when(date, 'long') }) : quote.unknown ? t('price.unknown') : '',
  ]
    .filter(Boolean)
    .join(' ');
  const setValue = config.whole.set;

  return (
    <PageShell bar={<ShopBar />} fit="bleed">
      <div className={css.layout}>
        <Picture
          pictured={pictured}
          name={words(config.model.name)}
          sub={
            typeof setValue === 'string' && pictured.scene?.name === 'iron'
              ? said('set', setValue)
              : words(config.model.description)
          }
          set={typeof setValue === 'string' ? setValue : undefined}
          covered={why && quote.last && !phone ? 150 + quote.last.promised.segments.length * 38 : 40}
        >
          {why && quote.last && !phone && (
            <div className={css.whyCard}>
              <Why promised={quote.last.promised} onClose={() => setWhy(false)} layout="days" />
            </div>
          )}
        </Picture>
        <div className={css.side}>
          <div className={css.stepsBar}>
            <Steps names={steps.map((group) => words(group.name))} at={at} seen={seen} go={go} />
          </div>
          <div className={css.scroll} data-scroll>
            <div className={css.stepHead}>
              <h2 className={css.stepTitle} ref={head} tabIndex={-1}>
                {words(step.name)}
              </h2>
              <StepTools config={config} product={product} />
            </div>
            <p className="ol-ink-2">
              <span className={css.stepOf}>{t('configure.stepOf', { n: at + 1, of: steps.length })}. </span>
              {words(step.help)}
            </p>
            {placed && <p className={css.notice}>{t('amend.changing', { number: placed.number })}</p>}
            {props.startProblem ? <ProblemNote problem={props.startProblem} /> : null}
            {dropped.length > 0 && (
              <p className={css.notice}>
                {t('configure.dropped')} {dropped.map((one) => nameOf(one.optionId) || one.optionId).join(', ')}
              </p>
            )}
            {moved.length > 0 && (
              <p className={css.notice}>
                {moved.join(' ')}{' '}
                <button type="button" className={css.textButton} onClick={config.undo}>
                  {t('configure.undo')}
                </button>
              </p>
            )}
            {step.options.map((id) => {
              const option = config.model.options.find((one) => one.id === id);
              const domain = config.domains.get(id);
              if (!option || !domain) return null;
              const blocked = config.blocked?.optionId === id ? config.blocked : undefined;
              const proposed = proposals.get(id);
              return (
                <OptionField
                  key={id}
                  option={option}
                  domain={domain}
                  value={config.whole[id]}
                  locked={(value) => config.locked(id, value)}
                  difference={(value) => difference(id, value)}
                  pick={(value, how) => pick(id, value, how)}
                  {...(proposed === undefined ? {} : { proposed })}
                  {...(blocked ? { blockedValue: blocked.value } : {})}
                  why={
                    blocked && (
                      <BlockedNote
                        blocked={blocked}
                        config={config}
                        compiled={compiled}
                        prices={prices}
                        product={product.product}
                      />
                    )
                  }
                />
              );
            })}
          </div>
          <Foot
            product={product}
            method={method}
            totals={totals}
            quote={quote}
            why={why}
            onWhy={() => setWhy((old) => !old)}
            phone={phone}
            complete={config.complete}
            {...(change ? { note: <ChangeNote change={change} /> } : {})}
          >
            {at > 0 && phone && !change && (
              <Button variant="outline" size="lg" onClick={() => go(at - 1)}>
                {t('configure.back')}
              </Button>
            )}
            {(at === 0 || !phone) && !change && (
              <Button variant="outline" size="lg" onClick={() => setComparing(true)}>
                {t('configure.compare')}
              </Button>
            )}
            {!last && (
              <Button size="lg" className={css.next} variant={change ? 'outline' : 'filled'} onClick={() => go(at + 1)}>
                {t(change ? 'amend.next' : 'configure.next', { step: words(steps[at + 1]?.name) })}
              </Button>
            )}
            {change && <ApplyButton change={change} />}
            {last && !change && (
              <Button size="lg" className={css.next} onClick={order} disabled={!config.complete}>
                {t('configure.order')}
              </Button>
            )}
          </Foot>
        </div>
      </div>
      <div className="ol-hidden" role="status" aria-live="polite">
        {spoken}
      </div>
      <Modal
        opened={comparing}
        onClose={() => setComparing(false)}
        size="xl"
        title={t('compare.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Compare
          compiled={compiled}
          product={product}
          prices={prices}
          present={config.whole}
          onTake={(choices) => {
            config.load(choices);
            setComparing(false);
          }}
        />
      </Modal>
    </PageShell>
  );
};
