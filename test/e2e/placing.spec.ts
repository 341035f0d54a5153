import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { ReplyOf } from '#shared/contract/api.ts';
import { KNOWN_CALL, MENUS, shareCallingDesk, TICKETS } from './support/callingDesk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** What a window asks for reaches CCAI Platform once, and every intent stands where it truly is. */

const desk = shareCallingDesk();
type Intent = ReplyOf<'intents.read'>;

const paris = (ms: number): { at: number; zone: string } => ({ at: Date.now() + ms, zone: 'Europe/Paris' });
let nextNumber = 10_000_000;
/** Another French mobile number each time: the same one twice within seconds is one call. */
function freshNumber(): string {
  nextNumber += 1;
  return `+336${String(nextNumber)}`;
}

/** Waits until an intent is no longer on its way. */
async function settled(id: string): Promise<Intent> {
  const { main } = desk();
  let intent = await get(main, 'intents.read', { id });
  await expect
    .poll(async () => {
      intent = await get(main, 'intents.read', { id });
      return intent.state.name;
    })
    .not.toBe('sending');
  return intent;
}

async function dial(to: { number?: string; ticketId?: string }): Promise<Intent> {
  const { intent } = await get(desk().main, 'placing.dial', { id: randomUUID(), to });
  return settled(intent.id);
}

test('a call that is placed rings once, and appears in Live and in history with its id', async () => {
  const { main, ccai } = desk();
  const number = freshNumber();
  const { state } = await dial({ number });
  expect(state).toMatchObject({ name: 'done', how: 'created' });
  expect(ccai.ringing().map((call) => call.number)).toEqual([number]);
  const { calls } = await get(main, 'calls.list', {});
  const live = calls.find((call) => call.party.e164 === number);
  expect(live).toMatchObject({ direction: 'outgoing', source: 'placed', state: 'ringing' });
  expect(live?.providerCallId).toBe(ccai.ringing()[0]?.id);
  await get(main, 'notes.save', { about: { callId: live?.id ?? '' }, text: 'left a message' });
  const { entries } = await get(main, 'history.search', { text: 'left a message', before: null, limit: 5 });
  expect(entries[0]).toMatchObject({ direction: 'outgoing', note: 'left a message' });
});

test('pressing twice is one call: with one id, and with the same number', async () => {
  const { main, ccai } = desk();
  const number = freshNumber();
  const id = randomUUID();
  const presses = [id, id, randomUUID()].map((press) =>
    get(main, 'placing.dial', { id: press, to: { number } }),
  );
  const replies = await Promise.all(presses);
  expect(replies.map(({ repeated }) => repeated).sort()).toEqual([false, true, true]);
  await settled(id);
  expect(ccai.ringing()).toHaveLength(1);
});

test('an answer that is lost leaves a doubt that only the agent ends, and nothing rings twice by itself', async () => {
  const { main, ccai } = desk();
  const number = freshNumber();
  ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'reset', acts: true }]);
  const { id, state } = await dial({ number });
  expect(state).toMatchObject({ name: 'unconfirmed', reason: 'connectionLost' });
  expect(ccai.ringing()).toHaveLength(1);
  const { intents } = await get(main, 'intents.open', {});
  expect(intents.map((intent) => intent.id)).toContain(id);
  const resolved = await get(main, 'intents.resolve', { id, answer: 'exists' });
  expect(resolved.state).toMatchObject({ name: 'done', how: 'agentSaysSo' });
  expect(ccai.ringing()).toHaveLength(1);
  // It is a call like any other then: in Live, and in history to be annotated.
  const { calls } = await get(main, 'calls.list', {});
  const found = calls.find((call) => call.party.e164 === number);
  expect(found).toMatchObject({ direction: 'outgoing', providerCallId: null });
  await get(main, 'notes.save', { about: { callId: found?.id ?? '' }, text: 'reached at last' });
  const { entries } = await get(main, 'history.search', { text: 'reached at last', before: null, limit: 5 });
  expect(entries).toHaveLength(1);
});

