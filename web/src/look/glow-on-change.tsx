// What changed glows once, then rests.
import { type ReactNode, useEffect, useRef } from 'react';

/** Watches `value`; the first one shown does not glow. */
export const GlowOnChange = (props: { value: string | number; children: ReactNode; block?: boolean }) => {
  const ref = useRef<HTMLElement | null>(null);
  const last = useRef(props.value);
  useEffect(() => {
    if (last.current === props.value) return;
    last.current = props.value;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    ref.current?.animate(
      [
        { backgroundColor: 'var(--ol-accent-soft)', boxShadow: '0 0 0 6px var(--ol-accent-soft)' },
        { backgroundColor: 'transparent', boxShadow: '0 0 0 6px transparent' },
      ],
      { duration: 900, easing: 'ease-out' },
    );
  }, [props.value]);
  const Tag = props.block ? 'div' : 'span';
  return (
    <Tag ref={ref as never} style={{ borderRadius: 4 }}>
      {props.children}
    </Tag>
  );
};
