import { expect } from '@playwright/test';
import type { Fault } from '#simulators/support/faults.ts';
import { shareDesk, test } from './support/test.ts';
import { get } from './support/windows.ts';

/** Encom slow, broken or gone: the call is shown all the same, Enreach is answered in time, and the pop says why. */

const desk = shareDesk();

const all = (fault: Pick<Fault, 'kind' | 'value'>): Fault => ({ system: 'encom', operation: '*', ...fault });

/** Each number once, so that no answer at hand from another test hides what Encom does. */
let numbers = 0;
const freshNumber = (): string => `+3314500${String((numbers += 1)).padStart(4, '0')}`;

test.afterEach(async () => {
  const { encom, main } = desk();
  encom.setFaults([]);
  const { calls } = await get(main, 'calls.list', {});
  for (const { id } of calls) await get(main, 'calls.dismiss', { callId: id });
});

const troubles: readonly (readonly [name: string, fault: Pick<Fault, 'kind' | 'value'>, says: string])[] = [
  ['500', { kind: 'status', value: 500 }, 'reported an error of its own'],
  ['401', { kind: 'status', value: 401 }, 'refused access: check its token'],
  ['403', { kind: 'status', value: 403 }, 'refused access: check its token'],
  ['429', { kind: 'status', value: 429 }, 'asks for fewer questions'],
  ['a web page', { kind: 'html' }, 'answered something unreadable'],
  ['bytes that are no HTTP', { kind: 'garbage' }, 'answered something unreadable'],
  ['half a body', { kind: 'halfBody' }, 'answered something unreadable'],
  ['a dropped connection', { kind: 'reset' }, 'cannot be reached'],
];

for (const [name, fault, says] of troubles) {
  test(`Encom answers ${name}: no fact is made up, the reason is shown, and asking again works`, async () => {
    const { call, inPop, encom } = desk();
    const number = freshNumber();
    encom.setCustomers([{ number: number.replace('+', '00'), queue: '950', vip: true, onCallDuty: true }]);
    encom.setFaults([all(fault)]);
    const { callId, status } = await call(number);
    expect(status).toBe(204);

    const card = inPop(callId);
    await expect(card.locator('[data-bar="failed"]')).toContainText(`Encom ${says}`);
    for (const fact of ['queue', 'vip', 'onCallDuty']) {
      await expect(card.locator(`[data-fact="${fact}"]`)).toHaveAttribute('data-tone', 'failed');
    }
    await expect(card.locator('[data-badge]')).toHaveCount(0);

    encom.setFaults([]);
    await card.locator('[data-bar]').getByRole('button', { name: 'Ask again' }).click();
    await expect(card.locator('[data-fact="queue"] [data-value]')).toHaveText('950');
    await expect(card.locator('[data-badge="vip"]')).toBeVisible();
  });
}

test('one question fails, the two others are answered, and that one can be asked again by itself', async () => {
  const { call, inPop, encom } = desk();
  const number = freshNumber();
  encom.setCustomers([{ number: number.replace('+', '00'), queue: '960', vip: true, onCallDuty: true }]);
  encom.setFaults([{ system: 'encom', operation: 'isVipByNumber', kind: 'status', value: 500 }]);
  const { callId } = await call(number);
  const card = inPop(callId);
  await expect(card.locator('[data-fact="vip"]')).toHaveAttribute('data-tone', 'failed');
  await expect(card.locator('[data-fact="queue"] [data-value]')).toHaveText('960');
  await expect(card.locator('[data-badge="onCallDuty"]')).toBeVisible();

  encom.setFaults([]);
  encom.clearLog();
  await card.getByRole('button', { name: 'Ask again: VIP' }).click();
  await expect(card.locator('[data-badge="vip"]')).toBeVisible();
  expect(encom.log().map(({ operation }) => operation)).toEqual(['isVipByNumber']);
});

test('a slow Encom: the pop comes at once and says so, Enreach gets 204 in time, a late answer still counts', async () => {
  const { call, inPop, encom } = desk();
  const number = freshNumber();
  encom.setCustomers([{ number: number.replace('+', '00'), queue: '970', vip: true, onCallDuty: false }]);
  encom.setFaults([all({ kind: 'delay', value: 4_500 })]);
  const announced = call(number, { CallId: 'slow-call' });
  const card = inPop('slow-call');
  await expect(card.locator('[data-bar="asking"]')).toContainText('Asking Encom');
  await expect(card.locator('[data-fact="vip"]')).toHaveAttribute('data-tone', 'pending');
  expect((await announced).status).toBe(204);
  await expect(card.locator('[data-bar="failed"]')).toContainText('did not answer in time');
  await expect(card.locator('[data-badge="vip"]')).toBeVisible();
  await expect(card.locator('[data-fact="queue"] [data-value]')).toHaveText('970');
});

test('what was last known of the caller stands in while Encom does not answer, marked as old', async () => {
  const { call, inPop, encom, main } = desk();
  const number = freshNumber();
  encom.setCustomers([{ number: number.replace('+', '00'), queue: '980', vip: true, onCallDuty: false }]);
  const first = await call(number);
  await expect(inPop(first.callId).locator('[data-badge="vip"]')).toBeVisible();
  await get(main, 'calls.dismiss', { callId: first.callId });

  const second = await call(number);
  const card = inPop(second.callId);
  await expect(card.locator('[data-bar="answered"]')).toBeVisible();
  encom.setFaults([all({ kind: 'status', value: 500 })]);
  await card.locator('[data-bar]').getByRole('button', { name: 'Ask again' }).click();
  const vip = card.locator('[data-fact="vip"]');
  await expect(vip).toHaveAttribute('data-tone', 'failed');
  await expect(vip).toHaveAttribute('data-stale', 'true');
  await expect(vip).toContainText('last known');
  await expect(vip.locator('[data-value]')).toHaveText('VIP');
});

test('a refused token is marked as refused in the settings and in health, and cleared by the next success', async () => {
  const { call, inPop, encom, main } = desk();
  encom.setFaults([all({ kind: 'status', value: 401 })]);
  const { callId } = await call(freshNumber());
  await expect(inPop(callId).locator('[data-bar="failed"]')).toBeVisible();
  const refused = async (): Promise<number | undefined> => {
    const { credentials } = await get(main, 'credentials.read', {});
    return credentials.find(({ provider }) => provider === 'encom')?.refused?.status;
  };
  expect(await refused()).toBe(401);
  expect((await get(main, 'health.read', {})).encom.state).toBe('refused');

  encom.setFaults([]);
  await inPop(callId).locator('[data-bar]').getByRole('button', { name: 'Ask again' }).click();
  await expect(inPop(callId).locator('[data-bar="code"]')).toBeVisible();
  expect(await refused()).toBeUndefined();
});

test('after failures in a row Encom is left alone for a moment, and health says so', async () => {
  const { call, inPop, encom, main } = desk();
  encom.setFaults([all({ kind: 'status', value: 503 })]);
  for (let round = 0; round < 2; round += 1) {
    const { callId } = await call(freshNumber());
    await expect(inPop(callId).locator('[data-bar="failed"]')).toBeVisible();
    await get(main, 'calls.dismiss', { callId });
  }
  encom.clearLog();
  const { callId, status } = await call(freshNumber());
  expect(status).toBe(204);
  await expect(inPop(callId).locator('[data-bar="failed"]')).toContainText('is left alone for a moment');
  expect(encom.log()).toEqual([]);
  expect((await get(main, 'health.read', {})).encom.state).toBe('resting');
});
