// After delivery: how it was made for this person, what they think of it, and a way to ask for more.
import { Button, Textarea } from '@mantine/core';
import { service } from '@onelot/contracts';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand, useSession } from '../../data/index.ts';
import { ProblemNote, useFormat } from '../../look/index.ts';
import { AskService } from '../mine/ask.tsx';
import type { Order } from './answer.ts';
import css from './order.module.css';

const AsMade = ({ order }: { order: Order }) => {
  const { t } = useTranslation('shop');
  const { when, number } = useFormat();
  const asked = useAsk(service.listInstalled, { order: order.id });
  const one = asked.data?.[0];
  if (!one) return null;
  const facts = one.asBuilt.operations.flatMap((operation) =>
    Object.entries(operation.measurements).map(([name, value]) => ({ name, value, operation: operation.name })),
  );
  return (
    <section>
      <h2 className="ol-20 ol-strong">{t('after.asMade')}</h2>
      <p className="ol-ink-2">
        {one.matches ? t('after.matches') : t('after.differs')}{' '}
        {t('after.warranty', {
          date: when(one.warrantyUntil, 'full').split(',').slice(0, -1).join(',') || when(one.warrantyUntil),
        })}
      </p>
      <dl className={css.choices}>
        <div>
          <dt>{t('after.identifier')}</dt>
          <dd>{one.identifier}</dd>
        </div>
        {facts.map((fact) => (
          <div key={`${fact.operation} ${fact.name}`}>
            <dt>
              {fact.name.replaceAll('_', ' ').replace(/ (mm|deg|g)$/, '')}, {fact.operation}
            </dt>
            <dd>
              {typeof fact.value === 'number' ? number(fact.value, 2) : String(fact.value)}
              {/_mm$/.test(fact.name) ? ' mm' : /_deg$/.test(fact.name) ? '°' : /_g$/.test(fact.name) ? ' g' : ''}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

const Rating = ({ order }: { order: Order }) => {
  const { t } = useTranslation('shop');
  const given = useAsk(service.getExperience, { order: order.id });
  const [rating, setRating] = useState(0);
  const [text, setText] = useState('');
  const share = useCommand(service.shareExperience);
  const known = given.data?.rating;
  if (share.isSuccess || known) return <p role="status">{t('after.rated', { rating: known ?? rating })}</p>;
  return (
    <section>
      <h2 className="ol-20 ol-strong" id="rate">
        {t('after.rate')}
      </h2>
      <div className={css.stars} role="radiogroup" aria-labelledby="rate">
        {[1, 2, 3, 4, 5].map((one) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={rating === one}
            aria-label={t('after.stars', { count: one })}
            className={css.star}
            data-on={one <= rating || undefined}
            onClick={() => setRating(one)}
          >
            {one <= rating ? <IconStarFilled size={24} /> : <IconStar size={24} stroke={1.8} />}
          </button>
        ))}
      </div>
      {rating > 0 && (
        <div className={css.dialog} style={{ marginTop: 12 }}>
          <Textarea
            label={t('after.text')}
            value={text}
            maxLength={2000}
            autosize
            minRows={3}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ProblemNote problem={share.error} />
          <Button
            h={44}
            loading={share.isPending}
            onClick={() => share.mutate({ order: order.id, rating, ...(text.trim() ? { text: text.trim() } : {}) })}
          >
            {t('after.share')}
          </Button>
        </div>
      )}
    </section>
  );
};

const Conversations = ({ order }: { order: Order }) => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const asked = useAsk(service.listDemands, { order: order.id });
  return (
    <section>
      <h2 className="ol-20 ol-strong">{t('service.title')}</h2>
      <ul style={{ margin: '8px 0 16px', paddingLeft: 18 }}>
        {asked.data?.map((one) => (
          <li key={one.id}>
            <Link className="ol-link" to={`/${slug}/service/${one.id}` as '/'}>
              {one.number}, {one.title}
            </Link>{' '}
            <span className="ol-ink-2">{t(`service.state.${one.state}`)}</span>
          </li>
        ))}
      </ul>
      <AskService order={order.id} />
    </section>
  );
};

export const After = ({ order }: { order: Order }) => (
  <div className={css.after}>
    <AsMade order={order} />
    <Rating order={order} />
    <Conversations order={order} />
  </div>
);
