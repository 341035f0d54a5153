import type { PlayerStrings } from '../playerStrings.ts';

export const playerFr: PlayerStrings = {
  label: (name) => `Écouter «\u00a0${name}\u00a0»`,
  failed: {
    cutOff: 'La suite du fichier n’est pas arrivée.',
    noSound: 'Le fichier est endommagé.',
    notLoaded: 'Le fichier n’a pas pu être chargé, ou ce n’est pas un son lisible ici.',
  },
};
