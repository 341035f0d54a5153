import { expect } from '@playwright/test';
import { startCliqphoneSimulator, type CliqphoneSimulator } from '#simulators/cliqphone/simulator.ts';
import { providerPage } from './support/providerPage.ts';
import { settingRow } from './support/settings.ts';
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

const { open, enter, give, testConnection, health, form, expectRefused, expectNowhere } = providerPage(
  () => desk().main,
  'cliqphone',
  'Cliqphone',
);

async function allowPlainHttp(): Promise<void> {
  const row = settingRow(desk().main, 'cliqphone.allowInsecureHttp');
  await row.getByRole('switch').check();
  await expect(row.getByRole('status')).toContainText('Saved');
}

test('nothing is sent over plain http before its yes; with it the account is used and found nowhere', async () => {
  await open();
  expect(await health()).toBe('notConfigured');
  await testConnection('notConfigured', 'Address, login or password is missing');
  await enter('cliqphone.baseUrl', cliqphone.url);
  await give('Enter', { Login: LOGIN, Password: PASSWORD });
  await expect(form()).toContainText(`as ${LOGIN}`);
  await testConnection('misconfigured', 'whether plain HTTP is allowed');
  // Nothing was sent, so nothing failed to answer.
  expect(await health()).toBe('notConfigured');
  expect(cliqphone.log()).toEqual([]);

  await allowPlainHttp();
  await expect.poll(health).toBe('idle');
  await testConnection('ok', 'Cliqphone answers and accepts the account');
  expect(await health()).toBe('answering');
  expect(cliqphone.log().map(({ operation }) => operation)).toEqual(['signIn', 'zones']);

  await expectNowhere(desk(), [PASSWORD]);
});

test('a refused password is marked as refused, until the right one is accepted', async () => {
  await open();
  await give('Replace', { Login: LOGIN, Password: 'another-word' });
  await testConnection('refused', 'refuses login or password');
  await expect(form()).toContainText('Refused ');
  expect(await health()).toBe('refused');
  await expect(desk().main.getByText('Something is wrong')).toBeVisible();

  await give('Replace', { Login: LOGIN, Password: PASSWORD });
  await testConnection('ok', 'accepts the account');
  await expect(form()).not.toContainText('Refused ');
  await expect(desk().main.getByText('Something is wrong')).toHaveCount(0);
});

test('a wrong place to sign in, a broken system and a silent one have words of their own', async () => {
  await open();
  await enter('cliqphone.signInPath', '/api/elsewhere');
  await testConnection('misconfigured', 'where to sign in', 'HTTP 404');
  await enter('cliqphone.signInPath', '/api/auto');
  cliqphone.setFaults([{ system: 'cliqphone', operation: '*', kind: 'status', value: 503 }]);
  await testConnection('serverError', 'reports an error of its own', 'HTTP 503');
  expect(await health()).toBe('failing');
  // None of these is the account's fault.
  await expect(form()).not.toContainText('Refused ');

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
  await open();
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
  await open();
  await expectRefused([
    ['cliqphone.baseUrl', 'api.cliqphone.com', 'A full address is needed'],
    ['cliqphone.signInPath', 'api/auto', 'A path that starts with /'],
    ['cliqphone.timeoutMs', '5', 'Between 200 and 60,000 ms'],
  ]);
});
