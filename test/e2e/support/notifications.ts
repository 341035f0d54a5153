import { deskTool, startDeskProgram } from './deskTools.ts';

/** A notification as it came over the session bus to the service that shows it. */
export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  /** It stays until somebody has seen it. */
  readonly stays: boolean;
}

/** What the desk is asked to show, from now on. */
export interface NotificationWatch {
  /** Oldest first. */
  shown(): readonly ShownNotification[];
  stop(): Promise<void>;
}

/** A method call in the words of dbus-monitor; titles and bodies may have several lines. */
const NOTIFY =
  /^method call .*member=Notify\n {3}string "[^]*?"\n {3}uint32 \d+\n {3}string "[^]*?"\n {3}string "(?<title>[^]*?)"\n {3}string "(?<body>[^]*?)"\n {3}array \[\n[^]*?\n {3}int32 (?<expires>-?\d+)\n/gm;

/**
 * Listens on the session bus to what programs have the desktop show. The service that shows it (dunst) is the desk's
 * own: nothing of the app stands in between.
 */
export async function watchNotifications(): Promise<NotificationWatch> {
  const rule = "type='method_call',interface='org.freedesktop.Notifications',member='Notify'";
  const monitor = await startDeskProgram('dbus-monitor', ['--session', rule], {
    // A connection loses its name at the moment it becomes a monitor.
    ready: /member=NameLost/,
  });
  return {
    shown: () =>
      [...monitor.said().matchAll(NOTIFY)].map(({ groups = {} }) => ({
        title: groups['title'] ?? '',
        body: groups['body'] ?? '',
        stays: groups['expires'] === '0',
      })),
    stop: () => monitor.stop(),
  };
}

/** How many notifications are on the screen. */
export async function notificationsOnScreen(): Promise<number> {
  return Number(/\d+/.exec(await deskTool('dunstctl', 'count', 'displayed'))?.[0]);
}

/** Clicks the uppermost notification on the screen. */
export async function clickNotification(): Promise<void> {
  await deskTool('dunstctl', 'action', '0');
}

/** Takes every notification off the screen. */
export async function clearNotifications(): Promise<void> {
  await deskTool('dunstctl', 'close-all');
}
