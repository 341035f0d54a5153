import type { DesktopStrings } from './desktopStrings.ts';

const n = (count: number): string => count.toLocaleString('fr');
const doneOf = (done: number, total: number): string =>
  `${n(done)} sur ${n(total)} ${done > 1 ? 'sont faits' : done === 1 ? 'est fait' : 'n’est fait'}`;

export const fr: DesktopStrings = {
  tray: {
    idle: 'Ringside',
    ringing: 'Ringside\u202f: un appel sonne',
    open: 'Ouvrir Ringside',
    doNotDisturb: 'Ne pas déranger',
    quit: 'Quitter Ringside',
  },
  notification: {
    incoming: (who) => `Appel entrant\u202f: ${who}`,
    withheld: 'Numéro masqué',
    unreadable: 'Numéro illisible',
    queue: (queue) => `File ${queue}`,
    announced: (queue) => `File annoncée\u202f: ${queue}`,
  },
  reminder: {
    soon: (who, minutes) => `Dans ${minutes}\u00a0min\u202f: rappeler ${who}`,
    due: (who) => `À rappeler maintenant\u202f: ${who}`,
    soonThere: (who, minutes) => `Dans ${minutes}\u00a0min CCAI Platform appelle ${who}`,
    dueThere: (who) => `CCAI Platform doit appeler maintenant\u202f: ${who}`,
    soonPerhaps: (who, minutes) =>
      `Dans ${minutes}\u00a0min, pas certain que CCAI Platform appelle\u202f: ${who}`,
    duePerhaps: (who) => `Pas certain que CCAI Platform appelle\u202f: ${who}`,
    several: (count) => `${count} rappels sont à faire`,
    missed: (count) =>
      count === 1
        ? 'Un rappel est arrivé à échéance entre-temps'
        : `${count} rappels sont arrivés à échéance entre-temps`,
    youCall: 'C’est vous qui appelez.',
    providerCalls: 'CCAI Platform appelle et met un agent en relation.',
    notThere: 'CCAI Platform ne l’a pas\u202f: personne n’appelle si ce n’est vous.',
    perhapsThere: 'On ne sait pas si CCAI Platform l’a. Regardez là-bas avant d’appeler.',
    ticket: (id) => `ticket n°\u00a0${id}`,
    more: (count) => `et ${count} de plus`,
  },
  pins: {
    openTitle: 'Choisir un fichier d’appelants épinglés',
    saveTitle: 'Exporter les appelants épinglés',
    file: 'appelants-epingles',
  },
  quitting: {
    title: 'Un changement est encore en cours. Quitter quand même\u202f?',
    bulk: {
      pin: (done, total) => `Épinglage\u202f: ${doneOf(done, total)}.`,
      unpin: (done, total) => `Libération\u202f: ${doneOf(done, total)}.`,
      import: (done, total) => `Import d’épinglages\u202f: ${doneOf(done, total)}.`,
    },
    failed: (count) => (count > 1 ? `${n(count)} n’ont pas pu être faits.` : 'Un n’a pas pu être fait.'),
    unknown: (count) =>
      count > 1 ? `Pour ${n(count)}, aucune réponse ne le dit.` : 'Pour un, aucune réponse ne le dit.',
    pins: (count) =>
      count > 1
        ? `${n(count)} épinglages sont en cours de changement.`
        : 'Un épinglage est en cours de changement.',
    numbers: (count) =>
      count > 1
        ? `${n(count)} numéros sont en cours d’enregistrement chez Cliqphone.`
        : 'Un numéro est en cours d’enregistrement chez Cliqphone.',
    goesOn: 'Cela continue pendant que vous décidez.',
    bulkCutOff: (left) => {
      if (left === 0) return 'Si vous quittez, Pitel n’est plus interrogé sur ceux restés sans réponse.';
      const one = 'Si vous quittez, Ringside attend un instant celui en cours';
      if (left === 1) return `${one}, qui est le dernier.`;
      if (left === 2) return `${one} et n’essaie pas le dernier.`;
      return `${one} et n’essaie pas les ${n(left - 1)} autres.`;
    },
    cutOff:
      'Si vous quittez, Ringside attend un instant la réponse\u202f; si aucune ne vient, on ne saura pas si c’est enregistré.',
    keptInAbout: 'Ce qui est fait reste fait, et figure sous «\u202fÀ propos\u202f».',
    keepGoing: 'Continuer',
    quit: 'Arrêter et quitter',
  },
  calendar: {
    title: 'Enregistrer les rappels dans un fichier de calendrier',
    file: 'rappels',
    entry: (who) => `Rappeler ${who}`,
    entryThere: (who) => `CCAI Platform appelle ${who}`,
    entryWasThere: (who) => `CCAI Platform devait appeler ${who}`,
    wasThere:
      'CCAI Platform devait appeler et mettre un agent en relation. On ne sait pas ici s’il l’a fait.',
    at: (when) => `Promis pour ${when}`,
    firstAt: (when) => `Promis d’abord pour ${when}`,
    standing: {
      notSent: {
        title: 'Pas encore envoyé\u202f: ',
        line: 'CCAI Platform n’a pas encore ce rappel.',
      },
      unsent: {
        title: 'Pas envoyé à temps\u202f: ',
        line: 'Son heure est passée avant que CCAI Platform ait pu recevoir ce rappel\u202f: personne n’appellera, sauf vous.',
      },
      unconfirmed: {
        title: 'Non confirmé\u202f: ',
        line: 'On ne sait pas si CCAI Platform a ce rappel. Décidez dans Ringside.',
      },
      refused: {
        title: 'Refusé\u202f: ',
        line: 'CCAI Platform a refusé ce rappel\u202f: personne n’appellera, sauf vous. Décidez dans Ringside.',
      },
      cancelled: { title: 'Annulé\u202f: ', line: 'Personne n’attend plus cet appel.' },
      cancelledHere: {
        title: 'Annulé\u202f: ',
        line: 'Annulé dans Ringside seulement\u202f: CCAI Platform appellera peut-être quand même.',
      },
      done: { title: 'Fait\u202f: ', line: 'Ce rappel a été marqué comme fait.' },
    },
  },
};
