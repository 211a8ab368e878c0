// English texts of the shop area.

export const shop = {
  title: 'Shop',
  question: 'What can I have, what does it cost, when is it here?',
} as const;
