import { expect, type Locator, type Page } from '@playwright/test';
import { callingOptions, shareCallingDesk } from './support/callingDesk.ts';
import { copyElsewhere, deskClipboard, type ClipboardOwner } from './support/clipboard.ts';
import { deskTool } from './support/deskTools.ts';
import { openSection, settingRow } from './support/settings.ts';
import { test } from './support/test.ts';
import { expectVisible, get, stateOf, type AnyBridge } from './support/windows.ts';

/**
 * The key that calls the number on the clipboard, pressed on a real keyboard while another program owns the clipboard:
 * it asks, it calls once, and it leaves the clipboard alone.
 */

const HOURS = { callbacks: { hoursFrom: '00:00', hoursTo: '00:00' } } as const;
const KEY = { accelerator: 'Control+Alt+K', pressed: 'ctrl+alt+k' } as const;
const OTHER_KEY = { accelerator: 'Control+Alt+J', pressed: 'ctrl+alt+j' } as const;

const desk = shareCallingDesk({ settings: { ...HOURS, calling: { shortcut: KEY.accelerator } } });
const sheet = (): Locator => desk().main.getByRole('dialog');
const callButton = (): Locator => sheet().locator('[data-action="dial"]');
const press = (...keys: readonly string[]): Promise<string> =>
  deskTool('xdotool', 'key', ...(keys.length === 0 ? [KEY.pressed] : keys));

let nextNumber = 50_000_000;
/** Another French mobile number each time, as it is called and as it is shown. */
function freshNumber(): { readonly e164: string; readonly shown: string } {
  nextNumber += 1;
  const digits = String(nextNumber);
  return { e164: `+336${digits}`, shown: `+33 6 ${(digits.match(/../g) ?? []).join(' ')}` };
}

let owner: ClipboardOwner | null = null;
/** Copies in another program. Its text ends and begins without white space, so that it can be compared. */
async function copy(content: string, type?: string): Promise<void> {
  await owner?.stop();
  owner = await copyElsewhere(content, type);
}

/** The clipboard is as the agent left it, and nobody has taken it over, even with the same text. */
async function expectUntouched(content: string): Promise<void> {
  expect(await deskClipboard()).toBe(content);
  expect(owner?.stillOwns()).toBe(true);
}

const rang = (): readonly string[] =>
  desk()
    .ccai.ringing()
    .map(({ number }) => number);

async function change(settings: Parameters<typeof get<'settings.change'>>[2]['change']): Promise<void> {
  expect((await get(desk().main, 'settings.change', { change: settings })).result).toBe('saved');
}

/** Counts how often main has led the window somewhere: each press of the key ends with that. */
async function countAnswers(page: Page): Promise<() => Promise<number>> {
  const counted = await page.evaluateHandle(() => {
    const { ringside } = window as unknown as { ringside: AnyBridge };
    const answers = { count: 0 };
    ringside.on('navigate', () => (answers.count += 1));
    return answers;
  });
  return () => counted.evaluate(({ count }) => count);
}

test.beforeEach(async () => {
  const { main, ringside } = desk();
  await main.keyboard.press('Control+1');
  // Pressed from anywhere: the app is out of sight, and has no keyboard.
  await ringside.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  await expectVisible(ringside.app, 'main', false);
});
test.afterEach(async () => {
  const { main } = desk();
  if (await sheet().isVisible()) await main.keyboard.press('Escape');
  const { intents } = await get(main, 'intents.open', {});
  for (const { id } of intents) await get(main, 'intents.cancel', { id, removedThere: false });
  await change({ language: 'en', calling: { askFirst: true, shortcut: KEY.accelerator } });
  await owner?.stop();
  owner = null;
});

