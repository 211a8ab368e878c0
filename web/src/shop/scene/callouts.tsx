// Labels beside the thing with thin lines to what they speak of.
import { Fragment, type ReactNode } from 'react';
import { useAnchors } from './anchors.ts';
import css from './scene.module.css';

export interface Callout {
  /** Name of a point: an iron has shaft, hosel, lie, ferrule, grip, loft, topline, engraving, sole, face. */
  anchor: string;
  label: ReactNode;
  value: ReactNode;
  sub?: ReactNode;
  /** From the point to where the line ends, pixels; the label stands there. */
  dx: number;
  dy: number;
}

/** The line goes from the point at a slant, then level; a callout straight above or below has one line. */
const path = (x: number, y: number, dx: number, dy: number): string => {
  const slant = Math.min(Math.abs(dx), Math.abs(dy) * 1.5);
  return `M${x} ${y}L${x + Math.sign(dx) * slant} ${y + dy}H${x + dx}`;
};

/** How far down a label's line ends: never above the view's upper edge. */
const HIGHEST = 34;
const drop = (y: number, dy: number): number => Math.max(HIGHEST, y + dy) - y;

export const Callouts = ({ items }: { items: readonly Callout[] }) => {
  const anchors = useAnchors();
  return (
    <div className={css.callouts}>
      <svg className={css.leaders} aria-hidden="true">
        {items.map((item) => {
          const at = anchors[item.anchor];
          if (!at) return null;
          return (
            <g key={item.anchor}>
              <path d={path(at.x, at.y, item.dx, drop(at.y, item.dy))} />
              <circle cx={at.x} cy={at.y} r="3" />
            </g>
          );
        })}
      </svg>
      {items.map((item) => {
        const at = anchors[item.anchor];
        if (!at) return <Fragment key={item.anchor} />;
        const left = item.dx < 0;
        return (
          <div
            key={item.anchor}
            className={css.callout}
            data-side={left ? 'left' : 'right'}
            style={{
              transform: `translate(${at.x + item.dx + (left ? -10 : 10)}px, ${at.y + drop(at.y, item.dy) - 18}px)`,
            }}
          >
            <span className={css.label}>{item.label}</span>
            <span className={css.value}>{item.value}</span>
            {item.sub && <span className={css.label}>{item.sub}</span>}
          </div>
        );
      })}
    </div>
  );
};
