import type { Handlers } from '#shared/contract/api.ts';
import type { SettingsService } from './settings.ts';

/** The commands about settings. */
export function settingsHandlers(
  settings: Pick<SettingsService, 'current' | 'change'>,
): Pick<Handlers, 'settings.read' | 'settings.change'> {
  return {
    'settings.read': () => settings.current(),
    'settings.change': ({ change }) => settings.change(change),
  };
}
