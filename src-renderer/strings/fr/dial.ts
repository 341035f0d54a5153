import { pluralOf } from '../callStrings.ts';
import type { DialStrings } from '../dialStrings.ts';

const plural = pluralOf('fr');

export const dialFr: DialStrings = {
  title: { dial: 'Appeler quelqu’un', queueNow: 'Mettre quelqu’un en file' },
  ask: (who) => `Appeler ${who}\u202f?`,
  askAnybody: 'Appeler ce numéro\u202f?',
  askedBy: {
    link: 'Un lien dans un autre programme demande cet appel. Rien n’a encore été appelé.',
    clipboard: 'Ceci était dans le presse-papiers. Rien n’a encore été appelé.',
    emptyClipboard: 'Il n’y a pas de texte dans le presse-papiers. Rien n’a été appelé.',
  },
  number: { label: 'Numéro', placeholder: 'Saisissez ou collez un texte qui contient un numéro' },
  reading: 'Lecture…',
  readFailed: 'Le texte n’a pas pu être lu',
  cut: 'Le texte est long\u202f: seul son début a été regardé.',
  none: {
    noDigits: 'Il n’y a pas de numéro dans ce texte.',
    tooShort: 'Trop peu de chiffres pour un numéro.',
    tooLong: 'Trop de chiffres pour un numéro.',
    unreadable: 'Ces chiffres ne sont pas un numéro que l’on puisse appeler.',
  },
  noneInBeginning: 'Il n’y a pas de numéro au début de ce texte\u202f; la suite n’a pas été regardée.',
  candidates: (count) => `${count} numéros trouvés\u202f: choisissez`,
  unread: (count, pieces) =>
    `${count} de plus ${plural(count, 'ressemble', 'ressemblent')} à un numéro, sans avoir pu être ${plural(count, 'lu', 'lus')}\u202f: ${pieces}. Il manque peut-être l’indicatif du pays.`,
  extension: (digits) => `Poste ${digits}\u202f: à composer vous-même une fois en ligne`,
  leftOut: {
    tones: (text) => `«\u202f${text}\u202f» n’est pas composé\u202f: à taper vous-même une fois en ligne`,
    alternative: (text) => `«\u202f${text}\u202f» a été laissé de côté\u202f: cela ne fait pas un numéro`,
  },
  line: {
    fixed: 'Fixe',
    mobile: 'Téléphone mobile',
    fixedOrMobile: 'Fixe ou mobile',
    voip: 'Numéro Internet',
    tollFree: 'Gratuit',
    premium: 'Surtaxé',
    sharedCost: 'Coût partagé',
    other: 'Autre service',
  },
  timeThere: (time, place) => `${time} là-bas (${place})`,
  timeRange: (earliest, latest) => `Entre ${earliest} et ${latest} là-bas\u202f: l’heure n’est pas certaine`,
  timeUnknown: 'L’heure là-bas n’est pas connue',
  timeAssumed: (time, place) => `Le numéro ne dit pas où il sonne\u202f; il est ${time} à ${place}`,
  warning: {
    emergency: (where) =>
      `Ceci ressemble à un numéro d’urgence${where === '' ? '' : ` (${where})`}. Un appel lancé d’ici ne dit pas où vous êtes.`,
    premium: () => 'Numéro surtaxé\u202f: cet appel peut coûter cher.',
    sharedCost: () => 'Coût partagé\u202f: cet appel peut être payant.',
    short: () =>
      'Trop court pour CCAI Platform, qui n’appelle que des numéros complets. Complétez-le, ou composez-le sur votre téléphone.',
    incomplete: (country) =>
      `Ceci ne ressemble pas à un numéro complet${country === '' ? '' : ` (${country})`}\u202f: vérifiez les chiffres.`,
    lateHour: (hours) => `Là-bas, ce n’est pas l’heure d’appeler (${hours}).`,
    perhapsLate: (hours) => `Là-bas, ce n’est peut-être pas l’heure d’appeler (${hours}).`,
  },
  notCallable: {
    short: 'Le numéro est trop court\u202f: CCAI Platform n’appelle que des numéros complets.',
    withheld: 'Le numéro est masqué\u202f: personne ne peut être rappelé.',
    unreadable: 'Ce n’est pas un numéro que l’on puisse appeler.',
  },
  providerCalls: {
    soon: (when) =>
      `CCAI Platform appelle cette personne à ${when}, comme promis, quoi que vous fassiez maintenant\u202f: elle serait appelée deux fois.`,
    perhapsNow: (when) =>
      `CCAI Platform devait appeler cette personne le ${when} et l’appelle peut-être en ce moment\u202f: un second appel la ferait sonner deux fois.`,
  },
  standing: (when) =>
    `Votre appel à ce numéro, ${when}, n’est pas confirmé\u202f: il sonne peut-être en ce moment.`,
  ticket: {
    label: 'Numéro de ticket',
    hint: 'Facultatif\u202f: la fiche dans votre CRM',
    bad: {
      tooLong: (length) =>
        `C’est trop long pour un ticket\u202f: ${length} caractères, 100 au plus. Rien n’a été coupé.`,
      unseen: () =>
        'Ce n’est pas un ticket\u202f: il contient des retours à la ligne ou des caractères invisibles.',
    },
    wins: 'Le ticket l’emporte\u202f: CCAI Platform appelle le numéro du ticket, pas celui ci-dessus.',
  },
  outbound: {
    label: 'Présenté à l’appelé',
    provider: 'Au choix de CCAI Platform',
    none: 'CCAI Platform décide\u202f; des numéros au choix peuvent être saisis dans les réglages.',
  },
  mode: {
    label: 'Comment',
    name: { dial: 'Appeler maintenant', queueNow: 'Mettre en file' },
    hint: {
      dial: 'CCAI Platform vous appelle, puis appelle l’autre côté.',
      queueNow: 'CCAI Platform appelle la personne maintenant et la relie à un agent libre.',
    },
  },
  menu: {
    label: 'Menu vocal',
    named: (name, id) => `${name} (n° ${id})`,
    choose: 'Choisissez un menu',
    other: 'Un autre, par son identifiant…',
    id: 'Identifiant du menu',
    idHint: 'Les menus peuvent recevoir un nom dans les réglages',
  },
  more: 'Langue, enregistrement et numéro présenté',
  language: {
    label: 'Langue',
    hint: 'Par exemple fr ou en\u202f; vide\u202f: au choix de CCAI Platform',
    bad: 'Rien n’a été envoyé\u202f: ce n’est pas un code de langue, comme «\u202ffr\u202f» ou «\u202fen-GB\u202f».',
  },
  recording: {
    label: 'Enregistrement permis\u202f?',
    hint: 'Ne compte que si la file le demande',
    name: { notAsked: 'Pas demandé', denied: 'Non', granted: 'Oui' },
  },
  action: {
    dial: 'Appeler',
    queueNow: 'Mettre en file',
    anyway: 'Appeler quand même',
    sending: 'Envoi…',
    later: 'Rappeler plus tard…',
    remind: 'Me rappeler d’appeler…',
    change: 'Modifier et réessayer',
    showLive: 'Voir dans En direct',
    close: 'Fermer',
    dismiss: 'Masquer',
    settings: 'Ouvrir les réglages',
  },
  missing: {
    title: 'Ringside ne peut pas encore appeler. Il manque\u202f:',
    item: {
      baseUrl: 'l’adresse de CCAI Platform',
      subdomain: 'le sous-domaine de CCAI Platform',
      token: 'le jeton de CCAI Platform',
      agentEmail: 'l’e-mail sous lequel CCAI Platform vous connaît',
    },
    enter: 'Saisir',
    reminders: 'Les pense-bêtes marchent sans cela\u202f: Ringside vous dit quand, et vous appelez.',
  },
  restored: 'Ce que vous aviez saisi est encore là.',
  afresh: 'Recommencer à neuf',
  begun: 'Vous aviez commencé un autre appel\u202f:',
  goOn: (what) => `Reprendre «\u202f${what}\u202f»`,
  agent: (email) => `Appelle en tant que ${email}`,
  repeated:
    'Vous venez d’appeler ce numéro, ou l’appel n’est pas terminé\u202f: voici cet appel, rien de nouveau n’a été lancé.',
  notPlaced: 'Rien n’a été lancé',
  news: 'Appel lancé d’ici',
};
