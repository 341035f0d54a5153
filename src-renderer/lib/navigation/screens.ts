/** The screens of the rail, in the order of their digits (Ctrl+1 …). */
export const SCREENS = [
  'live',
  'lookup',
  'history',
  'callbacks',
  'numbers',
  'media',
  'routes',
  'settings',
  'about',
] as const;

export type Screen = (typeof SCREENS)[number];
