// The picture of the chain: cells by activity and level, and between them the flows, each a line that opens its events.
import { useElementSize } from '@mantine/hooks';
import { ACTIVITIES, type Activity, DOMAINS, type Level } from '@onelot/contracts';
import { type KeyboardEvent, type SVGProps, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GlowOnChange, useFormat } from '../../look/index.ts';
import { To } from '../links.tsx';
import css from './chain.module.css';
import type { ChainData, FlowData } from './chain.tsx';
import { type Box, geometry, HIGH, LEFT, ROWS, type Run, structure } from './geometry.ts';
import { pathOf } from './path.ts';
import type { Wait } from './waits.ts';

export interface ChainPictureProps {
  data: ChainData;
  flows: readonly FlowData[];
  waits: readonly Wait[];
  moved: ReadonlySet<string>;
  open: (flow: string) => void;
}

type Layout = ReturnType<typeof geometry>;
type Tone = 'moved' | 'waits' | 'still' | 'rest';

const boxStyle = ({ x, y, w, h }: Box) => ({ left: x, top: y, width: w, height: h });

/** Cells that a waiting flow holds up. */
const HELD: Readonly<Record<string, string>> = {
  e: 'sourcing CBL',
  h: 'logistics EPL',
  i: 'service CBL',
  a: 'interaction EPL',
};

const Heads = ({ layout }: { layout: Layout }) => {
  const { t } = useTranslation(['chain', 'work']);
  return (
    <>
      {(Object.keys(DOMAINS) as (keyof typeof DOMAINS)[]).map((domain) => {
        const columns = DOMAINS[domain];
        const first = layout.cell(columns[0] as Activity, 'CBL');
        const last = layout.cell(columns.at(-1) as Activity, 'CBL');
        return (
          <div key={domain} className={css.domain} style={{ left: first.x, width: last.x + last.w - first.x }}>
            <span>{t(`domain.${domain}`)}</span>
          </div>
        );
      })}
      {ACTIVITIES.map((activity) => {
        const { x, w } = layout.cell(activity, 'CBL');
        const spare = (layout.column - w) / 2 - 2;
        return (
          <div key={activity} className={css.activity} style={{ left: x - spare, width: w + 2 * spare }}>
            {t(`work:activity.${activity}`)}
          </div>
        );
      })}
      {ROWS.map((level) => (
        <div
          key={level}
          className={css.band}
          style={{ top: layout.cell('sales', level).y - 9 }}
          data-odd={ROWS.indexOf(level) % 2 === 0 || undefined}
        >
          <strong>{level}</strong>
          <span>{t(`level.${level}`)}</span>
        </div>
      ))}
    </>
  );
};

const Cell = ({ box, cell, held }: { box: Box; cell: ChainData['cells'][number]; held: boolean }) => {
  const { t } = useTranslation('chain');
  const { number } = useFormat();
  return (
    <div className={css.cell} style={boxStyle(box)} data-held={held || undefined}>
      <To to={cell.href} className={css.cellLink ?? ''}>
        <span className={css.cellName}>{t(`cell.${cell.name as 'Voices'}`, { defaultValue: cell.name })}</span>
        <span className={css.cellCount}>
          <GlowOnChange value={cell.count}>{number(cell.count)}</GlowOnChange>
          {held && cell.waiting ? <em>{t('wait', { count: cell.waiting })}</em> : null}
        </span>
      </To>
    </div>
  );
};

const Outside = ({ layout, data }: { layout: Layout; data: ChainData }) => {
  const { t } = useTranslation('chain');
  return (
    <>
      <div className={css.outside} style={boxStyle(layout.users)}>
        <To to="/work/members" className={css.cellLink ?? ''}>
          {t('users', { count: data.users })}
        </To>
      </div>
      <div className={css.outside} style={boxStyle(layout.designers)}>
        <To to="/work/research" className={css.cellLink ?? ''}>
          {t('designers', { count: data.designers })}
        </To>
      </div>
      <div className={css.outside} style={boxStyle(layout.suppliers)}>
        <To to="/work/suppliers" className={css.cellLink ?? ''}>
          {t('suppliers', { count: data.suppliers })}
        </To>
      </div>
    </>
  );
};

const wide = (count: number): number => (count === 0 ? 1.5 : Math.min(5, 1.8 + Math.log2(1 + count) / 2.4));

/** How many of the flow's events took this run. */
const countOf = (flow: FlowData, run: Run): number =>
  run.types ? run.types.reduce((sum, type) => sum + (flow.byType[type] ?? 0), 0) : flow.count;

