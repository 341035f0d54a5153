import type { DesktopStrings } from './desktopStrings.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const DESKTOP_STRINGS: Readonly<Record<'fr' | 'en', DesktopStrings>> = { fr, en };
