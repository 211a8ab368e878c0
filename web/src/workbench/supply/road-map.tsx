// What is on the road as a picture: the house it left, the vans where they were last seen, and the doors they drive to.
import { useElementSize } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { geoPath } from 'd3-geo';
import { useTranslation } from 'react-i18next';
import { type LonLat, shortestWay, useFormat, useLand } from '../../look/index.ts';
import { places, useAddress } from '../links.tsx';
import { type Delivery, late } from './delivery-state.tsx';
import css from './supply.module.css';

/** With more vans than this their numbers would cover each other; each still tells its name under the pointer. */
const NAMED = 12;

const pointOf = (place: { lat: number; lon: number } | null): LonLat | undefined =>
  place ? [place.lon, place.lat] : undefined;
const known = (point: LonLat | undefined): point is LonLat => point !== undefined;

export const RoadMap = ({ deliveries }: { deliveries: readonly Delivery[] }) => {
  const { t } = useTranslation('supply');
  const { when } = useFormat();
  const navigate = useNavigate();
  const address = useAddress();
  const { ref, width, height } = useElementSize();
  const road = deliveries.filter((each) => each.state === 'on-the-road');
  const ways = road.map((each) => ({
    delivery: each,
    at: pointOf(each.position ?? each.from),
    to: pointOf(each.to),
  }));
  const home = road.map((each) => pointOf(each.from)).find(known);
  const points = [home, ...ways.flatMap(({ at, to }) => [at, to])].filter(known);
  const land = useLand(points, width, height);
  if (points.length === 0) return null;
  const path = land && geoPath(land.projection);
  const spot = (point: LonLat | undefined) => (point && land ? (land.projection(point) ?? undefined) : undefined);
  const start = spot(home);
  return (
    <div ref={ref} className={css.map} role="img" aria-label={t('road.map', { count: road.length })}>
      <svg width={width} height={height} aria-hidden="true">
        {land && (
          <>
            <path d={land.land} className={css.land} />
            <path d={land.water} className={css.water} />
            <path d={land.borders} className={css.borders} />
          </>
        )}
        {ways.map(({ delivery, at, to }) => {
          const door = spot(to);
          return (
            <g key={delivery.id}>
              {at && to && path && (
                <path
                  d={path({ type: 'LineString', coordinates: shortestWay(at, to) }) ?? ''}
                  className={css.way}
                  data-late={late(delivery) || undefined}
                />
              )}
              {door && <rect x={door[0] - 4} y={door[1] - 4} width="8" height="8" className={css.end} />}
            </g>
          );
        })}
        {start && <circle cx={start[0]} cy={start[1]} r="6" className={css.start} />}
        {ways.map(({ delivery, at }) => {
          const here = spot(at);
          if (!here) return null;
          const told = t('road.van', {
            number: delivery.number,
            city: delivery.address.city,
            at: when(delivery.etaAt, 'dayTime'),
          });
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse; the table below holds the same links
            <g
              key={delivery.id}
              transform={`translate(${here[0]} ${here[1]})`}
              className={css.vanMark}
              data-late={late(delivery) || undefined}
              onClick={() => void navigate({ to: address(places.delivery(delivery.id)) as '/' })}
            >
              <title>{told}</title>
              {late(delivery) ? <rect x="-7" y="-7" width="14" height="14" rx="2" /> : <circle r="8" />}
              {road.length <= NAMED && (
                <text x="12" y="4">
                  {delivery.number}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
};
