import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openSection, settingRow } from './support/settings.ts';
import { shareDesk, test } from './support/test.ts';
import { clipboardText, get } from './support/windows.ts';

/** Settings are saved one by one, refused with a reason, and locked by a policy. */

const desk = shareDesk({
  policy: {
    default: { agent: { extension: '104' } },
    locked: { encom: { timeoutMs: 5000 }, history: { retentionDays: 90 } },
  },
});

async function settingsFile(): Promise<Record<string, Record<string, unknown>>> {
  const path = join(desk().ringside.folder.userData, 'settings.json');
  return JSON.parse(await readFile(path, 'utf8')) as Record<string, Record<string, unknown>>;
}

test('a value is saved when the field is left, told so, and can be taken back', async () => {
  const { main } = desk();
  await openSection(main, 'You');
  const row = settingRow(main, 'agent.name');
  const field = row.getByRole('textbox');
  await field.fill('Claire Morel');
  await field.press('Tab');
  await expect(row.getByRole('status')).toContainText('Saved');
  await expect(main.locator('.agent')).toHaveText('Claire Morel');
  expect((await settingsFile())['agent']).toEqual({ name: 'Claire Morel' });
  await row.getByRole('button', { name: 'Undo' }).click();
  await expect(field).toHaveValue('');
  await expect(main.locator('.agent')).toHaveCount(0);
});

test('a value that does not fit is refused in words at its field, and nothing is saved', async () => {
  const { main } = desk();
  for (const [section, path, wrong, says] of [
    ['You', 'agent.email', 'claire', 'This is not an e-mail address'],
    ['You', 'agent.extension', '10a', 'Only digits, * and #, at most 20'],
    ['Appearance and language', 'region', 'france', 'Two capital letters, such as FR or BE'],
    ['Encom', 'encom.baseUrl', 'clients.example.fr', 'A full address is needed'],
    ['Encom', 'encom.baseUrl', 'file:///etc/passwd', 'A full address is needed'],
    ['SmartRouting', 'smartRouting.port', '70000', 'A port is a whole number from 0 to 65535'],
    ['SmartRouting', 'smartRouting.port', 'abc', 'A port is a whole number from 0 to 65535'],
    ['SmartRouting', 'smartRouting.path', 'no slash', 'A path starts with / and has no spaces'],
    ['SmartRouting', 'smartRouting.deadlineMs', '5000', 'Between 100 and 4,500 ms'],
  ] as const) {
    const before = await get(main, 'settings.read', {});
    await openSection(main, section);
    const row = settingRow(main, path);
    const field = row.getByRole('textbox');
    await field.fill(wrong);
    await field.press('Enter');
    await expect(row.getByRole('status'), path).toContainText(says);
    await expect(field, path).toHaveAttribute('aria-invalid', 'true');
    expect(await get(main, 'settings.read', {}), path).toEqual(before);
    await field.press('Escape');
    await expect(row.getByRole('status'), path).toHaveText('');
  }
});

test('what the policy locks cannot be changed, on screen or past it', async () => {
  const { main } = desk();
  await openSection(main, 'History');
  const row = settingRow(main, 'history.retentionDays');
  await expect(row.getByRole('textbox')).toHaveValue('90');
  await expect(row.getByRole('textbox')).not.toBeEditable();
  await expect(row.getByRole('status')).toContainText('Fixed by your administrator');
  const reply = await get(main, 'settings.change', { change: { history: { retentionDays: 1 } } });
  expect(reply).toMatchObject({
    result: 'refused',
    problems: [{ path: 'history.retentionDays', problem: 'locked' }],
  });
});

test('what the policy sets as a default holds until the agent says otherwise', async () => {
  const { main } = desk();
  await openSection(main, 'You');
  const field = settingRow(main, 'agent.extension').getByRole('textbox');
  await expect(field).toHaveValue('104');
  await field.fill('105');
  await field.press('Enter');
  await expect(settingRow(main, 'agent.extension').getByRole('status')).toContainText('Saved');
  expect((await get(main, 'settings.read', {})).settings.agent.extension).toBe('105');
});

