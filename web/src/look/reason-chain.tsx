// Why this date: material, capacity and transport in a row, and which of them sets the pace.
import { CloseButton } from '@mantine/core';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from './place.tsx';
import css from './reason-chain.module.css';
import { dayScale } from './reason-days.ts';
import { useFormat } from './values.tsx';

export type ReasonKind = 'material' | 'capacity' | 'transport' | 'wait' | 'wish';

export interface ReasonSegment {
  kind: ReasonKind;
  /** What it is, in the reader's words: `120 g shafts`. */
  label: string;
  /** ISO 8601 instants with Z, business time. */
  from: string;
  to: string;
  /** On the chain that sets the date. */
  critical: boolean;
  /** Right-hand word in the bar: `by 17:00`. */
  note?: string;
}

export interface ReasonChainProps {
  segments: readonly ReasonSegment[];
  /** The date explained: an instant or a day. */
  date: string;
  /** The sentence of reason: `The shafts set the pace: everything after them waits for Thursday 11:00.` */
  sentence?: ReactNode;
  onClose?: () => void;
  /** `auto`: days across on wide screens, a vertical line of steps on phones. */
  layout?: 'auto' | 'days' | 'steps';
  titled?: boolean;
}

const ROW = 38;
const BAR = 30;
const HEAD = 36;

/** An elbow with round corners from the end of one bar to the start of the next. */
const elbow = (x1: number, y1: number, x2: number, y2: number): string => {
  const mid = Math.max(x1 + 8, Math.min(x1 + 16, x2 - 8));
  const r = Math.min(6, Math.abs(y2 - y1) / 2);
  return `M${x1} ${y1}H${mid - r}Q${mid} ${y1} ${mid} ${y1 + r}V${y2 - r}Q${mid} ${y2} ${mid + r} ${y2}H${Math.max(x2, mid + r)}`;
};

const Days = ({ segments, date }: ReasonChainProps) => {
  const { t } = useTranslation();
  const { timeZone } = usePlace();
  const { when } = useFormat();
  const { ref, width } = useElementSize();
  const scale = dayScale(segments, timeZone);
  const room = Math.max(1, width - 44);
  const column = room / scale.days.length;
  const every = Math.max(1, Math.ceil(84 / column));
  const last = scale.days.length - 1;
  const bars = segments.map((segment, row) => {
    const left = scale.at(segment.from) * room;
    const right = Math.max(left + 10, scale.at(segment.to) * room);
    const text = `${t(`chain.${segment.kind}`)}: ${segment.label}`;
    // Widths of 12 px type, estimated; a note gives way before the name does.
    const spare = right - left - text.length * 6.4 - 20;
    const fits = spare > 0;
    const note = segment.note && spare > segment.note.length * 6 + 8 ? segment.note : undefined;
    return { segment, left, right, text, fits, note, y: HEAD + row * ROW };
  });
  const critical = bars.filter((bar) => bar.segment.critical);
  const end = critical.at(-1) ?? bars.at(-1);
  return (
    <div ref={ref} className={css.days} style={{ height: HEAD + bars.length * ROW }} aria-hidden="true">
      {width > 0 && (
        <>
          {scale.days.map((day, i) => (
            <span key={day}>
              {i > 0 && (
                <i
                  className={css.rule}
                  style={{ left: i * column }}
                  data-gap={scale.gaps.includes(scale.days[i - 1] ?? '') || undefined}
                />
              )}
              {(last - i) % every === 0 && (
                <span
                  className={css.day}
                  data-last={i === last || undefined}
                  style={{ left: i * column, width: column }}
                >
                  {when(day)}
                </span>
              )}
            </span>
          ))}
          <svg className={css.lines} width={width} height={HEAD + bars.length * ROW} aria-hidden="true">
            {critical.slice(1).map((bar, i) => {
              const before = critical[i] as (typeof critical)[number];
              return <path key={bar.y} d={elbow(before.right, before.y + BAR / 2, bar.left, bar.y + BAR / 2)} />;
            })}
            {bars
              .filter((bar) => !bar.segment.critical && critical[0] && bar.fits)
              .map((bar) => {
                const next = critical.find((c) => c.left >= bar.right - 1) ?? critical[0];
                const to = Math.max(bar.right + 8, (next?.left ?? bar.right) - 6);
                return <path key={bar.y} data-slack d={`M${bar.right} ${bar.y + BAR / 2}H${to}`} />;
              })}
            {end && (
              <g transform={`translate(${end.right + 18} ${end.y + BAR / 2})`}>
                <circle r="7" className={css.goal} />
                <circle r="3" className={css.goalDot} />
              </g>
            )}
          </svg>
          {bars.map((bar) => (
            <div
              key={bar.y}
              className={css.bar}
              data-critical={bar.segment.critical || undefined}
              style={{ left: bar.left, width: bar.right - bar.left, top: bar.y, height: BAR }}
            >
              {bar.fits && <strong>{bar.text}</strong>}
              {bar.note && <span>{bar.note}</span>}
            </div>
          ))}
          {bars
            .filter((bar) => !bar.fits)
            .map((bar) => {
              const space = bar === end ? 34 : 24;
              const [ahead, behind] = [width - bar.right - space, bar.left - 8];
              const after = ahead >= bar.text.length * 6.7 || ahead >= behind;
              const side = after
                ? { left: bar.right + space, maxWidth: ahead }
                : { right: width - bar.left + 8, maxWidth: behind };
              return (
                <span
                  key={bar.y}
                  className={css.beside}
                  title={bar.text}
                  style={{ top: bar.y + 4, lineHeight: `${BAR - 8}px`, ...side }}
                >
                  {bar.text}
                </span>
              );
            })}
        </>
      )}
      <span className="ol-hidden">{when(date)}</span>
    </div>
  );
};

