import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { MENUS, shareCallingDesk } from './support/callingDesk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** Callbacks in the main window, from the first keystroke to what CCAI Platform was really asked. */

// People may be called at any hour: outside the hours a press opens the form, and tests run at night, too.
const desk = shareCallingDesk({ settings: { callbacks: { hoursFrom: '00:00', hoursTo: '00:00' } } });
const MINUTE = 60_000;

let nextNumber = 20_000_000;
/** Another French mobile number each time, as it is written and as it is called. */
function freshNumber(): { readonly typed: string; readonly e164: string; readonly shown: string } {
  nextNumber += 1;
  const digits = String(nextNumber);
  const pairs = digits.match(/../g) ?? [];
  return { typed: `06${digits}`, e164: `+336${digits}`, shown: `+33 6 ${pairs.join(' ')}` };
}

const sheet = (): Locator => desk().main.locator('dialog.sheet');
const rowOf = (who: string): Locator => desk().main.getByRole('option').filter({ hasText: who });
const detail = (): Locator => desk().main.locator('article.detail');
const scheduled = (e164: string) =>
  desk()
    .ccai.ringing()
    .filter((call) => call.operation === 'schedule' && call.number === e164);

async function openScreen(): Promise<Page> {
  const { main } = desk();
  await main.keyboard.press('Control+4');
  await expect(main.locator('[data-screen="callbacks"] h1')).toBeFocused();
  return main;
}

/** Opens the form from the screen and types; nothing is sent yet. */
async function typeCallback(typed: string, when: string): Promise<void> {
  const main = await openScreen();
  await main.keyboard.press('Tab');
  await expect(main.locator('[data-action="new"]')).toBeFocused();
  await main.keyboard.press('Enter');
  await expect(sheet().locator('[data-field="number"]')).toBeFocused();
  await main.keyboard.type(typed);
  await expect(sheet().locator('[data-understood]')).toBeVisible();
  await sheet().locator('[data-field="when"]').fill(when);
  await expect(sheet().locator('[data-at]')).toBeVisible();
}

async function becomes(state: string): Promise<void> {
  await expect(sheet().locator(`[data-result="${state}"]`)).toBeVisible();
}

/** A reminder that is due at this moment, made without the form. */
async function dueReminder(number: string): Promise<string> {
  const id = randomUUID();
  await get(desk().main, 'callbacks.schedule', {
    id,
    kind: 'reminder',
    to: { number },
    due: { at: Date.now() - MINUTE, zone: 'Europe/Paris' },
    note: 'promised this morning',
  });
  return id;
}

test('a callback is promised by keyboard alone, asked of CCAI Platform once, and stands in the list', async () => {
  const { main } = desk();
  const number = freshNumber();
  await typeCallback(number.typed, 'tomorrow 9:30');
  await sheet().locator('[data-field="when"]').press('Enter');
  await becomes('scheduled');
  await expect(sheet()).toContainText('CCAI Platform has the callback');
  const [asked, ...more] = scheduled(number.e164);
  expect(more).toEqual([]);
  const at = Date.parse(String(asked?.request['scheduled_at']));
  const { intents } = await get(main, 'callbacks.list', {
    group: 'coming',
    text: number.e164,
    todayEnds: 0,
    limit: 5,
  });
  expect(intents[0]?.due).toEqual({ at, zone: 'Europe/Paris' });

  await sheet().locator('[data-action="close"]').first().press('Enter');
  await expect(rowOf(number.shown)).toContainText('CCAI calls');
  await rowOf(number.shown).click();
  await expect(detail()).toContainText(`Call at CCAI`);
  await expect(detail().locator('[data-attempt="created"]')).toBeVisible();
});

