import type { Relative } from '../../lib/callbacks/relative.ts';
import { pluralOf } from '../callStrings.ts';
import type { CallbackStrings } from '../callbackStrings.ts';
import { callbackFormFr } from './callbackForm.ts';

const plural = pluralOf('fr');

function distance({ days, hours, minutes }: Exclude<Relative, { is: 'now' }>): string {
  if (days > 0) return `${days} ${plural(days, 'jour', 'jours')}`;
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${String(minutes).padStart(2, '0')}`;
}

export const callbacksFr: CallbackStrings = {
  search: 'Chercher numéro, nom, note, ticket',
  add: 'Nouveau rappel',
  exportAll: 'Exporter tous ceux en cours (.ics)',
  exportShort: 'Exporter tous',
  group: {
    undecided: 'À vous de décider',
    overdue: 'En retard',
    today: 'Aujourd’hui',
    coming: 'À venir',
    done: 'Terminés',
  },
  groupOf: (group, count) => `${group}\u202f: ${count}`,
  emptyGroup: {
    undecided: 'Rien n’attend votre décision.',
    overdue: 'Rien n’est en retard.',
    today: 'Rien d’autre n’est promis pour aujourd’hui.',
    coming: 'Rien n’est promis pour les jours suivants.',
    done: 'Rien n’a encore été terminé ni annulé.',
  },
  empty: 'Aucun rappel n’a été promis',
  emptyText: 'Programmez-en un d’ici, d’une fiche, d’un appel ou de l’historique.',
  emptyLost: (when) => `Les rappels promis avant le ${when} n’ont pas pu être lus`,
  emptyLostText: (file) =>
    `Il peut en manquer ici\u202f: vérifiez là où vous le pouvez, et programmez de nouveau ce qui tient encore.${file === '' ? '' : ` L’avis nomme le fichier mis de côté\u202f: ${file}.`}`,
  noMatch: (text) => `Aucun rappel ne correspond à «\u202f${text}\u202f»`,
  noneSelected: 'Choisissez un rappel',
  noneSelectedText: 'Tout ce qui en est connu se montre ici, avec ce qui peut être fait.',
  gone: 'Ce rappel n’existe plus',
  unreadable: (count) =>
    `${count} ${plural(count, 'rappel n’a pas pu être lu', 'rappels n’ont pas pu être lus')}\u202f; le journal en dit plus.`,
  moreFailed: 'Les suivants n’ont pas pu être chargés',
  kind: { callback: 'CCAI appelle', reminder: 'J’appelle' },
  kindLong: { callback: 'CCAI appelle et connecte un agent', reminder: 'J’appelle moi-même' },
  state: {
    drafted: 'À envoyer',
    unsent: 'Pas envoyé à temps',
    sending: 'Envoi',
    scheduled: 'Programmé',
    unconfirmed: 'Incertain',
    refused: 'Refusé',
    due: 'C’est l’heure',
    overdue: 'En retard',
    done: 'Terminé',
    cancelled: 'Annulé',
  },
  byProvider: {
    due: 'CCAI Platform appelle à peu près maintenant. S’il l’a fait n’est pas connu ici.',
    overdue:
      'CCAI Platform devait appeler. S’il l’a fait n’est pas connu ici\u202f: terminez-le quand vous le savez.',
  },
  relative: (relative) => {
    if (relative.is === 'now') return 'maintenant';
    return relative.is === 'ahead' ? `dans ${distance(relative)}` : `il y a ${distance(relative)}`;
  },
  dueNow: 'à rappeler',
  late: (relative) => (relative.is === 'past' ? `${distance(relative)} de retard` : 'maintenant'),
  there: (time, place) => `${time} à ${place}`,
  today: 'Aujourd’hui',
  tomorrow: 'Demain',
  yesterday: 'Hier',
  ticket: (id) => `Ticket n° ${id}`,
  nobody: 'Personne de nommé',
  detail: {
    title: 'Détails',
    back: 'Retour à la liste',
    when: 'Quand',
    yours: (text) => `${text} à votre heure`,
    theirs: (text, zone) => `${text} là-bas (${zone})`,
    number: 'Numéro',
    ticket: 'N° de ticket',
    menu: 'Menu vocal',
    usualMenu: (menu) => (menu === '' ? 'Celui d’usage' : `Celui d’usage, à présent ${menu}`),
    parentCall: 'Appel précédent chez CCAI',
    providerCall: 'Appel chez CCAI',
    language: 'Langue',
    usualLanguage: 'Celle d’usage',
    usualThen: 'Le choix habituel d’alors, voir plus bas',
    recording: 'Enregistrement',
    created: 'Promis',
    called: 'Appelé',
    notCalled: 'Pas encore d’ici',
    movedFrom: 'Déplacé',
    openOther: 'Montrer celui qu’il remplace',
    openCaller: 'Ouvrir la fiche',
    attempts: 'Envois à CCAI Platform',
    noAttempts: {
      callback: 'Rien n’a encore été envoyé.',
      reminder: 'Rien n’est envoyé pour un pense-bête.',
    },
    attempt: {
      created: 'accepté',
      finishInAdapter: 'à terminer dans l’adaptateur d’agent',
      refused: 'refusé',
      notSent: 'n’a pas quitté cet ordinateur',
      unconfirmed: 'pas de réponse qui le dise',
      rateLimited: 'écarté pour l’instant',
      underWay: 'aucune réponse notée',
    },
    took: (text) => `au bout de ${text}`,
    placedCall: 'L’appel que vous avez passé',
  },
  step: {
    call: 'Appeler',
    snooze: 'Reporter',
    move: 'Déplacer',
    finish: 'Terminé',
    cancel: 'Annuler le rappel',
    send: 'Envoyer maintenant',
    sendAgain: 'Envoyer à nouveau',
    exists: 'Il existe chez CCAI',
    edit: 'Modifier',
    export: 'Exporter (.ics)',
    copy: 'Copier le numéro',
  },
  snooze: {
    title: 'Me le rappeler',
    tenMinutes: 'Dans 10 min',
    hour: 'Dans 1 h',
    tomorrow: 'Demain 9 h 00',
  },
  notReady: 'Appeler d’ici demande CCAI Platform. Appelez avec votre propre téléphone.',
  missing: {
    baseUrl: 'son adresse',
    subdomain: 'son sous-domaine',
    token: 'son jeton',
    agentEmail: 'votre e-mail',
  },
  missingParts: (parts) => `CCAI Platform n’est pas configuré\u202f; il manque ${parts.join(', ')}.`,
  openSettings: 'Ouvrir les réglages',
  sendAgainWarning: 'Si CCAI Platform l’a déjà, cela sonnera deux fois.',
  legend: {
    title: 'Touches dans la liste',
    keys: [
      ['↑ ↓', 'Se déplacer'],
      ['Entrée ou C', 'Appeler'],
      ['S', 'Reporter'],
      ['M', 'Changer l’heure'],
      ['E', 'Modifier'],
      ['F', 'Terminé'],
      ['Suppr', 'Annuler'],
      ['Échap', 'Quitter les détails'],
    ],
  },
  report: {
    done: {
      call: () => 'L’appel est en route.',
      copy: () => 'Le numéro est dans le presse-papiers.',
      snooze: (when) => `Reporté\u202f: ${when}.`,
      move: (when) => `Déplacé\u202f: ${when}.`,
      finish: () => 'Marqué comme terminé.',
      cancel: () => 'Annulé.',
      send: () => 'Envoyé, ou en route.',
      sendAgain: () => 'Envoyé à nouveau, ou en route.',
      exists: () => 'Noté\u202f: il existe chez CCAI Platform.',
    },
    repeated:
      'Ce numéro vient d’être appelé, ou l’appel n’est pas terminé\u202f: rien de nouveau n’a été lancé.',
    notWritten: {
      noRight: (file) => `${file} n’a pas été écrit\u202f: vous n’avez pas le droit d’écrire dans ce dossier`,
      readOnly: (file) => `${file} n’a pas été écrit\u202f: cet emplacement est en lecture seule`,
      diskFull: (file) => `${file} n’a pas été écrit\u202f: le disque est plein`,
      noSuchFolder: (file) => `${file} n’a pas été écrit\u202f: ce dossier n’existe plus`,
      isFolder: (file) => `${file} n’a pas été écrit\u202f: un dossier porte ce nom`,
      inUse: (file) => `${file} n’a pas été écrit\u202f: un autre programme l’a ouvert`,
      other: (file) => `${file} n’a pas pu être écrit\u202f: choisissez un autre emplacement`,
    },
    exported: (count, file) => `${count} ${plural(count, 'rappel écrit', 'rappels écrits')} dans ${file}`,
    failed: {
      call: 'L’appel n’a pas été passé',
      copy: 'Le numéro n’a pas été copié',
      snooze: 'Le rappel n’a pas été reporté',
      move: 'Le rappel n’a pas été déplacé',
      finish: 'Le rappel n’a pas été marqué comme terminé',
      cancel: 'Le rappel n’a pas été annulé',
      send: 'Le rappel n’a pas été envoyé',
      sendAgain: 'Le rappel n’a pas été renvoyé',
      exists: 'Cela n’a pas pu être noté',
      export: 'Rien n’a été exporté',
    },
    notCallable:
      'CCAI Platform n’appelle que des numéros complets, ni courts ni d’urgence\u202f: composez celui-ci sur votre propre téléphone.',
  },
  cancelDialog: {
    title: 'Annuler ce rappel\u202f?',
    nothingThere: 'Personne ne sera appelé. Il reste parmi les terminés, comme annulé.',
    held: (when) =>
      `CCAI Platform ne permet pas de reprendre un rappel d’ici\u202f: il appellera quand même le ${when}, sauf si le rappel est retiré là-bas.`,
    doubt: (when) =>
      `Personne ne sait si CCAI Platform l’a. Si oui, il appellera le ${when}, sauf si le rappel est retiré là-bas.`,
    removedThere: 'Je l’ai retiré moi-même dans CCAI Platform',
    yes: 'Annuler le rappel',
    no: 'Le garder',
  },
  bar: {
    label: 'Rappel à faire',
    due: (who) => `Rappelez ${who}`,
    providerDue: (who) => `CCAI appelle ${who}`,
    since: (time, late) => `${time}, ${late}`,
    more: (count) => `et ${count} ${plural(count, 'autre', 'autres')}`,
    open: 'Ouvrir',
    hide: 'Mettre hors de vue',
  },
  form: callbackFormFr,
};
