import { expect, type Locator } from '@playwright/test';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

/** The card of a caller: what is known, what is written about them, and what survives. */

const desk = shareDesk();

test.afterEach(async () => {
  const { main } = desk();
  const { calls } = await get(main, 'calls.list', {});
  for (const { id } of calls) await get(main, 'calls.dismiss', { callId: id });
});

async function openCard(number: string): Promise<Locator> {
  const { main } = desk();
  await main.keyboard.press('Control+K');
  await main.locator('[data-screen="lookup"] input[data-head]').fill(number);
  await main.locator('[data-screen="lookup"] input[data-head]').press('Enter');
  await main.locator('[data-screen="lookup"]').getByRole('button', { name: 'Open card' }).click();
  return main.locator('[data-screen="caller"]');
}

test('earlier calls stand on the card with their notes, and notes can be added to them', async () => {
  const { call, hook, main } = desk();
  const { callId } = await call('+33145000010');
  await hook.tell({ id: callId, state: 'answered' });
  await hook.tell({ id: callId, state: 'ended' });
  const card = await openCard('+33145000010');
  await expect(card.locator('.panel li')).toHaveCount(1);
  await expect(card.locator('.panel li')).toContainText('Ended');
  await expect(card.locator('.panel li')).toContainText('Enreach');
  await card.getByRole('button', { name: 'Add a note' }).click();
  await expect(card.locator('.panel li textarea')).toBeFocused();
  await main.keyboard.type('Promised an offer');
  await expect(card.locator('.panel li [data-note="saved"]')).toBeVisible();
  const { entries } = await get(main, 'history.search', { text: 'offer', before: null, limit: 10 });
  expect(entries.map((entry) => entry.callId)).toEqual([callId]);
});

test('a name given to a caller shows on their calls, in history and in the title', async () => {
  const { call, inPop, main } = desk();
  const { callId } = await call('+33145000011');
  const card = await openCard('+33145000011');
  const name = card.getByLabel('Name', { exact: true });
  await name.fill('Jean Dupont');
  await name.press('Enter');
  await expect(card.getByText('Name saved')).toBeVisible();
  await expect(inPop(callId).locator('[data-name], .who').first()).toContainText('Jean Dupont');
  await expect(main).toHaveTitle('Jean Dupont – Ringside');
  await main.keyboard.press('Escape');
  await main.keyboard.press('Control+3');
  await expect(main.locator(`[data-screen="history"] [data-call-id="${callId}"]`)).toContainText(
    'Jean Dupont',
  );
  await get(main, 'callers.rename', { key: '+33145000011', name: '' });
  await expect(inPop(callId)).not.toContainText('Jean Dupont');
});

test('Escape takes back a name that is being typed, and a second one closes the card', async () => {
  const { main } = desk();
  const card = await openCard('+33145000012');
  const name = card.getByLabel('Name', { exact: true });
  await name.fill('Wrong');
  await name.press('Escape');
  await expect(name).toHaveValue('');
  await expect(card).toBeVisible();
  await main.keyboard.press('Escape');
  await expect(main.locator('[data-screen="caller"]')).toHaveCount(0);
});

test('the card says when its caller is on the phone now', async () => {
  const { call, hook } = desk();
  const { callId } = await call('+33145000013');
  const card = await openCard('+33145000013');
  await expect(card).toContainText('On the phone now');
  await hook.tell({ id: callId, state: 'ended' });
  await expect(card).not.toContainText('On the phone now');
});

test('a note typed in one window shows in the other', async () => {
  const { call, inPop, main } = desk();
  const { callId } = await call('+33145000014');
  await main.keyboard.press('Control+1');
  await main.locator(`[data-screen="live"] li [data-call-id="${callId}"]`).click();
  await main.locator('[data-screen="live"] .detail').getByLabel('Note').fill('from the main window');
  await expect(inPop(callId).getByLabel('Note')).toHaveValue('from the main window');
});

test('what was typed survives the death of the app at any moment', async ({ openOwnDesk, launch }) => {
  const first = await openOwnDesk();
  const { callId } = await first.call('+33145000015');
  await first.inPop(callId).getByLabel('Note').fill('Calls back at noon');
  await expect(first.inPop(callId).locator('[data-note="saved"]')).toBeVisible();
  await get(first.main, 'notes.save', { about: { callerKey: '+33145000015' }, text: 'Prefers e-mail' });
  await get(first.main, 'callers.rename', { key: '+33145000015', name: 'Marie Curie' });
  const gone = first.ringside.app.waitForEvent('close');
  first.ringside.app.process().kill('SIGKILL');
  await gone;

  const again = await launch({ folder: first.ringside.folder });
  const main = await again.window('main');
  const card = await get(main, 'callers.card', { key: '+33145000015' });
  expect(card).toMatchObject({ name: 'Marie Curie', note: 'Prefers e-mail', earlierCount: 1 });
  // Nobody heard how it ended, so that is what is said.
  expect(card.earlier[0]).toMatchObject({
    callId,
    note: 'Calls back at noon',
    state: 'ended',
    endReason: 'notReported',
  });
});
