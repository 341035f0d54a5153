/** How to see whether a need is met. */
export type Probe =
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'font'; readonly name: string };

/** Something the machine must have, and the Debian packages that bring it, best name first. */
export interface Need {
  readonly probe: Probe;
  /**
   * Alternatives, best first. Newer releases renamed some (the 64-bit time change gave `t64` names)
   * and kept the old names as virtual ones that apt cannot always resolve.
   */
  readonly packages: readonly [string, ...string[]];
}

/**
 * `base`: to start the app at all, with legible text. `display`: a screen where there is none.
 * `desk`: what the end-to-end tests need beside it (bus, keyring, window manager, notifications, and the
 * tools that type, listen on the bus and own the clipboard as another program does).
 */
export type Group = 'base' | 'display' | 'desk';

const library = (name: string, ...packages: [string, ...string[]]): Need => ({
  probe: { kind: 'library', name },
  packages,
});
const command = (name: string, ...packages: [string, ...string[]]): Need => ({
  probe: { kind: 'command', name },
  packages,
});

/** All needs by group. Libraries include those that Electron opens by name and `ldd` never shows. */
export const needs: Readonly<Record<Group, readonly Need[]>> = {
  base: [
    library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
    library('libnss3.so', 'libnss3'),
    library('libnspr4.so', 'libnspr4'),
    library('libasound.so.2', 'libasound2t64', 'libasound2'),
    library('libgbm.so.1', 'libgbm1'),
    library('libdrm.so.2', 'libdrm2'),
    library('libcups.so.2', 'libcups2t64', 'libcups2'),
    library('libatk-1.0.so.0', 'libatk1.0-0t64', 'libatk1.0-0'),
    library('libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'),
    library('libatspi.so.0', 'libatspi2.0-0t64', 'libatspi2.0-0'),
    library('libglib-2.0.so.0', 'libglib2.0-0t64', 'libglib2.0-0'),
    library('libdbus-1.so.3', 'libdbus-1-3'),
    library('libexpat.so.1', 'libexpat1'),
    library('libudev.so.1', 'libudev1'),
    library('libpango-1.0.so.0', 'libpango-1.0-0'),
    library('libcairo.so.2', 'libcairo2'),
    library('libxkbcommon.so.0', 'libxkbcommon0'),
    library('libX11.so.6', 'libx11-6'),
    library('libxcb.so.1', 'libxcb1'),
    library('libXext.so.6', 'libxext6'),
    library('libXss.so.1', 'libxss1'),
    library('libXcomposite.so.1', 'libxcomposite1'),
    library('libXdamage.so.1', 'libxdamage1'),
    library('libXfixes.so.3', 'libxfixes3'),
    library('libXrandr.so.2', 'libxrandr2'),
    library('libnotify.so.4', 'libnotify4'),
  ],
  display: [
    command('Xvfb', 'xvfb'),
    command('fc-match', 'fontconfig'),
    { probe: { kind: 'font', name: 'Inter' }, packages: ['fonts-inter', 'fonts-noto-core'] },
    { probe: { kind: 'font', name: 'DejaVu Sans Mono' }, packages: ['fonts-dejavu-core'] },
  ],
  desk: [
    command('dbus-daemon', 'dbus-daemon', 'dbus'),
    command('dbus-monitor', 'dbus-bin', 'dbus'),
    command('gnome-keyring-daemon', 'gnome-keyring'),
    library('libsecret-1.so.0', 'libsecret-1-0'),
    command('openbox', 'openbox'),
    command('xdotool', 'xdotool'),
    command('xclip', 'xclip'),
    command('kill', 'procps'),
    command('dunst', 'dunst'),
  ],
};

/** Names of the libraries that `ldd` could not find. */
export function missingInLdd(output: string): readonly string[] {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].flatMap(([, name]) => name ?? []);
}

/** Names of the libraries that the linker's cache (`ldconfig -p`) offers. */
export function namesInLinkerCache(output: string): ReadonlySet<string> {
  return new Set([...output.matchAll(/^\s+(\S+) \(/gm)].flatMap(([, name]) => name ?? []));
}

/** Packages that `apt-cache policy` says can be installed: virtual names have no candidate. */
export function installableIn(policy: string): ReadonlySet<string> {
  const found = new Set<string>();
  let current: string | undefined;
  for (const line of policy.split('\n')) {
    const heading = /^(\S+):$/.exec(line);
    if (heading) current = heading[1];
    const candidate = /^\s+Candidate: (\S+)/.exec(line);
    if (candidate && candidate[1] !== '(none)' && current !== undefined) found.add(current);
  }
  return found;
}

/**
 * The package names to install for unmet needs: of each need the first alternative that can be
 * installed, or its last one when none is known (an old release, or package lists not fetched yet).
 */
export function packagesFor(unmet: readonly Need[], installable: ReadonlySet<string>): readonly string[] {
  const names = unmet.map(
    ({ packages }) => packages.find((name) => installable.has(name)) ?? packages.at(-1) ?? packages[0],
  );
  return [...new Set(names)].sort();
}
