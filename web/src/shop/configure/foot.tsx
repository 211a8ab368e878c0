// What stands under every step: price and day, why that day, and the ways on.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../look/index.ts';
import { useWords } from '../words.ts';
import css from './configure.module.css';
import { type PanelProps, PricePanel } from './price-panel.tsx';
import type { Quote } from './use-quote.ts';
import { bareLabel, Why } from './why.tsx';

const KINDS = ['material', 'capacity', 'wish', 'transport'] as const;

/** The chain in three lines, where the sheet has room: what is there when, and which of them sets the pace. */
const Three = ({ promised }: { promised: Quote['promised'] | undefined }) => {
  const { when } = useFormat();
  const words = useWords();
  // Its room is kept while the date is asked for, so that no button moves under the finger.
  if (!promised) return <div className={css.threeRoom} />;
  const last = KINDS.flatMap((kind) => {
    const own = promised.segments.filter((one) => one.kind === kind);
    const critical = own.filter((one) => one.critical);
    const [latest] = (critical.length > 0 ? critical : own).toSorted((a, b) => Date.parse(b.to) - Date.parse(a.to));
    return latest ? [latest] : [];
  }).slice(-3);
  const [longest] = last
    .filter((one) => one.critical && one.kind !== 'transport')
    .toSorted((a, b) => Date.parse(b.to) - Date.parse(b.from) - (Date.parse(a.to) - Date.parse(a.from)));
  return (
    <ol className={css.three}>
      {last.map((one) => (
        <li key={one.kind} data-pace={one === longest || undefined}>
          <span>{bareLabel(words(one.label))}</span>
          <span>{when(one.to)}</span>
        </li>
      ))}
    </ol>
  );
};

interface FootProps extends PanelProps {
  phone: boolean;
  complete: boolean;
  /** What a change of a placed order would mean. */
  note?: ReactNode;
  /** What a pick moved along, with the way back; on a phone it stands here, where it pushes no choice away. */
  moved?: ReactNode;
  children: ReactNode;
}

export const Foot = ({ phone, complete, note, moved, children, ...panel }: FootProps) => {
  const { t } = useTranslation('shop');
  const { quote, why } = panel;
  return (
    <div className={css.foot}>
      <PricePanel {...panel} />
      {why && quote.last && phone && (
        <div className={css.whyPhone}>
          <Why promised={quote.last.promised} layout="steps" titled={false} />
        </div>
      )}
      {moved}
      {!moved && !why && !note && !panel.itemised && phone && <Three promised={quote.last?.promised} />}
      {!complete && <p className={css.notice}>{t('configure.incomplete')}</p>}
      {note}
      <div className={css.actions}>{children}</div>
    </div>
  );
};
