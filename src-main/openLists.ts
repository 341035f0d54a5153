import type { BrowserWindow, Dialog } from 'electron';
import type { Handlers } from '#shared/contract/api.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { Preferences } from '#shared/contract/views.ts';
import { numbersHandlers } from './app/numbersHandlers.ts';
import type { Core } from './app/openCore.ts';
import { routesHandlers } from './app/routesHandlers.ts';
import { createPinFiles } from './desktop/pinFiles.ts';
import { DESKTOP_STRINGS } from './desktop/strings/byLanguage.ts';
import type { PlayingDesk } from './security/playing.ts';

export interface ListParts {
  readonly core: Promise<Core>;
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly window: () => BrowserWindow | null;
  readonly playing: PlayingDesk;
  readonly settings: () => Settings;
  readonly preferences: () => Preferences;
}

/** The commands about lists that other systems keep: the company's numbers, its sound files and pinned callers. */
export function listHandlers(parts: ListParts) {
  const { core, dialog, window, playing, settings, preferences } = parts;
  return {
    ...numbersHandlers({
      core,
      player: playing,
      allowsPlainHttp: () => settings().cliqphone.allowInsecureHttp,
    }),
    ...routesHandlers({
      core,
      files: createPinFiles({
        dialog,
        window,
        strings: () => DESKTOP_STRINGS[preferences().language].pins,
      }),
      language: () => preferences().language,
      region: () => settings().region,
    }),
  } satisfies Partial<Handlers>;
}
