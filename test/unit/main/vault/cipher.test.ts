import { describe, expect, it } from 'vitest';
import { openCipher } from '../../../../src-main/vault/cipher.ts';
import { fakeStorage } from './fakeStorage.ts';

describe('the cipher', () => {
  it('uses the asynchronous calls where they exist, and only those', async () => {
    const storage = fakeStorage({ asynchronous: true });
    const cipher = await openCipher(storage, 'linux');
    if (!cipher.usable) throw new Error('must be usable');
    await expect(cipher.decrypt(await cipher.encrypt('é'))).resolves.toBe('é');
    expect(storage.calls).toEqual(['isAsyncEncryptionAvailable', 'encryptStringAsync', 'decryptStringAsync']);
  });

  it('does without them on older Electron', async () => {
    const storage = fakeStorage();
    const cipher = await openCipher(storage, 'win32');
    if (!cipher.usable) throw new Error('must be usable');
    await expect(cipher.decrypt(await cipher.encrypt('é'))).resolves.toBe('é');
    expect(storage.calls).toEqual(['isEncryptionAvailable', 'encryptString', 'decryptString']);
  });

  it('refuses basic_text although it calls itself available', async () => {
    const cipher = await openCipher(fakeStorage({ backend: 'basic_text', available: true }), 'linux');
    expect(cipher).toEqual({ usable: false, backend: 'basic_text', why: 'basicText' });
  });

  it('says when there is none, also when asking fails', async () => {
    const unavailable = { usable: false, backend: 'gnome_libsecret', why: 'unavailable' };
    await expect(openCipher(fakeStorage({ available: false }), 'linux')).resolves.toEqual(unavailable);
    const failing = {
      ...fakeStorage(),
      isEncryptionAvailable: () => {
        throw new Error('no bus');
      },
    };
    await expect(openCipher(failing, 'linux')).resolves.toEqual(unavailable);
  });

  it('rejects what was sealed with another key', async () => {
    const one = await openCipher(fakeStorage({ key: 'a' }), 'linux');
    const other = await openCipher(fakeStorage({ key: 'b' }), 'linux');
    if (!one.usable || !other.usable) throw new Error('must be usable');
    await expect(other.decrypt(await one.encrypt('x'))).rejects.toThrow('cannot decrypt');
  });

  it.each([
    ['darwin', 'keychain'],
    ['win32', 'dpapi'],
    ['linux', 'kwallet6'],
  ] as const)('names what encrypts on %s', async (platform, backend) => {
    await expect(openCipher(fakeStorage({ backend: 'kwallet6' }), platform)).resolves.toMatchObject({
      backend,
    });
  });
});
