// How many of each variant: a bar a variant, with a mark where its own customers end.
import { useTranslation } from 'react-i18next';
import { type Case, nameOf } from './case.ts';
import css from './mix.module.css';
import type { Found } from './mix.worker.ts';

const SHOWN = 12;

export const Bars = ({ one, found }: { one: Case; found: Found }) => {
  const { t, i18n } = useTranslation('decisions');
  const number = new Intl.NumberFormat(i18n.language);
  const rows = found.variants
    .map(({ x, wanted }, i) => ({ x, wanted, name: nameOf(one, i) }))
    .sort((a, b) => b.x - a.x || b.wanted - a.wanted);
  const widest = rows.reduce((most, { x, wanted }) => Math.max(most, x, wanted), 1);
  const at = (n: number) => `${(82 * n) / widest}%`;
  return (
    <ul className={css.bars}>
      {rows.slice(0, SHOWN).map(({ name, x, wanted }) => (
        <li key={name} className={x > 0 ? undefined : 'ol-ink-2'}>
          <span>{name}</span>
          <span className={css.track}>
            <span className={css.bar} style={{ width: at(x) }} />
            <span className={css.mark} style={{ left: at(wanted) }} />
            <span className={`${css.figure} ol-tabular`} style={{ left: at(Math.max(x, wanted)) }}>
              {x > 0 ? <strong>{number.format(x)}</strong> : t('mix.notOffered')}
            </span>
          </span>
        </li>
      ))}
      {rows.length > SHOWN && <li className="ol-ink-2">{t('mix.moreBelow', { count: rows.length - SHOWN })}</li>}
    </ul>
  );
};
