import type { MenuItemConstructorOptions } from 'electron';

/**
 * The application's menu. None on Windows and Linux: building the default one costs time at every start. macOS needs it,
 * since without its edit menu not even copying by keyboard works there.
 */
export function applicationMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null;
  return [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }];
}