test('the language changes at once in both windows', async () => {
  const { call, inPop, main, pop } = desk();
  const { callId } = await call('+33187224465');
  await openSection(main, 'Appearance and language');
  await settingRow(main, 'language').getByText('Français').click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Réglages');
  await expect(main.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(inPop(callId).locator('[data-fact="queue"] dt')).toHaveText('File');
  await expect(pop.locator('html')).toHaveAttribute('lang', 'fr');
  await settingRow(main, 'language').getByText('English').click();
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Settings');
  await expect(inPop(callId).locator('[data-fact="queue"] dt')).toHaveText('Queue');
  await get(main, 'calls.dismiss', { callId });
});

test('the theme changes at once in both windows', async () => {
  const { main, pop } = desk();
  const backgroundOf = (page: typeof main): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await openSection(main, 'Appearance and language');
  const light = await backgroundOf(main);
  await settingRow(main, 'theme').getByText('Dark').click();
  await expect(pop.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(main.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await backgroundOf(main)).not.toBe(light);
  expect(await backgroundOf(pop)).toBe(await backgroundOf(main));
  await settingRow(main, 'theme').getByText('Light').click();
  await expect(main.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('the country in which national numbers are read takes effect with the next call', async () => {
  const { call, inPop, main } = desk();
  await get(main, 'settings.change', { change: { region: 'BE' } });
  const { callId } = await call('025551212');
  await expect(inPop(callId).locator('[data-number]')).toHaveText('+32 2 555 12 12');
  await get(main, 'settings.change', { change: { region: 'FR' } });
  await get(main, 'calls.dismiss', { callId });
});

test('a routing rule written here answers the next call, and no call is lost to the edit', async () => {
  const { call, main } = desk();
  await openSection(main, 'SmartRouting');
  const rules = main.locator('[data-rules]');
  const before = await rules.locator('[data-rule]').count();
  await rules.getByRole('button', { name: 'Add a rule' }).click();
  const rule = rules.locator(`[data-rule="${String(before + 1)}"]`);
  await rule.getByRole('radiogroup', { name: /VIP/ }).getByText('Either').click();
  await rule.getByRole('textbox', { name: /target/i }).fill('SALES');
  const answer = rule.getByRole('textbox', { name: /answer/i });
  await answer.fill('{ "ExtraPriority": ');
  await expect(rule).toContainText('This is not JSON yet');
  await answer.fill('{ "ExtraPriority": "high" }');
  await expect(rule).toContainText('ExtraPriority has the wrong type');
  await answer.fill('{ "ExtraPriority": 7, "Note": { "by": "Ringside" } }');
  await answer.press('Tab');
  const saved = settingRow(main, 'smartRouting.rules').getByRole('status');
  await expect(saved).toContainText('Saved');

  const { enreach } = desk();
  const reply = await enreach.post({ anum: '+33612345678', targetid: 'SALES' });
  expect(reply.json).toEqual({ ExtraPriority: 7, Note: { by: 'Ringside' } });
  expect((await call('+33187224465')).json).toEqual({ InitialTarget: 'VIP', Priority: 10 });
});

test('a door moves to its new port while the app runs, and health tells where it stands', async () => {
  const { main } = desk();
  await get(main, 'settings.change', { change: { callHook: { enabled: false } } });
  await expect.poll(async () => (await get(main, 'health.read', {})).callHook.state).toBe('off');
  await get(main, 'settings.change', { change: { callHook: { enabled: true } } });
  await expect.poll(async () => (await get(main, 'health.read', {})).callHook.state).toBe('listening');
  const { address } = (await get(main, 'health.read', {})).callHook;
  const reply = await fetch(address ?? '');
  expect(reply.status).toBe(401);
});

test('the example for the softphone is copied without the token', async () => {
  const { main, ringside } = desk();
  const page = await openSection(main, 'Call hook');
  await page
    .getByRole('button', { name: /^Copy this address/ })
    .first()
    .click();
  await expect(page).toContainText('Put your token in the place of TOKEN');
  expect(await clipboardText(ringside.app)).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/v1\/calls\?state=ringing&.*token=TOKEN$/,
  );
});

test('About says what runs here', async () => {
  const { main, ringside } = desk();
  await main.keyboard.press('Control+9');
  const about = main.locator('[data-screen="about"]');
  await expect(about).toContainText(`Electron ${ringside.ready?.electron ?? ''}`);
  await expect(about).toContainText(ringside.folder.userData);
  await expect(about).toContainText('policy.json');
  await expect(about).toContainText(/Your pops: \d+ ms median/);
  await expect(about.locator('dd').filter({ hasText: /^\d+$/ })).toHaveText([/^[1-9]\d*$/]);
});
