// What just happened, said once in a line that is read out and goes by itself.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Shape } from '../look/index.ts';
import css from './floor.module.css';

export interface Told {
  readonly text: string;
  readonly tone: 'done' | 'watch';
}

const SHOWN_MS = 12_000;

/** `tell` replaces the line; `line` is where it stands, there from the start so that it is read out. */
export const useTold = (): { tell: (text: string, tone?: Told['tone']) => void; line: ReactNode } => {
  const [told, setTold] = useState<Told>();
  useEffect(() => {
    if (!told) return;
    const timer = setTimeout(() => setTold(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const tell = useCallback((text: string, tone: Told['tone'] = 'done') => setTold({ text, tone }), []);
  const line = (
    <div role="status" className={css.told} data-tone={told?.tone}>
      {told && (
        <>
          <Shape state={told.tone} size={24} />
          <span>{told.text}</span>
        </>
      )}
    </div>
  );
  return { tell, line };
};
