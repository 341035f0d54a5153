import { join } from 'node:path';
import type {
  App,
  GlobalShortcut,
  NativeTheme,
  Notification,
  NotificationConstructorOptions,
} from 'electron';
import type { Logger } from '#core/logger.ts';
import type { Settings } from '#shared/contract/settings.ts';
import type { CallView } from '#shared/contract/views.ts';
import { createAttention } from './attention.ts';
import { createAutostart } from './autostart.ts';
import { registerLinks } from './linkRegistration.ts';
import { asPlainText, createCallNotifications } from './notifications.ts';
import { createReminders, type Reminder } from './reminders.ts';
import { createCallShortcut } from './shortcut.ts';
import { DESKTOP_STRINGS } from './strings/byLanguage.ts';
import { createTray, type AppTray, type TrayMakers } from './tray.ts';
import { offerToWindows } from './windowsChoices.ts';

/** What of Electron reaches the desktop. */
export interface DesktopElectron extends TrayMakers {
  readonly app: App;
  readonly nativeTheme: NativeTheme;
  readonly globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>;
  readonly Notification: new (options: NotificationConstructorOptions) => Notification;
}

export interface DeskParts {
  readonly electron: DesktopElectron;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The argument that starts the app without showing it. */
  readonly hiddenSwitch: string;
  readonly settings: () => Settings;
  readonly language: () => 'fr' | 'en';
  readonly logger: Logger;
  /** A person's wishes, from the tray or a notification. */
  readonly open: () => void;
  readonly openCall: (callId: string) => void;
  /** One callback, or null for the list. */
  readonly openCallbacks: (intentId: string | null) => void;
  /** The shortcut was pressed: call the number on the clipboard. */
  readonly callClipboard: () => void;
  /** The key that the system did not give us; null: all is well. */
  readonly shortcutRefused: (key: string | null) => void;
  readonly setDoNotDisturb: (on: boolean) => void;
  readonly quit: () => void;
  /** Marks the entry of the main window in the task bar. */
  readonly flash: (on: boolean) => void;
}

/** The app's presence on the desktop beside its windows. */
export interface Desk {
  readonly attention: (ringing: boolean) => void;
  readonly notify: (call: CallView) => void;
  readonly withdraw: (callId: string) => void;
  readonly remind: (reminder: Reminder) => void;
  settingsChanged(now: Settings, before: Settings): void;
  stop(): void;
}

/** Puts the app on the desktop: tray, marks, notifications, autostart, links. Whatever a desktop lacks is gone without. */
export function createDesk(parts: DeskParts): Desk {
  const { electron, platform, logger } = parts;
  const { app } = electron;
  const strings = (): (typeof DESKTOP_STRINGS)['en'] => DESKTOP_STRINGS[parts.language()];
  let ringing = false;
  const trayState = (): Parameters<AppTray['update']>[0] => ({
    strings: strings().tray,
    doNotDisturb: parts.settings().pop.doNotDisturb,
    ringing,
    darkPanel: electron.nativeTheme.shouldUseDarkColors,
  });
  const tray = attempt(logger, 'tray', () =>
    createTray(
      electron,
      { folder: join(app.getAppPath(), 'resources', 'tray'), platform },
      parts,
      trayState(),
    ),
  );
  const onTheme = (): void => tray?.update(trayState());
  electron.nativeTheme.on('updated', onTheme);

  const create = (options: NotificationConstructorOptions): Notification =>
    new electron.Notification(asPlainText(options, platform));
  const notifications = createCallNotifications({
    create,
    strings: () => strings().notification,
    clicked: parts.openCall,
  });
  const autostart = createAutostart(app, {
    platform,
    program: parts.env['APPIMAGE'] ?? process.execPath,
    configHome: parts.env['XDG_CONFIG_HOME'] ?? join(app.getPath('home'), '.config'),
    hiddenSwitch: parts.hiddenSwitch,
  });
  const takeAutostart = (atLogin: boolean): void => {
    // An unpackaged app would leave an entry that starts a bare Electron.
    if (app.isPackaged) attempt(logger, 'autostart', () => autostart.set(atLogin));
  };
  // At each start too: a policy may have changed meanwhile, or the app moved.
  takeAutostart(parts.settings().startup.atLogin);
  const takeLinks = (wanted: Settings['links']): void => {
    // An unpackaged app would stay registered after its folder is gone.
    if (!app.isPackaged) return;
    const refused = attempt(logger, 'links', () =>
      registerLinks(app, { platform, program: process.execPath, appFolder: null }, wanted),
    );
    if (refused !== null && refused.length > 0) logger.warn('the system keeps another opener', { refused });
    if (platform !== 'win32') return;
    const systemRoot = parts.env['SystemRoot'] ?? String.raw`C:\Windows`;
    offerToWindows({ program: process.execPath, systemRoot }, wanted).catch((error: unknown) =>
      logger.warn('Windows does not offer this app for links', { error }),
    );
  };
  takeLinks(parts.settings().links);

  const reminders = createReminders({
    create,
    strings: () => strings().reminder,
    silent: () => parts.settings().pop.doNotDisturb,
    clicked: parts.openCallbacks,
  });
  const shortcut = createCallShortcut(electron.globalShortcut, parts.callClipboard);
  const takeShortcut = (key: string): void => {
    parts.shortcutRefused(shortcut.set(key) ? null : key);
  };
  takeShortcut(parts.settings().calling.shortcut);

  return {
    attention: createAttention({
      flash: parts.flash,
      badge: (count) => app.setBadgeCount(count),
      tray: (on) => {
        ringing = on;
        tray?.update(trayState());
      },
    }),
    notify: (call) => notifications.show(call),
    withdraw: (callId) => notifications.withdraw(callId),
    remind: (reminder) => reminders.show(reminder, Date.now()),
    settingsChanged(now, before) {
      tray?.update(trayState());
      if (now.startup.atLogin !== before.startup.atLogin) {
        takeAutostart(now.startup.atLogin);
      }
      if (now.calling.shortcut !== before.calling.shortcut) takeShortcut(now.calling.shortcut);
      if (JSON.stringify(now.links) !== JSON.stringify(before.links)) takeLinks(now.links);
    },
    stop() {
      electron.nativeTheme.off('updated', onTheme);
      notifications.stop();
      reminders.stop();
      shortcut.stop();
      tray?.stop();
    },
  };
}

/** Runs what some desktops cannot do; null and a line in the log where this one cannot. */
function attempt<T>(logger: Logger, what: string, run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    logger.warn('this desktop lacks something', { what, error });
    return null;
  }
}
