// The present business time as a value that moves on by itself.
import { useEffect, useState } from 'react';
import { usePlace } from './place.tsx';

/** Present business time in milliseconds since 1970, read again every `everyMs` of wall time. */
export const useNow = (everyMs = 1000): number => {
  const { now } = usePlace();
  const [at, setAt] = useState(() => now().getTime());
  useEffect(() => {
    const read = (): void => setAt(now().getTime());
    read();
    const timer = setInterval(read, everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return at;
};
