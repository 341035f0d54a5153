/** The pages of the settings screen, in their order. */
export const SECTIONS = [
  'agent',
  'appearance',
  'alerts',
  'encom',
  'smartRouting',
  'callHook',
  'ccai',
  'pitel',
  'cliqphone',
  'links',
  'callbacks',
  'history',
  'startup',
  'network',
] as const;

export type SectionName = (typeof SECTIONS)[number];
