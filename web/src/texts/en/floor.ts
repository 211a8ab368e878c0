// English texts of the floor area.

export const floor = {
  title: 'Terminal',
  question: 'What do I do next?',
} as const;
