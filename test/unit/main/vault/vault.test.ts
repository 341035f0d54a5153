import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openCipher, type SafeStorage } from '../../../../src-main/vault/cipher.ts';
import { openVault, type Vault } from '../../../../src-main/vault/vault.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { fakeStorage } from './fakeStorage.ts';

const NOW = Date.UTC(2026, 10, 22, 10, 20, 30);

async function open(folder: string, storage: SafeStorage = fakeStorage()) {
  const logger = recordedLogger();
  const learnSecrets = vi.fn<(secrets: readonly string[]) => void>();
  const cipher = await openCipher(storage, 'linux');
  const vault = await openVault({
    path: join(folder, 'vault.json'),
    cipher,
    logger,
    now: () => NOW,
    learnSecrets,
  });
  return { vault, logger, learnSecrets };
}

const encom = (vault: Vault) => vault.view().credentials.find(({ provider }) => provider === 'encom');

describe('a vault that the system encrypts', () => {
  it('keeps secrets across a restart, encrypted, readable by this user only', async () => {
    const folder = tempFolder();
    const first = await open(folder);
    await first.vault.set('encom', { token: 'very-secret-token' });
    await first.vault.set('smartRouting', { username: 'enreach', password: 'pass-word' });

    const path = join(folder, 'vault.json');
    expect(readFileSync(path, 'utf8')).not.toMatch(/very-secret|pass-word|enreach/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['vault.json']);

    const { vault } = await open(folder);
    expect(vault.read('encom')).toEqual({ token: 'very-secret-token' });
    expect(vault.read('smartRouting')).toEqual({ username: 'enreach', password: 'pass-word' });
    expect(vault.read('callHook')).toBeNull();
  });

  it('tells windows what is set and for whom, and never a secret', async () => {
    const { vault } = await open(tempFolder());
    await vault.set('encom', { token: 'very-secret-token' });
    await vault.set('smartRouting', { username: 'enreach', password: 'pass-word' });
    expect(vault.view()).toEqual({
      vault: { state: 'system', backend: 'gnome_libsecret', why: null },
      credentials: [
        { provider: 'encom', configured: true, account: null, fields: { token: true }, refused: null },
        {
          provider: 'smartRouting',
          configured: true,
          account: 'enreach',
          fields: { apiKey: false, username: true, password: true },
          refused: null,
        },
        { provider: 'callHook', configured: false, account: null, fields: { token: false }, refused: null },
        { provider: 'ccai', configured: false, account: null, fields: { token: false }, refused: null },
        { provider: 'pitel', configured: false, account: null, fields: { apiKey: false }, refused: null },
        {
          provider: 'cliqphone',
          configured: false,
          account: null,
          fields: { login: false, password: false },
          refused: null,
        },
      ],
    });
  });

  it('is configured only with a complete set', async () => {
    const { vault } = await open(tempFolder());
    await vault.set('smartRouting', { username: 'enreach' });
    expect(vault.isComplete('smartRouting')).toBe(false);
    await vault.set('smartRouting', { password: 'p' });
    expect(vault.isComplete('smartRouting')).toBe(true);
    expect(vault.isComplete('relay')).toBe(false);
  });

  it('refuses a field that a provider does not have', async () => {
    const { vault } = await open(tempFolder());
    await expect(vault.set('encom', { password: 'x' })).rejects.toMatchObject({ code: 'badRequest' });
    expect(vault.read('encom')).toBeNull();
  });

  it('forgets what is cleared, also on disk', async () => {
    const folder = tempFolder();
    const first = await open(folder);
    await first.vault.set('encom', { token: 't' });
    await first.vault.clear('encom');
    expect((await open(folder)).vault.read('encom')).toBeNull();
  });

  it('ends a burst of changes in the last state', async () => {
    const folder = tempFolder();
    const { vault } = await open(folder);
    await Promise.all(Array.from({ length: 20 }, (_, i) => vault.set('encom', { token: `t${i}` })));
    await vault.flush();
    expect((await open(folder)).vault.read('encom')).toEqual({ token: 't19' });
  });

  it('teaches the log every secret that it holds', async () => {
    const folder = tempFolder();
    await (await open(folder)).vault.set('encom', { token: 'first' });
    const { vault, learnSecrets } = await open(folder);
    expect(learnSecrets).toHaveBeenLastCalledWith(['first']);
    await vault.set('callHook', { token: 'second' });
    expect(learnSecrets).toHaveBeenLastCalledWith(['first', 'second']);
  });

  it('makes random secrets, never the same, and returns them to main only', async () => {
    const { vault } = await open(tempFolder());
    const [one, two] = [await vault.generate('callHook'), await vault.generate('callHook')];
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(two).not.toBe(one);
    expect(vault.read('callHook')).toEqual({ token: two });
    await vault.set('smartRouting', { username: 'u', password: 'p' });
    const key = await vault.generate('smartRouting');
    expect(vault.read('smartRouting')).toEqual({ apiKey: key, username: 'u', password: 'p' });
  });

  it('keeps the old secret where a new one cannot be written', async () => {
    const folder = tempFolder();
    const { vault } = await open(folder);
    await vault.set('encom', { token: 'old' });
    const blocked = await open(folder);
    // A folder in the way of the final rename stops root as well.
    rmSync(join(folder, 'vault.json'));
    mkdirSync(join(folder, 'vault.json'));
    await expect(blocked.vault.set('encom', { token: 'new' })).rejects.toMatchObject({
      code: 'storageFailed',
    });
    expect(blocked.vault.read('encom')).toEqual({ token: 'old' });
    expect(readdirSync(folder)).toEqual(['vault.json']);
  });
});

