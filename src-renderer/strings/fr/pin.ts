import type { PinStrings } from '../pinStrings.ts';

export const pinFr: PinStrings = {
  label: 'Épinglage à un poste',
  to: (extension, mine) => (mine ? `Épinglé au ${extension} (vous)` : `Épinglé au ${extension}`),
  toNoExtension: 'Épinglé, mais aucun poste n’est nommé',
  nobody: 'Épinglé à personne',
  since: (moment) => `dans Pitel depuis le ${moment}`,
  sinceFuture: (moment) =>
    `dans Pitel depuis le ${moment}, qui est encore à venir\u202f: le fuseau horaire de Pitel dans les réglages est peut-être faux`,
  asking: 'Pitel est interrogé…',
  failed: {
    timeout: 'Pitel n’a pas répondu à temps',
    unreachable: 'Pitel est injoignable',
    refused: 'Pitel refuse l’accès\u202f: vérifiez la clé d’API',
    misconfigured: 'Pitel répond comme si l’adresse était fausse',
    unreadable: 'Pitel a donné une réponse illisible',
    serverError: 'Pitel signale une erreur de son côté',
    rateLimited: 'Pitel demande moins de questions',
    resting: 'Pitel est laissé en paix un moment après plusieurs échecs',
    cancelled: 'La réponse de Pitel n’a pas été attendue',
  },
  notAsked: 'Pitel n’est pas interrogé sur les numéros courts',
  lastKnown: (who, ago) => `${who}, connu ${ago}`,
  askAgain: 'Redemander',
  pinToMe: 'Épingler à mon poste',
  handBack: 'Rendre',
  takeOver: 'Reprendre…',
  pinning: 'Épinglage…',
  unpinning: 'Restitution…',
  detail: 'Détail technique',
  settings: 'Ouvrir les réglages',
  ask: {
    theirs: (extension, since) =>
      `Le poste ${extension} a cet appelant, ${since}. Ses appels n’y sonneraient plus.`,
    mine: (since) => `Votre propre poste a cet appelant, ${since}. Ses appels n’y sonneraient plus.`,
    changed: (extension, since) =>
      `Cela a changé entre-temps\u202f: le poste ${extension} a cet appelant, ${since}. Rien n’a été envoyé.`,
    mineChanged: (since) =>
      `Cela a changé entre-temps\u202f: votre poste a cet appelant, ${since}. Rien n’a été envoyé.`,
    unpin: (extension, since) =>
      `Le poste ${extension} a cet appelant, ${since}. Ses appels sonneraient comme le disent les règles.`,
    sinceUnknown: 'Pitel ne dit pas depuis quand',
    yes: 'Reprendre',
    no: 'Laisser',
  },
  done: {
    pinned: (extension, mine) =>
      mine
        ? `Pitel le confirme\u202f: épinglé au ${extension} (vous)`
        : `Pitel le confirme\u202f: épinglé au ${extension}`,
    unpinned: 'Pitel le confirme\u202f: épinglé à personne',
    gone: 'N’était déjà plus épinglé à personne',
    other: (extension, mine, raw) => ({
      title: mine
        ? `Cette entrée n’est plus là, mais une autre épingle encore l’appelant au ${extension} (vous)`
        : `Cette entrée n’est plus là, mais une autre épingle encore l’appelant au ${extension}`,
      why: `Pitel contient aussi ce numéro sous une autre écriture\u202f: ${raw}.`,
    }),
  },
  taken: (extension) => ({
    title: `Le poste ${extension} a cet appelant à présent`,
    why: 'Rien n’a été envoyé.',
  }),
  pinDiffers: (extension) => ({
    title:
      extension === null
        ? 'Pitel l’a accepté, mais dit que l’appelant n’est épinglé à personne'
        : `Pitel l’a accepté, mais dit que le ${extension} a l’appelant`,
    why:
      extension === null
        ? 'Quelqu’un d’autre l’a peut-être libéré aussitôt.'
        : 'Quelqu’un d’autre a été plus rapide.',
  }),
  unpinDiffers: (extension) => ({
    title: `Pitel dit toujours que le ${extension} a l’appelant`,
    why: 'Quelqu’un d’autre l’a peut-être épinglé entre-temps.',
  }),
  notThere: (extension) => ({
    title:
      extension === null
        ? 'Non fait\u202f: Pitel dit que l’appelant n’est épinglé à personne'
        : `Non fait\u202f: Pitel dit que le ${extension} a l’appelant`,
    why: 'Aucune réponse n’est venue\u202f: Pitel a été interrogé à nouveau ensuite.',
  }),
  notTried: { title: 'Non essayé', why: 'Rien n’a été envoyé pour celui-ci.' },
  refused: {
    ambiguous: {
      title: 'Non libéré\u202f: cette entrée ne se distingue pas d’une autre',
      why: 'Son identifiant est aussi le numéro de quelqu’un. Elle doit être supprimée dans Pitel même.',
    },
    credentialRefused: { title: 'Pitel refuse l’accès', why: 'Vérifiez la clé d’API dans les réglages.' },
    wrongAddress: {
      title: 'Aucun annuaire ne répond à cette adresse',
      why: 'Vérifiez l’adresse de Pitel dans les réglages.',
    },
    other: { title: 'Pitel a refusé le changement', why: 'Ses propres mots sont dans le détail.' },
    aboutField: {
      required: (field) => ({ title: `Il manque ${field} à Pitel`, why: 'Rien n’a été changé.' }),
      malformed: (field) => ({ title: `Pitel ne sait pas lire ${field}`, why: 'Rien n’a été changé.' }),
      unknown: (field) => ({ title: `Pitel ne connaît pas ${field}`, why: 'Rien n’a été changé.' }),
    },
  },
  field: { number: 'le numéro', extension: 'le poste' },
  something: 'quelque chose',
  notSent: {
    title: 'Rien n’a été envoyé',
    why: 'Rien n’a quitté cet ordinateur.',
    because: {
      notConfigured: 'Pitel n’est pas configuré.',
      invalid: 'Le numéro ou le poste ne peut pas s’écrire comme Pitel l’attend.',
      misconfigured: 'L’adresse de Pitel ne va pas\u202f: vérifiez les réglages.',
      timeout: 'Pitel n’a pas pu être joint à temps.',
      unreachable: 'Pitel est injoignable.',
      tls: 'La connexion à Pitel n’est pas sûre\u202f: son certificat n’a pas été accepté.',
      resting: 'Pitel est laissé en paix un moment après plusieurs échecs.',
      cancelled: 'Cela a été arrêté avant.',
    },
  },
  unconfirmed: {
    title: 'Peut-être changé\u202f: aucune réponse ne le dit',
    why: 'Redemandez pour voir qui a l’appelant.',
    because: {
      timeout: 'Pitel n’a pas répondu à temps.',
      connectionLost: 'La connexion s’est rompue.',
      serverError: 'Pitel signale une erreur de son côté.',
      unreadable: 'Ce que dit Pitel est illisible.',
      unexpected: 'Pitel n’a répondu ni oui ni non.',
      cancelled: 'La réponse n’a pas été attendue.',
    },
  },
  rateLimited: (seconds) => ({
    title: 'Pitel demande moins de requêtes et n’a rien fait',
    why: seconds === null ? 'Réessayez dans un moment.' : `Réessayez dans ${seconds} s.`,
  }),
  notLookedUp: {
    title: 'Rien n’a été envoyé',
    why: 'Qui a l’appelant n’a pas pu être lu avant\u202f: personne n’est écrasé à l’aveugle.',
  },
  noOwnExtension: {
    title: 'Votre propre poste n’est pas renseigné',
    why: 'Saisissez-le dans les réglages, page «\u202fVous\u202f».',
  },
  notDone: 'Rien n’a été changé',
};
