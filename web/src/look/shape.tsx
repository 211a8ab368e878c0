// The shape that goes with each state's word, so that no state rests on colour.

export type State = 'good' | 'watch' | 'act' | 'done' | 'idle' | 'now';

/** done: filled circle with a tick; now: dot in a halo; good: dot; idle: ring; watch: clock; act: triangle. */
export const Shape = ({ state, size = 16 }: { state: State; size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false" fill="none">
    {state === 'done' && (
      <>
        <circle cx="8" cy="8" r="8" fill="var(--ol-done)" />
        <path d="M4.6 8.2l2.3 2.3 4.5-4.7" stroke="var(--ol-surface)" strokeWidth="1.8" strokeLinecap="round" />
      </>
    )}
    {state === 'good' && <circle cx="8" cy="8" r="4" fill="currentColor" />}
    {state === 'now' && <circle cx="8" cy="8" r="6" fill="var(--ol-accent)" />}
    {state === 'idle' && <circle cx="8" cy="8" r="6.9" stroke="var(--ol-edge)" strokeWidth="1.6" />}
    {state === 'watch' && (
      <g stroke="currentColor" strokeWidth="1.5" strokeLinecap="round">
        <circle cx="8" cy="8" r="6.2" />
        <path d="M8 4.8V8l2.1 1.4" />
      </g>
    )}
    {state === 'act' && (
      <g stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 2L14.6 13.6H1.4z" />
        <path d="M8 6.4v3.2M8 11.6v.1" />
      </g>
    )}
  </svg>
);
