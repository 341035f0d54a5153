import type { PlayerStrings } from '../playerStrings.ts';

export const playerFr: PlayerStrings = {
  label: (name) => `Écouter «\u202f${name}\u202f»`,
  failed: {
    cutOff: 'La suite du fichier n’est pas arrivée.',
    noSound: 'Le fichier est endommagé.',
    notLoaded: 'Le fichier n’a pas pu être chargé, ou ce n’est pas un son lisible ici.',
  },
};
