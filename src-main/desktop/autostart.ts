import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Starting with the session, in the background: the agent asked for it in the settings, and no window comes up. */
export interface Autostart {
  /** Makes the system's entry what the setting says. Throws if it cannot be made. */
  set(atLogin: boolean): void;
}

/** The part of Electron's `app` that knows of login items (macOS and Windows). */
export interface LoginItems {
  setLoginItemSettings(settings: { openAtLogin: boolean; args?: string[] }): void;
}

export interface AutostartFacts {
  readonly platform: NodeJS.Platform;
  /** What starts the app: its program, or the AppImage that contains it. */
  readonly program: string;
  /** `$XDG_CONFIG_HOME`, else `~/.config`. */
  readonly configHome: string;
  /** The argument that starts without showing. */
  readonly hiddenSwitch: string;
}

/** Login items on macOS and Windows; a desktop entry in the autostart folder on Linux, where Electron has no call. */
export function createAutostart(app: LoginItems, facts: AutostartFacts): Autostart {
  if (facts.platform !== 'linux') {
    return {
      set: (atLogin) => {
        app.setLoginItemSettings({ openAtLogin: atLogin, args: [facts.hiddenSwitch] });
      },
    };
  }
  const folder = join(facts.configHome, 'autostart');
  const file = join(folder, 'ringside.desktop');
  return {
    set(atLogin) {
      if (!atLogin) {
        rmSync(file, { force: true });
        return;
      }
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, autostartEntry(facts.program, facts.hiddenSwitch));
    },
  };
}

/** A desktop entry as freedesktop.org's Desktop Entry Specification writes it. */
export function autostartEntry(program: string, hiddenSwitch: string): string {
  // Within quotes these four are escaped; the backslash once more as the file's own escape. % begins a field code.
  const quoted = program
    .replace(/[\\"`$]/g, String.raw`\$&`)
    .replaceAll('\\', '\\\\')
    .replaceAll('%', '%%');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Ringside',
    `Exec="${quoted}" ${hiddenSwitch}`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n');
}
