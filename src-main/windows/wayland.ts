/**
 * Whether windows are drawn by Wayland itself. There a client can neither place a window nor keep it on top, and showing
 * one may give it the keyboard (Electron #48436, #50403), so a ring must use a notification of the desktop instead. Under
 * XWayland the X11 rules hold. `commandLine` and `electron` (a version) are those of the running app: switches decide, and
 * from Electron 38 on Chromium chooses by the session where none is given.
 */
export function drawsOnWayland(facts: {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly commandLine: { getSwitchValue(name: string): string };
  readonly electron: string;
}): boolean {
  const { platform, env, commandLine } = facts;
  if (platform !== 'linux') return false;
  const ozone = commandLine.getSwitchValue('ozone-platform');
  const hint = commandLine.getSwitchValue('ozone-platform-hint');
  if (ozone !== '') return ozone === 'wayland';
  const session = env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(env['WAYLAND_DISPLAY']);
  const chosen =
    hint ||
    env['ELECTRON_OZONE_PLATFORM_HINT'] ||
    (Number.parseInt(facts.electron, 10) >= 38 ? 'auto' : 'x11');
  if (chosen === 'auto') return session;
  return chosen === 'wayland';
}
