// One purchase order: can you deliver it by then? Accept, counter or decline; later, say that it is on its way.
import { sourcing } from '@onelot/contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand, useSession } from '../../data/index.ts';
import { Answer, Money, Panel, ProblemNote, StateChip, useFormat, When } from '../../look/index.ts';
import { Frame } from '../frame.tsx';
import css from '../portal.module.css';
import { CounterForm, DeclineForm, ShipForm } from './forms.tsx';
import type { PurchaseOrder } from './home.tsx';
import { PriceOf } from './price.tsx';
import { CHIP } from './states.ts';

const useHeadline = () => {
  const { t } = useTranslation('portal');
  const { number, when } = useFormat();
  return (order: PurchaseOrder): { headline: string; sub: string } => {
    const values = {
      quantity: number(order.quantity),
      item: order.itemName,
      when: when(order.state === 'sent' ? order.dueAt : order.expectedAt, 'long'),
      received: number(order.received),
    };
    return { headline: t(`purchase.ask.${order.state}`, values), sub: t(`purchase.askSub.${order.state}`, values) };
  };
};

const Facts = ({ order }: { order: PurchaseOrder }) => {
  const { t } = useTranslation('portal');
  const { number } = useFormat();
  const total = Math.round((order.price * order.quantity) / order.pricePer);
  const facts = [
    [t('facts.quantity'), number(order.quantity)],
    [t('facts.price'), <PriceOf key="price" price={order.price} order={order} />],
    [t('facts.total'), <Money key="total" amount={total} currency={order.currency} />],
    [t('facts.due'), <When key="due" at={order.dueAt} style="full" />],
    [t('facts.expected'), <When key="expected" at={order.expectedAt} style="full" />],
    [t('facts.ordered'), <When key="ordered" at={order.orderedAt} style="full" />],
    ...(order.note ? [[t('facts.note'), order.note] as const] : []),
  ] as const;
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Counter = ({ order }: { order: PurchaseOrder }) => {
  const { t } = useTranslation('portal');
  const { number } = useFormat();
  if (!order.counter) return null;
  const { quantity, dueAt, price, note } = order.counter;
  return (
    <Panel tone={order.state === 'countered' ? 'accent' : 'plain'} title={t('purchase.yourCounter')}>
      <p className="ol-16">
        {t('purchase.counterLine', { quantity: number(quantity), item: order.itemName })}{' '}
        <PriceOf price={price} order={order} />, <When at={dueAt} style="long" />
      </p>
      {note && <p className="ol-ink-2">{note}</p>}
    </Panel>
  );
};

const Reply = ({ order }: { order: PurchaseOrder }) => {
  const { t } = useTranslation('portal');
  const [how, setHow] = useState<'counter' | 'decline'>();
  const answer = useCommand(sourcing.answerPurchaseOrder, () => setHow(undefined));
  const send = (input: Omit<Parameters<typeof answer.mutate>[0], 'purchaseOrder'>): void =>
    answer.mutate({ purchaseOrder: order.id, ...input });
  return (
    <section className={css.section} aria-label={t('purchase.reply')}>
      {answer.error && <ProblemNote problem={answer.error.document} />}
      <div className={css.choices}>
        <button type="button" data-main disabled={answer.isPending} onClick={() => send({ answer: 'accept' })}>
          {t('purchase.accept')}
        </button>
        <button
          type="button"
          aria-expanded={how === 'counter'}
          onClick={() => setHow(how === 'counter' ? undefined : 'counter')}
        >
          {t('purchase.counter')}
        </button>
        <button
          type="button"
          data-grave
          aria-expanded={how === 'decline'}
          onClick={() => setHow(how === 'decline' ? undefined : 'decline')}
        >
          {t('purchase.decline')}
        </button>
      </div>
      {how === 'counter' && (
        <CounterForm order={order} busy={answer.isPending} onSend={(offer) => send({ answer: 'counter', ...offer })} />
      )}
      {how === 'decline' && (
        <DeclineForm busy={answer.isPending} onSend={(note) => send({ answer: 'decline', note })} />
      )}
    </section>
  );
};

export const Purchase = () => {
  const { t } = useTranslation('portal');
  const { purchase } = useParams({ strict: false }) as { purchase: string };
  const { slug, person } = useSession();
  const asked = useAsk(
    sourcing.getPurchaseOrder,
    { purchaseOrder: purchase },
    { enabled: person?.partyKind === 'supplier' },
  );
  const headline = useHeadline();
  const order = asked.data;
  return (
    <Frame only="supplier">
      <Link className="ol-link" to={`/${slug}/portal` as '/'}>
        {t('purchase.all')}
      </Link>
      {asked.error && !order && <ProblemNote problem={asked.error.document} onAgain={() => void asked.refetch()} />}
      {order && (
        <>
          <Answer
            over={
              <span className={css.over}>
                {t('purchase.number', { number: order.number })}
                <StateChip state={CHIP[order.state]}>{t(`purchase.state.${order.state}`)}</StateChip>
              </span>
            }
            {...headline(order)}
          />
          {order.state === 'sent' && <Reply order={order} />}
          {order.state === 'accepted' && <ShipForm order={order} />}
          <Counter order={order} />
          <Facts order={order} />
        </>
      )}
    </Frame>
  );
};
