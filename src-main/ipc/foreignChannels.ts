import { ipcMain } from 'electron';

/**
 * Closes the channel that electron-store opens for stores in renderers: it tells any sender where the user's data lies, past
 * the door. No page of this app uses it. Call after the store was opened.
 */
export function closeForeignChannels(): void {
  ipcMain.removeAllListeners('electron-store-get-data');
}
