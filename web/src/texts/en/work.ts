// English texts of the work area.

export const work = {
  title: 'Workbench',
  question: 'What needs the company now?',
} as const;
