// What was asked for and paid: the choices, the door, the day and time, and the money in its states.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';
import { useWords } from '../words.ts';
import type { Order } from './answer.ts';
import css from './order.module.css';

/** An address in one line, as it is written on a parcel. */
const lineOf = ({ name, street, postcode, city, region, country }: Order['address'], say: Intl.DisplayNames): string =>
  [name, street, `${postcode} ${city}`, region, say.of(country) ?? country].filter(Boolean).join(', ');

export const Asked = ({ order }: { order: Order }) => {
  const { t, i18n } = useTranslation('shop');
  const words = useWords();
  const { when, money } = useFormat();
  const { currency } = order.price;
  const countries = new Intl.DisplayNames([i18n.language], { type: 'region' });
  const { window, notBefore } = order.wish;
  const wish = [
    notBefore ? t('asked.notBefore', { date: when(notBefore, 'long') }) : '',
    window ? t('checkout.between', window) : '',
  ].filter(Boolean);
  const paid = order.payments.filter(({ state }) => state !== 'failed');
  return (
    <>
      <details className={css.why}>
        <summary>{t('order.what')}</summary>
        <dl className={css.choices}>
          {order.summary.map((one) => (
            <div key={one.option.en}>
              <dt>{words(one.option)}</dt>
              <dd>{words(one.value)}</dd>
            </div>
          ))}
        </dl>
      </details>
      <details className={css.why}>
        <summary>{t('asked.title')}</summary>
        <dl className={css.choices}>
          <div>
            <dt>{t('checkout.where')}</dt>
            <dd>{lineOf(order.address, countries)}</dd>
          </div>
          <div>
            <dt>{t('asked.wish')}</dt>
            <dd>{wish.length > 0 ? wish.join(', ') : t('checkout.anyTime')}</dd>
          </div>
          <div>
            <dt>{t('asked.shipping')}</dt>
            <dd>{order.price.shipping ? money(order.price.shipping, currency) : t('checkout.free')}</dd>
          </div>
          <div>
            <dt>{t('asked.total')}</dt>
            <dd>{money(order.price.total, currency)}</dd>
          </div>
          {paid.map((payment) => (
            <div key={payment.id}>
              <dt>{when(payment.at, 'dayTime')}</dt>
              <dd>
                {t(`asked.payment.${payment.state as 'captured'}`, {
                  amount: money(payment.amount, currency),
                  refunded: money(payment.refunded, currency),
                })}
                {payment.refunded > 0 && payment.state !== 'refunded'
                  ? ` ${t('asked.refunded', { amount: money(payment.refunded, currency) })}`
                  : ''}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
};
