// Keys of the terminal: single letters for its actions, and a scanner that types fast without any field in focus.
import { useEffect, useRef } from 'react';

/** A scanner types a character every few milliseconds; a person needs longer. */
const SCANNER_GAP_MS = 45;
const LEAST_CODE = 4;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role="button"], [role="radio"]') !== null;

/**
 * `keys` maps a key (small letters, `Enter`, `/`) to what it does. A letter waits a moment, so that the first letter of
 * a scanned code does nothing by itself. Nothing happens while a dialog is open.
 */
export const useKeys = (keys: Readonly<Record<string, () => void>>, onScan?: (code: string) => void): void => {
  const held = useRef({ keys, onScan });
  held.current = { keys, onScan };
  useEffect(() => {
    let code = '';
    let last = 0;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
      if (isField(event.target) || document.querySelector('[role="dialog"]')) return;
      const fast = event.timeStamp - last < SCANNER_GAP_MS;
      last = event.timeStamp;
      if (fast) clearTimeout(waiting);
      if (event.key === 'Enter') {
        const scanned = code;
        code = '';
        if (fast && scanned.length >= LEAST_CODE && held.current.onScan) {
          event.preventDefault();
          held.current.onScan(scanned);
        } else if (!isControl(event.target) && held.current.keys.Enter) {
          event.preventDefault();
          held.current.keys.Enter();
        }
        return;
      }
      if (event.key.length !== 1) return;
      code = fast ? code + event.key : event.key;
      const does = held.current.keys[event.key.toLowerCase()];
      if (!does || fast) return;
      if (event.key === '/') event.preventDefault();
      waiting = setTimeout(does, SCANNER_GAP_MS + 15);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
};
