import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator } from '@playwright/test';
import { KNOWN_CALL, shareCallingDesk } from './support/callingDesk.ts';
import { test } from './support/test.ts';
import { expectVisible, get, stateOf } from './support/windows.ts';

/** Calling back and customer flags in the pop, against CCAI Platform as it is simulated. */

// People may be called at any hour: outside the hours a press opens the form, and tests run at night, too.
const desk = shareCallingDesk({ settings: { callbacks: { hoursFrom: '00:00', hoursTo: '00:00' } } });
let rings = 0;

/** A call that the agent's softphone tells of, with another French number each time. */
async function ring(ccai: number | null = null): Promise<{ id: string; number: string; card: Locator }> {
  rings += 1;
  const id = `ring-${String(rings)}`;
  const number = `+336200000${String(rings).padStart(2, '0')}`;
  const known = ccai === null ? {} : { ccai: String(ccai) };
  await desk().hook.tell({ id, number, state: 'ringing', ...known });
  const card = desk().inPop(id);
  await expect(card.locator('[data-placing]')).toBeVisible();
  return { id, number, card };
}

test.afterEach(async () => {
  const { main, ringside } = desk();
  await get(main, 'settings.change', { change: { language: 'en' } });
  const { calls } = await get(main, 'calls.list', {});
  for (const { id } of calls) await get(main, 'calls.dismiss', { callId: id });
  await expectVisible(ringside.app, 'pop', false);
});

test('one press calls back once, and says that the call is placed; the call shows in Live and not in the pop', async () => {
  const { main, pop, ccai, ringside } = desk();
  const { number, card } = await ring();
  await card.getByRole('button', { name: 'Call', exact: true }).dblclick();
  await expect(card.locator('[data-outcome="done"]')).toContainText('The call is placed');
  expect(ccai.ringing().map((call) => call.number)).toEqual([number]);

  await expect.poll(async () => (await get(main, 'calls.list', {})).calls.length).toBe(2);
  const { calls } = await get(main, 'calls.list', {});
  const placed = calls.find((call) => call.direction === 'outgoing');
  expect(placed?.party.e164).toBe(number);
  await expect(pop.locator('article[data-call-id], button[data-call-id]')).toHaveCount(1);
  await main.keyboard.press('Control+1');
  const row = main.locator(`[data-live-list] [data-call-id="${placed?.id ?? ''}"]`);
  await expect(row).toContainText('Calling');
  expect((await stateOf(ringside.app, 'pop')).visible).toBe(true);
});

test('in French, a call in doubt is not repeated here, and leads to where it is decided', async () => {
  const { main, pop, ccai, ringside } = desk();
  await get(main, 'settings.change', { change: { language: 'fr' } });
  await expect(pop.locator('html')).toHaveAttribute('lang', 'fr');
  const { card } = await ring();
  ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'reset', acts: true }]);
  await card.getByRole('button', { name: 'Appeler', exact: true }).click();
  const doubt = card.locator('[data-outcome="unconfirmed"]');
  await expect(doubt).toBeVisible();
  await expect(card.locator('[data-placing] button').first()).toHaveAttribute('aria-disabled', 'true');
  await card.locator('[data-placing] button').first().click({ force: true });
  expect(ccai.ringing()).toHaveLength(1);

  await main.keyboard.press('Control+3');
  await doubt.getByRole('button', { name: 'Décider dans Ringside' }).click();
  await expect(main.locator('[data-screen="live"]')).toBeVisible();
  await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
  const { intents } = await get(main, 'intents.open', {});
  expect(intents).toHaveLength(1);
  const id = intents[0]?.id ?? '';
  await get(main, 'intents.resolve', { id, answer: 'exists' });
  await expect(card.locator('[data-outcome="done"]')).toBeVisible();
  expect(ccai.ringing()).toHaveLength(1);
});

test('what was refused is told with its reason, and the same call is tried again', async () => {
  const { ccai } = desk();
  const { number, card } = await ring();
  ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'status', value: 404, times: 1 }]);
  await card.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(card.locator('[data-outcome="refused"]')).toContainText('Check the subdomain');
  ccai.setFaults([]);
  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(card.locator('[data-outcome="done"]')).toContainText('The call is placed');
  expect(ccai.ringing().map((call) => call.number)).toEqual([number]);
  expect((await get(desk().main, 'intents.open', {})).intents).toEqual([]);
});

test('the forms open in the main window, filled in with the caller', async () => {
  const { main, ringside } = desk();
  const { card, number } = await ring();
  await card.getByRole('button', { name: 'Queue now…' }).click();
  await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
  const form = main.getByRole('dialog');
  await expect(form).toBeVisible();
  await expect(form.locator('input, textarea').first()).toHaveValue(number);
  await main.keyboard.press('Escape');
});

