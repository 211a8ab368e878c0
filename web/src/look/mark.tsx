// The house's sign: one lot in its box.

export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect x="1.6" y="1.6" width="20.8" height="20.8" rx="6.4" fill="none" stroke="currentColor" strokeWidth="2" />
    <circle cx="12" cy="12" r="3.4" fill="var(--ol-accent)" />
  </svg>
);
