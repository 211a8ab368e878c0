// An empty screen says what it is for and offers the one next step.
import type { ReactNode } from 'react';

export const EmptyState = (props: { title: ReactNode; sub?: ReactNode; children?: ReactNode }) => (
  <div style={{ padding: '40px 0', maxWidth: 560 }}>
    <h2 className="ol-20 ol-strong">{props.title}</h2>
    {props.sub && (
      <p className="ol-ink-2" style={{ marginTop: 8 }}>
        {props.sub}
      </p>
    )}
    {props.children && <div style={{ marginTop: 24, display: 'flex', gap: 8 }}>{props.children}</div>}
  </div>
);
