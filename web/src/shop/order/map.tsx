// The way from the workshop to the door: coast and borders, the road as far as it is known, and where the parcel is.
import { useElementSize } from '@mantine/hooks';
import { IconHome, IconTruck } from '@tabler/icons-react';
import { geoMercator, geoPath } from 'd3-geo';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  drawOutlines,
  formatDuration,
  frameAround,
  type LonLat,
  shortestWay,
  useFormat,
  useOutlines,
  usePlace,
} from '../../look/index.ts';
import type { Delivery } from './answer.ts';
import css from './order.module.css';

const pointOf = (place: { lat: number; lon: number } | null): LonLat | undefined =>
  place ? [place.lon, place.lat] : undefined;

export const RoadMap = ({ delivery, covered }: { delivery: Delivery; covered: number }) => {
  const { t } = useTranslation('shop');
  const { when } = useFormat();
  const { now } = usePlace();
  const { ref, width, height } = useElementSize();
  const outlines = useOutlines();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const from = pointOf(delivery.from);
  const to = pointOf(delivery.to);
  const at = pointOf(delivery.position);
  const way = delivery.positions.map((one) => pointOf(one.position) as LonLat);
  const points = [from, to, at, ...way].filter(Boolean) as LonLat[];
  const key = JSON.stringify([from, to]);
  // The frame holds still while the parcel moves.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the frame depends on the ends of the way only
  const projection = useMemo(() => {
    if (!width || points.length === 0) return undefined;
    const padding = Math.min(90, width / 6);
    return geoMercator().fitExtent(
      [
        [padding, padding],
        [width - padding, Math.max(padding + 60, height - padding - covered)],
      ],
      frameAround(points),
    );
  }, [width, height, key, covered]);
  const drawn = useMemo(
    () => (projection && outlines ? drawOutlines(outlines, projection, width, height) : undefined),
    [projection, outlines, width, height],
  );
  const path = projection ? geoPath(projection) : undefined;
  const place = (point: LonLat | undefined): [number, number] | undefined =>
    point && projection ? (projection(point) ?? undefined) : undefined;
  const start = place(from);
  const door = place(to);
  const van = place(at);
  const done: LonLat[] = [from, ...way, at].filter(Boolean) as LonLat[];
  const age = delivery.positionAt ? Math.max(0, (now().getTime() - Date.parse(delivery.positionAt)) / 1000) : undefined;
  const name = delivery.carrierName ?? t('order.carrier');
  return (
    <div
      ref={ref}
      className={css.map}
      role="img"
      aria-label={t('order.mapLabel', { when: when(delivery.etaAt, 'dayTime') })}
    >
      <svg width={width} height={height} aria-hidden="true">
        {drawn && (
          <>
            <path d={drawn.land} className={css.land} />
            <path d={drawn.rivers} className={css.river} />
            <path d={drawn.water} className={css.lake} />
            <path d={drawn.provinces} className={css.province} />
            <path d={drawn.borders} className={css.borders} />
          </>
        )}
        {path && at && to && (
          <path d={path({ type: 'LineString', coordinates: shortestWay(at, to) }) ?? ''} className={css.ahead} />
        )}
        {path && !at && from && to && (
          <path d={path({ type: 'LineString', coordinates: shortestWay(from, to) }) ?? ''} className={css.ahead} />
        )}
        {path && done.length > 1 && at && (
          <path d={path({ type: 'LineString', coordinates: done }) ?? ''} className={css.driven} />
        )}
        {start && <circle cx={start[0]} cy={start[1]} r="6" className={css.startDot} />}
      </svg>
      {door && (
        <div className={css.pin} style={{ transform: `translate(${door[0]}px, ${door[1]}px)` }}>
          <span className={css.pinHead}>
            <IconHome size={20} stroke={2} aria-hidden="true" />
          </span>
          <span className={css.tag} data-side="up">
            <strong>{t('order.door')}</strong>
          </span>
        </div>
      )}
      {van && (
        <div className={css.van} style={{ transform: `translate(${van[0]}px, ${van[1]}px)` }}>
          <span className={css.vanHead}>
            <IconTruck size={22} stroke={2} aria-hidden="true" />
          </span>
          <span className={css.tag} data-side="down">
            <strong>{name}</strong>
            {delivery.positionAt && `, ${when(delivery.positionAt, 'time')}`}
            {age !== undefined && <span className={css.age}>{t('order.age', { age: formatDuration(age) })}</span>}
          </span>
        </div>
      )}
    </div>
  );
};
