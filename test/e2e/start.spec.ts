import { chown, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openDatabase } from '#core/storage/sqlite.ts';
import { agentUser } from '../../scripts/electron/agentUser.ts';
import type { TestFolder } from '../../scripts/app/userData.ts';
import { startAgain } from './support/secondStart.ts';
import { test } from './support/test.ts';
import { expectVisible, get, stateOf } from './support/windows.ts';

/** Whatever it finds, the app starts, says what is wrong, and deletes nothing. */

const asideOf = async (folder: TestFolder, stem: string): Promise<string[]> =>
  (await readdir(folder.userData)).filter((name) => name.startsWith(`${stem}.broken-`));

test('broken settings are kept aside and told of; the app runs on its defaults and can save again', async ({
  launch,
}) => {
  const broken = '{ "language": "fr", "agent": { "name": ';
  const ringside = await launch({ settings: broken });
  const main = await ringside.window('main');
  await expect(main.locator('[data-notice="settingsBroken"]')).toContainText('settings.broken-');
  const aside = await asideOf(ringside.folder, 'settings');
  expect(aside).toHaveLength(1);
  expect(await readFile(join(ringside.folder.userData, aside[0] ?? ''), 'utf8')).toBe(broken);
  expect((await get(main, 'settings.read', {})).settings.agent.name).toBe('');
  expect(await get(main, 'settings.change', { change: { agent: { name: 'Claire' } } })).toMatchObject({
    result: 'saved',
  });
  await main.locator('[data-notice="settingsBroken"] button').click();
  await expect(main.locator('[data-notice="settingsBroken"]')).toHaveCount(0);
});

test('single settings that do not fit are named and ignored, the others hold', async ({ launch }) => {
  const ringside = await launch({
    settings: { language: 'en', theme: 'pink', agent: { name: 'Claire', email: 42 }, unheardOf: true },
  });
  const main = await ringside.window('main');
  const notice = main.locator('[data-notice="settingsValueIgnored"]');
  await expect(notice).toContainText('theme');
  await expect(notice).toContainText('agent.email');
  const { settings } = await get(main, 'settings.read', {});
  expect(settings).toMatchObject({ language: 'en', theme: 'system', agent: { name: 'Claire', email: '' } });
});

test('a policy with wrong types: the fault is named, the parts that fit hold', async ({ launch }) => {
  const ringside = await launch({
    settings: { language: 'en', agent: { name: 'Claire' } },
    policy: {
      default: { region: 33, agent: { extension: '104' } },
      locked: { history: { retentionDays: 'long' }, encom: { timeoutMs: 900 }, smartRouting: 'on' },
      optional: {},
    },
  });
  const main = await ringside.window('main');
  const notice = main.locator('[data-notice="policyProblem"]');
  for (const path of ['default.region', 'locked.history.retentionDays', 'locked.smartRouting', 'optional']) {
    await expect(notice).toContainText(path);
  }
  const { settings, locked } = await get(main, 'settings.read', {});
  expect(locked).toEqual(['encom.timeoutMs']);
  expect(settings.encom.timeoutMs).toBe(900);
  expect(settings.agent).toMatchObject({ name: 'Claire', extension: '104' });
  expect(settings.history.retentionDays).toBe(365);
});

test('a policy that was named and is not there, or is no JSON, is told of', async ({ launch }) => {
  const absent = await launch({ env: { RINGSIDE_POLICY: '/nowhere/policy.json' } });
  await expect((await absent.window('main')).locator('[data-notice="policyProblem"]')).toBeVisible();
  await absent.close();
  const broken = await launch({ policy: 'locked: everything' });
  await expect((await broken.window('main')).locator('[data-notice="policyProblem"]')).toBeVisible();
});

test('a damaged database is kept aside and told of, and calls are kept in a new one', async ({
  openOwnDesk,
}) => {
  const { call, inPop, main, ringside } = await openOwnDesk({
    prepare: async ({ userData }) => {
      const path = join(userData, 'calls.sqlite');
      await writeFile(path, 'this is no database, and long enough to be looked at '.repeat(100));
      const user = await agentUser();
      if (user !== undefined) await chown(path, user.uid, user.gid);
    },
  });
  const notices = main.locator('[data-notice="databaseBroken"]');
  await expect(notices.filter({ hasText: 'calls.broken-' })).toBeVisible();
  await expect(notices.filter({ hasText: 'may be missing' })).toBeVisible();
  expect(await asideOf(ringside.folder, 'calls')).toHaveLength(1);
  const { callId } = await call('+33187224465');
  await expect(inPop(callId)).toBeVisible();
  const { entries } = await get(main, 'history.search', { text: '', before: null, limit: 10 });
  expect(entries.map((entry) => entry.callId)).toEqual([callId]);
});

