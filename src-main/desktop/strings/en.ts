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
    several: (count) => `${count} callbacks are due`,
    missed: (count) =>
      count === 1 ? 'A callback became due meanwhile' : `${count} callbacks became due meanwhile`,
    youCall: 'You call.',
    providerCalls: 'CCAI Platform calls and connects an agent.',
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
    at: (when) => `Promised for ${when}`,
  },
};
