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
  reminder: {
    soon: (who, minutes) => `Dans ${minutes}\u00a0min\u00a0: rappeler ${who}`,
    due: (who) => `À rappeler maintenant\u00a0: ${who}`,
    several: (count) => `${count} rappels sont à faire`,
    missed: (count) =>
      count === 1
        ? 'Un rappel est arrivé à échéance entre-temps'
        : `${count} rappels sont arrivés à échéance entre-temps`,
    youCall: 'C’est vous qui appelez.',
    providerCalls: 'CCAI Platform appelle et met un agent en relation.',
    ticket: (id) => `ticket n°\u00a0${id}`,
    more: (count) => `et ${count} de plus`,
  },
  pins: {
    openTitle: 'Choisir un fichier d’appelants épinglés',
    saveTitle: 'Exporter les appelants épinglés',
    file: 'appelants-epingles',
  },
  calendar: {
    title: 'Enregistrer les rappels dans un fichier de calendrier',
    file: 'rappels',
    entry: (who) => `Rappeler ${who}`,
    at: (when) => `Promis pour ${when}`,
  },
};
