// Changing what a placed order is made of: the difference in price, fee and day in words, and the button that does it.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNote, useFormat } from '../../look/index.ts';
import { Effect } from '../order/effect.tsx';
import css from './configure.module.css';
import type { Change } from './use-change.ts';

export const ChangeNote = ({ change }: { change: Change }) => {
  const { t } = useTranslation('shop');
  const { money, when } = useFormat();
  const { order, settled } = change;
  const more = settled ? settled.order.price.total - order.price.total : 0;
  const amount = money(Math.abs(more), order.price.currency);
  const moved = settled !== undefined && when(settled.order.promised.at) !== when(order.promised.at);
  return (
    <div className={css.changeNote}>
      {change.problem ? <ProblemNote problem={change.problem} /> : null}
      {change.same && <p className={css.sub}>{t('amend.same')}</p>}
      {settled && (
        <Effect settled={settled} date={false}>
          <p className="ol-strong">
            {more > 0 ? t('amend.more', { amount }) : more < 0 ? t('amend.less', { amount }) : t('amend.equal')}{' '}
            {moved
              ? t('amend.date', { date: when(settled.order.promised.at, 'long'), old: when(order.promised.at, 'long') })
              : t('amend.sameDate')}
          </p>
        </Effect>
      )}
    </div>
  );
};

export const ApplyButton = ({ change }: { change: Change }) => {
  const { t } = useTranslation('shop');
  return (
    <Button size="lg" className={css.next} onClick={change.apply} disabled={!change.settled} loading={change.applying}>
      {t('amend.apply')}
    </Button>
  );
};
