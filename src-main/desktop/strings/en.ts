import type { DesktopStrings } from './desktopStrings.ts';

export const en: DesktopStrings = {
  tray: {
    idle: 'Ringside',
    ringing: 'Ringside: a call is ringing',
    open: 'Open Ringside',
    doNotDisturb: 'Do not disturb',
    quit: 'Quit Ringside',
  },
  notification: {
    incoming: (who) => `Incoming call: ${who}`,
    withheld: 'Number withheld',
    unreadable: 'Unreadable number',
    queue: (queue) => `Queue ${queue}`,
  },
  reminder: {
    soon: (who, minutes) => `In ${minutes} min: call back ${who}`,
    due: (who) => `Call back now: ${who}`,
    soonThere: (who, minutes) => `In ${minutes} min CCAI Platform calls ${who}`,
    dueThere: (who) => `CCAI Platform is to call now: ${who}`,
    several: (count) => `${count} callbacks are due`,
    missed: (count) =>
      count === 1 ? 'A callback became due meanwhile' : `${count} callbacks became due meanwhile`,
    youCall: 'You call.',
    providerCalls: 'CCAI Platform calls and connects an agent.',
    notThere: 'CCAI Platform does not have it: nobody calls unless you do.',
    perhapsThere: 'Whether CCAI Platform has it is not known. Look there before you call.',
    ticket: (id) => `ticket ${id}`,
    more: (count) => `and ${count} more`,
  },
  pins: {
    openTitle: 'Choose a file of pinned callers',
    saveTitle: 'Export pinned callers',
    file: 'pinned-callers',
  },
  calendar: {
    title: 'Save callbacks as a calendar file',
    file: 'callbacks',
    entry: (who) => `Call back ${who}`,
    entryThere: (who) => `CCAI Platform calls ${who}`,
    at: (when) => `Promised for ${when}`,
    standing: {
      notSent: { title: 'Not sent yet: ', line: 'CCAI Platform does not have this callback yet.' },
      unconfirmed: {
        title: 'Unconfirmed: ',
        line: 'Nobody knows whether CCAI Platform has this callback. Decide in Ringside.',
      },
      refused: {
        title: 'Refused: ',
        line: 'CCAI Platform refused this callback: nobody calls unless you do. Decide in Ringside.',
      },
      cancelled: { title: 'Cancelled: ', line: 'Nobody wants this call any more.' },
      cancelledHere: {
        title: 'Cancelled: ',
        line: 'Cancelled in Ringside only: CCAI Platform may still call.',
      },
      done: { title: 'Done: ', line: 'This callback was marked as done.' },
    },
  },
};
