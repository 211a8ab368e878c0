// Where is mine: the answer first, every step from order to door under it, and a picture of the one that is now.
import { logistics, production, sales } from '@onelot/contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAsk, useFile, useSession } from '../../data/index.ts';
import { Answer, FileLink, GlowOnChange, PageShell, ProblemNote } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import { Why } from '../configure/why.tsx';
import { NotHere } from '../mine/not-here.tsx';
import { Scene } from '../scene/index.tsx';
import { useWords } from '../words.ts';
import { Actions } from './actions.tsx';
import { After } from './after.tsx';
import { type Order, whereIs } from './answer.ts';
import { Asked } from './asked.tsx';
import { EtaBand } from './eta.tsx';
import { useHeadline } from './headline.ts';
import { RoadMap } from './map.tsx';
import css from './order.module.css';
import { Operations, Steps } from './steps.tsx';

const Page = ({ order }: { order: Order }) => {
  const { t, i18n } = useTranslation('shop');
  const { slug } = useSession();
  const words = useWords();
  const file = useFile();
  const locale = i18n.language === 'de' ? 'de' : 'en';
  const progress = useAsk(production.progress, { order: order.id }, { refetchSeconds: 60 }).data;
  const delivery = useAsk(logistics.tracking, { order: order.id }, { refetchSeconds: 30 }).data?.delivery;
  const where = whereIs(order, delivery);
  const head = useHeadline(order, where, progress);
  const onRoad = where.kind === 'road' && delivery && (delivery.from || delivery.position) && delivery.to;
  const paid = !['awaiting-payment', 'expired'].includes(order.state);
  const over = order.state === 'cancelled' || order.state === 'expired';
  const packed = ['stored', 'on-the-road', 'delivered'].includes(order.state);
  const short = order.summary
    .slice(0, 3)
    .map((one) => words(one.value))
    .join(', ');
  return (
    <div className={css.layout}>
      <div className={css.side}>
        <p className="ol-ink-2">
          {t('order.title', { number: order.number, what: words(order.productName), choices: short })}
        </p>
        <div className={css.answer}>
          <GlowOnChange value={head.headline} block>
            <Answer
              over={head.over}
              headline={head.headline}
              sub={head.sub}
              size="order"
              tone={head.amber ? 'amber' : 'accent'}
            />
          </GlowOnChange>
        </div>
        {order.state === 'awaiting-payment' && (
          <p style={{ marginBottom: 16 }}>
            <Link className={css.primary} to={`/${slug}/checkout/pay/${order.id}` as '/'}>
              {t('order.payNow')}
            </Link>
          </p>
        )}
        <Steps order={order} progress={progress} delivery={delivery} />
        {paid && where.kind !== 'delivered' && !over && order.promised.segments.length > 0 && (
          <details className={css.why}>
            <summary>{t('price.why')}</summary>
            <Why promised={order.promised} layout="steps" titled={false} />
          </details>
        )}
        <Actions order={order} />
        {order.state === 'delivered' && <After order={order} />}
        <Asked order={order} />
        <p className={css.files}>
          {order.papers.map((one) => (
            <FileLink
              key={one}
              href={file(one === 'invoice' ? sales.invoice : sales.creditNote, { order: order.id, locale })}
              name={`${one}-${order.number}.pdf`}
            >
              {t(one === 'invoice' ? 'order.invoice' : 'order.creditNote')}
            </FileLink>
          ))}
          {packed && (
            <FileLink
              href={file(logistics.packingSlip, { order: order.id, locale })}
              name={`packing-slip-${order.number}.pdf`}
            >
              {t('order.slip')}
            </FileLink>
          )}
          <Link className="ol-link" to={`/${slug}/shop/${order.product}` as '/'} search={{ again: order.id } as never}>
            {t('order.again')}
          </Link>
        </p>
      </div>
      <div className={css.stage}>
        {onRoad && delivery ? (
          <>
            <RoadMap delivery={delivery} covered={150} />
            <div className={css.card}>
              <EtaBand delivery={delivery} />
            </div>
          </>
        ) : (
          <>
            {order.scene && (
              <Scene
                name={order.scene.name}
                parameters={order.scene.parameters}
                label={words(order.productName)}
                inset={{ bottom: 176 }}
              />
            )}
            {progress && progress.operations.length > 0 && !over && (
              <div className={css.card}>
                <Operations progress={progress} />
              </div>
            )}
          </>
        )}
      </div>
      <div className="ol-hidden" role="status" aria-live="polite">
        {[head.over, head.headline, head.sub].filter(Boolean).join('. ')}
      </div>
    </div>
  );
};

export const OrderPage = () => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const { order = '' } = useParams({ strict: false }) as { order?: string };
  const asked = useAsk(sales.getOrder, { order }, { keep: false, refetchSeconds: 60 });
  return (
    <PageShell bar={<ShopBar />} fit={asked.data ? 'bleed' : 'read'}>
      {asked.data ? (
        <Page order={asked.data} />
      ) : asked.error && [400, 404].includes(asked.error.status) ? (
        <NotHere title={t('order.notHere')} />
      ) : asked.error ? (
        <>
          <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
          <p style={{ marginTop: 16 }}>
            <Link className="ol-link" to={`/${slug}/orders` as '/'}>
              {t('order.find')}
            </Link>
          </p>
        </>
      ) : null}
    </PageShell>
  );
};
