/**
 * Stands in for the npm package `electron` in every vitest project: that package carries no usable
 * runtime outside Electron and tries to download one when it is imported.
 *
 * Nothing here pretends to work. Code under test receives what it needs of Electron as a parameter, and
 * a test passes its own small fake; a test that reaches Electron by accident gets an error saying so.
 */

/** An Electron export on which every use throws, naming the export and the way out. */
function unavailable(name: string): never {
  const refuse = (): never => {
    throw new Error(
      `electron.${name} does not exist in tests: pass what the code needs of it as a parameter, or vi.mock('electron')`,
    );
  };
  const traps = { get: refuse, set: refuse, apply: refuse, construct: refuse };
  return new Proxy(refuse, traps) as never;
}

export const app = unavailable('app');
export const autoUpdater = unavailable('autoUpdater');
export const BrowserWindow = unavailable('BrowserWindow');
export const clipboard = unavailable('clipboard');
export const contextBridge = unavailable('contextBridge');
export const dialog = unavailable('dialog');
export const globalShortcut = unavailable('globalShortcut');
export const ipcMain = unavailable('ipcMain');
export const ipcRenderer = unavailable('ipcRenderer');
export const Menu = unavailable('Menu');
export const MenuItem = unavailable('MenuItem');
export const nativeImage = unavailable('nativeImage');
export const nativeTheme = unavailable('nativeTheme');
export const net = unavailable('net');
export const Notification = unavailable('Notification');
export const powerMonitor = unavailable('powerMonitor');
export const protocol = unavailable('protocol');
export const safeStorage = unavailable('safeStorage');
export const screen = unavailable('screen');
export const session = unavailable('session');
export const shell = unavailable('shell');
export const systemPreferences = unavailable('systemPreferences');
export const Tray = unavailable('Tray');
export const utilityProcess = unavailable('utilityProcess');
export const webContents = unavailable('webContents');

/** electron-store reads the default export; an empty one makes it work from its own `cwd` option. */
export default {};
