import type { MediaStrings } from '../mediaStrings.ts';
import { pluralOf } from '../callStrings.ts';
import { providerListFr } from './cliqphone.ts';

const plural = pluralOf('fr');
const sounds = (count: number): string => `${count.toLocaleString('fr-FR')} ${plural(count, 'son', 'sons')}`;

export const mediaFr: MediaStrings = {
  list: {
    ...providerListFr,
    notConfigured: 'Les sons de la société sont chez Cliqphone',
    failed: 'Les sons n’ont pas pu être lus',
  },
  search: 'Chercher par nom ou identifiant',
  counted: sounds,
  shown: (matched, count) => `${sounds(matched)} sur ${count.toLocaleString('fr-FR')}`,
  filter: 'Sorte de son',
  all: 'Tous',
  kind: {
    voicemail: 'Répondeur',
    recordingNotice: 'Annonce d’enregistrement',
    playback: 'Play-back',
    welcomeMessage: 'Accueil',
    waitingMusic: 'Musique d’attente',
  },
  otherKind: 'Sorte non indiquée',
  stateFilter: 'État',
  anyState: 'Tous les états',
  state: { active: 'Actif', inactive: 'Inactif', unknown: 'État non indiqué' },
  table: 'Sons de la société',
  id: (id) => `n° ${id}`,
  play: (name) => `Écouter ${name}`,
  stop: (name) => `Arrêter ${name}`,
  noFile: 'Cliqphone ne dit pas où se trouve ce son',
  unusable: 'Cliqphone donne une adresse qui ne peut pas être lue',
  empty: 'Cliqphone n’indique aucun son',
  emptyText: 'Messages d’accueil, musiques d’attente et répondeurs se montrent ici dès que Cliqphone en a.',
  noMatch: 'Aucun son ne correspond',
  showAll: 'Montrer tous les sons',
  player: {
    title: (name) => `Lecteur\u202f: ${name}`,
    region: 'Lecteur',
    stop: 'Arrêter',
    state: {
      loading: 'Le fichier arrive…',
      ready: 'Prêt',
      playing: 'Lecture en cours',
      paused: 'En pause',
      ended: 'Écouté jusqu’au bout',
    },
    failed: {
      cutOff: 'La suite du fichier n’est pas arrivée\u202f: la liaison s’est rompue pendant l’écoute.',
      noSound: 'Le fichier est arrivé, mais endommagé.',
      notLoaded:
        'Rien n’a pu être lu\u202f: le fichier n’est pas venu, venait d’ailleurs que Cliqphone ne l’a dit, ou n’est pas un son.',
    },
    inClear:
      'Cliqphone propose ce fichier sans chiffrement (http:), ce que Ringside ne charge pas. Demandez une adresse https:.',
    noFile: 'Ce son n’a plus de fichier. Relisez la liste.',
    from: (host) => `de ${host}`,
  },
};
