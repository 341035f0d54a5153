import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { deskTool } from './support/deskTools.ts';
import { openDesk, type OpenDesk } from './support/desk.ts';
import { shareDesk, test } from './support/test.ts';
import { expectVisible, get, stateOf } from './support/windows.ts';

/** A ring never takes the keyboard. Typed with real key events, at a real window manager. */

const desk = shareDesk();

/** Another program of the agent's, with a field to type in; that it is this same app does not matter to a keyboard. */
let other: OpenDesk | undefined;
test.beforeAll(async () => {
  other = await openDesk();
});
test.afterAll(async () => {
  await other?.close();
});

test.afterEach(async () => {
  const { calls } = await get(desk().main, 'calls.list', {});
  for (const { id } of calls) await get(desk().main, 'calls.dismiss', { callId: id });
  await expectVisible(desk().ringside.app, 'pop', false);
});

const SENTENCE = 'the quick brown fox jumps over the lazy dog while the phone rings and rings ';

/**
 * Notes whether the pop's window ever had the keyboard, from now on. Main is asked: Playwright lets every page believe
 * that it has the focus.
 */
async function watchFocus(app: ElectronApplication): Promise<() => Promise<boolean>> {
  const noted = await app.evaluateHandle(({ BrowserWindow }) => {
    const pop = BrowserWindow.getAllWindows().find((each) =>
      each.webContents.getURL().includes('/windows/pop/'),
    );
    if (pop === undefined) throw new Error('there is no pop');
    const watched = { had: pop.isFocused() };
    pop.on('focus', () => (watched.had = true));
    return watched;
  });
  return () => noted.evaluate(({ had }) => had);
}

/** Puts the keyboard into a field, as a person does. */
async function typeInto(page: Page, ringside: OpenDesk['ringside']): Promise<ReturnType<Page['locator']>> {
  await page.bringToFront();
  await page.keyboard.press('Control+2');
  const field = page.locator('[data-screen="lookup"] input[data-head]');
  await field.fill('');
  await field.click();
  await expect.poll(async () => (await stateOf(ringside.app, 'main')).focused).toBe(true);
  return field;
}

const activeWindow = (): Promise<string> => deskTool('xdotool', 'getactivewindow');

test('text typed into another program stays there while calls ring, change, end and are replaced', async () => {
  const { call, hook, inPop, ringside } = desk();
  if (other === undefined) throw new Error('the other program did not start');
  const field = await typeInto(other.main, other.ringside);
  const before = await activeWindow();
  const hadFocus = await watchFocus(ringside.app);

  const typing = deskTool('xdotool', 'type', '--delay', '25', SENTENCE);
  const first = await call('+33187224465');
  await expectVisible(ringside.app, 'pop', true);
  await expect(inPop(first.callId).locator('[data-bar="answered"]')).toBeVisible();
  const second = await call('+33612345678');
  await expect(inPop(second.callId)).toBeVisible();
  await hook.tell({ id: first.callId, state: 'answered' });
  await hook.tell({ id: first.callId, state: 'ended' });
  await call('anonymous');
  await typing;

  await expect(field).toHaveValue(SENTENCE);
  expect(await activeWindow()).toBe(before);
  expect(await hadFocus()).toBe(false);
  expect((await stateOf(ringside.app, 'pop')).focused).toBe(false);
  await expect(inPop(second.callId).locator('textarea, input').first()).toHaveValue('');
});

test('text typed into the main window stays there as well, and Enter and Space press nothing in the pop', async () => {
  const { call, inPop, main, ringside } = desk();
  const field = await typeInto(main, ringside);
  const hadFocus = await watchFocus(ringside.app);
  const typing = deskTool('xdotool', 'type', '--delay', '25', SENTENCE);
  const { callId } = await call('+33612345678');
  await expectVisible(ringside.app, 'pop', true);
  await typing;
  await expect(field).toHaveValue(SENTENCE);
  await deskTool('xdotool', 'key', 'End', 'space', 'Escape');
  await expect(field).toHaveValue(`${SENTENCE} `);
  expect(await hadFocus()).toBe(false);
  await expect(inPop(callId).locator('article, [data-bar]').first()).toBeVisible();
  expect((await stateOf(ringside.app, 'pop')).visible).toBe(true);
});

