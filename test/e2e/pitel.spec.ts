import { expect } from '@playwright/test';
import { startPitelSimulator, type PitelSimulator } from '#simulators/pitel/simulator.ts';
import { providerPage } from './support/providerPage.ts';
import { shareDesk, test } from './support/test.ts';

/** Pitel is set up on its page of the settings, and "test the connection" tells apart what can be wrong. */

const API_KEY = 'e2e-pitel-key-5b17d0';

const desk = shareDesk();
let pitel: PitelSimulator;

test.beforeAll(async () => {
  pitel = await startPitelSimulator({ apiKey: API_KEY, routes: [] });
});
test.afterAll(async () => {
  await pitel.stop();
});
test.afterEach(() => {
  pitel.setFaults([]);
});

const { open, enter, give, testConnection, health, form, expectRefused, expectNowhere } = providerPage(
  () => desk().main,
  'pitel',
  'Pitel',
);

test('address and API key are entered, used, and key and token are found nowhere', async () => {
  await open();
  expect(await health()).toBe('notConfigured');
  await testConnection('notConfigured', 'Address or API key is missing');
  await enter('pitel.baseUrl', pitel.url);
  await give('Enter', { 'API key': API_KEY });
  await expect.poll(health).toBe('idle');

  pitel.clearLog();
  await testConnection('ok', 'Pitel answers and accepts the API key');
  expect(await health()).toBe('answering');
  expect(pitel.log().map(({ operation }) => operation)).toEqual(['signIn', 'list']);
  const token = pitel.log()[1]?.headers.authorization?.replace('Bearer ', '') ?? '';
  expect(token).not.toBe('');

  await expectNowhere(desk(), [API_KEY, token]);
});

test('a refused API key is marked as refused, until the right one is accepted', async () => {
  await open();
  await give('Replace', { 'API key': 'another-key' });
  await testConnection('refused', 'refuses the API key');
  await expect(form()).toContainText('Refused with');
  expect(await health()).toBe('refused');
  await expect(desk().main.getByText('Something is wrong')).toBeVisible();

  await give('Replace', { 'API key': API_KEY });
  await testConnection('ok', 'accepts the API key');
  await expect(form()).not.toContainText('Refused with');
  await expect(desk().main.getByText('Something is wrong')).toHaveCount(0);
});

test('a web page, a broken system and a silent one have words of their own', async () => {
  await open();
  const list = { system: 'pitel', operation: 'list' };
  pitel.setFaults([{ ...list, kind: 'status', value: 404 }]);
  await testConnection('misconfigured', 'not as Pitel: check the address', 'HTTP 404');
  pitel.setFaults([{ ...list, kind: 'status', value: 503 }]);
  await testConnection('serverError', 'reports an error of its own', 'HTTP 503');
  // None of these is the key's fault.
  await expect(form()).not.toContainText('Refused with');

  pitel.setFaults([]);
  const elsewhere = await startPitelSimulator({ apiKey: 'x', routes: [] });
  await elsewhere.stop();
  await enter('pitel.baseUrl', elsewhere.url);
  await testConnection('unreachable', 'Pitel cannot be reached');
  await enter('pitel.baseUrl', pitel.url);
  await testConnection('ok', 'accepts the API key');
  expect(await health()).toBe('answering');
});

test('a value that does not fit is refused in words at its field', async () => {
  await open();
  await expectRefused([
    ['pitel.baseUrl', 'pbx.example.vn', 'A full address is needed'],
    ['pitel.region', 'Vietnam', 'Two capital letters'],
    ['pitel.createdAtZone', 'Hanoi', 'Hours and minutes from UTC'],
    ['pitel.timeoutMs', '5', 'Between 200 and 60,000 ms'],
  ]);
});