describe('a refused credential', () => {
  it('is marked with time and status, across a restart, until a new one or a success', async () => {
    const folder = tempFolder();
    const { vault } = await open(folder);
    await vault.set('encom', { token: 'wrong' });
    vault.markRefused('encom', 403);
    expect(encom(vault)?.refused).toEqual({ at: NOW, status: 403 });
    await vault.flush();
    const again = (await open(folder)).vault;
    expect(encom(again)?.refused).toEqual({ at: NOW, status: 403 });
    again.markAccepted('encom');
    expect(encom(again)?.refused).toBeNull();
    again.markRefused('encom', 401);
    await again.set('encom', { token: 'right' });
    expect(encom(again)?.refused).toBeNull();
  });

  it('tells listeners once, not with every refusal', async () => {
    const { vault } = await open(tempFolder());
    await vault.set('encom', { token: 'wrong' });
    const listener = vi.fn();
    const stop = vault.subscribe(listener);
    vault.markRefused('encom', 401);
    vault.markRefused('encom', 401);
    vault.markAccepted('callHook');
    await vault.flush();
    await vi.waitFor(() => expect(listener).toHaveBeenCalledOnce());
    stop();
    vault.markAccepted('encom');
    await vault.flush();
    expect(listener).toHaveBeenCalledOnce();
  });

  it('is nothing where no credential is set', async () => {
    const { vault } = await open(tempFolder());
    vault.markRefused('encom', 401);
    expect(encom(vault)?.refused).toBeNull();
  });
});

describe('a vault without a keyring', () => {
  it.each([
    ['basicText', { backend: 'basic_text' }],
    ['unavailable', { available: false }],
  ] as const)('keeps secrets in memory and says why: %s', async (why, storage) => {
    const folder = tempFolder();
    const { vault } = await open(folder, fakeStorage(storage));
    await vault.set('encom', { token: 'only-for-now' });
    expect(vault.view().vault).toMatchObject({ state: 'session', why });
    expect(vault.read('encom')).toEqual({ token: 'only-for-now' });
    expect(readdirSync(folder)).toEqual([]);
    expect((await open(folder, fakeStorage(storage))).vault.read('encom')).toBeNull();
  });

  it('leaves a vault of better days alone', async () => {
    const folder = tempFolder();
    await (await open(folder)).vault.set('encom', { token: 't' });
    const before = readFileSync(join(folder, 'vault.json'), 'utf8');
    const { vault } = await open(folder, fakeStorage({ backend: 'basic_text' }));
    await vault.set('encom', { token: 'other' });
    expect(readFileSync(join(folder, 'vault.json'), 'utf8')).toBe(before);
    expect((await open(folder)).vault.read('encom')).toEqual({ token: 't' });
  });
});