test('what CCAI Platform refuses is marked at its field, corrected, and asked again', async () => {
  const number = freshNumber();
  await typeCallback(number.typed, 'in 2 h');
  await sheet().locator('[data-more] summary').click();
  await sheet().locator('[data-field="menu"]').selectOption('other');
  await sheet().locator('[data-field="menuId"]').fill('9999');
  await sheet().locator('[data-field="note"]').fill('about the lift');
  await sheet().locator('[data-action="save"]').click();
  await expect(sheet().locator('[data-problem="menu"]')).toContainText('does not know the menu');
  await expect(sheet().locator('[data-field="note"]')).toHaveValue('about the lift');
  expect(scheduled(number.e164)).toEqual([]);
  await sheet().locator('[data-field="menu"]').selectOption(String(MENUS.sales));
  await sheet().locator('[data-action="save"]').click();
  await becomes('scheduled');
  expect(scheduled(number.e164)).toHaveLength(1);
  await desk().main.keyboard.press('Escape');
});

test('what certainly was not taken is kept with its reason, and sent when it can be', async () => {
  const { ccai, main } = desk();
  const number = freshNumber();
  ccai.setFaults([{ system: 'ccai', operation: '*', kind: 'status', value: 429 }]);
  await typeCallback(number.typed, 'in 3 h');
  await sheet().locator('[data-action="save"]').click();
  await becomes('drafted');
  await expect(sheet()).toContainText('It goes out by itself as soon as it can.');
  await sheet().locator('[data-action="showInList"]').click();
  await expect(detail().locator('[data-shown="drafted"]')).toBeVisible();
  await expect(rowOf(number.shown)).toContainText('asks for fewer requests');
  ccai.setFaults([]);
  await detail().locator('[data-step="send"]').click();
  await expect(detail().locator('[data-shown="scheduled"]')).toBeVisible();
  expect(scheduled(number.e164)).toHaveLength(1);
  await expect(main.locator('[data-report="done"]')).toBeVisible();
});

test('a doubt is shown with its facts and ended by the agent; nothing is asked twice', async () => {
  const { ccai } = desk();
  const number = freshNumber();
  ccai.setFaults([{ system: 'ccai', operation: 'schedule', kind: 'reset', acts: true }]);
  await typeCallback(number.typed, 'in 4 h');
  await sheet().locator('[data-action="save"]').click();
  await becomes('unconfirmed');
  await expect(sheet()).toContainText('The connection broke before the answer.');
  await expect(sheet()).toContainText('it rings twice');
  await sheet().locator('[data-action="showInList"]').click();
  await expect(desk().main.getByRole('button', { name: /Callbacks/ })).toContainText(
    '1 waits for your decision',
  );
  await detail().locator('[data-step="exists"]').click();
  await expect(detail().locator('[data-shown="scheduled"]')).toBeVisible();
  expect(scheduled(number.e164)).toHaveLength(1);
});

test('moving and cancelling say what CCAI Platform will still do', async () => {
  const { main } = desk();
  const number = freshNumber();
  await typeCallback(number.typed, 'in 5 h');
  await sheet().locator('[data-action="save"]').click();
  await becomes('scheduled');
  await sheet().locator('[data-action="showInList"]').click();
  await detail().locator('[data-step="move"]').click();
  await expect(sheet().locator('[data-held]')).toContainText('it will still call on');
  await expect(sheet().locator('[data-field="when"]')).toBeFocused();
  await main.keyboard.type('in 6 h');
  await main.keyboard.press('Enter');
  await becomes('scheduled');
  expect(scheduled(number.e164)).toHaveLength(2);
  await sheet().locator('[data-action="showInList"]').click();
  await expect(detail().getByRole('button', { name: 'Show the one it replaces' })).toBeVisible();

  await rowOf(number.shown).first().focus();
  await main.keyboard.press('Delete');
  await expect(sheet()).toContainText('no way to take a callback back');
  await sheet().getByRole('checkbox').check();
  await sheet().locator('[data-step="cancel"]').click();
  await expect(detail()).toContainText('You removed it in CCAI Platform.');
  await expect(rowOf(number.shown)).toHaveCount(0);
});

