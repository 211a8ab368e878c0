// Which flows moved in the last minute: by the log's own times when the screen opens, then as events come in.
import { useEffect, useRef, useState } from 'react';
import { useLive, useSession } from '../../data/index.ts';
import { usePlace } from '../../look/index.ts';
import type { FlowData } from './chain.tsx';

const MINUTE = 60_000;

/** Letters of the flows that moved; each leaves after a minute of wall time. */
export const useMoved = (flows: readonly FlowData[] | undefined): ReadonlySet<string> => {
  const { slug } = useSession();
  const { now } = usePlace();
  const at = useRef(new Map<string, number>());
  const seeded = useRef(false);
  const [moved, setMoved] = useState<ReadonlySet<string>>(new Set());
  const read = (): void => {
    const since = performance.now() - MINUTE;
    for (const [flow, time] of at.current) if (time < since) at.current.delete(flow);
    setMoved((old) => {
      const next = new Set(at.current.keys());
      return old.size === next.size && [...old].every((flow) => next.has(flow)) ? old : next;
    });
  };
  useLive(slug, (event) => {
    if (!event.flow) return;
    at.current.set(event.flow, performance.now());
    read();
  });
  useEffect(() => {
    if (flows && !seeded.current) {
      seeded.current = true;
      for (const { flow, last } of flows)
        if (last && now().getTime() - Date.parse(last.time) < MINUTE) at.current.set(flow, performance.now());
      read();
    }
    const timer = setInterval(read, 2000);
    return () => clearInterval(timer);
  });
  return moved;
};
