// How a screen is laid out: a bar on top, the content, and at most one panel beside it.
import type { ReactNode } from 'react';
import css from './page-shell.module.css';

export interface PageShellProps {
  bar?: ReactNode;
  children: ReactNode;
  /** A panel beside the content, under it on phones. */
  panel?: ReactNode;
  /** `narrow` 344 px, `wide` 480 px. */
  panelWidth?: 'narrow' | 'wide';
  panelAt?: 'start' | 'end';
  /** `early`: the panel stands below the content already on a small desktop, for pictures that need the width. */
  panelBelow?: 'early';
  /** `paper` with margins; `bleed` without, for pictures and boards that fill the view. */
  fit?: 'paper' | 'bleed' | 'read';
}

export const PageShell = (props: PageShellProps) => (
  <div className={css.shell} data-panel={props.panel ? (props.panelAt ?? 'end') : undefined}>
    {props.bar}
    <div className={css.body} data-width={props.panelWidth ?? 'narrow'} data-below={props.panelBelow}>
      <main id="content" tabIndex={-1} className={css.content} data-fit={props.fit ?? 'paper'}>
        {props.children}
      </main>
      {props.panel && <aside className={css.panel}>{props.panel}</aside>}
    </div>
  </div>
);

/** A card on the paper; `tone` for one that asks for attention. */
export const Panel = (props: {
  title?: ReactNode;
  sub?: ReactNode;
  actions?: ReactNode;
  tone?: 'plain' | 'amber' | 'red' | 'accent';
  children?: ReactNode;
}) => (
  <section className={css.card} data-tone={props.tone ?? 'plain'}>
    {(props.title || props.actions) && (
      <div className={css.head}>
        <div>
          {props.title && <h2 className={css.title}>{props.title}</h2>}
          {props.sub && <p className={css.sub}>{props.sub}</p>}
        </div>
        {props.actions && <div className={css.actions}>{props.actions}</div>}
      </div>
    )}
    {props.children}
  </section>
);
