import type { PlayerStrings } from '../playerStrings.ts';

export const playerEn: PlayerStrings = {
  label: (name) => `Listen to “${name}”`,
  failed: {
    cutOff: 'The rest of the file did not come.',
    noSound: 'The file is damaged.',
    notLoaded: 'The file could not be loaded, or is no sound that can be played here.',
  },
};