test('the key brings the window up and asks; only the agent calls, and the clipboard stays as it was', async () => {
  const { main, ringside } = desk();
  const { e164, shown } = freshNumber();
  const text = `Please call ${shown} before noon`;
  await copy(text);
  await press();
  await expectVisible(ringside.app, 'main', true);
  await expect(sheet().getByRole('heading', { name: `Call ${shown}?` })).toBeFocused();
  await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
  await expect(sheet()).toContainText('This was on the clipboard. Nothing has been called yet.');
  await expect(sheet().getByLabel('Number', { exact: true })).toHaveValue(text);
  expect(rang()).toEqual([]);
  await expectUntouched(text);

  await callButton().click();
  await expect(sheet().locator('[data-outcome="done"]')).toBeVisible();
  expect(rang()).toEqual([e164]);
  // Once more, with the answer on screen: it stays there, and nobody is called again.
  const answers = await countAnswers(main);
  await press();
  await expect.poll(answers).toBe(1);
  await expect(sheet().locator('[data-outcome="done"]')).toBeVisible();
  expect(rang()).toEqual([e164]);
  await expectUntouched(text);
});

test('the same in French, and with two presses in a row', async () => {
  const { main } = desk();
  await change({ language: 'fr' });
  const { e164, shown } = freshNumber();
  await copy(e164);
  const answers = await countAnswers(main);
  await press(KEY.pressed, KEY.pressed);
  await expect.poll(answers).toBe(2);
  await expect(sheet()).toHaveCount(1);
  await expect(sheet().getByRole('heading', { name: `Appeler ${shown}\u202f?` })).toBeFocused();
  expect(rang()).toEqual([]);
  await callButton().click();
  await expect(sheet().locator('[data-outcome="done"]')).toBeVisible();
  expect(rang()).toEqual([e164]);
  await expectUntouched(e164);
});

for (const [what, content, type, says] of [
  ['a text without a number', 'see you at the office', undefined, 'There is no number in this text.'],
  ['digits that are no number', '1'.repeat(40), undefined, 'This is no number that can be called.'],
  ['nothing', '', undefined, 'There is no text on the clipboard.'],
  ['a picture', 'no real picture', 'image/png', 'There is no text on the clipboard.'],
] as const) {
  test(`with ${what} on the clipboard the key says so and calls nobody`, async () => {
    await change({ calling: { askFirst: false } });
    await copy(content, type);
    await press();
    await expect(sheet()).toContainText(says);
    await expect(sheet().getByRole('heading', { name: 'Call somebody' })).toBeFocused();
    await expect(callButton()).toBeDisabled();
    expect(rang()).toEqual([]);
    expect(owner?.stillOwns()).toBe(true);
  });
}

const LINE = 'nothing to call in this line of text\n';
test('of a megabyte of text the numbers near its beginning are found, and the rest is said to be unread', async () => {
  const [first, second, last] = [freshNumber(), freshNumber(), freshNumber()];
  const filler = LINE.repeat(1000);
  const long = LINE.repeat(27_000);
  const text = `${first.shown}\n${filler}${second.shown}\n${long}${last.shown}`;
  expect(text.length).toBeGreaterThan(1_000_000);
  await change({ calling: { askFirst: false } });
  await copy(text);
  await press();
  await expect(sheet().locator('fieldset [data-candidate]')).toHaveCount(2);
  await expect(sheet()).toContainText('The text is long: only its beginning was looked at.');
  expect(rang()).toEqual([]);
  await expectUntouched(text);
  await sheet().getByText(second.shown, { exact: true }).click();
  await callButton().click();
  await expect(sheet().locator('[data-outcome="done"]')).toBeVisible();
  expect(rang()).toEqual([second.e164]);
});

test('of a megabyte without a number in its beginning nothing is claimed about its end', async () => {
  const text = `${LINE.repeat(28_000)}${freshNumber().shown}`;
  await change({ calling: { askFirst: false } });
  await copy(text);
  await press();
  await expect(sheet()).toContainText('There is no number in the beginning of this text');
  await expect(callButton()).toBeDisabled();
  expect(rang()).toEqual([]);
  await expectUntouched(text);
});