const Steps = ({ segments }: ReasonChainProps) => {
  const { when } = useFormat();
  return (
    <ol className={css.steps}>
      {segments.map((segment) => (
        <li key={`${segment.kind} ${segment.label} ${segment.from}`} data-critical={segment.critical || undefined}>
          <span className={css.dot}>
            <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
              <circle cx="8" cy="8" r="6.6" />
            </svg>
          </span>
          <span>{segment.label}</span>
          <span className={css.stepWhen}>{when(segment.to)}</span>
        </li>
      ))}
    </ol>
  );
};

const Table = ({ segments, date }: ReasonChainProps) => {
  const { t } = useTranslation();
  const { when } = useFormat();
  return (
    <table className="ol-hidden">
      <caption>{t('chain.why', { day: when(date, 'long') })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('chain.step')}</th>
          <th scope="col">{t('chain.from')}</th>
          <th scope="col">{t('chain.to')}</th>
          <th scope="col">{t('chain.critical')}</th>
        </tr>
      </thead>
      <tbody>
        {segments.map((segment) => (
          <tr key={`${segment.kind} ${segment.label} ${segment.from}`}>
            <th scope="row">{`${t(`chain.${segment.kind}`)}: ${segment.label}`}</th>
            <td>{when(segment.from, 'dayTime')}</td>
            <td>{when(segment.to, 'dayTime')}</td>
            <td>{segment.critical ? t('chain.yes') : t('chain.no')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const ReasonChain = (props: ReasonChainProps) => {
  const { t } = useTranslation();
  const { when } = useFormat();
  const phone = useMediaQuery('(max-width: 700px)') ?? false;
  const steps = props.layout === 'steps' || (props.layout !== 'days' && phone);
  return (
    <section aria-label={t('chain.why', { day: when(props.date, 'long') })}>
      {props.titled !== false && (
        <div className={css.head}>
          <h2 className={css.title}>{t('chain.why', { day: when(props.date, 'long') })}</h2>
          {props.sentence && <p className={css.sentence}>{props.sentence}</p>}
          {props.onClose && <CloseButton className={css.close} aria-label={t('close')} onClick={props.onClose} />}
        </div>
      )}
      {props.segments.length > 0 && (steps ? <Steps {...props} /> : <Days {...props} />)}
      {!steps && <Table {...props} />}
    </section>
  );
};
