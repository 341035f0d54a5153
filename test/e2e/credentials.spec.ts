import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { startEncomSimulator } from '#simulators/encom/simulator.ts';
import { ACCOUNT, SECRETS, type OpenDesk } from './support/desk.ts';
import { openSection } from './support/settings.ts';
import { shareDesk, test } from './support/test.ts';
import { clipboardText, get } from './support/windows.ts';

/** Credentials go in and never come out; "test the connection" says what is wrong with them. */

const desk = shareDesk();

const form = (): Locator => desk().main.locator('[data-credentials]');

/** Every file of the user-data folder that contains a text, and whatever else can be read of the app. */
async function placesOf(secret: string, { ringside, main, pop }: OpenDesk): Promise<string[]> {
  const places: string[] = [];
  for (const entry of await readdir(ringside.folder.userData, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    // Files of Chromium come and go.
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    if (content.includes(secret)) places.push(path);
  }
  if (ringside.log().includes(secret)) places.push('standard output');
  for (const page of [main, pop]) {
    if ((await page.content()).includes(secret)) places.push(`the page ${page.url()}`);
    const values = await page
      .locator('input, textarea')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    if (values.join('\n').includes(secret)) places.push(`a field of ${page.url()}`);
  }
  const replies = await Promise.all([
    get(main, 'credentials.read', {}),
    get(main, 'settings.read', {}),
    get(main, 'health.read', {}),
    get(main, 'about.read', {}),
    get(main, 'providers.test', { provider: 'encom' }),
    get(main, 'providers.test', { provider: 'smartRouting' }),
    get(main, 'providers.test', { provider: 'callHook' }),
  ]);
  if (JSON.stringify(replies).includes(secret)) places.push('a reply to the main window');
  return places;
}

test('a token that is typed is used, said to be there, and found nowhere', async () => {
  const { encom, main } = desk();
  const secret = 'typed-Token-9b1e-Zq7';
  await openSection(main, 'Encom');
  const replace = form().getByRole('button', { name: 'Replace' });
  await replace.press('Enter');
  await expect(form().getByLabel('Token')).toBeFocused();
  await main.keyboard.type('not this one');
  await main.keyboard.press('Escape');
  await expect(form().locator('input')).toHaveCount(0);
  await expect(replace).toBeFocused();
  await main.keyboard.press('Enter');
  await main.keyboard.type(secret);
  await main.keyboard.press('Enter');
  await expect(form().locator('[data-set="true"]')).toContainText('Configured');
  await expect(form().locator('input')).toHaveCount(0);
  await expect(replace).toBeFocused();

  encom.clearLog();
  await form().getByRole('button', { name: 'Test the connection' }).click();
  await expect(form().locator('[data-outcome="refused"]')).toContainText(
    'Encom refuses the token or the account',
  );
  expect(encom.log()[0]?.headers.authorization).toBe(`Bearer ${secret}`);
  await expect(form()).toContainText('Refused with 401');
  expect(await placesOf(secret, desk())).toEqual([]);
});

test('the secrets that were imported are found nowhere either', async () => {
  for (const secret of [SECRETS.encom.token, SECRETS.smartRouting.apiKey, SECRETS.callHook.token]) {
    expect(await placesOf(secret, desk())).toEqual([]);
  }
});

test('the right token is accepted, and the mark of the refusal goes', async () => {
  const { main } = desk();
  await openSection(main, 'Encom');
  await form().getByRole('button', { name: 'Replace' }).click();
  await form().getByLabel('Token').fill(SECRETS.encom.token);
  await form().getByRole('button', { name: 'Save' }).click();
  await form().getByRole('button', { name: 'Test the connection' }).click();
  await expect(form().locator('[data-outcome="ok"]')).toContainText('Encom answers and accepts the token');
  await expect(form()).not.toContainText('Refused with');
});

test('each way in which the connection can be wrong has its own words', async () => {
  const { encom, main } = desk();
  await openSection(main, 'Encom');
  const run = form().getByRole('button', { name: 'Test the connection' });
  const outcome = form().locator('[data-outcome]');
  const all = { system: 'encom', operation: '*' };

  encom.setFaults([{ ...all, kind: 'html' }]);
  await run.click();
  await expect(outcome).toHaveAttribute('data-outcome', 'unreadable');
  encom.setFaults([{ ...all, kind: 'status', value: 500 }]);
  await run.click();
  await expect(outcome).toHaveAttribute('data-outcome', 'serverError');
  await expect(outcome).toContainText('HTTP 500');
  encom.setFaults([{ ...all, kind: 'status', value: 403 }]);
  await run.click();
  await expect(outcome).toHaveAttribute('data-outcome', 'refused');
  encom.setFaults([]);

  const elsewhere = await startEncomSimulator({ token: 'x', customerAccount: ACCOUNT, customers: [] });
  await elsewhere.stop();
  await get(main, 'settings.change', { change: { encom: { baseUrl: elsewhere.url } } });
  await run.click();
  await expect(outcome).toHaveAttribute('data-outcome', 'unreachable');
  await get(main, 'settings.change', { change: { encom: { baseUrl: null } } });
  await run.click();
  await expect(outcome).toHaveAttribute('data-outcome', 'notConfigured');
  await get(main, 'settings.change', { change: { encom: { baseUrl: encom.url } } });
  await run.click();
  await expect(outcome).toHaveAttribute('data-outcome', 'ok');
});

test('a secret of its own is made in main and goes to the clipboard alone; the door then wants it', async () => {
  const { hook, main, ringside } = desk();
  await openSection(main, 'Call hook');
  await form().getByRole('button', { name: 'Make a new one and copy it' }).click();
  await expect(form()).toContainText('Made and copied');
  const token = await clipboardText(ringside.app);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await placesOf(token, desk())).toEqual([]);

  await expect.poll(async () => (await get(main, 'health.read', {})).callHook.state).toBe('listening');
  const { address } = (await get(main, 'health.read', {})).callHook;
  const tell = (bearer: string): Promise<Response> =>
    fetch(`${address ?? ''}?number=%2B33187224465`, { headers: { authorization: `Bearer ${bearer}` } });
  expect((await tell(SECRETS.callHook.token)).status).toBe(401);
  expect((await tell(token)).status).toBe(202);
  expect(hook.bearer).not.toEqual({ authorization: `Bearer ${token}` });
});

test('a door can be tested, and says when it has lost its secret', async () => {
  const { main } = desk();
  await openSection(main, 'SmartRouting');
  await form().getByRole('button', { name: 'Test the connection' }).click();
  await expect(form().locator('[data-outcome="ok"]')).toBeVisible();
  await form().getByRole('button', { name: 'Remove', exact: true }).click();
  await form().getByRole('button', { name: 'Yes, remove' }).click();
  await expect(form().locator('[data-set="true"]')).toHaveCount(0);
  await expect
    .poll(async () => (await get(main, 'health.read', {})).smartRouting.state)
    .toBe('needsCredential');
  await form().getByRole('button', { name: 'Test the connection' }).click();
  await expect(form().locator('[data-outcome="notConfigured"]')).toBeVisible();
});
