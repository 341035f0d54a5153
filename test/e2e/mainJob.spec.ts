import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { CUSTOMERS } from './support/desk.ts';
import { shareDesk, test } from './support/test.ts';
import { clipboardText, expectVisible, get, stateOf } from './support/windows.ts';

/** Calls come in as Enreach Core announces them; the pop says who it is, and Enreach gets its routing answer. */

const desk = shareDesk();

test.afterEach(async () => {
  const { main, ringside } = desk();
  const { calls } = await get(main, 'calls.list', {});
  for (const { id } of calls) await get(main, 'calls.dismiss', { callId: id });
  await expectVisible(ringside.app, 'pop', false);
});

test('a VIP is shown as one, and routed by the rule for VIPs', async () => {
  const { call, inPop, ringside } = desk();
  const { callId, status, json } = await call('+33187224465');
  expect(status).toBe(200);
  expect(json).toEqual({ InitialTarget: 'VIP', Priority: 10 });

  const card = inPop(callId);
  await expectVisible(ringside.app, 'pop', true);
  await expect(card.locator('[data-number]')).toHaveText('+33 1 87 22 44 65');
  await expect(card).toContainText('France (FR)');
  await expect(card.locator('[data-fact="queue"] [data-value]')).toHaveText('900');
  await expect(card.locator('[data-fact="queue"] [data-aside]')).toHaveText('announced: SUPPORT');
  await expect(card.locator('[data-badge="vip"]')).toContainText('VIP');
  await expect(card.locator('[data-fact="onCallDuty"]')).toHaveAttribute('data-tone', 'no');
  await expect(card.locator('[data-fact="vip"]')).toContainText('Encom');
  await expect(card.locator('[data-call-state="ringing"]').first()).toBeVisible();
});

test('an on-call contract is shown, and the queue keeps its leading zero up to the routing answer', async () => {
  const { call, inPop } = desk();
  const { callId, json } = await call('+33472001122');
  expect(json).toEqual({ InitialTarget: '0910' });
  const card = inPop(callId);
  await expect(card.locator('[data-badge="onCallDuty"]')).toContainText('On-call contract');
  await expect(card.locator('[data-fact="queue"] [data-value]')).toHaveText('0910');
  await expect(card.locator('[data-fact="vip"]')).toHaveAttribute('data-tone', 'no');
});

test('earlier calls and the last note are there when the same caller rings again', async () => {
  const { call, inPop, hook, main } = desk();
  const first = await call('+33145000001');
  await hook.tell({ id: first.callId, state: 'ended' });
  await get(main, 'notes.save', { about: { callId: first.callId }, text: 'Asked for an invoice' });

  const second = await call('+33145000001');
  const card = inPop(second.callId);
  await expect(card.locator('[data-earlier="1"]')).toContainText('1 earlier call');
  await expect(card.locator('blockquote')).toContainText('Asked for an invoice');
});

test('a number that Encom does not know opens the code field, and the code brings the facts', async () => {
  const { call, inPop, encom } = desk();
  const { callId, status } = await call('+33612345678');
  expect(status).toBe(204);
  const card = inPop(callId);
  await expect(card.locator('[data-bar="code"]')).toContainText('Number not known');
  for (const fact of ['queue', 'vip', 'onCallDuty']) {
    await expect(card.locator(`[data-fact="${fact}"]`)).toHaveAttribute('data-tone', 'unknown');
  }

  encom.clearLog();
  await card.locator('[data-code-field] input').fill(CUSTOMERS.byCode.code);
  await card.locator('[data-code-field] input').press('Enter');
  await expect(card.locator('[data-fact="queue"] [data-value]')).toHaveText('0920');
  await expect(card.locator('[data-badge="onCallDuty"]')).toBeVisible();
  await expect(card).toContainText('Code 4711');
  expect(
    encom
      .log()
      .map(({ operation }) => operation)
      .sort(),
  ).toEqual(['isVipByCode', 'onCallByCode', 'queueByCode']);
});

