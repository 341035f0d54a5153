import { randomUUID } from 'node:crypto';
import { expect, type Locator } from '@playwright/test';
import {
  clearNotifications,
  clickNotification,
  notificationsOnScreen,
  watchNotifications,
  type NotificationWatch,
} from './support/notifications.ts';
import { shareRestartingDesk } from './support/restartingDesk.ts';
import { test } from './support/test.ts';
import { setClockOff, wakeUp } from './support/wallClock.ts';
import { expectVisible, get, stateOf } from './support/windows.ts';

/**
 * Reminders as the desktop gets them, over the session bus and at the service that shows them: at the time, before it,
 * and after whatever kept the app from telling in time. What is late stays in sight until somebody ends it.
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const PARIS = 'Europe/Paris';

const desk = shareRestartingDesk({
  language: 'en',
  theme: 'light',
  region: 'FR',
  callbacks: { hoursFrom: '00:00', hoursTo: '00:00', remindMinutesBefore: 0, overdueAfterMinutes: 10 },
});

let watch: NotificationWatch;
test.beforeEach(async () => {
  watch = await watchNotifications();
});
test.afterEach(async () => {
  const { main, ringside } = desk();
  await setClockOff(ringside.app, 0);
  for (const id of made.splice(0)) {
    const { state } = await get(main, 'intents.read', { id });
    if (state.name !== 'done' && state.name !== 'cancelled') await get(main, 'callbacks.finish', { id });
  }
  await get(main, 'settings.change', { change: { callbacks: { remindMinutesBefore: 0 } } });
  await watch.stop();
  await clearNotifications();
});

let nextNumber = 40_000_000;
interface Promised {
  readonly id: string;
  readonly at: number;
  readonly shown: string;
}
const made: string[] = [];

/** Promises a call for this long from the true now on. */
function promise(dueIn: number, kind?: 'reminder' | 'callback'): Promise<Promised> {
  return promiseAt(Date.now() + dueIn, kind);
}

async function promiseAt(at: number, kind: 'reminder' | 'callback' = 'reminder'): Promise<Promised> {
  nextNumber += 1;
  const id = randomUUID();
  await get(desk().main, 'callbacks.schedule', {
    id,
    kind,
    to: { number: `+336${String(nextNumber)}` },
    due: { at, zone: PARIS },
    note: '',
  });
  made.push(id);
  await expect
    .poll(async () => (await get(desk().main, 'intents.read', { id })).state.name)
    .toBe('scheduled');
  return { id, at, shown: `+33 6 ${(String(nextNumber).match(/../g) ?? []).join(' ')}` };
}

const titles = (): readonly string[] => watch.shown().map(({ title }) => title);
const overdue = (): Locator => desk().main.locator('[data-group="overdue"]').getByRole('option');

/** Waits for the notification of a promise made just now: whatever was to be told before has been told by then. */
async function expectNothingElse(before: readonly string[]): Promise<void> {
  const marker = await promise(0);
  const title = `Call back now: ${marker.shown}`;
  await expect.poll(titles).toContain(title);
  expect(titles()).toEqual([...before, title]);
}

async function openList(): Promise<void> {
  await desk().main.keyboard.press('Control+4');
  await expect(desk().main.locator('[data-screen="callbacks"] h1')).toBeFocused();
}

test('a reminder is on the screen at its time, stays there, and a click leads to it', async () => {
  const { main, ringside } = desk();
  const { id, at, shown } = await promise(2 * SECOND);
  await ringside.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  await expectVisible(ringside.app, 'main', false);
  expect(titles()).toEqual([]);
  await expect.poll(() => watch.shown()).toHaveLength(1);
  expect(Date.now()).toBeGreaterThanOrEqual(at);
  expect(watch.shown()).toEqual([{ title: `Call back now: ${shown}`, body: 'You call.', stays: true }]);
  expect(await notificationsOnScreen()).toBe(1);
  // It takes nothing but a look: the window stays where the agent has put it.
  expect((await stateOf(ringside.app, 'main')).visible).toBe(false);

  await clickNotification();
  await expectVisible(ringside.app, 'main', true);
  await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
  await expect(main.locator('article.detail')).toHaveAttribute('data-intent', id);
});

test('where CCAI Platform calls, the notification says so, also in French and while calls may not disturb', async () => {
  const { main, ccai } = desk();
  await get(main, 'settings.change', { change: { language: 'fr', pop: { doNotDisturb: true } } });
  const { shown } = await promise(2 * SECOND, 'callback');
  await expect.poll(() => watch.shown()).toHaveLength(1);
  expect(watch.shown()).toEqual([
    {
      title: `CCAI Platform doit appeler maintenant\u202f: ${shown}`,
      body: 'CCAI Platform appelle et met un agent en relation.',
      stays: true,
    },
  ]);
  expect(ccai.ringing()).toHaveLength(1);
  await get(main, 'settings.change', { change: { language: 'en', pop: { doNotDisturb: false } } });
});

test('several at one moment are one notification, and its click leads to the list', async () => {
  const { main } = desk();
  await main.keyboard.press('Control+1');
  const due = Date.now() + 3 * SECOND;
  const promised: Promised[] = [];
  for (let index = 0; index < 3; index += 1) promised.push(await promiseAt(due));
  await expect.poll(() => watch.shown()).toHaveLength(1);
  expect(watch.shown()[0]).toMatchObject({
    title: '3 callbacks are due',
    body: promised.map(({ shown }) => shown).join('\n'),
  });
  await clickNotification();
  await expect(main.locator('[data-screen="callbacks"]')).toBeVisible();
  for (const { shown } of promised)
    await expect(main.getByRole('option').filter({ hasText: shown })).toBeVisible();
});