test('without a database that can be opened calls still pop, and each says that it is not saved', async ({
  openOwnDesk,
}) => {
  const { call, inPop, main } = await openOwnDesk({
    // A folder stands where the file should.
    prepare: async ({ userData }) => {
      await mkdir(join(userData, 'calls.sqlite', 'inside'), { recursive: true });
    },
  });
  await expect(main.locator('[data-notice="storageFailed"]')).toContainText('cannot be saved');
  const { callId, status } = await call('+33187224465');
  expect(status).toBe(200);
  await expect(inPop(callId).locator('[data-badge="vip"]')).toBeVisible();
  await expect(inPop(callId)).toContainText('This call is not in the history');
  await inPop(callId).getByLabel('Note').fill('typed all the same');
  await expect(inPop(callId).locator('[data-note="failed"]')).toContainText('Not saved');
  await main.keyboard.press('Control+3');
  await expect(main.locator('[data-screen="history"] [role="alert"]')).toContainText(
    'Saving on this computer failed',
  );
});

test('a database that another program holds: calls pop, say so, and are saved once it lets go', async ({
  openOwnDesk,
}) => {
  const { call, inPop, main, ringside } = await openOwnDesk();
  const held = openDatabase(join(ringside.folder.userData, 'calls.sqlite'));
  held.exec('BEGIN IMMEDIATE');
  const first = await call('+33187224465');
  await expect(inPop(first.callId)).toContainText('This call is not in the history');
  await expect(main.locator('[data-notice="storageFailed"]')).toBeVisible();
  held.exec('ROLLBACK');
  held.close();
  await call('+33472001122');
  await expect(main.locator('[data-notice="storageFailed"]')).toHaveCount(0);
  await expect(inPop(first.callId)).not.toContainText('This call is not in the history');
  const { entries } = await get(main, 'history.search', { text: '', before: null, limit: 10 });
  expect(entries.map(({ callId }) => callId)).toContain(first.callId);
});

test('a port that is taken is named in health, and the door opens by itself once it is free', async ({
  openOwnDesk,
}) => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
  const { port } = squatter.address() as AddressInfo;
  const { main } = await openOwnDesk({ settings: { smartRouting: { port } } });
  await main.locator('.light').click();
  const part = main.getByRole('dialog', { name: 'Health' }).locator('[data-part="smartRouting"]');
  await expect(part).toContainText('Closed: the port is taken');
  await expect(part).toContainText('Another program uses this port');
  await new Promise((resolve) => squatter.close(resolve));
  await expect(part).toContainText('Listening', { timeout: 20_000 });
  await expect(part).toContainText(`http://127.0.0.1:${String(port)}/smartrouting`);
});

test('a second start brings the first one up and ends', async ({ openOwnDesk }) => {
  const { call, inPop, ringside } = await openOwnDesk();
  await ringside.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  expect(await startAgain(ringside)).toBe(0);
  await expectVisible(ringside.app, 'main', true);
  await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
  const { callId } = await call('+33187224465');
  await expect(inPop(callId)).toBeVisible();
});

test('started in the background it shows no window, takes calls, and comes up when asked', async ({
  openOwnDesk,
}) => {
  const { call, inPop, main, ringside } = await openOwnDesk({ args: ['--hidden'] });
  expect((await stateOf(ringside.app, 'main')).visible).toBe(false);
  const { callId } = await call('+33187224465');
  await expectVisible(ringside.app, 'pop', true);
  await expect(inPop(callId).locator('[data-badge="vip"]')).toBeVisible();
  expect((await stateOf(ringside.app, 'main')).visible).toBe(false);
  expect(await startAgain(ringside)).toBe(0);
  await expectVisible(ringside.app, 'main', true);
  await expect(main.locator(`[data-screen="live"] li [data-call-id="${callId}"]`)).toBeVisible();
});

test('a first start without anything says what is to be set up, and leads there', async ({ launch }) => {
  const ringside = await launch({ settings: { language: 'en' } });
  const main = await ringside.window('main');
  await expect(main.locator('[data-screen="live"]')).toContainText('No call can arrive yet');
  await main
    .locator('[data-screen="live"]')
    .getByRole('button', { name: 'Open the settings: Encom' })
    .click();
  await expect(main.locator('[data-screen="settings"] h2')).toHaveText('Encom');
});

test('no phone number and no note reaches the log', async ({ openOwnDesk }) => {
  const { call, hook, inPop, main, ringside, encom } = await openOwnDesk();
  encom.setFaults([{ system: 'encom', operation: '*', kind: 'status', value: 500 }]);
  const { callId } = await call('+33612345678');
  await hook.tell({ number: '0145987654' });
  await hook.send({ query: { number: '0145987654', token: 'wrong-token-1a2b' } });
  await inPop(callId).getByLabel('Note').fill('A very private matter');
  await expect(inPop(callId).locator('[data-note="saved"]')).toBeVisible();
  await get(main, 'callers.lookup', { by: 'number', text: '+33145112233' });
  await ringside.close();
  const log = await readFile(join(ringside.folder.userData, 'logs', 'main.log'), 'utf8');
  expect(log).toContain('a door is open');
  const said = `${log}\n${ringside.log()}`;
  for (const text of ['612345678', '12345678', '145987654', '145112233', 'wrong-token-1a2b', 'private']) {
    expect(said, text).not.toContain(text);
  }
});