test('a wrong code is answered as unknown and can be typed again', async () => {
  const { call, inPop } = desk();
  const { callId } = await call('+33612345679');
  const card = inPop(callId);
  const field = card.locator('[data-code-field] input');
  await field.fill('9999');
  await field.press('Enter');
  await expect(card.locator('[data-bar="code"]')).toContainText('Code 9999 is not known either');
  await card.locator('[data-code-field] input').fill('4711');
  await card.getByRole('button', { name: 'Look up' }).click();
  await expect(card.locator('[data-fact="queue"] [data-value]')).toHaveText('0920');
});

test('a code that the IVR passes on is asked with at once', async () => {
  const { call, inPop } = desk();
  const { callId, json } = await call('+33612345680', { DYN_PAR_Code: '4711' });
  expect(json).toEqual({ InitialTarget: '0920' });
  await expect(inPop(callId)).toContainText('Code 4711');
});

test('an anonymous caller is shown as such, and nobody is asked', async () => {
  const { call, inPop, encom } = desk();
  encom.clearLog();
  const { callId, status } = await call('anonymous');
  expect(status).toBe(204);
  const card = inPop(callId);
  await expect(card.locator('[data-number]')).toHaveText('Withheld number');
  await expect(card.locator('[data-fact="vip"]')).toHaveAttribute('data-tone', 'notAsked');
  await expect(card.getByRole('button', { name: 'Copy' })).toHaveCount(0);
  await expect(card.locator('[data-code-field]')).toBeVisible();
  expect(encom.log()).toEqual([]);
});

test('odd numbers are shown for what they are', async () => {
  const { call, inPop } = desk();
  const shown: readonly (readonly [string, string])[] = [
    ['', 'Withheld number'],
    ['0187224499', '+33 1 87 22 44 99'],
    ['call me maybe', 'Unreadable number'],
    ['1'.repeat(40), 'Unreadable number'],
    ['104', '104'],
  ];
  for (const [anum, text] of shown) {
    const { callId } = await call(anum);
    const seen = inPop(callId);
    await expect(seen.locator('[data-number], .who').first()).toContainText(text);
    await get(desk().main, 'calls.dismiss', { callId });
  }
});

test('of two calls at once the VIP stands first and open', async () => {
  const { call, pop } = desk();
  const [plain, vip] = await Promise.all([call('+442079460018'), call('+33187224465')]);
  const order = pop.locator('li [data-call-id]');
  await expect(order).toHaveCount(2);
  await expect(pop.locator('.count').first()).toHaveText('2 calls');
  await expect(order.nth(0)).toHaveAttribute('data-call-id', vip.callId);
  await expect(order.nth(1)).toHaveAttribute('data-call-id', plain.callId);
  await expect(pop.locator('li[data-open] article')).toHaveAttribute('data-call-id', vip.callId);

  await order.nth(1).click();
  await expect(pop.locator('li[data-open] article')).toHaveAttribute('data-call-id', plain.callId);
  await expect(pop.locator('li[data-open] article')).toBeFocused();
});

test('a row of the pop is opened by keyboard as well, and only when told to', async () => {
  const { call, pop } = desk();
  const plain = await call('+442079460018');
  const vip = await call('+33187224465');
  const open = pop.locator('li[data-open] article');
  await expect(open).toHaveAttribute('data-call-id', vip.callId);
  await pop.locator(`button[data-call-id="${plain.callId}"]`).focus();
  await expect(open).toHaveAttribute('data-call-id', vip.callId);
  await pop.keyboard.press('Enter');
  await expect(open).toHaveAttribute('data-call-id', plain.callId);
  await expect(open).toBeFocused();
});

test('a caller whose answers are still at hand is identified at once', async () => {
  const { call, inPop } = desk();
  const first = await call('+33187224465');
  await expect(inPop(first.callId).locator('[data-bar="answered"]')).toBeVisible();
  await get(desk().main, 'calls.dismiss', { callId: first.callId });
  const second = await call('+33187224465');
  await expect(inPop(second.callId).locator('[data-bar="answered"]')).toBeVisible();
});

