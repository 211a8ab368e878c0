// Choosing a product of one's own: the picture on the left, the step's choices on the right, price and date always there.
import { Button, Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type Choices, type Compiled, type OptionValue, type PriceBook, total as sum } from '@onelot/configure';
import { interaction } from '@onelot/contracts';
import { IconArrowBackUp, IconArrowForwardUp, IconBookmark } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf, useSession } from '../../data/index.ts';
import { PageShell, ProblemNote, useFormat } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import { keepCart, visitId } from '../kept.ts';
import { useWords } from '../words.ts';
import { BlockedNote } from './blocked-note.tsx';
import { Compare, SaveButton } from './compare.tsx';
import css from './configure.module.css';
import { OptionField } from './option-field.tsx';
import { Picture, usePictured } from './picture.tsx';
import { PricePanel, totalsOf } from './price-panel.tsx';
import { proposalsOf } from './proposals.ts';
import { differenceOf, valueWords } from './show.ts';
import { likelyCountry, methodsFor, type ProductOnSale } from './terms.ts';
import { type Blocked, type Configurator, useConfigurator } from './use-configurator.ts';
import { useQuote } from './use-quote.ts';
import { Why } from './why.tsx';

export interface ConfigureProps {
  compiled: Compiled;
  product: ProductOnSale;
  prices: PriceBook;
  start: Choices;
  startProblem: unknown;
  again?: string;
}

/** Options of each step that exist with the present choices. */
const stepsOf = (config: Configurator) => {
  const named = new Set(config.model.groups.flatMap((group) => group.options));
  const rest = config.model.options.map((option) => option.id).filter((id) => !named.has(id));
  const groups = rest.length
    ? [...config.model.groups, { id: 'rest', name: { en: 'More', de: 'Weiteres' }, options: rest }]
    : config.model.groups;
  return groups
    .map((group) => ({
      ...group,
      options: group.options.filter((id) => {
        const domain = config.domains.get(id);
        return domain?.present === 'yes' || (domain?.present === 'maybe' && config.whole[id] !== undefined);
      }),
    }))
    .filter((group) => group.options.length > 0);
};

/** Tells the company once what was tried in vain; it holds no personal data. */
const useAttempts = (props: ConfigureProps) => {
  const { slug } = useSession();
  const told = useRef(new Set<string>());
  return (blocked: Blocked, choices: Choices): void => {
    if (!blocked.conflict) return;
    const value = Array.isArray(blocked.value) ? (blocked.value.at(-1) ?? '') : blocked.value;
    const key = JSON.stringify([blocked.optionId, value]);
    if (told.current.has(key)) return;
    told.current.add(key);
    void clientOf(slug)
      .call(interaction.recordAttempt, {
        product: props.product.product,
        version: props.product.version,
        option: blocked.optionId,
        value: value as string | number | boolean,
        choices: choices as never,
        rules: blocked.conflict.rules.map((rule) => rule.id).slice(0, 50),
        visit: visitId(),
      })
      // A lost note must not disturb the one who chooses.
      .catch(() => undefined);
  };
};

const useUndoKeys = (config: Configurator): void => {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const writes = event.target instanceof HTMLInputElement && event.target.type === 'text';
      if (!(event.ctrlKey || event.metaKey) || writes) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) config.undo();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) config.redo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [config.undo, config.redo]);
};

const Steps = (props: {
  names: readonly string[];
  at: number;
  seen: ReadonlySet<number>;
  go: (to: number) => void;
}) => {
  const { t } = useTranslation('shop');
  return (
    <nav aria-label={t('configure.steps')}>
      <ol className={css.steps}>
        {props.names.map((name, index) => (
          <li key={name} data-state={index === props.at ? 'now' : props.seen.has(index) ? 'seen' : 'open'}>
            <button
              type="button"
              onClick={() => props.go(index)}
              aria-current={index === props.at ? 'step' : undefined}
            >
              <span className={css.bar} aria-hidden="true" />
              <span className={css.stepName}>{name}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
};

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
  const tell = useAttempts(props);
  const steps = stepsOf(config);
  const [at, setAt] = useState(0);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set(Object.keys(props.start).length ? steps.keys() : []));
  const [why, setWhy] = useState(false);
  const [comparing, setComparing] = useState(false);
  const step = steps[Math.min(at, steps.length - 1)] as (typeof steps)[number];
  const head = useRef<HTMLHeadingElement>(null);

  const country = likelyCountry(product, company?.country);
  const method = methodsFor(product, country)[0];
  const quote = useQuote(
    config.complete
      ? {
          product: product.product,
          version: product.version,
          choices: config.whole,
          quantity: 1,
          ...(method ? { shippingMethod: method.method, country } : {}),
        }
      : undefined,
  );
  const lines = useMemo(() => {
    const priced = config.session.price(prices);
    return priced.ok ? priced.value : undefined;
  }, [config.session, prices]);
  const totals = totalsOf(lines, product, method, quote);
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
              <div className={css.tools}>
                <button
                  type="button"
                  className={css.tool}
                  disabled={!config.canUndo}
                  onClick={config.undo}
                  aria-label={t('configure.undo')}
                  title={t('configure.undoKeys')}
                >
                  <IconArrowBackUp size={20} stroke={1.8} />
                </button>
                <button
                  type="button"
                  className={css.tool}
                  disabled={!config.canRedo}
                  onClick={config.redo}
                  aria-label={t('configure.redo')}
                  title={t('configure.redo')}
                >
                  <IconArrowForwardUp size={20} stroke={1.8} />
                </button>
                <SaveButton config={config} product={product} className={css.tool ?? ''}>
                  <IconBookmark size={20} stroke={1.8} />
                </SaveButton>
              </div>
            </div>
            <p className="ol-ink-2">
              <span className={css.stepOf}>{t('configure.stepOf', { n: at + 1, of: steps.length })}. </span>
              {words(step.help)}
            </p>
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
          <div className={css.foot}>
            <PricePanel
              product={product}
              method={method}
              totals={totals}
              quote={quote}
              why={why}
              onWhy={() => setWhy((old) => !old)}
              caption={t('price.toDoor')}
            />
            {why && quote.last && phone && (
              <div className={css.whyPhone}>
                <Why promised={quote.last.promised} layout="steps" titled={false} />
              </div>
            )}
            {!config.complete && <p className={css.notice}>{t('configure.incomplete')}</p>}
            <div className={css.actions}>
              {at > 0 && phone ? (
                <Button variant="outline" size="lg" onClick={() => go(at - 1)}>
                  {t('configure.back')}
                </Button>
              ) : (
                <Button variant="outline" size="lg" onClick={() => setComparing(true)}>
                  {t('configure.compare')}
                </Button>
              )}
              {last ? (
                <Button size="lg" className={css.next} onClick={order} disabled={!config.complete}>
                  {t('configure.order')}
                </Button>
              ) : (
                <Button size="lg" className={css.next} onClick={() => go(at + 1)}>
                  {t('configure.next', { step: words(steps[at + 1]?.name) })}
                </Button>
              )}
            </div>
          </div>
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