test('what somebody has written into a ticket is no markup on the desktop', async () => {
  const due = { at: Date.now() + 2 * SECOND, zone: PARIS };
  for (const ticket of ['<b>A</b> & B', 'C']) {
    const id = randomUUID();
    await get(desk().main, 'callbacks.schedule', { id, kind: 'reminder', to: { ticketId: ticket }, due });
    made.push(id);
  }
  await expect.poll(() => watch.shown()).toHaveLength(1);
  expect(watch.shown()[0]?.body.split('\n').sort()).toEqual([
    'ticket &lt;b&gt;A&lt;/b&gt; &amp; B',
    'ticket C',
  ]);
});

test('a reminder before the time comes once, for what was promised earlier than that', async () => {
  const { main } = desk();
  await get(main, 'settings.change', { change: { callbacks: { remindMinutesBefore: 1 } } });
  const { shown } = await promise(MINUTE + 2 * SECOND);
  // At shorter notice than that it is fresh in mind.
  await promise(50 * SECOND);
  await expect.poll(() => watch.shown()).toHaveLength(1);
  expect(watch.shown()[0]).toMatchObject({
    title: `In 1 min: call back ${shown}`,
    body: 'You call.',
    stays: false,
  });
  await expectNothingElse([`In 1 min: call back ${shown}`]);
});

test('what became due while the app was closed is one summary at the next start, overdue, and told only once', async () => {
  const { ringside } = desk();
  // The first run stands two hours before the second one.
  await setClockOff(ringside.app, -2 * HOUR);
  const promised = [
    await promise(-HOUR),
    await promise(-HOUR + MINUTE),
    await promise(-HOUR + 2 * MINUTE, 'callback'),
  ];
  expect(titles()).toEqual([]);
  await desk().restart();
  await expect.poll(() => watch.shown()).toHaveLength(1);
  expect(watch.shown()[0]).toMatchObject({
    title: '3 callbacks became due meanwhile',
    body: promised.map(({ shown }) => shown).join('\n'),
    stays: true,
  });
  await openList();
  await expect(overdue()).toHaveCount(3);
  await expect(overdue().locator('[data-shown="overdue"]')).toHaveCount(3);

  await desk().restart();
  await expectNothingElse(['3 callbacks became due meanwhile']);
  await openList();
  await expect(overdue()).toHaveCount(3);

  // Only the agent ends it.
  await get(desk().main, 'callbacks.finish', { id: promised[0]?.id ?? '' });
  await expect(overdue()).toHaveCount(2);
});

test('what became due during sleep is told in one summary on waking', async () => {
  const { main, ringside } = desk();
  await openList();
  await setClockOff(ringside.app, -2 * HOUR);
  const promised = [await promise(-HOUR), await promise(-HOUR / 2)];
  await setClockOff(ringside.app, 0);
  await wakeUp(ringside.app);
  await expect.poll(() => watch.shown()).toHaveLength(1);
  expect(watch.shown()[0]).toMatchObject({
    title: '2 callbacks became due meanwhile',
    body: promised.map(({ shown }) => shown).join('\n'),
  });
  await expect(overdue()).toHaveCount(2);
  await main.keyboard.press('Control+1');
  const bar = main.locator('.bar');
  // Who has waited longest comes first.
  await expect(bar).toContainText(`Call ${promised[0]?.shown ?? ''} back`);
  await expect(bar).toContainText('and 1 more');
});

test('a clock that is put forward is noticed without any other sign', async () => {
  const { ringside } = desk();
  await openList();
  await setClockOff(ringside.app, -2 * HOUR);
  const { shown } = await promise(-HOUR);
  await setClockOff(ringside.app, 0);
  // The app looks at the clock every half minute.
  await expect.poll(titles, { timeout: 45_000 }).toEqual(['A callback became due meanwhile']);
  expect(watch.shown()[0]?.body).toBe(shown);
  await expect(overdue()).toHaveCount(1);
});

test('a clock that is put back tells again of what is to come again, and loses nothing', async () => {
  const { main, ringside } = desk();
  const { id, shown } = await promise(0);
  await expect.poll(titles).toEqual([`Call back now: ${shown}`]);
  await setClockOff(ringside.app, -HOUR);
  // On the clock as it stands now this one has its time, and the other one's is to come again.
  const second = await promise(-HOUR);
  await expect.poll(titles).toEqual([`Call back now: ${shown}`, `Call back now: ${second.shown}`]);
  await setClockOff(ringside.app, 0);
  await wakeUp(ringside.app);
  // Its time has come a second time.
  await expectNothingElse([
    `Call back now: ${shown}`,
    `Call back now: ${second.shown}`,
    `Call back now: ${shown}`,
  ]);
  await openList();
  await expect(main.getByRole('option').filter({ hasText: shown })).toBeVisible();
  await expect(overdue().filter({ hasText: second.shown })).toBeVisible();
  expect((await get(main, 'intents.read', { id })).state.name).toBe('scheduled');
});
