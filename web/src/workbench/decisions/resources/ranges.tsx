// A bar a resource from its lower to its upper bound with the planned units marked; the most cost at stake first.
import type { Assessment } from '@onelot/capacity';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../look/index.ts';
import css from '../decisions.module.css';
import { Head } from '../picture.tsx';
import own from './resources.module.css';

const SHOWN = 14;

export const Ranges = ({
  bounds,
  choose,
}: {
  bounds: NonNullable<Assessment['bounds']>;
  choose: (center: string) => void;
}) => {
  const { t } = useTranslation('decisions');
  const { number, money } = useFormat();
  const rows = bounds.resources.filter(({ high }) => high > 0).sort((a, b) => b.atStake - a.atStake);
  const stake = rows.reduce((sum, { atStake }) => sum + atStake, 0);
  return (
    <section className={css.card}>
      <Head title={t('resources.ranges')} sub={t('resources.rangesSub', { stake: money(stake, undefined, true) })} />
      <ul className={own.ranges}>
        {rows.slice(0, SHOWN).map(({ center, resource, low, planned, high }) => {
          // Each bar on its own scale: what counts is where the plan lies between the bounds.
          const at = (units: number) => `${(100 * units) / high}%`;
          return (
            <li key={`${center} ${resource}`}>
              <button type="button" onClick={() => choose(center)}>
                {center}, {resource}
              </button>
              <span className={own.range} aria-hidden="true">
                <i style={{ left: at(low), right: `${100 - (100 * high) / high}%` }} />
                <b style={{ left: at(planned) }} />
              </span>
              <span className="ol-tabular">
                {number(low)} · <strong>{number(planned)}</strong> · {number(high)}
              </span>
            </li>
          );
        })}
      </ul>
      {rows.length > SHOWN && (
        <p className="ol-12 ol-ink-2">{t('resources.moreBelow', { count: rows.length - SHOWN })}</p>
      )}
    </section>
  );
};
