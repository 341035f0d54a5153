import type { Settings } from '#shared/contract/settings.ts';

/** The pages' background (`--bg` in styles/tokens.css; a test compares), for the moment before a page is there. */
export const BACKGROUND = { light: '#f3f2ee', dark: '#121417' } as const;

/** The colour in which a window waits for its page. */
export function backgroundFor(theme: Settings['theme'], systemIsDark: boolean): string {
  const dark = theme === 'system' ? systemIsDark : theme === 'dark';
  return dark ? BACKGROUND.dark : BACKGROUND.light;
}
