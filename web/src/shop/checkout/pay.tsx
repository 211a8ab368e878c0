// Paying what is reserved, while the hold lasts.
import { Button, TextInput } from '@mantine/core';
import { sales } from '@onelot/contracts';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand, useSession } from '../../data/index.ts';
import { EmptyState, PageShell, ProblemNote, useFormat, useProblemWords } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import { Thumb } from '../thumb.tsx';
import css from './checkout.module.css';
import { restOf, useFieldErrors } from './problems.ts';

/** Wall seconds until an instant, counted every second. */
const useSecondsTo = (iso: string | null | undefined): number => {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return iso ? Math.max(0, Math.round((Date.parse(iso) - now) / 1000)) : 0;
};

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const Card = ({ order, total, onMoved }: { order: string; total: string; onMoved: () => void }) => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const navigate = useNavigate();
  const [card, setCard] = useState('4242 4242 4242 4242');
  const [wrong, setWrong] = useState<string | undefined>();
  const pay = useCommand(sales.payOrder, () => void navigate({ to: `/${slug}/orders/${order}` as '/' }));
  const fieldErrors = useFieldErrors();
  const digits = card.replaceAll(/\D/g, '');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setWrong(digits.length === 16 ? undefined : t('pay.digits', { count: digits.length }));
    if (digits.length === 16) pay.mutate({ order, card: digits });
  };
  const declined = pay.error?.status === 402 ? pay.error.document : undefined;
  const { head } = useProblemWords();
  const error = wrong ?? fieldErrors(pay.error)['/card'] ?? (declined && head(declined).title);
  // The hold ran out, or it was paid in another window: the order itself says which.
  const moved = pay.error?.status === 409;
  useEffect(() => {
    if (moved) onMoved();
  }, [moved, onMoved]);
  return (
    <form noValidate onSubmit={submit} style={{ display: 'grid', gap: 16 }}>
      <TextInput
        label={t('pay.card')}
        description={t('pay.hint')}
        value={card}
        inputMode="numeric"
        autoComplete="cc-number"
        maxLength={24}
        error={error}
        onChange={(event) => {
          setWrong(undefined);
          pay.reset();
          setCard(
            event.currentTarget.value
              .replaceAll(/\D/g, '')
              .slice(0, 16)
              .replaceAll(/(\d{4})(?=\d)/g, '$1 '),
          );
        }}
      />
      {!declined && <ProblemNote problem={restOf(pay.error, ['/card'])} />}
      <Button type="submit" h={56} size="lg" loading={pay.isPending}>
        {t('pay.pay', { total })}
      </Button>
    </form>
  );
};

export const Pay = () => {
  const { t } = useTranslation('shop');
  const { money, when } = useFormat();
  const { slug } = useSession();
  const { order: id = '' } = useParams({ strict: false }) as { order?: string };
  const asked = useAsk(sales.getOrder, { order: id }, { keep: false });
  const { refetch } = asked;
  const refresh = useCallback(() => void refetch(), [refetch]);
  const left = useSecondsTo(asked.data?.holdUntil);
  const order = asked.data;
  const inside = () => {
    if (asked.error) return <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />;
    if (!order) return null;
    const page = (
      <Link className="ol-link" to={`/${slug}/orders/${id}` as '/'}>
        {t('pay.toOrder')}
      </Link>
    );
    if (order.state === 'expired' || (order.state === 'awaiting-payment' && left === 0))
      return (
        <EmptyState as="h1" title={t('pay.expired')} sub={t('pay.expiredSub')}>
          <Link className="ol-link" to={`/${slug}/shop/${order.product}` as '/'} search={{ again: id } as never}>
            {t('pay.again')}
          </Link>
        </EmptyState>
      );
    if (order.state !== 'awaiting-payment')
      return (
        <EmptyState as="h1" title={t('pay.paid')} sub={t('pay.paidSub', { number: order.number })}>
          {page}
        </EmptyState>
      );
    return (
      <>
        <div className={css.paid}>
          <Thumb scene={order.scene} />
        </div>
        <div>
          <p className="ol-20 ol-strong">{t('pay.held')}</p>
          <h1 className={css.hold} role="timer">
            {clock(left)}
          </h1>
          <p className="ol-ink-2">
            {t('pay.heldSub', {
              number: order.number,
              date: when(order.promised.at, 'long'),
              total: money(order.price.total, order.price.currency),
            })}
          </p>
        </div>
        <Card order={id} total={money(order.price.total, order.price.currency)} onMoved={refresh} />
      </>
    );
  };
  return (
    <PageShell bar={<ShopBar />}>
      <div className={css.read}>{inside()}</div>
    </PageShell>
  );
};