test('several numbers are offered, and the one that is chosen is called', async () => {
  const numbers = [freshNumber(), freshNumber(), freshNumber()];
  const text = numbers.map(({ shown }) => shown).join('; ');
  await change({ calling: { askFirst: false } });
  await copy(text);
  await press();
  await expect(sheet().locator('fieldset [data-candidate]')).toHaveCount(3);
  expect(rang()).toEqual([]);
  await sheet()
    .getByText(numbers[1]?.shown ?? '', { exact: true })
    .click();
  await callButton().click();
  await expect(sheet().locator('[data-outcome="done"]')).toBeVisible();
  expect(rang()).toEqual([numbers[1]?.e164]);
  await expectUntouched(text);
});

test('with asking turned off one press is one call, and so are more of them within a moment', async () => {
  const { main, ringside } = desk();
  await change({ calling: { askFirst: false } });
  const { e164 } = freshNumber();
  await copy(e164);
  const answers = await countAnswers(main);
  await press(KEY.pressed, KEY.pressed);
  await expect.poll(rang).toEqual([e164]);
  await press();
  await expect.poll(answers).toBe(3);
  await expectVisible(ringside.app, 'main', true);
  await expect(sheet()).toHaveCount(0);
  await expect(main.locator(`.live button.row[data-raw="${e164}"]`)).toHaveCount(1);
  expect((await get(main, 'intents.open', {})).intents).toEqual([]);
  expect(rang()).toEqual([e164]);
  await expectUntouched(e164);
});

test('with asking turned off a lost answer is a doubt on the screen, and the key asks before it rings again', async () => {
  const { main, ccai } = desk();
  await change({ calling: { askFirst: false } });
  ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'reset', acts: true }]);
  const { e164 } = freshNumber();
  await copy(e164);
  const answers = await countAnswers(main);
  await press();
  const open = main.locator('[data-open-intent]');
  await expect(open).toContainText('Perhaps placed');
  await press();
  await expect.poll(answers).toBe(2);
  await expect(sheet().locator('[data-warning="standing"]')).toContainText('it may be ringing');
  await expect(callButton()).toHaveText('Call anyway');
  await expect(open).toHaveCount(1);
  expect(rang()).toEqual([e164]);
});

test('an extension is dialled by hand, so that the key asks even where asking is turned off', async () => {
  await change({ calling: { askFirst: false } });
  const { shown } = freshNumber();
  await copy(`${shown} ext. 12`);
  await press();
  await expect(sheet().locator('[data-candidate]')).toContainText('Extension 12');
  expect(rang()).toEqual([]);
});

test('another key takes its place at once, and none is let go of', async () => {
  const { main } = desk();
  const { shown } = freshNumber();
  await copy(shown);
  await change({ calling: { shortcut: OTHER_KEY.accelerator } });
  const answers = await countAnswers(main);
  await press(KEY.pressed, OTHER_KEY.pressed);
  await expect.poll(answers).toBe(1);
  await expect(sheet().getByRole('heading', { name: `Call ${shown}?` })).toBeFocused();
  await change({ calling: { shortcut: '' } });
  await press(OTHER_KEY.pressed);
  await change({ calling: { shortcut: KEY.accelerator } });
  await press();
  await expect.poll(answers).toBe(2);
});

test('a key that another program holds is refused in words, and had once it is free', async ({
  openOwnDesk,
}) => {
  const { ccai } = desk();
  const { shown } = freshNumber();
  const settings = { ...HOURS, calling: { shortcut: KEY.accelerator } };
  const second = await openOwnDesk(callingOptions(ccai.url, { settings }));
  const notice = second.main.locator('[data-notice="shortcutRefused"]');
  await expect(notice).toContainText(KEY.accelerator);
  await openSection(second.main, 'Links and shortcut');
  await expect(settingRow(second.main, 'calling.shortcut')).toContainText('Another program holds this key');

  await change({ calling: { shortcut: OTHER_KEY.accelerator } });
  for (const shortcut of ['', KEY.accelerator])
    await get(second.main, 'settings.change', { change: { calling: { shortcut } } });
  await expect(notice).toHaveCount(0);
  await copy(shown);
  await press();
  const title = `Call ${shown}?`;
  await expect(second.main.getByRole('dialog').getByRole('heading', { name: title })).toBeFocused();
  await expect(sheet()).toHaveCount(0);
});
