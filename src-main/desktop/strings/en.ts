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
};
