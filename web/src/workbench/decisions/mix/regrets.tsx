// What each plan would miss if the shares are not what we think: a strip of draws a plan, its mean marked.
import { useTranslation } from 'react-i18next';
import css from './mix.module.css';
import type { Doubt } from './mix.worker.ts';

/** Places the dots of a strip apart without chance: the same draw lies at the same height each time. */
const height = (k: number): string => `${20 + ((k * 37) % 61)}%`;

export const Regrets = ({ doubt }: { doubt: Doubt }) => {
  const { t, i18n } = useTranslation('decisions');
  const whole = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const far = doubt.plans.reduce((most, { maxRegret }) => Math.max(most, maxRegret), 1);
  const plans = [...doubt.plans].sort((a, b) => a.meanRegret - b.meanRegret);
  const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);
  return (
    <ul className={css.strips}>
      {plans.map(({ name, x, regrets, meanRegret }, rank) => (
        <li key={name} className={rank === 0 ? css.leading : undefined}>
          <span>
            <strong>{t(`mix.plans.${name as 'nominal'}`)}</strong>
            <span className="ol-12 ol-ink-2">
              {t('mix.planSize', { variants: x.filter((n) => n > 0).length, pieces: whole.format(sum(x)) })}
            </span>
          </span>
          <span className={css.strip} aria-hidden="true">
            {regrets.map((missed, k) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a draw is known by its number alone
              <i key={k} style={{ left: `${(100 * missed) / far}%`, top: height(k) }} />
            ))}
            <b style={{ left: `${(100 * meanRegret) / far}%` }} />
          </span>
          <span className="ol-tabular">{whole.format(meanRegret)}</span>
        </li>
      ))}
      <li className="ol-12 ol-ink-2">
        <span />
        <span className={css.scale}>
          <span>0</span>
          <span>{whole.format(far)}</span>
        </span>
        <span>{t('mix.meanMiss')}</span>
      </li>
    </ul>
  );
};
