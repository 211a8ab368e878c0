// Choosing a product of one's own: the picture on the left, the step's choices on the right, price and date always there.
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Choices, Compiled, OptionValue, PriceBook } from '@onelot/configure';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/index.ts';
import { PageShell, ProblemNote, useFormat } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import { keepCart } from '../kept.ts';
import type { Order } from '../order/answer.ts';
import { useWords } from '../words.ts';
import { useAttempts } from './attempts.ts';
import { ApplyButton, ChangeNote } from './change.tsx';
import { Compare } from './compare.tsx';
import css from './configure.module.css';
import { Fields } from './fields.tsx';
import { Fit } from './fit.tsx';
import { Foot } from './foot.tsx';
import { ForYou } from './for-you.tsx';
import { OlderNote } from './older-note.tsx';
import { Picture, usePictured } from './picture.tsx';
import { totalsOf } from './price-panel.tsx';
import { allProposals, measuresOf, proposalsOf } from './proposals.ts';
import { useSaid } from './said.ts';
import { Steps, StepTools, stepsOf, useUndoKeys } from './steps.tsx';
import { likelyCountry, methodsFor, type ProductOnSale } from './terms.ts';
import { useChange } from './use-change.ts';
import { type Blocked, useConfigurator } from './use-configurator.ts';
import { useDifferences } from './use-differences.ts';
import { useQuote } from './use-quote.ts';
import { Why } from './why.tsx';

export interface ConfigureProps {
  compiled: Compiled;
  product: ProductOnSale;
  prices: PriceBook;
  start: Choices;
  startProblem: unknown;
  again?: string;
  /** What a link kept, with the version it was kept for. */
  kept?: { version: number; choices: Choices };
  /** Opens with the measurements. */
  measure?: boolean;
  /** The placed order whose choices are changed. */
  change?: Order;
}

export const Configure = (props: ConfigureProps) => {
  const { compiled, product, prices } = props;
  const { t } = useTranslation('shop');
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
  // Where there is room the reason stands open from the start.
  const [why, setWhy] = useState(() => window.matchMedia('(min-width: 1200px) and (min-height: 860px)').matches);
  const [itemised, setItemised] = useState(
    () => window.matchMedia('(min-width: 861px) and (min-height: 860px)').matches,
  );
  const [fits, setFits] = useState(props.measure ?? false);
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
  const measures = useMemo(() => measuresOf(config.model), [config.model]);
  // Standard measurements are nobody's: proposed is only what somebody's own ask for.
  const own = measures.some((id) => config.session.choices[id] !== undefined);
  const proposals = useMemo(
    () => proposalsOf(own ? allProposals(config.session, config.model, pictured.formulas) : []),
    [own, config.session, config.model, pictured.formulas],
  );

  const difference = useDifferences(config.session, prices);

  const pick = (id: string, value: OptionValue, how?: { joins?: boolean; quiet?: boolean }): Blocked | undefined => {
    const stopped = config.pick(id, value, how);
    if (stopped && !how?.quiet) tell(stopped, config.session.choices);
    return stopped;
  };
  const go = (to: number): void => {
    config.confirm(step.options.filter((id) => !measures.includes(id)));
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
  const said = useSaid(config.model);
  const moved = config.moved.map((one) =>
    t('configure.moved', { option: said.name(one.optionId), value: said.value(one.optionId, one.to) }),
  );
  const movedNote = moved.length > 0 && (
    <p className={css.notice}>
      {moved.join(' ')}{' '}
      <button type="button" className={css.textButton} onClick={config.undo}>
        {t('configure.undo')}
      </button>
    </p>
  );
  const fitting = steps.findIndex((group) => group.options.some((id) => measures.includes(id)));
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
    <PageShell
      bar={<ShopBar extra={fitting >= 0 ? [{ label: t('bar.measure'), onGo: () => setFits(true) }] : []} />}
      fit="bleed"
    >
      <div className={css.layout}>
        <Picture
          pictured={pictured}
          name={words(config.model.name)}
          sub={
            typeof setValue === 'string' && pictured.scene?.name === 'iron'
              ? said.value('set', setValue)
              : words(config.model.description)
          }
          set={typeof setValue === 'string' ? setValue : undefined}
          covered={why && !phone ? 150 + Math.max(5, quote.last?.promised.segments.length ?? 0) * 38 : 40}
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
            <p className={css.stepHelp}>
              <span className={css.stepOf}>{t('configure.stepOf', { n: at + 1, of: steps.length })}. </span>
              <span className={css.stepWords}>{words(step.help)}</span>
            </p>
            {placed && <p className={css.notice}>{t('amend.changing', { number: placed.number })}</p>}
            {props.startProblem ? <ProblemNote problem={props.startProblem} /> : null}
            {props.kept !== undefined && props.kept.version !== product.version && (
              <OlderNote kept={props.kept} product={product} session={config.session} prices={prices} />
            )}
            {dropped.length > 0 && (
              <p className={css.notice}>
                {t('configure.dropped')} {dropped.map((one) => said.name(one.optionId) || one.optionId).join(', ')}
              </p>
            )}
            {!phone && movedNote}
            {at === fitting && !own && !placed && (
              <p className={css.measureFirst}>
                <Button variant="outline" h={44} onClick={() => setFits(true)}>
                  {t('bar.measure')}
                </Button>
              </p>
            )}
            {(at === fitting || step.options.some((id) => proposals.has(id))) && (
              <ForYou config={config} proposals={proposals} own={own} />
            )}
            <Fields
              options={step.options}
              config={config}
              proposals={proposals}
              difference={difference}
              pick={pick}
              {...{ compiled, prices, product: product.product }}
            />
          </div>
          <Foot
            product={product}
            formulas={pictured.formulas}
            method={method}
            totals={totals}
            quote={quote}
            why={why}
            onWhy={() => setWhy((old) => !old)}
            itemised={itemised}
            onItemise={() => setItemised((old) => !old)}
            phone={phone}
            moved={phone && movedNote}
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
      <Fit config={config} opened={fits} onClose={() => setFits(false)} />
      <Modal
        opened={comparing}
        onClose={() => setComparing(false)}
        size={1120}
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
