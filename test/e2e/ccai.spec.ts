import { expect } from '@playwright/test';
import { startCcaiSimulator, type CcaiSimulator } from '#simulators/ccai/simulator.ts';
import { providerPage } from './support/providerPage.ts';
import { shareDesk, test } from './support/test.ts';

/** CCAI Platform is set up on its page of the settings, and "test the connection" tells apart what can be wrong. */

const SUBDOMAIN = 'customer';
const TOKEN = 'e2e-ccai-token-3d8f27';

const desk = shareDesk();
let ccai: CcaiSimulator;

test.beforeAll(async () => {
  ccai = await startCcaiSimulator({ subdomain: SUBDOMAIN, token: TOKEN, directory: {} });
});
test.afterAll(async () => {
  await ccai.stop();
});
test.afterEach(() => {
  ccai.setFaults([]);
});

const { open, enter, give, testConnection, health, form, expectRefused, expectNowhere } = providerPage(
  () => desk().main,
  'ccai',
  'CCAI Platform',
);

test('address, subdomain and token are entered, used, and the token is found nowhere', async () => {
  await open();
  expect(await health()).toBe('notConfigured');
  await testConnection('notConfigured', 'Address, subdomain or token is missing');
  await enter('ccai.baseUrl', ccai.url);
  await enter('ccai.subdomain', SUBDOMAIN);
  await give('Enter', { Token: TOKEN });
  await expect.poll(health).toBe('idle');

  ccai.clearLog();
  await testConnection('ok', 'CCAI Platform answers and accepts the token');
  expect(await health()).toBe('answering');
  const basic = Buffer.from(`${SUBDOMAIN}:${TOKEN}`).toString('base64');
  expect(ccai.log().map(({ operation, headers }) => [operation, headers.authorization])).toEqual([
    ['readFlags', `Basic ${basic}`],
  ]);
  expect(ccai.ringing()).toEqual([]);

  await expectNowhere(desk(), [TOKEN, basic]);
});

test('a refused token is marked as refused, until the right one is accepted', async () => {
  await open();
  await give('Replace', { Token: 'another-token' });
  await testConnection('refused', 'refuses the token', 'HTTP 401');
  await expect(form()).toContainText('Refused with 401');
  expect(await health()).toBe('refused');
  await expect(desk().main.getByText('Something is wrong')).toBeVisible();

  await give('Replace', { Token: TOKEN });
  await testConnection('ok', 'accepts the token');
  await expect(form()).not.toContainText('Refused with');
  await expect(desk().main.getByText('Something is wrong')).toHaveCount(0);
});

test('a wrong subdomain, a web page, a broken system and a silent one have words of their own', async () => {
  await open();
  const all = { system: 'ccai', operation: '*' };
  ccai.setFaults([{ ...all, kind: 'status', value: 404 }]);
  await testConnection('misconfigured', 'check address and subdomain', 'HTTP 404');
  expect(await health()).toBe('failing');
  ccai.setFaults([{ ...all, kind: 'html' }]);
  await testConnection('unreadable', 'not one of CCAI Platform’s', 'HTTP 200');
  ccai.setFaults([{ ...all, kind: 'status', value: 503 }]);
  await testConnection('serverError', 'reports an error of its own', 'HTTP 503');
  // None of these is the token's fault.
  await expect(form()).not.toContainText('Refused with');

  ccai.setFaults([]);
  const elsewhere = await startCcaiSimulator({ subdomain: 'x', token: 'x', directory: {} });
  await elsewhere.stop();
  await enter('ccai.baseUrl', elsewhere.url);
  await testConnection('unreachable', 'CCAI Platform cannot be reached');
  await enter('ccai.baseUrl', ccai.url);
  await testConnection('ok', 'accepts the token');
  expect(await health()).toBe('answering');
});

test('an address or a subdomain that does not fit is refused in words at its field', async () => {
  await open();
  await expectRefused([
    ['ccai.baseUrl', 'customer.uc1.ccaiplatform.com', 'A full address is needed'],
    ['ccai.subdomain', 'https://customer', 'The subdomain alone'],
    ['ccai.timeoutMs', '5', 'Between 200 and 60,000 ms'],
  ]);
});