/** The letter of a flow with its count; one of each flow is the button that keyboard and screen reader find. */
const Badge = ({
  run,
  count,
  tone,
  button,
}: {
  run: Run;
  count: number;
  tone: Tone;
  button?: SVGProps<SVGGElement>;
}) => {
  const [x, y] = run.badge as readonly [number, number];
  const { number } = useFormat();
  const text = number(count);
  const width = 30 + text.length * 7.5;
  return (
    <g transform={`translate(${x - width / 2} ${y - 10})`} className={css.badge} data-tone={tone} {...button}>
      {button && <path className={css.target} d={`M-3 -3H${width + 3}V23H-3Z`} />}
      <rect width={width} height={20} rx={10} />
      <circle cx={10} cy={10} r={10} />
      <text x={10} y={14} className={css.letter}>
        {run.flow}
      </text>
      <text x={25} y={14} className={css.count}>
        {text}
      </text>
    </g>
  );
};

const Flow = (props: { flow: FlowData; runs: readonly Run[]; tone: Tone; open: () => void }) => {
  const { t } = useTranslation('chain');
  const { flow, runs, tone } = props;
  const name = t(`flow.${flow.flow as 'a'}`);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    props.open();
  };
  const button = {
    role: 'button',
    tabIndex: 0,
    'aria-label': t('opens', { flow: flow.flow, name, count: flow.count }),
    onKeyDown: press,
  };
  const main = runs.find((run) => run.badge && run.main) ?? runs.find((run) => run.badge);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the line widens the reach of the mouse; the badge is the button
    <g className={css.flow} data-tone={tone} data-flow={flow.flow} onClick={props.open}>
      <title>{`${flow.flow}: ${name}`}</title>
      {runs.map((run) => {
        const path = pathOf(run.points);
        return (
          <g key={path}>
            <path d={path} className={css.hit} />
            <path
              d={path}
              className={css.line}
              strokeWidth={wide(countOf(flow, run))}
              markerEnd={`url(#end-${tone})`}
            />
            {tone === 'moved' && <path d={path} className={css.pulse} />}
          </g>
        );
      })}
      {runs.map(
        (run) =>
          run.badge && (
            <Badge
              key={String(run.badge)}
              run={run}
              count={countOf(flow, run)}
              tone={tone}
              {...(run === main ? { button } : {})}
            />
          ),
      )}
    </g>
  );
};

const Ends = () => (
  <defs>
    {(['moved', 'waits', 'still', 'rest'] as const).map((tone) => (
      <marker
        key={tone}
        id={`end-${tone}`}
        className={css.end}
        data-tone={tone}
        viewBox="0 0 10 10"
        refX="9"
        refY="5"
        markerWidth="9"
        markerHeight="9"
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0.5L10 5L0 9.5z" />
      </marker>
    ))}
  </defs>
);

export const ChainPicture = ({ data, flows, waits, moved, open }: ChainPictureProps) => {
  const { t } = useTranslation('chain');
  const { ref, width } = useElementSize();
  const layout = useMemo(() => geometry(Math.max(900, width)), [width]);
  const waiting = new Set(waits.map(({ flow }) => flow));
  const held = new Set(waits.map(({ flow }) => HELD[flow]));
  const cells = new Map(data.cells.map((cell) => [`${cell.activity} ${cell.level}`, cell]));
  const toneOf = ({ flow, count }: FlowData): Tone =>
    waiting.has(flow) ? 'waits' : moved.has(flow) ? 'moved' : count > 0 ? 'rest' : 'still';
  const empty = ROWS.flatMap((level) =>
    ACTIVITIES.filter((activity) => !cells.has(`${activity} ${level}`)).map((activity) =>
      layout.cell(activity, level as Level),
    ),
  );
  const wholeWidth = Math.max(900, width);
  return (
    <section className={css.scroll} ref={ref} aria-label={t('picture')} tabIndex={width > 0 && width < 900 ? 0 : -1}>
      <div className={css.picture} style={{ width: wholeWidth, height: HIGH }}>
        <Heads layout={layout} />
        <svg width={wholeWidth} height={HIGH} className={css.lines}>
          <title>{t('picture')}</title>
          <Ends />
          {structure(layout.cell).map((points) => (
            <path key={pathOf(points)} d={pathOf(points)} className={css.structure} markerEnd="url(#end-still)" />
          ))}
          {empty.map(({ x, y, w, h }) => (
            <circle key={`${x} ${y}`} cx={x + w / 2} cy={y + h / 2} r={2} className={css.none} />
          ))}
          {[...flows]
            .sort((a, b) => Number(waiting.has(a.flow)) - Number(waiting.has(b.flow)))
            .map((flow) => (
              <Flow
                key={flow.flow}
                flow={flow}
                tone={toneOf(flow)}
                runs={layout.runs.filter((run) => run.flow === flow.flow)}
                open={() => open(flow.flow)}
              />
            ))}
          <text x={LEFT + layout.column * 4} y={620} className={css.loop}>
            {t('loop')}
          </text>
        </svg>
        <Outside layout={layout} data={data} />
        {[...cells].map(([key, cell]) => (
          <Cell key={key} cell={cell} box={layout.cell(cell.activity, cell.level)} held={held.has(key)} />
        ))}
      </div>
    </section>
  );
};
