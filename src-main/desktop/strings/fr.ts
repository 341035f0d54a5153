import type { DesktopStrings } from './desktopStrings.ts';

export const fr: DesktopStrings = {
  tray: {
    idle: 'Ringside',
    ringing: 'Ringside\u00a0: un appel sonne',
    open: 'Ouvrir Ringside',
    doNotDisturb: 'Ne pas déranger',
    quit: 'Quitter Ringside',
  },
  notification: {
    incoming: (who) => `Appel entrant\u00a0: ${who}`,
    withheld: 'Numéro masqué',
    unreadable: 'Numéro illisible',
    queue: (queue) => `File ${queue}`,
  },
};
