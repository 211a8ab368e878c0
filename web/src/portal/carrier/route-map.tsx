// The way of a delivery: where it came from, where it is, where the door is; a tap says where the van is now.
import { useElementSize } from '@mantine/hooks';
import { geoPath } from 'd3-geo';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { type LonLat, shortestWay, useLand } from '../../look/index.ts';
import css from './carrier.module.css';
import type { DeliveryInFull } from './delivery.tsx';

interface Place {
  readonly lat: number;
  readonly lon: number;
}
const pointOf = (place: Place | null): LonLat | undefined => (place ? [place.lon, place.lat] : undefined);

/** `onPick`: a tap on the map reports that place. */
export const RouteMap = (props: { delivery: DeliveryInFull; onPick?: (place: Place) => void }) => {
  const { t } = useTranslation('portal');
  const { delivery, onPick } = props;
  const { ref, width, height } = useElementSize();
  const [from, to, at] = [pointOf(delivery.from), pointOf(delivery.to), pointOf(delivery.position)];
  const ends = [from, to].filter((point) => point !== undefined);
  const land = useLand(ends, width, height);
  if (ends.length === 0) return null;
  const path = land && geoPath(land.projection);
  const spot = (point: LonLat | undefined) => (point && land ? (land.projection(point) ?? undefined) : undefined);
  const [start, door, van] = [spot(from), spot(to), spot(at)];
  const driven = [from, ...delivery.positions.map(({ position }) => pointOf(position)), at].filter(
    (point) => point !== undefined,
  );
  const ahead = to && (at ?? from);
  const pick = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = land?.projection.invert?.([event.clientX - box.left, event.clientY - box.top]);
    if (place && onPick) onPick({ lon: Number(place[0].toFixed(5)), lat: Number(place[1].toFixed(5)) });
  };
  return (
    <figure className={css.mapFigure}>
      <div
        ref={ref}
        className={css.map}
        role="img"
        aria-label={t(at ? 'map.labelAt' : 'map.label', { city: delivery.address.city })}
        data-pick={onPick ? true : undefined}
        onPointerUp={onPick && pick}
      >
        <svg width={width} height={height} aria-hidden="true">
          {land && (
            <>
              <path d={land.land} className={css.land} />
              <path d={land.water} className={css.water} />
              <path d={land.grid} className={css.grid} />
              <path d={land.borders} className={css.borders} />
            </>
          )}
          {path && ahead && to && (
            <path d={path({ type: 'LineString', coordinates: shortestWay(ahead, to) }) ?? ''} className={css.ahead} />
          )}
          {path && at && driven.length > 1 && (
            <path d={path({ type: 'LineString', coordinates: driven }) ?? ''} className={css.driven} />
          )}
          {start && <circle cx={start[0]} cy={start[1]} r="7" className={css.startDot} />}
          {door && (
            <g transform={`translate(${door[0]} ${door[1]})`} className={css.doorPin}>
              <path d="M0 0C-4 -8 -13 -13 -13 -23a13 13 0 1 1 26 0C13 -13 4 -8 0 0z" />
              <text y="18">{delivery.address.city}</text>
              <path d="M-6 -23l6 -5.5 6 5.5M-4 -23v6h8v-6" className={css.doorSign} />
            </g>
          )}
          {van && (
            <g transform={`translate(${van[0]} ${van[1]})`} className={css.vanDot}>
              <circle r="16" />
              <path d="M-8 -5h9v9h-9zM1 -1h4l3 3v2H1" />
            </g>
          )}
        </svg>
      </div>
      {onPick && <figcaption className="ol-12 ol-ink-2">{t('map.tap')}</figcaption>}
    </figure>
  );
};
