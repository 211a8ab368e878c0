// The network from the market to the suppliers: a box a center, filled by how much of its capacity is worked, opening into inner centers.
import { useElementSize } from '@mantine/hooks';
import type { PlanResult } from '@onelot/capacity';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../look/index.ts';
import { type Box, layOut, workedOf } from './map-layout.ts';
import css from './resources.module.css';

interface MapProps {
  readonly plan: PlanResult;
  readonly chosen: string | undefined;
  readonly choose: (center: string) => void;
  readonly opened: ReadonlySet<string>;
  readonly open: (center: string) => void;
}

const WIDTH_LEAST = 760;

export const NetworkMap = ({ plan, chosen, choose, opened, open }: MapProps) => {
  const { t } = useTranslation('decisions');
  const { ref, width } = useElementSize();
  const whole = Math.max(WIDTH_LEAST, width);
  const { boxes, links, stages, height } = useMemo(() => layOut(plan, opened, whole), [plan, opened, whole]);
  return (
    <section
      ref={ref}
      className={css.map}
      aria-label={t('resources.map')}
      tabIndex={width > 0 && width < WIDTH_LEAST ? 0 : -1}
    >
      <div className={css.mapInside} style={{ width: whole, height }}>
        <svg width={whole} height={height} aria-hidden="true">
          <title>{t('resources.map')}</title>
          {links.map(({ key, path, wide, ends }) => (
            <path
              key={key}
              d={path}
              className={css.link}
              strokeWidth={wide}
              data-near={(chosen !== undefined && ends.includes(chosen)) || undefined}
            />
          ))}
        </svg>
        {stages.map(({ name, x, width: w }) => (
          <span key={name} className={css.stage} style={{ left: x, width: w }}>
            {t(`resources.stage.${name as 'retailer'}`, { defaultValue: name })}
          </span>
        ))}
        {boxes.map((box) => (
          <CenterBox key={box.id} box={box} plan={plan} chosen={chosen === box.id} choose={choose} open={open} />
        ))}
      </div>
    </section>
  );
};

const CenterBox = (props: {
  box: Box;
  plan: PlanResult;
  chosen: boolean;
  choose: (center: string) => void;
  open: (center: string) => void;
}) => {
  const { t } = useTranslation('decisions');
  const { number } = useFormat();
  const { id, x, y, w, h, inside, isOpen } = props.box;
  const worked = workedOf(props.plan, id);
  const units = props.plan.centers
    .filter((center) => center.id === id || (center.within === id && !isOpen))
    .reduce((sum, { resources }) => sum + resources.reduce((all, { planned }) => all + planned, 0), 0);
  const percent = Math.round(worked * 100);
  return (
    <div
      className={css.box}
      style={{ left: x, top: y, width: w, height: h }}
      data-chosen={props.chosen || undefined}
      data-open={isOpen || undefined}
    >
      <button
        type="button"
        className={css.boxButton}
        aria-pressed={props.chosen}
        aria-label={t('resources.box', { center: id, units, percent })}
        onClick={() => props.choose(id)}
      >
        <span className={css.boxHead}>
          <strong>{id.split('/').at(-1)}</strong>
          <span className="ol-tabular">{units > 0 || !isOpen ? number(units) : ''}</span>
        </span>
        {!isOpen && (
          <span className={css.worked} data-tight={worked > 0.85 || undefined}>
            <i style={{ width: `${percent}%` }} />
          </span>
        )}
      </button>
      {inside && (
        <button
          type="button"
          className={css.boxOpen}
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'resources.closeCenter' : 'resources.openCenter', { center: id })}
          onClick={() => props.open(id)}
        >
          {isOpen ? '−' : '+'}
        </button>
      )}
    </div>
  );
};
