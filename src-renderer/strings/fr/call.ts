import type { CallStrings } from '../callStrings.ts';
import { pluralOf } from '../callStrings.ts';

const plural = pluralOf('fr');

const failures = {
  timeout: 'n’a pas répondu à temps',
  unreachable: 'est injoignable',
  refused: 'refuse l’accès\u202f: vérifiez le jeton',
  misconfigured: 'répond comme si l’adresse ou le compte était faux',
  unreadable: 'a donné une réponse illisible',
  serverError: 'signale une erreur de son côté',
  rateLimited: 'demande moins de questions',
  resting: 'est laissé en paix un moment après plusieurs échecs',
  cancelled: 'n’a pas été attendu',
} as const;

export const callFr: CallStrings = {
  call: {
    title: 'Appel entrant',
    calls: (count) => `${count} ${plural(count, 'appel', 'appels')}`,
    more: (count) => `et ${count} de plus dans la fenêtre principale`,
    course: {
      incoming: {
        ringing: 'Sonne',
        answered: 'En ligne',
        missed: 'Manqué',
        completed: 'Terminé',
        notReported: 'Fin non signalée',
      },
      outgoing: {
        ringing: 'Appel en cours',
        answered: 'En ligne',
        missed: 'Sans réponse',
        completed: 'Appelé',
        notReported: 'Appelé, fin inconnue',
      },
    },
    notSaved: 'Cet appel n’est pas dans l’historique\u202f: échec de l’enregistrement',
    copy: 'Copier',
    copied: 'Copié',
    openCard: 'Ouvrir la fiche',
    dismiss: 'Masquer',
    dismissCall: (who) => `Masquer l’appel de ${who}`,
  },
  party: {
    withheld: 'Numéro masqué',
    unreadable: 'Numéro illisible',
    short: 'Numéro court',
    byTicket: (ticket) => `Ticket n° ${ticket}`,
    byCode: (code) => `Code client ${code}`,
  },
  fact: {
    label: { queue: 'File', vip: 'VIP', onCallDuty: 'Astreinte' },
    yes: { vip: 'VIP', onCallDuty: 'Astreinte' },
    no: { vip: 'Pas VIP', onCallDuty: 'Sans astreinte' },
    pending: 'En attente…',
    unknown: 'Inconnu',
    notAsked: 'Non demandé',
    failed: {
      timeout: 'Sans réponse',
      unreachable: 'Sans réponse',
      refused: 'Accès refusé',
      misconfigured: 'Mal réglé',
      unreadable: 'Illisible',
      serverError: 'En erreur',
      rateLimited: 'Trop demandé',
      resting: 'Sans réponse',
      cancelled: 'Annulé',
    },
    announced: (queue) => `annoncée\u202f: ${queue}`,
    source: { encom: 'Encom', pitel: 'Pitel', history: 'Historique', request: 'L’appel même', agent: 'Vous' },
    from: (source, age) => `${source}, ${age}`,
    asking: (source) => `demandé à ${source}`,
    lastKnown: (age) => `connu ${age}`,
    whyNotAsked: {
      withheld: 'numéro masqué',
      notConfigured: 'Encom non configuré',
      noQuestion: 'aucun numéro à chercher',
    },
    askAgain: 'Redemander',
    askAgainFor: (fact) => `Redemander\u202f: ${fact}`,
  },
  bar: {
    asking: (source) => `${source} est interrogé…`,
    answered: (source) => `${source} a répondu`,
    failed: (source, reason) => `${source} ${failures[reason]}`,
    notConfigured: 'Encom n’est pas configuré sur ce poste',
  },
  code: {
    label: 'Code de l’appelant',
    unknownNumber: 'Numéro inconnu\u202f: demandez le code',
    noNumber: 'Pas de numéro\u202f: demandez le code',
    unknownCode: (code) => `Le code ${code} est inconnu aussi`,
    send: 'Chercher',
  },
  earlier: {
    none: 'Aucun appel antérieur gardé sur ce poste',
    count: (count, age) =>
      `${count} ${plural(count, 'appel antérieur', 'appels antérieurs')}, le dernier ${age}`,
    note: (age) => `Note, ${age}`,
    notRemembered: 'Sans numéro, personne ne peut être reconnu',
  },
  note: {
    label: 'Note',
    placeholder: 'Enregistrée à la frappe',
    saving: 'Enregistrement…',
    saved: 'Enregistré',
    failed: 'Non enregistré',
    retry: 'Réessayer',
    tooLong: (length) =>
      `Rien n’a été collé\u202f: ${length.toLocaleString('fr')} caractères. Une note en contient 20\u202f000.`,
  },
  ago: (age) => {
    switch (age.unit) {
      case 'now':
        return 'à l’instant';
      case 'second':
        return `il y a ${age.count} s`;
      case 'minute':
        return `il y a ${age.count} min`;
      case 'hour':
        return `il y a ${age.count} h`;
      case 'day':
        return `il y a ${age.count} ${plural(age.count, 'jour', 'jours')}`;
    }
  },
  labelled: (label, text) => `${label}\u202f: ${text}`,
  spoken: (state, who, facts) => `${state}\u202f: ${[who, ...facts].join(', ')}.`,
  error: {
    forbidden: 'Cette fenêtre n’y est pas autorisée',
    badRequest: 'Saisie illisible',
    notFound: 'Ceci n’existe plus',
    idInUse: 'Ceci a déjà été noté avec d’autres détails\u202f: fermez le formulaire et vérifiez',
    lockedByPolicy: 'Fixé par votre administrateur',
    busy: 'Une autre opération est encore en cours',
    outdated: 'La liste a changé entre-temps\u202f; vérifiez-la',
    notConfigured: 'Pas encore configuré',
    storageFailed: 'L’enregistrement sur ce poste a échoué',
    vaultUnavailable: 'Le trousseau du système n’est pas disponible',
    internal: 'Un problème est survenu\u202f; le journal dit lequel',
  },
};
