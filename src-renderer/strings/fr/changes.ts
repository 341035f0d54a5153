import type { ChangeStrings } from '../changeStrings.ts';

export const changesFr: ChangeStrings = {
  title: 'Ce qui a été modifié depuis cet ordinateur',
  about:
    'Les changements de numéros, d’épinglages, de repères et d’identifiants, du plus récent au plus ancien. Ils sont gardés aussi longtemps que l’historique, sur cet ordinateur seulement.',
  none: 'Rien pour l’instant',
  unknown: 'Inconnu\u202f: l’historique n’est pas ouvert',
  column: { at: 'Quand et qui', what: 'Quoi', subject: 'De quoi' },
  action: {
    numberAdded: 'Numéro ajouté',
    numberEdited: 'Numéro modifié',
    pinned: 'Appelant épinglé',
    pinTakenOver: 'Épinglage repris',
    pinImported: 'Épinglage importé',
    unpinned: 'Appelant rendu',
    flagSet: 'Repère changé',
    credentialSet: 'Identifiant enregistré',
    credentialGenerated: 'Identifiant créé',
    credentialCleared: 'Identifiant retiré',
    credentialProvisioned: 'Identifiant fourni par fichier',
  },
  nobody: 'inconnu',
  uncertain: 'envoyé, non confirmé',
  all: (count) => `Tout montrer (${count})`,
};
