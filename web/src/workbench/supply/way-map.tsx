// The way of a delivery as a picture: where it starts, what is driven, where the van was last, and the door.
import { useElementSize } from '@mantine/hooks';
import type { logistics, Output } from '@onelot/contracts';
import { geoPath } from 'd3-geo';
import { useTranslation } from 'react-i18next';
import { type LonLat, shortestWay, useLand } from '../../look/index.ts';
import css from './supply.module.css';

const pointOf = (place: { lat: number; lon: number } | null): LonLat | undefined =>
  place ? [place.lon, place.lat] : undefined;
const known = (point: LonLat | undefined): point is LonLat => point !== undefined;

export const WayMap = ({ delivery }: { delivery: Output<typeof logistics.getDelivery> }) => {
  const { t } = useTranslation('supply');
  const { ref, width, height } = useElementSize();
  const [from, to, at] = [pointOf(delivery.from), pointOf(delivery.to), pointOf(delivery.position)];
  const ends = [from, to].filter(known);
  const land = useLand(ends, width, height);
  if (ends.length === 0) return null;
  const path = land && geoPath(land.projection);
  const line = (coordinates: LonLat[]): string => path?.({ type: 'LineString', coordinates }) ?? '';
  const spot = (point: LonLat | undefined) => (point && land ? (land.projection(point) ?? undefined) : undefined);
  const [start, door, van] = [spot(from), spot(to), spot(at)];
  const driven = [from, ...delivery.positions.map(({ position }) => pointOf(position)), at].filter(known);
  const rest = at ?? from;
  return (
    <div ref={ref} className={css.map} role="img" aria-label={t(at ? 'mapAt' : 'map', { city: delivery.address.city })}>
      <svg width={width} height={height} aria-hidden="true">
        {land && (
          <>
            <path d={land.land} className={css.land} />
            <path d={land.water} className={css.water} />
            <path d={land.borders} className={css.borders} />
          </>
        )}
        {rest && to && delivery.state !== 'arrived' && <path d={line(shortestWay(rest, to))} className={css.ahead} />}
        {at && driven.length > 1 && <path d={line(driven)} className={css.driven} />}
        {start && <circle cx={start[0]} cy={start[1]} r="6" className={css.start} />}
        {door && (
          <g transform={`translate(${door[0]} ${door[1]})`} className={css.door}>
            <path d="M0 0C-4 -8 -13 -13 -13 -23a13 13 0 1 1 26 0C13 -13 4 -8 0 0z" />
            <text y="18">{delivery.address.city}</text>
          </g>
        )}
        {van && <circle cx={van[0]} cy={van[1]} r="10" className={css.van} />}
      </svg>
    </div>
  );
};