test('what is due is told by a bar, called by one key, put off, and ended', async () => {
  const { main, ccai } = desk();
  const number = freshNumber();
  await main.keyboard.press('Control+1');
  const id = await dueReminder(number.e164);
  const bar = main.locator('.bar');
  await expect(bar).toContainText(`Call ${number.shown} back`);
  await bar.locator('[data-step="open"]').click();
  await expect(detail()).toHaveAttribute('data-intent', id);
  await expect(bar).toHaveCount(0);

  await rowOf(number.shown).focus();
  await main.keyboard.press('c');
  await expect(detail()).toContainText('The call is placed');
  expect(ccai.ringing().filter((call) => call.number === number.e164)).toHaveLength(1);
  expect((await get(main, 'intents.read', { id })).calledAt).not.toBeNull();

  await detail().locator('[data-snooze="hour"]').click();
  await expect(detail().locator('[data-shown="scheduled"]')).toBeVisible();
  await expect(main.locator('[data-report="done"]')).toContainText('Snoozed');
  await rowOf(number.shown).focus();
  await main.keyboard.press('f');
  await expect(rowOf(number.shown)).toHaveCount(0);
  expect((await get(main, 'intents.read', { id })).state).toMatchObject({
    name: 'done',
    how: 'finishedByAgent',
  });
});

test('the list is searched as one types, and exported as a calendar', async () => {
  const { main, ringside } = desk();
  const number = freshNumber();
  const id = randomUUID();
  await get(main, 'callbacks.schedule', {
    id,
    kind: 'reminder',
    to: { number: number.e164 },
    due: { at: Date.now() + 300 * MINUTE, zone: 'Europe/Paris' },
    note: 'the aquarium is leaking',
  });
  await openScreen();
  await main.getByRole('searchbox').fill('aquarium');
  await expect(main.getByRole('option')).toHaveCount(1);
  await rowOf(number.shown).click();
  const file = join(ringside.folder.path, 'one.ics');
  await ringside.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await detail().locator('[data-step="export"]').click();
  await expect(main.locator('[data-report="exported"]')).toContainText('1 callback written to');
  const calendar = await readFile(file, 'utf8');
  expect(calendar).toContain('BEGIN:VEVENT');
  expect(calendar.replace(/\r\n /g, '')).toContain('aquarium');
  await main.getByRole('searchbox').fill('');
});

test('a form that is closed by accident comes back as it was', async () => {
  const { main } = desk();
  await openScreen();
  await main.locator('[data-action="new"]').click();
  await expect(sheet().locator('[data-field="number"]')).toBeFocused();
  await main.keyboard.type('0187224465');
  await sheet().locator('[data-field="note"]').fill('half a thought');
  await main.keyboard.press('Escape');
  await expect(sheet()).toHaveCount(0);
  await main.locator('[data-action="new"]').click();
  await expect(sheet().locator('[data-field="note"]')).toHaveValue('half a thought');
  await expect(sheet().locator('[data-field="number"]')).toHaveValue('0187224465');
  await sheet().locator('[data-action="afresh"]').click();
  await expect(sheet().locator('[data-field="number"]')).toHaveValue('');
  await expect(sheet().locator('[data-field="number"]')).toBeFocused();
  await main.keyboard.press('Escape');
});

test('what was done by mistake is taken back by keyboard, and tells for when it was first promised', async () => {
  const number = freshNumber();
  const id = await dueReminder(number.e164);
  const main = await openScreen();
  await rowOf(number.shown).click();
  await detail().locator('[data-snooze="tenMinutes"]').click();
  await expect(detail().locator('[data-first]')).toContainText('First promised for');
  await expect(rowOf(number.shown)).toContainText('First promised for');
  // Still to come, so that no key alone ends it.
  await detail().locator('[data-step="finish"]').press('Enter');
  await expect(main.locator('[data-report="done"]')).toContainText('Marked as done.');
  await expect(rowOf(number.shown)).toHaveCount(0);
  await main.keyboard.press('Control+z');
  await expect(rowOf(number.shown)).toBeFocused();
  await expect(main.locator('[data-report="done"]')).toContainText('Not done');
  const { state, firstDue, due } = await get(main, 'intents.read', { id });
  expect(state).toMatchObject({ name: 'scheduled', how: 'here' });
  expect(due?.at).toBeGreaterThan(firstDue?.at ?? Infinity);
  await get(main, 'callbacks.finish', { id });
});

