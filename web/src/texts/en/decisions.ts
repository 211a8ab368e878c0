// English texts of decisions and of the long work behind them.

export const decisions = {
  jobs: {
    headRunning_one: 'One piece of long work is under way',
    headRunning_other: '{{count}} pieces of long work are under way',
    headNone: 'No long work is under way',
    sub: 'Plans and checks that take longer than a moment run here, go on when you close the screen, and keep their results.',
    table: 'Long work',
    what: 'What',
    for: 'For',
    state: 'State',
    progress: 'Progress',
    by: 'Asked by',
    at: 'Asked',
    took: 'Took',
    stop: 'Stop',
    stopping: 'Stopping',
    waiting: 'waits',
    running: 'runs',
    done: 'done',
    failed: 'failed',
    cancelled: 'stopped',
    none: 'Nothing was asked for yet',
    noneSub: 'Long work begins on the screens of decisions and product changes.',
    seconds: '{{seconds}} s',
    kinds: {} as Record<string, string>,
  },
} as const;
