import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../../scripts/lib/paths.ts';
import { fuseFaults, statedFuses } from '../../../../scripts/package/fuses.ts';
import { planPackage, unpackedProgram } from '../../../../scripts/package/targets.ts';

describe('planPackage', () => {
  it('makes the folder of this platform without words', () => {
    expect(planPackage([], 'linux', 'npm')).toEqual({
      ok: true,
      platform: 'linux',
      formats: ['dir'],
      localOnly: false,
    });
    expect(planPackage(['dir'], 'win32', 'download')).toMatchObject({ platform: 'win', formats: ['dir'] });
  });

  it('makes installers from an official runtime', () => {
    expect(planPackage(['installers'], 'darwin', 'download')).toMatchObject({
      platform: 'mac',
      formats: ['dmg', 'zip'],
    });
    expect(planPackage(['deb'], 'linux', 'npm')).toMatchObject({ platform: 'linux', formats: ['deb'] });
  });

  it('makes only a local folder from a registry runtime', () => {
    expect(planPackage(['dir'], 'linux', 'registry')).toEqual({
      ok: true,
      platform: 'linux',
      formats: ['dir'],
      localOnly: true,
    });
    for (const words of [['installers'], ['deb'], ['dir', 'AppImage']]) {
      expect(planPackage(words, 'linux', 'registry')).toMatchObject({ ok: false });
    }
  });

  it('names what a platform does not make', () => {
    expect(planPackage(['nsis'], 'linux', 'npm')).toMatchObject({
      ok: false,
      reason: expect.stringContaining('nsis') as string,
    });
    expect(planPackage([], 'freebsd', 'npm').ok).toBe(false);
  });
});

describe('unpackedProgram', () => {
  it('is where electron-builder puts it', () => {
    expect(unpackedProgram('linux', 'x64')).toEqual(['linux-unpacked', 'ringside']);
    expect(unpackedProgram('linux', 'arm64')[0]).toBe('linux-arm64-unpacked');
    expect(unpackedProgram('darwin', 'arm64')[0]).toBe('mac-arm64');
  });
});

describe('fuses', () => {
  const stated = statedFuses(readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8'));
  const wanted = {
    runAsNode: 'off',
    enableCookieEncryption: 'on',
    enableNodeOptionsEnvironmentVariable: 'off',
    enableNodeCliInspectArguments: 'off',
    enableEmbeddedAsarIntegrityValidation: 'on',
    onlyLoadAppFromAsar: 'on',
    loadBrowserProcessSpecificV8Snapshot: 'off',
    grantFileProtocolExtraPrivileges: 'off',
  } as const;

  it('are all stated in electron-builder.yml, and so', () => {
    expect(stated).toEqual(wanted);
  });

  it('have no fault when a program stands as stated', () => {
    expect(fuseFaults(stated, wanted)).toEqual([]);
  });

  it('have a fault when one stands otherwise, is missing or is not stated', () => {
    expect(fuseFaults(stated, { ...wanted, runAsNode: 'on' })).toEqual(['runAsNode should be off and is on']);
    const { onlyLoadAppFromAsar: _lost, ...rest } = wanted;
    expect(fuseFaults(stated, rest)).toEqual(['onlyLoadAppFromAsar should be on and is missing']);
    expect(fuseFaults(rest, wanted)).toEqual(['onlyLoadAppFromAsar is not stated in electron-builder.yml']);
  });
});
