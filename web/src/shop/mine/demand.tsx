// One conversation with service: what was asked, what was answered, and a reply.
import { Button, Textarea } from '@mantine/core';
import { service } from '@onelot/contracts';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk, useCommand, useSession } from '../../data/index.ts';
import { Answer, PageShell, Panel, ProblemNote, useFormat } from '../../look/index.ts';
import { ShopBar } from '../bar.tsx';
import css from '../shop.module.css';

export const Demand = () => {
  const { t } = useTranslation('shop');
  const { slug } = useSession();
  const { when } = useFormat();
  const { demand = '' } = useParams({ strict: false }) as { demand?: string };
  const asked = useAsk(service.getDemand, { demand }, { keep: false });
  const [text, setText] = useState('');
  const write = useCommand(service.writeMessage, () => setText(''));
  const one = asked.data;
  const match = one?.match;
  return (
    <PageShell bar={<ShopBar />} fit="read">
      <ProblemNote problem={asked.error} onAgain={() => void asked.refetch()} />
      {one && (
        <div className={css.stack}>
          <Answer
            over={`${one.number}, ${t(`service.kinds.${one.kind}`)}`}
            headline={t(`service.headline.${one.state}`)}
            sub={
              <>
                {one.title}
                {one.order && (
                  <>
                    {', '}
                    <Link className="ol-link" to={`/${slug}/orders/${one.order}` as '/'}>
                      {t('service.order', { number: one.orderNumber ?? '' })}
                    </Link>
                  </>
                )}
              </>
            }
          />
          {match?.state === 'matched' && match.product && (
            <Panel tone="accent" title={t('service.matched')} sub={t('service.matchedSub')}>
              <Link
                className="ol-link ol-16"
                to={`/${slug}/shop/${match.product}` as '/'}
                search={{ want: match.choices ?? {} } as never}
              >
                {t('service.matchedNext')}
              </Link>
            </Panel>
          )}
          {match?.state === 'unmatched' && <p>{t('service.unmatched')}</p>}
          <ol className={css.messages}>
            {one.messages.map((message) => (
              <li
                key={`${message.at} ${message.from}`}
                className={css.message}
                data-mine={message.from === 'customer' || undefined}
              >
                <span className="ol-12 ol-ink-2" style={{ display: 'block' }}>
                  {message.name}, {when(message.at, 'dayTime')}
                </span>
                {message.text}
              </li>
            ))}
          </ol>
          {one.state !== 'closed' && (
            <form
              className={css.form}
              onSubmit={(event) => {
                event.preventDefault();
                if (text.trim()) write.mutate({ demand, text: text.trim() });
              }}
            >
              <Textarea
                label={t('service.reply')}
                value={text}
                maxLength={4000}
                autosize
                minRows={3}
                onChange={(event) => setText(event.currentTarget.value)}
              />
              <ProblemNote problem={write.error} />
              <div>
                <Button type="submit" h={44} loading={write.isPending} disabled={!text.trim()}>
                  {t('service.send')}
                </Button>
              </div>
            </form>
          )}
        </div>
      )}
    </PageShell>
  );
};
