// Events as a list of sentences with their time; the newest glows once when it arrives.
import type { platform } from '@onelot/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, usePlace } from '../../look/index.ts';
import { To } from '../links.tsx';
import css from './event-list.module.css';
import { placeOf, readerOf, sentenceOf } from './sentence.ts';

type EventRecord = platform.EventRecord;

/** Ids that were not there when the list was first shown. */
const useFresh = (events: readonly EventRecord[]): ReadonlySet<string> => {
  const known = useRef<Set<string> | undefined>(undefined);
  const fresh = new Set<string>();
  if (known.current) for (const { id } of events) if (!known.current.has(id)) fresh.add(id);
  useEffect(() => {
    if (events.length > 0) known.current = new Set([...(known.current ?? []), ...events.map(({ id }) => id)]);
  }, [events]);
  return fresh;
};

export const useSentence = (): ((event: Pick<EventRecord, 'type' | 'data'>) => string) => {
  const texts = useTranslation('events');
  const place = usePlace();
  return (event) => sentenceOf(event, readerOf(texts, place));
};

/** The flow's letter in a circle; a dot where an event is no flow's. */
export const FlowBadge = ({ flow, tone }: { flow: string | null; tone?: 'accent' | 'amber' }) => (
  <span className={css.badge} data-tone={tone} data-none={flow ? undefined : true} aria-hidden="true">
    {flow ?? ''}
  </span>
);

const Row = ({ event, fresh, style }: { event: EventRecord; fresh: boolean; style: 'time' | 'dayTime' }) => {
  const { t } = useTranslation('work');
  const { when } = useFormat();
  const sentence = useSentence();
  const to = placeOf(event);
  return (
    <li className={css.row} data-fresh={fresh || undefined}>
      <FlowBadge flow={event.flow} {...(fresh ? { tone: 'accent' as const } : {})} />
      <div className={css.text}>
        {to ? (
          <To to={to} className={css.sentence ?? ''}>
            {sentence(event)}
          </To>
        ) : (
          <span>{sentence(event)}</span>
        )}
        <p className={css.note}>
          <time dateTime={event.time}>{when(event.time, style)}</time>
          {`, ${t(`activity.${event.activity}`)}, ${event.level}`}
        </p>
      </div>
    </li>
  );
};

const STOCK = 'logistics.stock.changed';
const POSITION = 'logistics.position.reported';
const ARRIVAL = 'logistics.eta.changed';

/** A record's story, newest first: each line of stock and each position stands in its own table, and of changed arrivals the last is enough. */
export const story = (events: readonly EventRecord[]): readonly EventRecord[] => {
  const last = events.find(({ type }) => type === ARRIVAL);
  return events.filter(
    (event) => event.type !== STOCK && event.type !== POSITION && (event.type !== ARRIVAL || event === last),
  );
};

export const EventList = (props: { events: readonly EventRecord[]; label: string; style?: 'time' | 'dayTime' }) => {
  const fresh = useFresh(props.events);
  return (
    <ol className={css.list} aria-label={props.label}>
      {props.events.map((event) => (
        <Row key={event.id} event={event} fresh={fresh.has(event.id)} style={props.style ?? 'dayTime'} />
      ))}
    </ol>
  );
};
