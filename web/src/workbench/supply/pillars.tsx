// Counts beside each other in time: a column of the picture holds pillars, each with its number and a sentence that is read out.
import css from './supply.module.css';

export interface Pillar {
  readonly id: string;
  readonly count: number;
  /** What is read out in place of the picture. */
  readonly told: string;
  readonly tone: number;
  /** How many of them are late: that part of the pillar stands apart. */
  readonly late?: number;
}

export const Pillars = (props: {
  title: string;
  columns: readonly { readonly label: string; readonly pillars: readonly Pillar[] }[];
  legend?: readonly { readonly id: string; readonly label: string; readonly tone: number }[];
  height: number;
}) => {
  const most = Math.max(1, ...props.columns.flatMap(({ pillars }) => pillars.map(({ count }) => count)));
  return (
    <div>
      <h2 className="ol-20 ol-strong">{props.title}</h2>
      {props.legend && (
        <ul className={css.legend}>
          {props.legend.map(({ id, label, tone }) => (
            <li key={id}>
              <i data-tone={tone} aria-hidden="true" />
              {label}
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={css.scroll} tabIndex={0} aria-label={props.title}>
        <ol className={css.columns}>
          {props.columns.map(({ label, pillars }) => (
            <li key={label}>
              <div className={css.pillars}>
                {pillars.map(({ id, count, told, tone, late = 0 }) => (
                  <span key={id} className={css.pillar}>
                    <span className="ol-hidden">{told}</span>
                    <span aria-hidden="true">{count}</span>
                    {late > 0 && <i data-tone="late" style={{ height: `${(late / most) * props.height}px` }} />}
                    {count > late && (
                      <i data-tone={tone} style={{ height: `${((count - late) / most) * props.height}px` }} />
                    )}
                  </span>
                ))}
              </div>
              <span className="ol-12 ol-ink-2" aria-hidden="true">
                {label}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
};
