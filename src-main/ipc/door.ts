import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { Handlers } from '#shared/contract/api.ts';
import { registerHandlers, type Door } from './registerHandlers.ts';

/** Opens the door on Electron's own ipcMain, which no other file may import. Returns the function that closes it. */
export function openDoor(handlers: Handlers, door: Omit<Door<IpcMainInvokeEvent>, 'ipcMain'>): () => void {
  return registerHandlers(handlers, { ...door, ipcMain });
}