for (const finishInAdapter of ['echo200', 'empty202'] as const) {
  test(`finishing in the adapter is told as that: ${finishInAdapter}`, async () => {
    const { ccai } = desk();
    ccai.setForms({ finishInAdapter });
    ccai.setQuirks([{ quirk: 'adapter', operation: 'callOut' }]);
    const { state } = await dial({ number: freshNumber() });
    expect(state).toMatchObject({ name: 'done', how: 'finishInAdapter' });
    expect(ccai.ringing()).toEqual([]);
  });
}

test('the number of a ticket is called, and the call is known by its ticket', async () => {
  const { main, ccai } = desk();
  const { state } = await dial({ ticketId: TICKETS.known });
  expect(state).toMatchObject({ name: 'done', how: 'created' });
  const [rang] = ccai.ringing();
  const { calls } = await get(main, 'calls.list', {});
  expect(calls.find((call) => call.providerCallId === rang?.id)).toMatchObject({ ticketId: TICKETS.known });
});

test('a refusal names its field and keeps the raw words', async () => {
  const { main } = desk();
  const asked = await get(main, 'placing.queueNow', {
    id: randomUUID(),
    to: { number: freshNumber() },
    menuId: MENUS.night,
  });
  const { state } = await settled(asked.intent.id);
  expect(state).toMatchObject({
    name: 'refused',
    refusal: { code: 'menuAfterHours', raw: "Menu is in 'after hours' state, can't accept incoming calls" },
  });
});

test('a callback is kept while CCAI is away and goes out when it is back', async () => {
  const { main, ccai } = desk();
  const number = freshNumber();
  const id = randomUUID();
  ccai.setFaults([{ system: 'ccai', operation: '*', kind: 'status', value: 429 }]);
  const kept = await get(main, 'callbacks.schedule', {
    id,
    kind: 'callback',
    to: { number },
    due: paris(3_600_000),
    note: 'about the invoice',
  });
  expect(['sending', 'drafted']).toContain(kept.state.name);
  await settled(id);
  expect((await get(main, 'intents.read', { id })).state).toMatchObject({
    name: 'drafted',
    lastTry: { why: 'rateLimited' },
  });
  ccai.setFaults([]);
  await get(main, 'intents.resolve', { id, answer: 'send' });
  expect((await settled(id)).state).toMatchObject({ name: 'scheduled', how: 'created' });
  expect(ccai.ringing().filter((call) => call.number === number)).toHaveLength(1);
});

test('a reminder needs no provider, and past or unreadable dates are refused at their field', async () => {
  const { main } = desk();
  const to = { number: freshNumber() };
  const reminder = await get(main, 'callbacks.schedule', {
    id: randomUUID(),
    kind: 'reminder',
    to,
    due: paris(7_200_000),
  });
  expect(reminder.state).toMatchObject({ name: 'scheduled', how: 'here' });
  const past = { id: randomUUID(), kind: 'callback', to, due: paris(-60_000) } as const;
  await expect(get(main, 'callbacks.schedule', past)).rejects.toThrow('badRequest');
  const nowhere = { ...past, due: { at: Date.now() + 60_000, zone: 'Europe/Atlantis' } };
  await expect(get(main, 'callbacks.schedule', nowhere)).rejects.toThrow('badRequest');
  const counts = await get(main, 'callbacks.counts', { todayEnds: Date.now() + 24 * 3_600_000 });
  expect(counts.today + counts.coming).toBeGreaterThan(0);
});

test('flags are read as true, false or unknown, changed and read back', async () => {
  const { main } = desk();
  const before = await get(main, 'flags.read', { providerCallId: KNOWN_CALL });
  expect(before.result).toBe('read');
  const written = await get(main, 'flags.write', {
    providerCallId: KNOWN_CALL,
    flag: 'verifiedCustomer',
    value: true,
  });
  expect(written).toMatchObject({ result: 'written', flags: { verifiedCustomer: true } });
  expect(await get(main, 'flags.read', { providerCallId: 99_999 })).toEqual({ result: 'noSuchCall' });
});
