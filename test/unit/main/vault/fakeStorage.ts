import type { SafeStorage } from '../../../../src-main/vault/cipher.ts';

/** The operating system's encryption: what is sealed with one key opens with that key only. */
export function fakeStorage(
  options: {
    readonly backend?: string;
    readonly available?: boolean;
    readonly key?: string;
    readonly asynchronous?: boolean;
  } = {},
): SafeStorage & { readonly calls: string[] } {
  const { backend = 'gnome_libsecret', available = true, key = 'k1', asynchronous = false } = options;
  const calls: string[] = [];
  const seal = (plain: string): Buffer => Buffer.from(`${key}:${Buffer.from(plain).toString('hex')}`);
  const open = (sealed: Buffer): string => {
    const [usedKey, hex = ''] = sealed.toString().split(':');
    if (usedKey !== key) throw new Error('cannot decrypt');
    return Buffer.from(hex, 'hex').toString();
  };
  const noted =
    <A extends unknown[], R>(name: string, run: (...args: A) => R) =>
    (...args: A): R => {
      calls.push(name);
      return run(...args);
    };
  return {
    calls,
    getSelectedStorageBackend: () => backend,
    isEncryptionAvailable: noted('isEncryptionAvailable', () => available),
    encryptString: noted('encryptString', seal),
    decryptString: noted('decryptString', open),
    ...(asynchronous
      ? {
          isAsyncEncryptionAvailable: noted('isAsyncEncryptionAvailable', () => Promise.resolve(available)),
          encryptStringAsync: noted('encryptStringAsync', (plain: string) => Promise.resolve(seal(plain))),
          decryptStringAsync: noted('decryptStringAsync', async (sealed: Buffer) => ({
            result: open(sealed),
          })),
        }
      : {}),
  };
}
