// English texts of the portal area.

export const portal = {
  title: 'Portal',
  question: 'What is asked of me, and by when?',
} as const;
