// What was ordered, what it costs, who gets it where, and the papers of the order.
import { logistics, production, sales } from '@onelot/contracts';
import { useTranslation } from 'react-i18next';
import { useFile, useSession } from '../../data/index.ts';
import { FileLink, Money, Panel, useFormat } from '../../look/index.ts';
import { places, To } from '../links.tsx';
import { type OrderRecord, useOrderWords } from './order-words.ts';
import css from './orders.module.css';

type Part = { order: OrderRecord };

export const Configuration = ({ order }: Part) => {
  const { t } = useTranslation('work');
  const { say } = useOrderWords();
  return (
    <Panel
      title={t('order.configuration')}
      sub={t('order.version', { version: order.version, quantity: order.quantity })}
    >
      <dl className={css.pairs}>
        {order.summary.map((line) => (
          <div key={say(line.option)} style={{ display: 'contents' }}>
            <dt>{say(line.option)}</dt>
            <dd>{say(line.value)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
};

const Payments = ({ order }: Part) => {
  const { t } = useTranslation('work');
  const { money, when } = useFormat();
  if (order.payments.length === 0) return <p className="ol-ink-2">{t('order.noPayment')}</p>;
  return (
    <dl className={css.pairs}>
      {order.payments.map((payment) => (
        <div key={payment.id} style={{ display: 'contents' }}>
          <dt>
            {t(`order.paymentState.${payment.state}`)}, {when(payment.at, 'dayTime')}
            {payment.reason && `, ${payment.reason}`}
          </dt>
          <dd>
            <Money amount={payment.amount} currency={payment.currency} />
            {payment.refunded > 0 && `, ${t('order.refunded', { amount: money(payment.refunded, payment.currency) })}`}
          </dd>
        </div>
      ))}
    </dl>
  );
};

export const PriceAndPayment = ({ order }: Part) => {
  const { t } = useTranslation('work');
  const { say } = useOrderWords();
  const { price } = order;
  const lines = [
    ...price.lines.map((line) => [line.id, say(line.label), line.amount] as const),
    ['shipping', t('order.shipping'), price.shipping] as const,
    ['tax', say(price.taxName), price.tax] as const,
    ['total', t('order.total'), price.total] as const,
  ];
  return (
    <Panel title={t('order.price')}>
      <dl className={css.pairs}>
        {lines.map(([id, label, amount]) => (
          <div key={id} style={{ display: 'contents' }} data-total={id === 'total' || undefined}>
            <dt>{label}</dt>
            <dd>
              <Money amount={amount} currency={price.currency} />
            </dd>
          </div>
        ))}
      </dl>
      <div className={css.part}>
        <h3 className="ol-14 ol-strong">{t('order.payments')}</h3>
        <Payments order={order} />
      </div>
    </Panel>
  );
};

export const CustomerAndPlace = ({ order }: Part) => {
  const { t } = useTranslation('work');
  const { when } = useFormat();
  const { may } = useSession();
  const { address, wish } = order;
  const place = [address.street, `${address.postcode} ${address.city}`, address.region, address.country];
  return (
    <Panel title={t('order.customer')}>
      <p className={`ol-strong ${css.alone}`}>
        {may('sales') ? <To to={places.member(order.customer.party)}>{order.customer.name}</To> : order.customer.name}
      </p>
      <p className={css.alone}>
        <a className="ol-link" href={`mailto:${order.customer.email}`}>
          {order.customer.email}
        </a>
      </p>
      <address style={{ fontStyle: 'normal', marginTop: 8 }}>
        {address.name !== order.customer.name && <p>{address.name}</p>}
        {place.filter(Boolean).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </address>
      {(wish.notBefore || wish.window) && (
        <p className="ol-ink-2" style={{ marginTop: 8 }}>
          {[
            wish.notBefore && `${t('order.notBefore')} ${when(wish.notBefore)}`,
            wish.window && `${wish.window.from}–${wish.window.to}`,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      )}
    </Panel>
  );
};

export const Papers = ({ order }: Part) => {
  const { t, i18n } = useTranslation('work');
  const file = useFile();
  const locale = i18n.language === 'de' ? 'de' : 'en';
  const papers = [
    ['jobCard', file(production.jobCard, { order: order.id, locale })],
    ['label', file(production.productLabel, { order: order.id })],
    ...order.papers.map((one) =>
      one === 'invoice'
        ? (['invoice', file(sales.invoice, { order: order.id, locale })] as const)
        : (['creditNote', file(sales.creditNote, { order: order.id, locale })] as const),
    ),
    ['slip', file(logistics.packingSlip, { order: order.id, locale })],
  ] as const;
  return (
    <Panel title={t('order.papers')}>
      <div className={css.papers}>
        {papers.map(([name, address]) => (
          <FileLink key={name} href={address} name={`${name}-${order.number}.pdf`}>
            {t(`order.${name}`)}
          </FileLink>
        ))}
      </div>
    </Panel>
  );
};
