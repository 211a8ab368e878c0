// The result of running a change through its checks and simulations, in words and bars.
import { useTranslation } from 'react-i18next';
import { formatDuration, ProblemNote, StateChip, useFormat } from '../../look/index.ts';
import css from './parts.module.css';
import { Bar, Facts } from './parts.tsx';

interface Range {
  readonly min: number;
  readonly mean: number;
  readonly max: number;
}
interface Result {
  readonly ok?: boolean;
  readonly seed?: number;
  readonly problems?: readonly { code: string; path: string; message: string }[];
  readonly warnings?: readonly (string | { message: string })[];
  readonly currency?: string;
  readonly configurations?: Readonly<Record<string, number>>;
  readonly simulation?: {
    price?: Range;
    cost?: Range;
    margin?: Range;
    load?: readonly { workCenter: string; share: number }[];
    bottleneck?: string;
  };
  readonly leadTime?: { asked?: number; seconds?: Range };
  readonly impact?: { openOrders?: number };
}

export const Verification = ({ result }: { result: Record<string, unknown> }) => {
  const { t } = useTranslation('ops');
  const { money } = useFormat();
  const known = result as Result;
  const range = (of: Range | undefined): string | undefined =>
    of && `${money(Math.round(of.min), known.currency)} – ${money(Math.round(of.max), known.currency)}`;
  const load = known.simulation?.load ?? [];
  const most = Math.max(0.0001, ...load.map((each) => each.share));
  return (
    <section aria-label={t('verification.title')}>
      <h2 className="ol-20 ol-strong">
        {t('verification.title')}{' '}
        <StateChip state={known.ok ? 'good' : 'act'}>
          {t(known.ok ? 'verification.ok' : 'verification.wrong')}
        </StateChip>
      </h2>
      <Facts
        rows={[
          [t('verification.tried'), Object.values(known.configurations ?? {}).reduce((sum, each) => sum + each, 0)],
          [t('verification.seed'), known.seed],
          [t('verification.price'), range(known.simulation?.price)],
          [t('verification.cost'), range(known.simulation?.cost)],
          [t('verification.margin'), range(known.simulation?.margin)],
          [
            t('verification.lead'),
            known.leadTime?.seconds &&
              `${formatDuration(known.leadTime.seconds.min)} – ${formatDuration(known.leadTime.seconds.max)}`,
          ],
          [t('verification.open'), known.impact?.openOrders],
        ]}
      />
      {load.length > 0 && (
        <div style={{ marginTop: 16 }}>
          <p className="ol-strong">{t('verification.load')}</p>
          {load.map((each) => (
            <div key={each.workCenter} className={css.week}>
              <span>{each.workCenter}</span>
              <Bar value={each.share} most={most} />
              <span>{`${Math.round(each.share * 100)} %`}</span>
            </div>
          ))}
        </div>
      )}
      {known.problems && known.problems.length > 0 && (
        <ProblemNote problem={{ title: t('verification.problems'), problems: known.problems }} />
      )}
      {known.warnings && known.warnings.length > 0 && (
        <p>{known.warnings.map((each) => (typeof each === 'string' ? each : each.message)).join(' ')}</p>
      )}
    </section>
  );
};
