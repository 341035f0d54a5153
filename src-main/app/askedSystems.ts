/** The systems that this app asks and signs in to. Apart from their clients, which are loaded after the first window. */
export const ASKED = ['encom', 'ccai', 'pitel', 'cliqphone'] as const;
export type AskedSystem = (typeof ASKED)[number];
