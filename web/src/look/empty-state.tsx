// An empty screen says what it is for and offers the one next step.
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: ReactNode;
  sub?: ReactNode;
  children?: ReactNode;
  /** Heading level; `h1` where nothing else is on the screen. */
  as?: 'h1' | 'h2';
}

export const EmptyState = ({ as: Heading = 'h2', ...props }: EmptyStateProps) => (
  <div style={{ padding: '40px 0', maxWidth: 560 }}>
    <Heading className="ol-20 ol-strong">{props.title}</Heading>
    {props.sub && (
      <p className="ol-ink-2" style={{ marginTop: 8 }}>
        {props.sub}
      </p>
    )}
    {props.children && <div style={{ marginTop: 24, display: 'flex', gap: 8 }}>{props.children}</div>}
  </div>
);
