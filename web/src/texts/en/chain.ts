// English texts of the value chain: what flows, and what is stuck.

export const chain = {
  title: 'Value chain',
  question: 'What flows, what is stuck?',
} as const;
