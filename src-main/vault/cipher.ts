/** The part of Electron's `safeStorage` that is used. The asynchronous calls exist from Electron 42 or so on. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(plain: string): Buffer;
  decryptString(encrypted: Buffer): string;
  getSelectedStorageBackend?: (() => string) | undefined;
  isAsyncEncryptionAvailable?: (() => Promise<boolean>) | undefined;
  encryptStringAsync?: ((plain: string) => Promise<Buffer>) | undefined;
  decryptStringAsync?: ((encrypted: Buffer) => Promise<{ readonly result: string }>) | undefined;
}

/** The operating system's encryption, or why there is none that deserves the name. */
export type Cipher =
  | {
      readonly usable: true;
      readonly backend: string;
      encrypt(plain: string): Promise<Buffer>;
      /** Rejects if the text was encrypted under another key. */
      decrypt(encrypted: Buffer): Promise<string>;
    }
  | { readonly usable: false; readonly backend: string; readonly why: 'unavailable' | 'basicText' };

/**
 * Finds out what encryption there is; call after `ready`, before which Linux answers wrongly. On Linux without a keyring
 * Chromium "encrypts" with a key that is written in its source (`basic_text`): that is refused, whatever
 * `isEncryptionAvailable` says.
 */
export async function openCipher(storage: SafeStorage, platform: NodeJS.Platform): Promise<Cipher> {
  const backend = backendOf(storage, platform);
  if (backend === 'basic_text') return { usable: false, backend, why: 'basicText' };
  if (!(await isAvailable(storage))) return { usable: false, backend, why: 'unavailable' };
  return {
    usable: true,
    backend,
    encrypt: async (plain) =>
      storage.encryptStringAsync ? storage.encryptStringAsync(plain) : storage.encryptString(plain),
    decrypt: async (encrypted) =>
      storage.decryptStringAsync
        ? (await storage.decryptStringAsync(encrypted)).result
        : storage.decryptString(encrypted),
  };
}

function backendOf(storage: SafeStorage, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'keychain';
  if (platform === 'win32') return 'dpapi';
  return storage.getSelectedStorageBackend?.() ?? 'unknown';
}

async function isAvailable(storage: SafeStorage): Promise<boolean> {
  try {
    return storage.isAsyncEncryptionAvailable
      ? await storage.isAsyncEncryptionAvailable()
      : storage.isEncryptionAvailable();
  } catch {
    return false;
  }
}
