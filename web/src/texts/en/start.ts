// English texts of the start page that concern whole companies.

export const start = {
  load: 'Load the demo company',
  loadSub:
    'Made-to-order irons with customers, suppliers, machines and carriers around them. Sign in first, so that it is known who loaded it.',
  loading: 'Loading, this takes a few seconds',
  remove: 'Remove',
  removeTitle: 'Remove {{company}}',
  removeSub: 'All of its orders, plans and records go with it. This cannot be undone; it can be loaded afresh.',
  removeConfirm: 'Write {{slug}} to confirm',
  keep: 'Keep it',
  nameNeeded: 'Give it a name; it can be changed later.',
  slugNeeded: 'Letters and digits that its address ends with.',
  person: 'Your name',
  personHelp: 'As colleagues will see it.',
  personNeeded: 'Say who you are.',
  emailHelp: 'You sign in with it.',
  showPassword: 'Show the password',
} as const;
