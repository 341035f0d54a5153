import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** Names that electron-builder.yml uses for the fuses, and their places on the wire. */
const places: Readonly<Record<string, FuseV1Options>> = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** How a fuse stands in a program: `missing` when that Electron does not have it. */
export type FuseReading = 'on' | 'off' | 'missing';

/** On the wire a fuse is the character 0, 1, or r for one that was removed. */
function reading(state: number | undefined): FuseReading {
  if (state === '1'.charCodeAt(0)) return 'on';
  return state === '0'.charCodeAt(0) ? 'off' : 'missing';
}

/** All fuses as they really stand in a built program. */
export async function readFuses(program: string): Promise<Readonly<Record<string, FuseReading>>> {
  const wire = await getCurrentFuseWire(program);
  return Object.fromEntries(Object.entries(places).map(([name, place]) => [name, reading(wire[place])]));
}

/** The fuses that the text of electron-builder.yml states, by name. */
export function statedFuses(yaml: string): Readonly<Record<string, FuseReading>> {
  const section = /^electronFuses:\n((?:[ #].*\n|\n)*)/m.exec(yaml)?.[1] ?? '';
  const lines = [...section.matchAll(/^ {2}(\w+): (true|false)$/gm)];
  return Object.fromEntries(
    lines.flatMap(([, name = '', value]) =>
      name in places ? [[name, value === 'true' ? 'on' : 'off'] as const] : [],
    ),
  );
}

/**
 * What is wrong with a program's fuses: every fuse there is must be stated, and stand as stated.
 * Empty when all is well.
 */
export function fuseFaults(
  stated: Readonly<Record<string, FuseReading>>,
  found: Readonly<Record<string, FuseReading>>,
): readonly string[] {
  return Object.keys(places).flatMap((name) => {
    const [want, have] = [stated[name], found[name]];
    if (want === undefined) return [`${name} is not stated in electron-builder.yml`];
    return want === have ? [] : [`${name} should be ${want} and is ${have ?? 'missing'}`];
  });
}