test('the same in French', async () => {
  const { main } = desk();
  await get(main, 'settings.change', { change: { language: 'fr' } });
  await expect(main.locator('html')).toHaveAttribute('lang', 'fr');
  const number = freshNumber();
  await typeCallback(number.typed, 'après-demain 14h30');
  await expect(sheet()).toContainText('14:30 (Paris)');
  await sheet().locator('[data-field="when"]').press('Enter');
  await becomes('scheduled');
  expect(scheduled(number.e164)).toHaveLength(1);
  await sheet().locator('[data-action="showInList"]').click();
  await expect(rowOf(number.shown)).toContainText('CCAI appelle');
  await detail().locator('[data-step="cancel"]').click();
  await expect(sheet()).toContainText('CCAI Platform ne permet pas de reprendre un rappel d’ici');
  await main.keyboard.press('Escape');
  await get(main, 'settings.change', { change: { language: 'en' } });
  await expect(main.locator('html')).toHaveAttribute('lang', 'en');
});

/** What stands in a page and is cut, or lies under something else; each in a few words. */
async function cutIn(main: Page, selector: string): Promise<string[]> {
  return main.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) return [];
      const text = element.textContent.trim().slice(0, 40);
      const middle = document.elementFromPoint(box.right - 3, box.top + box.height / 2);
      // Only by what stands in the same row: others may be scrolled over it.
      const within = element.closest('.slot, .call, li, header')?.contains(middle) === true;
      const covered = within && !element.contains(middle) && middle?.contains(element) !== true;
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== 'inline')
        return [`cut: ${text}`];
      return covered ? [`covered by ${String(middle?.tagName)}: ${text}`] : [];
    }),
  );
}

for (const width of [1000, 620]) {
  test(`no number is cut by its marks, and nothing lies over another thing, ${String(width)} px, French`, async () => {
    const { main, hook } = desk();
    await get(main, 'settings.change', { change: { language: 'fr' } });
    await expect(main.locator('html')).toHaveAttribute('lang', 'fr');
    // Narrower than the window can be made: larger letters come to the same.
    const tools = await main.context().newCDPSession(main);
    const size = { width, height: 700, deviceScaleFactor: 1, mobile: false };
    await tools.send('Emulation.setDeviceMetricsOverride', size);
    await expect.poll(() => main.evaluate(() => innerWidth)).toBe(width);
    const number = freshNumber();
    const id = await dueReminder(number.e164);
    await hook.tell({ id: `narrow-${String(width)}`, number: number.e164, state: 'ringing' });

    await openScreen();
    await expect(main.locator(`[data-intent-id="${id}"]`)).toBeVisible();
    expect(await cutIn(main, '[data-intent-id] :is(.name, .time, .chip, .kind, .relative)')).toEqual([]);

    await main.keyboard.press('Control+3');
    const row = main.locator(`button.row[data-call-id="narrow-${String(width)}"]`);
    await expect(row).toBeVisible();
    expect(await cutIn(main, '[data-screen="history"] .row :is(.name, .state, .mark)')).toEqual([]);

    await main.keyboard.press('Control+1');
    await expect(main.locator('[data-live-list] .row').first()).toBeVisible();
    expect(await cutIn(main, '[data-live-list] :is(.who, .queue, .state), .live > header > *')).toEqual([]);

    await hook.tell({ id: `narrow-${String(width)}`, number: number.e164, state: 'ended' });
    await get(main, 'callbacks.finish', { id });
    await tools.detach();
    await get(main, 'settings.change', { change: { language: 'en' } });
    await expect(main.locator('html')).toHaveAttribute('lang', 'en');
  });
}
