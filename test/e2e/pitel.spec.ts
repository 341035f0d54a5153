import { expect, type Locator } from '@playwright/test';
import { startPitelSimulator, type PitelSimulator } from '#simulators/pitel/simulator.ts';
import { openSection, settingRow } from './support/settings.ts';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

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

const form = (): Locator => desk().main.locator('[data-credentials="pitel"]');

async function enter(path: string, value: string): Promise<void> {
  const row = settingRow(desk().main, path);
  await row.getByRole('textbox').fill(value);
  await row.getByRole('textbox').press('Enter');
  await expect(row.getByRole('status')).toContainText('Saved');
}

async function giveKey(button: 'Enter' | 'Replace', key: string): Promise<void> {
  await form().getByRole('button', { name: button }).click();
  await form().getByLabel('API key').fill(key);
  await form().getByRole('button', { name: 'Save' }).click();
  await expect(form().locator('[data-set="true"]')).toContainText('Configured');
}

/** Presses the button and waits for the outcome, which the page shows with its words. */
async function testConnection(outcome: string, ...says: readonly string[]): Promise<void> {
  await form().getByRole('button', { name: 'Test the connection' }).click();
  const result = form().locator(`[data-outcome="${outcome}"]`);
  for (const words of says) await expect(result).toContainText(words);
}

const health = async () => (await get(desk().main, 'health.read', {})).pitel.state;

test('address and API key are entered, used, and key and token are found nowhere', async () => {
  const { main, pop, ringside } = desk();
  await openSection(main, 'Pitel');
  expect(await health()).toBe('notConfigured');
  await testConnection('notConfigured', 'Address or API key is missing');
  await enter('pitel.baseUrl', pitel.url);
  await giveKey('Enter', API_KEY);
  await expect.poll(health).toBe('idle');

  pitel.clearLog();
  await testConnection('ok', 'Pitel answers and accepts the API key');
  expect(await health()).toBe('answering');
  expect(pitel.log().map(({ operation }) => operation)).toEqual(['signIn', 'list']);
  const token = pitel.log()[1]?.headers.authorization?.replace('Bearer ', '') ?? '';
  expect(token).not.toBe('');

  const replies = await Promise.all([
    get(main, 'credentials.read', {}),
    get(main, 'settings.read', {}),
    get(main, 'health.read', {}),
    get(main, 'providers.test', { provider: 'pitel' }),
  ]);
  for (const secret of [API_KEY, token]) {
    expect(await main.content()).not.toContain(secret);
    expect(await pop.content()).not.toContain(secret);
    expect(JSON.stringify(replies)).not.toContain(secret);
    expect(ringside.log()).not.toContain(secret);
  }
  await expect(form().locator('input')).toHaveCount(0);
});

test('a refused API key is marked as refused, until the right one is accepted', async () => {
  await openSection(desk().main, 'Pitel');
  await giveKey('Replace', 'another-key');
  await testConnection('refused', 'refuses the API key');
  await expect(form()).toContainText('Refused with');
  expect(await health()).toBe('refused');
  await expect(desk().main.getByText('Something is wrong')).toBeVisible();

  await giveKey('Replace', API_KEY);
  await testConnection('ok', 'accepts the API key');
  await expect(form()).not.toContainText('Refused with');
  await expect(desk().main.getByText('Something is wrong')).toHaveCount(0);
});

test('a web page, a broken system and a silent one have words of their own', async () => {
  await openSection(desk().main, 'Pitel');
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
  const { main } = desk();
  await openSection(main, 'Pitel');
  for (const [path, wrong, says] of [
    ['pitel.baseUrl', 'pbx.example.vn', 'A full address is needed'],
    ['pitel.region', 'Vietnam', 'Two capital letters'],
    ['pitel.createdAtZone', 'Hanoi', 'Hours and minutes from UTC'],
    ['pitel.timeoutMs', '5', 'Between 200 and 60,000 ms'],
  ] as const) {
    const row = settingRow(main, path);
    await row.getByRole('textbox').fill(wrong);
    await row.getByRole('textbox').press('Enter');
    await expect(row.getByRole('status'), path).toContainText(says);
    await row.getByRole('textbox').press('Escape');
  }
});
