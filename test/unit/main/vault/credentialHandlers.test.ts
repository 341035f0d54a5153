import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openCipher } from '../../../../src-main/vault/cipher.ts';
import { credentialHandlers } from '../../../../src-main/vault/credentialHandlers.ts';
import { openVault } from '../../../../src-main/vault/vault.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { fakeStorage } from './fakeStorage.ts';

async function setUp() {
  const vault = await openVault({
    path: join(tempFolder(), 'vault.json'),
    cipher: await openCipher(fakeStorage(), 'linux'),
    logger: recordedLogger(),
    now: () => 1,
    learnSecrets: () => {},
  });
  const copy = vi.fn((_text: string) => Promise.resolve());
  const note = vi.fn();
  return { vault, copy, note, handlers: credentialHandlers(() => Promise.resolve(vault), copy, note) };
}

describe('the commands about credentials', () => {
  it('set and clear, and answer with what may be known', async () => {
    const { handlers, vault, note } = await setUp();
    const set = await handlers['credentials.set']({ provider: 'encom', fields: { token: 'very-secret' } });
    expect(set).toEqual(vault.view());
    expect(set.credentials[0]).toMatchObject({ provider: 'encom', configured: true });
    const cleared = await handlers['credentials.clear']({ provider: 'encom' });
    expect(cleared.credentials[0]).toMatchObject({ configured: false });
    expect(await handlers['credentials.read']({})).toEqual(cleared);
    expect(note.mock.calls).toEqual([
      ['credentialSet', 'encom.token'],
      ['credentialCleared', 'encom'],
    ]);
  });

  it('put a generated secret on the clipboard and into no reply', async () => {
    const { handlers, vault, copy } = await setUp();
    const reply = await handlers['credentials.generate']({ provider: 'callHook' });
    const secret = vault.read('callHook')?.token ?? '';
    expect(copy).toHaveBeenCalledExactlyOnceWith(secret);
    expect(secret).toHaveLength(43);
    expect(JSON.stringify(reply)).not.toContain(secret);
  });

  it('refuse fields that a provider has not', async () => {
    const { handlers, note } = await setUp();
    await expect(
      handlers['credentials.set']({ provider: 'callHook', fields: { apiKey: 'x' } }),
    ).rejects.toMatchObject({ code: 'badRequest' });
    expect(note).not.toHaveBeenCalled();
  });
});