describe('a vault that cannot be opened', () => {
  const kept = (folder: string): string[] =>
    readdirSync(folder).filter((name) => name.startsWith('vault.broken-'));

  it.each([
    '',
    '{',
    '[]',
    '{"version":2}',
    '{"version":1,"backend":"x","entries":{"encom":{"sealed":"§","refused":null}}}',
  ])('is kept aside and begun anew: %j', async (content) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'vault.json'), content);
    const { vault } = await open(folder);
    expect(vault.view().vault).toEqual({
      state: 'system',
      backend: 'gnome_libsecret',
      why: 'unreadableFile',
    });
    expect(kept(folder)).toEqual(['vault.broken-2026-11-22T10-20-30.000Z.json']);
    expect(readFileSync(join(folder, kept(folder)[0] ?? ''), 'utf8')).toBe(content);
    expect(vault.problem).toMatchObject({ keptAs: join(folder, kept(folder)[0] ?? ''), lost: [] });
    await vault.set('encom', { token: 'again' });
    expect((await open(folder)).vault.read('encom')).toEqual({ token: 'again' });
  });

  it('is kept aside when another keyring sealed it, and says which', async () => {
    const folder = tempFolder();
    await (await open(folder)).vault.set('encom', { token: 't' });
    const { vault, logger } = await open(folder, fakeStorage({ backend: 'kwallet6', key: 'k2' }));
    expect(vault.problem).toMatchObject({
      lost: ['encom'],
      backendBefore: 'gnome_libsecret',
      backendNow: 'kwallet6',
    });
    expect(vault.read('encom')).toBeNull();
    expect(kept(folder)).toHaveLength(1);
    expect(statSync(join(folder, kept(folder)[0] ?? '')).mode & 0o777).toBe(0o600);
    expect(logger.lines.join()).toContain('the vault could not be opened');
  });

  it('goes on with the entries that do open', async () => {
    const folder = tempFolder();
    const first = await open(folder);
    await first.vault.set('encom', { token: 'mine' });
    await first.vault.set('callHook', { token: 'theirs' });
    const path = join(folder, 'vault.json');
    const file = JSON.parse(readFileSync(path, 'utf8'));
    file.entries.callHook.sealed = Buffer.from('k9:00').toString('base64');
    writeFileSync(path, JSON.stringify(file));

    const { vault } = await open(folder);
    expect(vault.read('encom')).toEqual({ token: 'mine' });
    expect(vault.read('callHook')).toBeNull();
    expect(vault.problem?.lost).toEqual(['callHook']);
  });

  it('opens with another backend that holds the same key', async () => {
    const folder = tempFolder();
    await (await open(folder)).vault.set('encom', { token: 't' });
    const { vault } = await open(folder, fakeStorage({ backend: 'kwallet6' }));
    expect(vault.read('encom')).toEqual({ token: 't' });
    expect(vault.problem).toBeNull();
  });

  it('is never written over when it cannot be kept aside', async () => {
    const folder = tempFolder();
    // A folder in place of the file can neither be read nor copied.
    mkdirSync(join(folder, 'vault.json'));
    const { vault } = await open(folder);
    expect(vault.view().vault).toMatchObject({ state: 'session', why: 'unreadableFile' });
    await vault.set('encom', { token: 't' });
    expect(vault.read('encom')).toEqual({ token: 't' });
    expect(statSync(join(folder, 'vault.json')).isDirectory()).toBe(true);
  });
});
