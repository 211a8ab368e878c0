// When it gets here: the band that holds nine in ten arrivals, drawn as a bell over time, with the present on the same line.
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormat, usePlace } from '../../look/index.ts';
import { type Delivery, etaWindow } from './answer.ts';
import css from './order.module.css';

/** A normal curve holds nine in ten within this many deviations. */
const NINE_IN_TEN = 1.645;
const HEIGHT = 92;
const BASE = 62;
const RISE = 44;

const STEPS_MIN = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440];

export const EtaBand = ({ delivery }: { delivery: Delivery }) => {
  const { t } = useTranslation('shop');
  const { when } = useFormat();
  const { now } = usePlace();
  const { ref, width } = useElementSize();
  const sigma = (Math.max(60, delivery.etaSpreadSeconds) / NINE_IN_TEN) * 1000;
  const eta = Date.parse(delivery.etaAt);
  const present = now().getTime();
  // The present belongs on the line while it is near; far off it would press the bell to a needle.
  const from = Math.max(present, eta - sigma * 9) - sigma * 0.3;
  const low = Math.min(from, eta - sigma * 3.2);
  const high = eta + sigma * 3.6;
  const x = (time: number): number => ((time - low) / (high - low)) * width;
  const curve = Array.from({ length: 61 }, (_, i) => {
    const d = -3 + i / 10;
    return `${i ? 'L' : 'M'}${x(eta + d * sigma).toFixed(1)} ${(BASE - RISE * Math.exp(-(d * d) / 2)).toFixed(1)}`;
  }).join('');
  const band = etaWindow(delivery);
  const [a, b] = [x(Date.parse(band.from)), x(Date.parse(band.to))];
  const minutes = STEPS_MIN.find((step) => (high - low) / (step * 60_000) <= Math.max(3, width / 80)) ?? 1440;
  const step = minutes * 60_000;
  const ticks: number[] = [];
  for (let time = Math.ceil(low / step) * step; time <= high && ticks.length < 40; time += step) ticks.push(time);
  const days = high - low > 86_400_000;
  const said = (iso: string): string => when(iso, days ? 'dayTime' : 'time');
  return (
    <section className={css.eta} aria-label={t('order.etaTitle')}>
      <div className={css.etaHead}>
        <h2 className="ol-14 ol-strong">{t('order.etaTitle')}</h2>
        <p className="ol-12 ol-ink-2">{t('order.etaBand')}</p>
      </div>
      <div ref={ref}>
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t('order.etaSaid', { from: said(band.from), to: said(band.to), likely: said(delivery.etaAt) })}
        >
          {width > 0 && (
            <>
              <rect
                x={a}
                y={BASE - RISE - 6}
                width={Math.max(2, b - a)}
                height={RISE + 6}
                rx="4"
                className={css.band}
              />
              <path d={curve} className={css.bell} />
              <line x1={x(eta)} x2={x(eta)} y1={BASE - RISE} y2={BASE} className={css.likely} />
              <line x1="0" x2={width} y1={BASE} y2={BASE} className={css.axis} />
              {present >= low && present <= high && (
                <g>
                  <circle cx={x(present)} cy={BASE} r="5" className={css.nowDot} />
                  <text x={Math.min(x(present) + 8, width - 40)} y={BASE - 10} className={css.nowText}>
                    {t('order.now')}
                  </text>
                </g>
              )}
              <text x={a - 8} y={BASE - 26} textAnchor="end" className={css.edgeText}>
                {when(band.from, 'time')}
              </text>
              <text x={b + 8} y={BASE - 26} className={css.edgeText}>
                {when(band.to, 'time')}
              </text>
              {ticks.map((time) => (
                <g key={time}>
                  <line x1={x(time)} x2={x(time)} y1={BASE} y2={BASE + 4} className={css.axis} />
                  <text x={x(time)} y={BASE + 20} textAnchor="middle" className={css.tick}>
                    {minutes >= 1440 ? when(new Date(time).toISOString()) : when(new Date(time).toISOString(), 'time')}
                  </text>
                </g>
              ))}
            </>
          )}
        </svg>
      </div>
    </section>
  );
};
