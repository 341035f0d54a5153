import type { ChangeStrings } from '../changeStrings.ts';

export const changesEn: ChangeStrings = {
  title: 'What was changed from this computer',
  about:
    'Changes of numbers, pins, flags and credentials, the newest first. They are kept as long as the history, on this computer alone.',
  none: 'Nothing yet',
  unknown: 'Not known: the history is not open',
  column: { at: 'When and who', what: 'What', subject: 'Of what' },
  action: {
    numberAdded: 'Number added',
    numberEdited: 'Number changed',
    pinned: 'Caller pinned',
    pinTakenOver: 'Pin taken over',
    pinImported: 'Pin imported',
    unpinned: 'Caller handed back',
    flagSet: 'Flag set',
    credentialSet: 'Credential stored',
    credentialGenerated: 'Credential made',
    credentialCleared: 'Credential removed',
    credentialProvisioned: 'Credential provisioned',
  },
  nobody: 'not known',
  uncertain: 'sent, not confirmed',
  all: (count) => `Show all ${count}`,
};