test('a main window that comes up with each ring comes up without the keyboard', async () => {
  const { call, main, ringside } = desk();
  if (other === undefined) throw new Error('the other program did not start');
  await get(main, 'settings.change', { change: { pop: { style: 'raise' } } });
  await ringside.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  const field = await typeInto(other.main, other.ringside);
  const before = await activeWindow();
  const typing = deskTool('xdotool', 'type', '--delay', '25', SENTENCE);
  await call('+33187224465');
  await expectVisible(ringside.app, 'pop', true);
  await expectVisible(ringside.app, 'main', true);
  await typing;
  await expect(field).toHaveValue(SENTENCE);
  expect(await activeWindow()).toBe(before);
  await get(main, 'settings.change', { change: { pop: { style: 'banner' } } });
});

test('once clicked, the pop takes what is typed: a note and a code', async () => {
  const { call, inPop, pop, ringside } = desk();
  const { callId } = await call('+33612345678');
  const card = inPop(callId);
  await expect(card.locator('[data-bar="code"]')).toBeVisible();
  expect((await stateOf(ringside.app, 'pop')).focused).toBe(false);
  const hadFocus = await watchFocus(ringside.app);

  await clickOnScreen(ringside, pop, '[data-note] textarea');
  await expect.poll(async () => (await stateOf(ringside.app, 'pop')).focused).toBe(true);
  // What the other tests rely on notices the keyboard when it does come.
  expect(await hadFocus()).toBe(true);
  await deskTool('xdotool', 'type', '--delay', '15', 'wants a quote');
  await expect(card.getByLabel('Note')).toHaveValue('wants a quote');

  await clickOnScreen(ringside, pop, '[data-code-field] input');
  await deskTool('xdotool', 'type', '--delay', '15', '4711');
  await deskTool('xdotool', 'key', 'Return');
  await expect(card.locator('[data-fact="queue"] [data-value]')).toHaveText('0920');
  await expect(card.getByLabel('Note')).toHaveValue('wants a quote');
});

test('a new ring does not take away the field that the agent types in', async () => {
  const { call, inPop, pop, ringside } = desk();
  const { callId } = await call('+33612345678');
  await expect(inPop(callId).locator('[data-bar="code"]')).toBeVisible();
  await clickOnScreen(ringside, pop, '[data-note] textarea');
  await expect.poll(async () => (await stateOf(ringside.app, 'pop')).focused).toBe(true);
  const typing = deskTool('xdotool', 'type', '--delay', '25', SENTENCE);
  const vip = await call('+33187224465');
  await expect(inPop(vip.callId)).toBeVisible();
  await typing;
  await expect(inPop(callId).getByLabel('Note')).toHaveValue(SENTENCE);
  await expect(pop.locator('li[data-open] article')).toHaveAttribute('data-call-id', callId);
});

/** Clicks with the real pointer in the middle of what a selector finds in the pop. */
async function clickOnScreen(ringside: OpenDesk['ringside'], pop: Page, selector: string): Promise<void> {
  const box = await pop.locator(selector).boundingBox();
  const bounds = await ringside.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => each.webContents.getURL().includes('/windows/pop/'))
      ?.getContentBounds(),
  );
  if (box === null || bounds === undefined) throw new Error(`nothing to click: ${selector}`);
  const x = Math.round(bounds.x + box.x + box.width / 2);
  const y = Math.round(bounds.y + box.y + box.height / 2);
  await deskTool('xdotool', 'mousemove', String(x), String(y), 'click', '1');
}
