import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { SECRETS } from './support/desk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** Where credentials are kept, with a keyring and without one. */

const onLinux = process.platform === 'linux';

async function configured(main: Parameters<typeof get>[0]): Promise<string[]> {
  const { credentials } = await get(main, 'credentials.read', {});
  return credentials.filter((credential) => credential.configured).map(({ provider }) => provider);
}

test('with a keyring: encrypted, for this user alone, and there after a restart without the imported file', async ({
  openOwnDesk,
  launch,
}) => {
  const first = await openOwnDesk({ keyring: true });
  const { vault } = await get(first.main, 'credentials.read', {});
  expect(vault).toMatchObject({ state: 'system', why: null });
  if (onLinux) expect(vault.backend).toBe('gnome_libsecret');
  await get(first.main, 'credentials.set', {
    provider: 'smartRouting',
    fields: { username: 'enreach', password: 'typed-password-31fe' },
  });
  await first.ringside.close();

  const path = join(first.ringside.folder.userData, 'vault.json');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const content = await readFile(path, 'utf8');
  for (const secret of [SECRETS.encom.token, SECRETS.callHook.token, 'typed-password-31fe', 'enreach']) {
    expect(content).not.toContain(secret);
    expect(content).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
  }
  expect(JSON.parse(content)).toMatchObject({ version: 1, entries: { encom: { refused: null } } });

  const folder = { ...first.ringside.folder, env: {} };
  const again = await launch({ keyring: true, folder });
  const main = await again.window('main');
  expect(await configured(main)).toEqual(['encom', 'smartRouting', 'callHook']);
  const { credentials } = await get(main, 'credentials.read', {});
  expect(credentials.find(({ provider }) => provider === 'smartRouting')).toMatchObject({
    account: 'enreach',
    fields: { apiKey: true, username: true, password: true },
  });
  expect((await get(main, 'health.read', {})).notices).toEqual([]);
});

test('a file that the key does not fit is kept aside and told of; the app starts and can be given new credentials', async ({
  openOwnDesk,
  launch,
}) => {
  const first = await openOwnDesk({ keyring: true });
  await first.ringside.close();
  const { userData } = first.ringside.folder;
  const path = join(userData, 'vault.json');
  const broken = (await readFile(path, 'utf8')).replace(/"sealed": "[^"]{8}/g, '"sealed": "AAAAAAAA');
  await writeFile(path, broken);

  const folder = { ...first.ringside.folder, env: {} };
  const again = await launch({ keyring: true, folder });
  const main = await again.window('main');
  expect(await configured(main)).toEqual([]);
  await expect(main.locator('[data-notice="vaultUnreadable"]')).toContainText('please enter them again');
  const aside = (await readdir(userData)).filter((name) => name.startsWith('vault.broken-'));
  expect(aside).toHaveLength(1);
  expect(await readFile(join(userData, aside[0] ?? ''), 'utf8')).toBe(broken);

  await get(main, 'credentials.set', { provider: 'encom', fields: { token: 'a-new-token' } });
  expect(await configured(main)).toEqual(['encom']);
});

test('a file that is no vault is kept aside as well', async ({ openOwnDesk, launch }) => {
  const first = await openOwnDesk({ keyring: true });
  await first.ringside.close();
  const { userData } = first.ringside.folder;
  await writeFile(join(userData, 'vault.json'), '{ "version": 1, ');
  const again = await launch({ keyring: true, folder: { ...first.ringside.folder, env: {} } });
  const main = await again.window('main');
  await expect(main.locator('[data-notice="vaultUnreadable"]')).toBeVisible();
  expect((await readdir(userData)).filter((name) => name.startsWith('vault.broken-'))).toHaveLength(1);
});

// Every macOS and Windows has a keyring: only on Linux can there be none.
if (onLinux) {
  test('without a keyring: in memory only, said so, and nothing on the disk', async ({ openOwnDesk }) => {
    const { main, ringside } = await openOwnDesk();
    const { vault } = await get(main, 'credentials.read', {});
    expect(vault).toEqual({ state: 'session', backend: 'basic_text', why: 'basicText' });
    await expect(main.locator('[data-notice="vaultSessionOnly"]')).toContainText('until Ringside closes');
    expect(await configured(main)).toEqual(['encom', 'smartRouting', 'callHook']);
    expect((await readdir(ringside.folder.userData)).filter((name) => name.startsWith('vault'))).toEqual([]);
  });

  test('a vault of a session with a keyring is left alone by one without', async ({
    openOwnDesk,
    launch,
  }) => {
    const first = await openOwnDesk({ keyring: true });
    await first.ringside.close();
    const path = join(first.ringside.folder.userData, 'vault.json');
    const before = await readFile(path, 'utf8');
    const folder = { ...first.ringside.folder, env: {} };
    const without = await launch({ folder });
    const main = await without.window('main');
    expect(await configured(main)).toEqual([]);
    await get(main, 'credentials.set', { provider: 'encom', fields: { token: 'for-this-session' } });
    await without.close();
    expect(await readFile(path, 'utf8')).toBe(before);
  });
}

test('a file of credentials with a fault: what fits is taken, the fault is named, no value is repeated', async ({
  openOwnDesk,
}) => {
  const { main, ringside } = await openOwnDesk({
    secrets: {
      encom: { token: 12345678 },
      callHook: { token: 'good-token-4d5e6f' },
      smartRouting: { apikey: 'misspelt-key-name' },
      nonsense: { token: 'lost-secret-value' },
    },
  });
  expect(await configured(main)).toEqual(['callHook']);
  const notice = main.locator('[data-notice="secretsProblem"]');
  await expect(notice).toContainText('encom.token');
  await expect(notice).toContainText('smartRouting.apikey');
  await expect(notice).toContainText('nonsense');
  const said = `${ringside.log()}\n${await main.content()}`;
  for (const value of ['12345678', 'good-token-4d5e6f', 'misspelt-key-name', 'lost-secret-value']) {
    expect(said).not.toContain(value);
  }
});

test('a file of credentials that is not there is told of', async ({ openOwnDesk }) => {
  const { main } = await openOwnDesk({ env: { RINGSIDE_SECRETS: '/nowhere/secrets.json' } });
  await expect(main.locator('[data-notice="secretsProblem"]')).toBeVisible();
});
