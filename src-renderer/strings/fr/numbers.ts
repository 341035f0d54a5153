import type { NumbersStrings } from '../numbersStrings.ts';
import { pluralOf } from '../callStrings.ts';
import { outboundFr } from './outbound.ts';
import { providerListFr } from './cliqphone.ts';

const plural = pluralOf('fr');
const figure = (count: number): string => count.toLocaleString('fr-FR');
const numbers = (count: number): string => `${figure(count)} ${plural(count, 'numéro', 'numéros')}`;

export const numbersFr: NumbersStrings = {
  list: {
    ...providerListFr,
    notConfigured: 'Les numéros de la société sont chez Cliqphone',
    failed: 'Les numéros n’ont pas pu être lus',
  },
  search: 'Numéro, nom, campagne…',
  add: 'Ajouter un numéro',
  counted: numbers,
  shown: (matched, count) => `${numbers(matched)} sur ${figure(count)}`,
  zone: {
    title: 'Zones',
    all: 'Toutes zones',
    name: outboundFr.zone,
    none: 'Sans zone',
    count: numbers,
    notKnown: 'nombre inconnu',
    off: 'désactivée',
    failed: 'Les zones de Cliqphone n’ont pas pu être lues\u202f; celles-ci se déduisent des numéros.',
    unread: (count) =>
      `${figure(count)} ${plural(count, 'zone de Cliqphone n’a pas pu être lue', 'zones de Cliqphone n’ont pas pu être lues')}.`,
  },
  filter: {
    title: 'Filtres',
    state: 'État',
    kind: 'Type',
    campaign: 'Campagne',
    holder: 'Titulaire',
    any: {
      state: 'Tous les états',
      kind: 'Tous les types',
      campaign: 'Toutes les campagnes',
      holder: 'Tous les titulaires',
    },
    clear: 'Montrer tous les numéros',
  },
  column: { number: 'Numéro', state: 'État', kind: 'Type', holder: 'Titulaire', campaign: 'Campagne' },
  table: 'Numéros de la société',
  state: { active: 'Actif', inactive: 'Inactif', unknown: 'État non indiqué' },
  kind: { phone: 'Téléphone', fax: 'Télécopie', unknown: 'Type non indiqué' },
  notSaid: 'non indiqué',
  empty: 'Cliqphone n’indique aucun numéro',
  emptyText: 'Ajoutez l’un des numéros libres d’une zone, et il se montre ici.',
  noMatch: 'Aucun numéro ne correspond',
  detail: {
    title: 'Détails du numéro',
    back: 'Retour à la liste',
    close: 'Fermer les détails',
    zone: 'Zone',
    company: 'Société',
    info: 'Remarque',
    written: 'Chez Cliqphone',
    id: 'Entrée',
    gone: 'Il n’est plus dans la liste. Ce qui est affiché est son dernier état connu.',
    noZone: 'aucune',
    edit: 'Modifier…',
    locked: {
      noId: 'Cliqphone n’a donné aucun identifiant à ce numéro\u202f: il ne peut pas être modifié d’ici.',
      sharedId:
        'Cliqphone a donné à ce numéro l’identifiant d’un autre\u202f: une modification pourrait toucher le mauvais numéro, rien n’est donc envoyé.',
    },
    rest: 'Accueil, musique d’attente, renvoi, horaires et enregistrement ne figurent pas dans les listes de Cliqphone. Ils peuvent être réglés, pas consultés.',
  },
};
