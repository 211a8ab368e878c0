// Center by day: how much of each center's capacity a day needs, painted on a canvas since it has ten thousand cells.
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { PlanResult } from '@onelot/capacity';
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savePng } from '../../../look/index.ts';
import css from '../decisions.module.css';
import { Head } from '../picture.tsx';
import own from './resources.module.css';

const ROW = 18;

interface HeatRow {
  readonly id: string;
  /** Needed in the median scenario over planned, the scarcest resource, by day. */
  readonly days: readonly number[];
}

/** Rows in the order of the plan: market side first. */
const heatRows = (plan: PlanResult): readonly HeatRow[] =>
  plan.centers.flatMap(({ id, resources }) => {
    const shown = resources.filter(({ planned, days }) => planned > 0 && days);
    if (shown.length === 0) return [];
    const days = Array.from({ length: plan.days }, (_, day) =>
      shown.reduce((most, { planned, days }) => Math.max(most, (days?.p50[day] ?? 0) / planned), 0),
    );
    return [{ id, days }];
  });

const rgb = (name: string): readonly number[] => {
  const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim().slice(1);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
};

/** Idle is the paper of tracks, full is the accent; above nine tenths amber, above the whole red. */
const scale = (): ((share: number) => string) => {
  const [idle, full, tight, over] = ['--ol-sunk', '--ol-accent', '--ol-amber', '--ol-red'].map(rgb) as number[][];
  return (share) => {
    if (share > 1) return `rgb(${over})`;
    if (share > 0.9) return `rgb(${tight})`;
    return `rgb(${idle?.map((from, at) => Math.round(from + ((full?.[at] ?? 0) - from) * Math.max(0, share))).join(',')})`;
  };
};

export const Heat = ({ plan }: { plan: PlanResult }) => {
  const { t } = useTranslation('decisions');
  const scheme = useComputedColorScheme();
  const { ref, width } = useElementSize();
  const canvas = useRef<HTMLCanvasElement>(null);
  const rows = useMemo(() => heatRows(plan), [plan]);
  const [under, setUnder] = useState<{ readonly row: HeatRow; readonly day: number }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme's colours are read from the page
  useEffect(() => {
    const place = canvas.current;
    const pen = place?.getContext('2d');
    if (!place || !pen || width === 0) return;
    const sharp = window.devicePixelRatio || 1;
    place.width = Math.round(width * sharp);
    place.height = Math.round(rows.length * ROW * sharp);
    const color = scale();
    const w = place.width / plan.days;
    const h = ROW * sharp;
    rows.forEach(({ days }, at) => {
      days.forEach((share, day) => {
        pen.fillStyle = color(share);
        pen.fillRect(Math.floor(day * w), at * h, Math.ceil(w), h - sharp);
      });
    });
  }, [rows, plan.days, width, scheme]);
  const look = (event: PointerEvent<HTMLCanvasElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = rows[Math.floor((event.clientY - box.top) / ROW)];
    if (row) setUnder({ row, day: Math.floor(((event.clientX - box.left) / box.width) * plan.days) });
  };
  const said = under
    ? t('resources.heatAt', {
        center: under.row.id,
        day: under.day + 1,
        percent: Math.round((under.row.days[under.day] ?? 0) * 100),
      })
    : t('resources.heatSub');
  return (
    <section className={css.card}>
      <Head
        title={t('resources.heat')}
        sub={said}
        save={() => canvas.current && void savePng(canvas.current, 'center-by-day')}
        label={t('png', { title: t('resources.heat') })}
        note={<HeatKey />}
      />
      <div className={own.heat}>
        <div className={own.heatNames}>
          {rows.map(({ id }) => (
            <span key={id} style={{ height: ROW }}>
              {id.split('/').at(-1)}
            </span>
          ))}
        </div>
        <div ref={ref}>
          <canvas
            ref={canvas}
            style={{ width: '100%', height: rows.length * ROW }}
            role="img"
            aria-label={t('resources.heat')}
            onPointerMove={look}
            onPointerLeave={() => setUnder(undefined)}
          />
          <div className={`${css.knobHead} ol-12 ol-ink-2`}>
            <span>{t('resources.day', { day: 1 })}</span>
            <span>{t('resources.day', { day: plan.days })}</span>
          </div>
        </div>
      </div>
    </section>
  );
};

const HeatKey = () => {
  const { t } = useTranslation('decisions');
  return (
    <span className={`${own.heatKey} ol-12`}>
      {(['idle', 'full', 'tight', 'over'] as const).map((name) => (
        <span key={name}>
          <i data-key={name} />
          {t(`resources.heatKey.${name}`)}
        </span>
      ))}
    </span>
  );
};