test('a callback that is promised to who calls stands on the pop and on the card, and leads to its row', async () => {
  const { main, ringside } = desk();
  const number = '+33620000199';
  const id = randomUUID();
  await get(main, 'callbacks.schedule', {
    id,
    kind: 'reminder',
    to: { number },
    due: { at: Date.now() - 30 * 60_000, zone: 'Europe/Paris' },
    note: 'the invoice of May',
  });
  await desk().hook.tell({ id: 'promised', number, state: 'ringing' });
  const promise = desk().inPop('promised').locator(`[data-promised="${id}"]`);
  await expect(promise).toContainText(/Callback promised: .*, you call, late/);
  await expect(promise).toContainText('the invoice of May');
  await expect(promise).toHaveAttribute('data-late', 'true');
  await main.keyboard.press('Control+3');
  await promise.click();
  await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
  await expect(main.locator(`article.detail[data-intent="${id}"]`)).toBeVisible();

  await main.keyboard.press('Control+1');
  await main.locator('[data-live-list] button[data-call-id="promised"]').click();
  await expect(main.locator('.live').locator(`[data-promised="${id}"]`)).toBeVisible();
  await get(main, 'callbacks.finish', { id });
  await expect(promise).toHaveCount(0);
  await expect(main.locator('.live').locator(`[data-promised="${id}"]`)).toHaveCount(0);
});

test('a flag that is set in one window shows in the other at once', async () => {
  const { main } = desk();
  const { id, card } = await ring(KNOWN_CALL);
  await main.keyboard.press('Control+1');
  await main.locator(`[data-live-list] button[data-call-id="${id}"]`).click();
  const inLive = main.locator('.live [data-flag="repeatCustomer"]');
  await expect(inLive).not.toHaveAttribute('data-tone', 'pending');
  const before = await inLive.getAttribute('data-tone');
  const value = before !== 'yes';
  await get(main, 'flags.write', { providerCallId: KNOWN_CALL, flag: 'repeatCustomer', value });
  const tone = value ? 'yes' : 'no';
  await expect(card.locator('[data-flag="repeatCustomer"]')).toHaveAttribute('data-tone', tone);
  await expect(inLive).toHaveAttribute('data-tone', tone);
});

test('flags are read, set and read back; a bad actor is marked only after a confirmation', async () => {
  const { ccai, pop } = desk();
  const { card } = await ring(KNOWN_CALL);
  const flag = (name: string) => card.locator(`[data-flag="${name}"]`);
  await expect(flag('verifiedCustomer')).toHaveAttribute('data-tone', 'unknown');

  await flag('verifiedCustomer').focus();
  await pop.keyboard.press('Enter');
  await pop.keyboard.press('Enter');
  await expect(flag('verifiedCustomer')).toHaveAttribute('data-tone', 'yes');
  await expect(flag('verifiedCustomer')).toBeFocused();
  await expect(card.getByText('Saved and read back. Verified customer: Yes')).toBeVisible();

  await flag('badActor').click();
  await card.getByRole('button', { name: 'Yes', exact: true }).click();
  expect(ccai.flagsOf(KNOWN_CALL)?.bad_actor ?? null).toBeNull();
  await card.getByRole('button', { name: 'Mark as bad actor' }).click();
  await expect(flag('badActor')).toHaveAttribute('data-tone', 'yes');
  expect(ccai.flagsOf(KNOWN_CALL)).toMatchObject({ verified_customer: true, bad_actor: true });
});

test('a change that CCAI Platform takes and does not keep is told as that', async () => {
  const { ccai } = desk();
  const { card } = await ring(KNOWN_CALL);
  const flag = card.locator('[data-flag="repeatCustomer"]');
  await flag.click();
  await card.getByRole('button', { name: 'No', exact: true }).click();
  await expect(flag).toHaveAttribute('data-tone', 'no');
  // The platform reads another spelling of the third flag than the one that is sent.
  ccai.setForms({ repeatKey: 'singular' });
  await flag.click();
  await card.getByRole('button', { name: 'Yes', exact: true }).click();
  await expect(card.getByText('still tells otherwise. Repeat customer: No')).toBeVisible();
  await expect(flag).toHaveAttribute('data-tone', 'no');
  ccai.setForms({ repeatKey: 'plural' });
});

for (const theme of ['light', 'dark'] as const) {
  test(`a card with flags, a question and an outcome has nothing that axe holds against it, ${theme}`, async () => {
    const { ccai, main, pop } = desk();
    await get(main, 'settings.change', { change: { theme } });
    await expect(pop.locator('html')).toHaveAttribute('data-theme', theme);
    const { card } = await ring(KNOWN_CALL);
    ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'reset', acts: true }]);
    await card.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(card.locator('[data-outcome="unconfirmed"]')).toBeVisible();
    await card.locator('[data-flag="badActor"]').click();
    await card.locator('[data-flag-editor] button').first().click();
    const { violations } = await new AxeBuilder({ page: pop })
      .setLegacyMode()
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
    ).toEqual([]);
  });
}