test('the softphone tells that a call was answered and that it ended', async () => {
  const { call, hook, inPop } = desk();
  const { callId } = await call('+33187224465');
  const state = inPop(callId).locator('.state').first();
  await expect(state).toHaveAttribute('data-call-state', 'ringing');
  await hook.tell({ id: callId, state: 'answered' });
  await expect(state).toHaveAttribute('data-call-state', 'answered');
  await hook.tell({ id: callId, state: 'ended' });
  await expect(state).toHaveAttribute('data-end', 'completed');
});

test('a missed call stays in sight for a while, then leaves, and the pop with it', async () => {
  const { call, hook, inPop, ringside } = desk();
  const { callId } = await call('+33187224465');
  await expectVisible(ringside.app, 'pop', true);
  await hook.tell({ id: callId, state: 'ended' });
  await expect(inPop(callId).locator('.state').first()).toHaveAttribute('data-end', 'missed');
  expect((await stateOf(ringside.app, 'pop')).visible).toBe(true);
  await expect(inPop(callId)).toHaveCount(0, { timeout: 30_000 });
  await expectVisible(ringside.app, 'pop', false);
});

test('a dismissed call goes off the pop and stays in Live', async () => {
  const { call, inPop, main, ringside } = desk();
  const { callId } = await call('+33187224465');
  await inPop(callId)
    .getByRole('button', { name: /^Dismiss/ })
    .click();
  await expectVisible(ringside.app, 'pop', false);
  await expect(main.locator(`[data-screen="live"] [data-call-id="${callId}"]`).first()).toBeVisible();
  const { calls } = await get(main, 'calls.list', {});
  expect(calls.find(({ id }) => id === callId)).toMatchObject({ state: 'ringing', dismissed: true });
});

test('the number is copied as it can be dialled', async () => {
  const { call, inPop, ringside } = desk();
  const { callId } = await call('+33187224465');
  await inPop(callId).getByRole('button', { name: 'Copy' }).click();
  await expect(inPop(callId).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await clipboardText(ringside.app)).toBe('+33187224465');
});

test('the same CallId twice is one call, and both requests are answered', async () => {
  const { call, pop, main } = desk();
  const CallId = randomUUID();
  const [first, second] = await Promise.all([
    call('+33187224465', { CallId }),
    call('+33187224465', { CallId }),
  ]);
  expect([first.status, second.status]).toEqual([200, 200]);
  await expect(pop.locator(`[data-call-id="${CallId}"]`)).toHaveCount(1);
  const { entries } = await get(main, 'history.search', { text: '', before: null, limit: 200 });
  expect(entries.filter(({ callId }) => callId === CallId)).toHaveLength(1);
});

test('a note typed in the pop is saved as it is typed', async () => {
  const { call, inPop, main } = desk();
  const { callId } = await call('+33145000002');
  const card = inPop(callId);
  await card.getByLabel('Note').fill('Calls back on Monday');
  await expect(card.locator('[data-note="saved"]')).toBeVisible();
  const { entries } = await get(main, 'history.search', { text: 'Monday', before: null, limit: 10 });
  expect(entries.map((entry) => entry.note)).toEqual(['Calls back on Monday']);
});

test('the card of a call opens in the main window', async () => {
  const { call, inPop, main, ringside } = desk();
  const { callId } = await call('+33187224465');
  await inPop(callId).getByRole('button', { name: 'Open card' }).click();
  await expect(main.locator('[data-screen="caller"] [data-number]')).toHaveText('+33 1 87 22 44 65');
  await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
  await main.keyboard.press('Escape');
  await expect(main.locator('[data-screen="caller"]')).toHaveCount(0);
});

test('the pop is exactly as high as what it shows', async () => {
  const { call, inPop, pop } = desk();
  const { callId } = await call('+33187224465');
  await expect(inPop(callId).locator('[data-bar="answered"]')).toBeVisible();
  const excess = (): Promise<number> =>
    pop.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  await expect.poll(excess).toBe(0);
  await call('+442079460018');
  await expect.poll(excess).toBe(0);
});
