import type { NumberRefusalCode } from '#shared/domain/numberSaving.ts';
import { pluralOf } from '../callStrings.ts';

const plural = pluralOf('fr');

/** Pourquoi Cliqphone a refusé, dit près du champ ou au-dessus. */
const refusalsFr: Readonly<Record<NumberRefusalCode, string>> = {
  loginInvalid: 'Cliqphone n’accepte pas l’identifiant ou le mot de passe',
  accountInactive: 'Le compte est désactivé chez Cliqphone',
  tokenInvalid: 'Cliqphone a accepté l’identifiant et le mot de passe, puis refusé la session qu’il a donnée',
  tokenExpired: 'La connexion a expiré, et une nouvelle n’y a rien changé',
  stateInvalid: 'Cliqphone n’accepte pas cet état',
  kindInvalid: 'Cliqphone n’accepte pas ce type',
  numberInvalid: 'Cliqphone n’accepte pas ce numéro',
  numberExists: 'Ce numéro existe déjà\u202f: il est en service',
  numberFormat: 'Cliqphone attend ici de 8 à 15 chiffres',
  idInvalid: 'Cliqphone ne connaît plus cette entrée',
  zoneInvalid: 'Cliqphone ne connaît pas cette zone',
  campaignInvalid: 'Cliqphone ne connaît pas cette campagne',
  holderInvalid: 'Cliqphone n’accepte pas ce titulaire',
  voicemailInvalid: 'Cliqphone n’accepte pas ce message de répondeur',
  playbackInvalid: 'Cliqphone n’accepte pas ce play-back',
  waitingMusicInvalid: 'Cliqphone n’accepte pas cette musique d’attente',
  forwardingInvalid: 'Cliqphone n’accepte pas ce mode de renvoi',
  incomingInvalid: 'Cliqphone n’accepte pas ce choix pour les appels entrants',
  outgoingInvalid: 'Cliqphone n’accepte pas ce choix pour les appels sortants',
  recordingInvalid: 'Cliqphone n’accepte pas ce choix pour l’enregistrement',
  emailNotificationInvalid: 'Cliqphone n’accepte pas ce choix pour les avis par e-mail',
  credentialRefused: 'Cliqphone refuse l’accès',
  wrongAddress: 'Cliqphone n’est pas à cette adresse\u202f: vérifiez-la dans les réglages',
  other: 'Cliqphone refuse, pour une raison qui lui est propre',
};

/** Ce que les écrans des numéros et des sons disent de même. */
export const providerListFr = {
  notConfiguredText:
    'Saisissez l’adresse de Cliqphone, l’identifiant et le mot de passe dans les réglages, et ils se montrent ici.',
  withheld: {
    inClear: {
      title: 'HTTP simple n’est pas permis',
      text: 'L’adresse de Cliqphone, ou celle de connexion, commence par http:. L’identifiant et le mot de passe circuleraient sans chiffrement, donc rien n’est envoyé. Saisissez une adresse https:, ou permettez HTTP simple, dans les réglages.',
    },
    signInPath: {
      title: 'On ne sait pas où se connecter',
      text: 'Le chemin de connexion à Cliqphone n’est ni un chemin ni une adresse. Corrigez-le dans les réglages.',
    },
  },
  openSettings: 'Configurer Cliqphone',
  reading: 'Cliqphone est interrogé…',
  age: (ago: string) => `Lu ${ago}`,
  refresh: 'Relire',
  notReadAgain: 'La liste n’a pas pu être relue',
  stays: (moment: string) => `Ce qui est affiché date du ${moment}.`,
  raw: 'Ce que Cliqphone a dit',
  refused: refusalsFr,
  accountRefused: 'Vérifiez l’identifiant et le mot de passe dans les réglages.',
  tokenRefused:
    'Réessayez\u202f; si cela persiste, demandez à Cliqphone si ce compte peut lire les numéros et les sons.',
  saidAt: (moment: string) =>
    `Dit le ${moment}\u202f; pour ménager le compte, seuls «\u202fRéessayer\u202f» ou un test de connexion redemandent.`,
  unread: (count: number) =>
    `${count.toLocaleString('fr-FR')} ${plural(count, 'entrée de la liste de Cliqphone n’a pas pu être lue et manque', 'entrées de la liste de Cliqphone n’ont pas pu être lues et manquent')} ici.`,
  accountInactive: 'Faites-le réactiver par Cliqphone, ou saisissez un autre compte dans les réglages.',
} as const;
