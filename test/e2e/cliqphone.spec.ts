import { expect, type Locator } from '@playwright/test';
import { startCliqphoneSimulator, type CliqphoneSimulator } from '#simulators/cliqphone/simulator.ts';
import { openSection, settingRow } from './support/settings.ts';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

/** Cliqphone is set up on its page of the settings, and "test the connection" tells apart what can be wrong. */

const LOGIN = 'e2e-account';
const PASSWORD = 'e2e-cliqphone-word-7c41f9';

const desk = shareDesk();
let cliqphone: CliqphoneSimulator;

test.beforeAll(async () => {
  cliqphone = await startCliqphoneSimulator({ login: LOGIN, password: PASSWORD, directory: {} });
});
test.afterAll(async () => {
  await cliqphone.stop();
});
test.afterEach(() => {
  cliqphone.setFaults([]);
});

const form = (): Locator => desk().main.locator('[data-credentials="cliqphone"]');

async function enter(path: string, value: string): Promise<void> {
  const row = settingRow(desk().main, path);
  await row.getByRole('textbox').fill(value);
  await row.getByRole('textbox').press('Enter');
  await expect(row.getByRole('status')).toContainText('Saved');
}

async function allowPlainHttp(): Promise<void> {
  const row = settingRow(desk().main, 'cliqphone.allowInsecureHttp');
  await row.getByRole('switch').check();
  await expect(row.getByRole('status')).toContainText('Saved');
}

async function giveAccount(button: 'Enter' | 'Replace', password: string): Promise<void> {
  await form().getByRole('button', { name: button }).click();
  await form().getByLabel('Login').fill(LOGIN);
  await form().getByLabel('Password').fill(password);
  await form().getByRole('button', { name: 'Save' }).click();
  await expect(form().locator('[data-set="true"]')).toHaveCount(2);
}

/** Presses the button and waits for the outcome, which the page shows with its words. */
async function testConnection(outcome: string, ...says: readonly string[]): Promise<void> {
  await form().getByRole('button', { name: 'Test the connection' }).click();
  const result = form().locator(`[data-outcome="${outcome}"]`);
  for (const words of says) await expect(result).toContainText(words);
}

const health = async () => (await get(desk().main, 'health.read', {})).cliqphone.state;

test('nothing is sent over plain http before its yes; with it the account is used and found nowhere', async () => {
  const { main, pop, ringside } = desk();
  await openSection(main, 'Cliqphone');
  expect(await health()).toBe('notConfigured');
  await testConnection('notConfigured', 'Address, login or password is missing');
  await enter('cliqphone.baseUrl', cliqphone.url);
  await giveAccount('Enter', PASSWORD);
  await expect(form()).toContainText(`as ${LOGIN}`);
  await testConnection('misconfigured', 'whether plain HTTP is allowed');
  expect(cliqphone.log()).toEqual([]);

  await allowPlainHttp();
  await expect.poll(health).toBe('idle');
  await testConnection('ok', 'Cliqphone answers and accepts the account');
  expect(await health()).toBe('answering');
  expect(cliqphone.log().map(({ operation }) => operation)).toEqual(['signIn', 'zones']);

  const replies = await Promise.all([
    get(main, 'credentials.read', {}),
    get(main, 'settings.read', {}),
    get(main, 'health.read', {}),
    get(main, 'providers.test', { provider: 'cliqphone' }),
  ]);
  expect(await main.content()).not.toContain(PASSWORD);
  expect(await pop.content()).not.toContain(PASSWORD);
  expect(JSON.stringify(replies)).not.toContain(PASSWORD);
  expect(ringside.log()).not.toContain(PASSWORD);
  await expect(form().locator('input')).toHaveCount(0);
});

test('a refused password is marked as refused, until the right one is accepted', async () => {
  await openSection(desk().main, 'Cliqphone');
  await giveAccount('Replace', 'another-word');
  await testConnection('refused', 'refuses login or password');
  await expect(form()).toContainText('Refused with');
  expect(await health()).toBe('refused');
  await expect(desk().main.getByText('Something is wrong')).toBeVisible();

  await giveAccount('Replace', PASSWORD);
  await testConnection('ok', 'accepts the account');
  await expect(form()).not.toContainText('Refused with');
  await expect(desk().main.getByText('Something is wrong')).toHaveCount(0);
});

test('a wrong place to sign in, a broken system and a silent one have words of their own', async () => {
  await openSection(desk().main, 'Cliqphone');
  await enter('cliqphone.signInPath', '/api/elsewhere');
  await testConnection('misconfigured', 'where to sign in', 'HTTP 404');
  await enter('cliqphone.signInPath', '/api/auto');
  cliqphone.setFaults([{ system: 'cliqphone', operation: '*', kind: 'status', value: 503 }]);
  await testConnection('serverError', 'reports an error of its own', 'HTTP 503');
  expect(await health()).toBe('failing');
  // None of these is the account's fault.
  await expect(form()).not.toContainText('Refused with');

  cliqphone.setFaults([]);
  const elsewhere = await startCliqphoneSimulator({ login: 'x', password: 'x', directory: {} });
  await elsewhere.stop();
  await enter('cliqphone.baseUrl', elsewhere.url);
  await testConnection('unreachable', 'Cliqphone cannot be reached');
  await enter('cliqphone.baseUrl', cliqphone.url);
  await testConnection('ok', 'accepts the account');
  expect(await health()).toBe('answering');
});

test('plain http beyond this computer is said for as long as it lasts', async () => {
  const { main } = desk();
  await openSection(main, 'Cliqphone');
  const inClear = async () =>
    (await get(main, 'health.read', {})).notices
      .filter(({ kind }) => kind === 'inClear')
      .map(({ params }) => params['name']);
  expect(await inClear(), 'this computer').toEqual([]);
  await enter('cliqphone.baseUrl', 'http://api.example');
  await expect.poll(inClear).toEqual(['cliqphone']);
  await enter('cliqphone.baseUrl', cliqphone.url);
  await expect.poll(inClear).toEqual([]);
});

test('a value that does not fit is refused in words at its field', async () => {
  const { main } = desk();
  await openSection(main, 'Cliqphone');
  for (const [path, wrong, says] of [
    ['cliqphone.baseUrl', 'api.cliqphone.com', 'A full address is needed'],
    ['cliqphone.signInPath', 'api/auto', 'A path that starts with /'],
    ['cliqphone.timeoutMs', '5', 'Between 200 and 60,000 ms'],
  ] as const) {
    const row = settingRow(main, path);
    await row.getByRole('textbox').fill(wrong);
    await row.getByRole('textbox').press('Enter');
    await expect(row.getByRole('status'), path).toContainText(says);
    await row.getByRole('textbox').press('Escape');
  }
});
