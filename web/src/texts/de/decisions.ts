// German texts of decisions and of the long work behind them.

export const decisions = {
  jobs: {
    headRunning_one: 'Eine lange Arbeit läuft',
    headRunning_other: '{{count}} lange Arbeiten laufen',
    headNone: 'Keine lange Arbeit läuft',
    sub: 'Pläne und Prüfungen, die länger dauern als einen Augenblick, laufen hier, gehen weiter, wenn der Bildschirm geschlossen wird, und behalten ihr Ergebnis.',
    table: 'Lange Arbeiten',
    what: 'Was',
    for: 'Wofür',
    state: 'Stand',
    progress: 'Fortschritt',
    by: 'Verlangt von',
    at: 'Verlangt',
    took: 'Dauerte',
    stop: 'Anhalten',
    stopping: 'Hält an',
    waiting: 'wartet',
    running: 'läuft',
    done: 'fertig',
    failed: 'gescheitert',
    cancelled: 'angehalten',
    none: 'Noch wurde nichts verlangt',
    noneSub: 'Lange Arbeiten beginnen auf den Bildschirmen der Entscheidungen und der Produktänderungen.',
    seconds: '{{seconds}} s',
    kinds: {} as Record<string, string>,
  },
} as const;
