import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import {
  COLLEAGUE,
  e164Number,
  nationalNumber,
  OTHER,
  OWN,
  pinned,
  sharePitelDesk,
  shownNumber,
} from './support/pitelDesk.ts';
import { test } from './support/test.ts';
import { clipboardText, get, stateOf } from './support/windows.ts';

/** Callers pinned to an extension, from the pop, the card and the screen, by what Pitel really holds afterwards. */

const desk = sharePitelDesk();

const pinOf = (scope: Locator | Page): Locator => scope.locator('[data-pin]');
const screen = (): Locator => desk().main.locator('[data-screen="routes"]');
const sheet = (): Locator => desk().main.locator('dialog.sheet');
const rowOf = (count: number): Locator =>
  screen()
    .locator('.row')
    .filter({ hasText: shownNumber(count) });
const held = (count: number): string | undefined =>
  desk()
    .pitel.routes()
    .find(({ phoneNumber }) => phoneNumber === nationalNumber(count))?.agent;
const writes = (): string[] =>
  desk()
    .pitel.log()
    .flatMap(({ operation }) => (operation === 'upsert' || operation === 'remove' ? [operation] : []));

/** Opens the screen with what Pitel holds now. */
async function openScreen(): Promise<void> {
  const { main } = desk();
  await main.keyboard.press('Control+7');
  await expect(screen().locator('h1')).toBeFocused();
  await get(main, 'routes.state', { refresh: true });
  await expect
    .poll(async () => (await get(main, 'routes.state', {})).reading.state, { timeout: 20_000 })
    .toBe('read');
  const count = desk().pitel.routes().length;
  await expect(screen().locator(`[data-reading="read"] [data-count="${String(count)}"]`)).toBeVisible();
}

async function search(text: string, count: number): Promise<void> {
  await screen().getByRole('searchbox').fill(text);
  await expect(screen().locator(`[data-count="${String(count)}"]`)).toBeVisible();
}

/** A call from a number of which no other test hears, in the pop. */
async function callIn(count: number): Promise<Locator> {
  const { call, inPop } = desk();
  const { callId } = await call(e164Number(count));
  const card = inPop(callId);
  await expect(card.locator('[data-pin]')).toBeVisible();
  await expect(card.locator('[data-pin="pending"]')).toHaveCount(0);
  return card;
}

test.describe('in the pop', () => {
  test('a caller of nobody is pinned to me and handed back, and the pop takes no focus for it', async () => {
    desk().pitel.setRoutes([]);
    const card = await callIn(11);
    await expect(pinOf(card)).toContainText('Pinned to nobody');
    expect((await stateOf(desk().ringside.app, 'pop')).focused).toBe(false);
    await pinOf(card).getByRole('button', { name: 'Pin to me' }).click();
    await expect(pinOf(card)).toContainText('Pitel confirms: pinned to 104 (you)');
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to 104 (you)');
    expect(held(11)).toBe(OWN);
    await pinOf(card).getByRole('button', { name: 'Hand back' }).click();
    await expect(pinOf(card)).toContainText('Pitel confirms: pinned to nobody');
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to nobody');
    expect(held(11)).toBeUndefined();
  });

  test('a caller of a colleague is taken over only after a yes', async () => {
    desk().pitel.setRoutes([pinned(12)]);
    const card = await callIn(12);
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to 107');
    await expect(pinOf(card)).toContainText('in Pitel since 5 Oct 2026');
    desk().pitel.clearLog();
    await pinOf(card).getByRole('button', { name: 'Take over…' }).click();
    await expect(pinOf(card).getByRole('alert')).toContainText(
      'Extension 107 has this caller, in Pitel since 5 Oct 2026',
    );
    await pinOf(card).getByRole('button', { name: 'Leave it' }).click();
    expect(writes()).toEqual([]);
    await pinOf(card).getByRole('button', { name: 'Take over…' }).click();
    await pinOf(card).getByRole('button', { name: 'Take over', exact: true }).click();
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to 104 (you)');
    expect(held(12)).toBe(OWN);
    expect(writes()).toEqual(['upsert']);
  });

  test('a pin that somebody made meanwhile is asked about, and nothing was sent', async () => {
    desk().pitel.setRoutes([]);
    const card = await callIn(13);
    desk().pitel.setRoutes([pinned(13, OTHER)]);
    desk().pitel.clearLog();
    await pinOf(card).getByRole('button', { name: 'Pin to me' }).click();
    await expect(pinOf(card).getByRole('alert')).toContainText('It changed meanwhile: extension 199');
    expect(writes()).toEqual([]);
    await pinOf(card).getByRole('button', { name: 'Take over', exact: true }).click();
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to 104 (you)');
    expect(held(13)).toBe(OWN);
  });

  test('a caller whom Pitel has in another writing is seen to be taken, and asked about', async () => {
    desk().pitel.setRoutes([{ ...pinned(16), phoneNumber: e164Number(16) }]);
    const card = await callIn(16);
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to 107');
    await pinOf(card).getByRole('button', { name: 'Take over…' }).click();
    await pinOf(card).getByRole('button', { name: 'Take over', exact: true }).click();
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to 104 (you)');
    // Over that entry, and no second one.
    expect(desk().pitel.routes()).toMatchObject([{ phoneNumber: e164Number(16), agent: OWN }]);
  });

  test('a directory that answers a web page is said to, and asked again by a button', async () => {
    const { pitel } = desk();
    pitel.setRoutes([pinned(14)]);
    pitel.setFaults([{ system: 'pitel', operation: '*', kind: 'html' }]);
    const card = await callIn(14);
    await expect(pinOf(card)).toHaveAttribute('data-pin', 'failed');
    await expect(pinOf(card)).not.toContainText('Pinned to nobody');
    pitel.setFaults([]);
    await pinOf(card).getByRole('button', { name: 'Ask again' }).click();
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to 107');
  });

  test('the card of the caller says the same, and changes it for both windows', async () => {
    const { main, pitel } = desk();
    pitel.setRoutes([pinned(15, OWN)]);
    const card = await callIn(15);
    await card.getByRole('button', { name: 'Open card' }).click();
    const onCard = pinOf(main.locator('[data-screen="caller"]'));
    await expect(onCard.locator('[data-pinned]')).toHaveText('Pinned to 104 (you)');
    await onCard.getByRole('button', { name: 'Hand back' }).click();
    await expect(onCard.locator('[data-pinned]')).toHaveText('Pinned to nobody');
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Pinned to nobody');
    expect(held(15)).toBeUndefined();
    await main.keyboard.press('Escape');
  });

  test.afterEach(async () => {
    const { pop } = desk();
    const calls = await get(pop, 'calls.list', {});
    for (const { id } of calls.calls) await get(pop, 'calls.dismiss', { callId: id });
  });
});

test.describe('the screen', () => {
  test('finds one among a hundred thousand as it is typed, by number, extension and name', async () => {
    const { main, pitel } = desk();
    pitel.setRoutes(
      Array.from({ length: 100_000 }, (_, count) => pinned(count, count % 1000 === 7 ? OWN : COLLEAGUE)),
    );
    await get(main, 'callers.rename', { key: e164Number(4711), name: 'Garage des Halles' });
    await openScreen();
    await expect(screen()).toContainText('100,000 callers, 100 pinned to you');
    expect(await screen().locator('.row[data-key]').count()).toBeLessThan(60);
    await search(nationalNumber(99_999), 1);
    await expect(rowOf(99_999)).toBeVisible();
    await search('garage', 1);
    await expect(rowOf(4711)).toContainText('Garage des Halles');
    await search('', 100_000);
    await screen().getByText('Mine only').click();
    await expect(screen()).toContainText('100 of 100,000 callers');
    await expect(rowOf(7)).toContainText('you');
    await screen().getByText('All', { exact: true }).click();
    await screen().getByRole('grid').focus();
    await main.keyboard.press('End');
    await expect(rowOf(99_999)).toBeVisible();
  });

  test('pins, moves and unpins one, by keyboard alone', async () => {
    const { main, pitel } = desk();
    pitel.setRoutes([pinned(21)]);
    await openScreen();
    await main.keyboard.press('Tab');
    await expect(screen().locator('[data-action="new"]')).toBeFocused();
    await main.keyboard.press('Enter');
    await main.keyboard.type(nationalNumber(22));
    await main.keyboard.press('Enter');
    await expect(sheet()).toContainText('Pitel confirms: pinned to 104 (you)');
    expect(held(22)).toBe(OWN);
    await main.keyboard.press('Escape');

    await search(nationalNumber(21), 1);
    await main.keyboard.press('ArrowDown');
    await main.keyboard.press('Enter');
    await sheet().locator('[data-field="extension"]').fill('111');
    await main.keyboard.press('Enter');
    await expect(sheet().getByRole('alert')).toContainText('Extension 107 has this caller');
    await expect(sheet().locator('[data-answer="no"]')).toBeFocused();
    await main.keyboard.press('Shift+Tab');
    await main.keyboard.press('Enter');
    await expect(sheet()).toContainText('Pitel confirms: pinned to 111');
    expect(held(21)).toBe('111');
    await main.keyboard.press('Escape');
    await expect(rowOf(21)).toContainText('111');

    await rowOf(21).click();
    await sheet().locator('[data-action="unpin"]').click();
    await sheet().locator('[data-answer="yes"]').click();
    await expect(sheet()).toContainText('Pitel confirms: pinned to nobody');
    expect(held(21)).toBeUndefined();
    await main.keyboard.press('Escape');
    await search('', 1);
  });

  test('does several with progress and says of each that failed why, copied as a list', async () => {
    const { main, pitel, ringside } = desk();
    pitel.setRoutes(Array.from({ length: 6 }, (_, count) => pinned(30 + count)));
    await openScreen();
    await rowOf(30).locator('[data-toggle]').click();
    await rowOf(34)
      .locator('[data-toggle]')
      .click({ modifiers: ['Shift'] });
    await expect(screen().locator('[data-selected="5"]')).toBeVisible();
    pitel.setQuirks([{ quirk: 'notRegistered', operation: 'upsert', times: 2 }]);
    await screen().locator('[data-action="mineMany"]').click();
    await expect(sheet()).toContainText('5 callers of these are pinned to somebody else.');
    await expect(sheet()).toContainText('Extension 107: 5, the first since 5 Oct 2026');
    await sheet().locator('[data-action="doMany"]').click();
    await expect(screen().locator('[data-bulk="finished"]')).toContainText('Pinned: 3 done, 2 not done');
    expect([30, 31, 32, 33, 34, 35].map(held)).toEqual(['107', '107', OWN, OWN, OWN, '107']);
    await screen().locator('[data-action="results"]').click();
    await expect(sheet().locator('[data-result]')).toHaveCount(2);
    await sheet().locator('[data-action="copy"]').click();
    await expect(sheet()).toContainText('Copied');
    expect(await clipboardText(ringside.app)).toContain('USER_NOT_REGISTERED');
    await sheet().getByText('All', { exact: true }).click();
    await expect(sheet().locator('[data-result]')).toHaveCount(5);
    await expect(sheet().locator('[data-result]').first()).toHaveAttribute('data-result', 'refused');
    await main.keyboard.press('Escape');
    await screen().locator('[data-action="dismiss"]').click();
  });

  test('goes on while another screen is looked at, and stops when told to', async () => {
    const { main, pitel } = desk();
    pitel.setRoutes(Array.from({ length: 40 }, (_, count) => pinned(40 + count)));
    await openScreen();
    pitel.setFaults([{ system: 'pitel', operation: 'remove', kind: 'delay', value: 250 }]);
    await screen().locator('[data-action="selectAll"]').click();
    await screen().locator('[data-action="unpinMany"]').click();
    await expect(sheet()).toContainText('Unpin 40 callers?');
    await sheet().locator('[data-action="doMany"]').click();
    await expect(screen().locator('[data-bulk="running"]')).toBeVisible();
    await main.keyboard.press('Control+1');
    await expect.poll(() => pitel.routes().length).toBeLessThan(40);
    await main.keyboard.press('Control+7');
    await expect(screen().locator('[data-bulk="running"]')).toContainText('of 40');
    await screen().locator('[data-action="stop"]').click();
    await expect(screen().locator('[data-bulk="stopped"]')).toContainText('not tried');
    const left = pitel.routes().length;
    expect(left).toBeGreaterThan(0);
    await expect(screen()).toContainText(`${String(left)} caller`);
    await screen().locator('[data-action="dismiss"]').click();
  });

  test('gives up where nothing gets through, lists what was not tried, and does the rest by a press', async () => {
    const { pitel } = desk();
    pitel.setRoutes(Array.from({ length: 12 }, (_, count) => pinned(100 + count)));
    await openScreen();
    pitel.setFaults([{ system: 'pitel', operation: 'get', kind: 'html' }]);
    await screen().locator('[data-action="selectAll"]').click();
    await screen().locator('[data-action="mineMany"]').click();
    await sheet().locator('[data-action="doMany"]').click();
    const bar = screen().locator('[data-bulk="stopped"]');
    await expect(bar).toContainText(
      'Given up, since Pitel could not be reached: 0 done, 5 not done, 7 not tried',
    );
    await screen().locator('[data-action="results"]').click();
    await expect(sheet().locator('[data-result="notTried"]')).toHaveCount(7);
    await sheet().locator('header button').click();
    pitel.setFaults([]);
    await bar.locator('[data-action="again"]').click();
    await expect(screen().locator('[data-bulk="finished"]')).toContainText('Pinned: 12 done, none failed');
    expect(pitel.routes().every(({ agent }) => agent === OWN)).toBe(true);
    await screen().locator('[data-action="dismiss"]').click();
  });

  test('tells what came of a pin whose form was closed meanwhile, and keeps its number', async () => {
    const { main, pitel } = desk();
    pitel.setRoutes([pinned(131)]);
    await openScreen();
    pitel.setFaults([{ system: 'pitel', operation: 'upsert', kind: 'delay', value: 600 }]);
    pitel.setQuirks([{ quirk: 'notRegistered', operation: 'upsert', times: 1 }]);
    await screen().locator('[data-action="new"]').click();
    await main.keyboard.type(nationalNumber(132));
    await main.keyboard.press('Enter');
    await expect(sheet().locator('[aria-busy="true"]')).toBeVisible();
    await main.keyboard.press('Escape');
    await expect(sheet()).toHaveCount(0);
    await main.keyboard.press('Control+1');
    await main.keyboard.press('Control+7');
    const left = screen().locator('[data-left="over"]');
    await expect(left).toContainText(shownNumber(132));
    await expect(left).toContainText('Pitel does not know the extension');
    await left.locator('[data-action="openLeft"]').click();
    await expect(sheet().locator('[data-field="number"]')).toHaveValue(nationalNumber(132));
    await sheet().locator('[data-action="save"]').click();
    await expect(sheet()).toContainText('Pitel confirms: pinned to 104 (you)');
    await main.keyboard.press('Escape');
    expect(held(132)).toBe(OWN);
  });

  test('says that Pitel holds more than it gives, and another entry of a caller that was unpinned', async () => {
    const { main, pitel } = desk();
    const twin = { ...pinned(141, OWN), phoneNumber: e164Number(141) };
    pitel.setRoutes([twin, ...Array.from({ length: 599 }, (_, count) => pinned(141 + count))]);
    pitel.setQuirks([{ quirk: 'noOffset' }]);
    await main.keyboard.press('Control+7');
    await get(main, 'routes.state', { refresh: true });
    await expect(screen().locator('[data-notice="short"]')).toHaveText(
      'Pitel says 600; only 500 could be read.',
    );
    pitel.setQuirks([]);
    await openScreen();
    await search(nationalNumber(141), 2);
    await expect(screen().locator('[data-raw]')).toHaveText([e164Number(141), nationalNumber(141)]);
    await rowOf(141).first().click();
    await sheet().locator('[data-action="unpin"]').click();
    await expect(sheet()).toContainText('another one still pins the caller to 107');
    await expect(sheet().locator('[data-pinned]')).toHaveText('Pinned to 107');
    await main.keyboard.press('Escape');
    await search('', 599);
  });

  test('imports a file with a byte order mark, semicolons, formulas and broken lines after a preview', async () => {
    const { pitel, ringside } = desk();
    pitel.setRoutes([pinned(90), pinned(91, OWN)]);
    await openScreen();
    const file = join(ringside.folder.path, 'épinglages.csv');
    await writeFile(
      file,
      [
        '\uFEFFNuméro;Poste',
        `="${nationalNumber(92)}";104`,
        `'${nationalNumber(93)};111`,
        `${nationalNumber(90)};104`,
        `${nationalNumber(91)};104`,
        '8,99E+08;104',
        `${nationalNumber(94)};=HYPERLINK("x")`,
        `${nationalNumber(95)};`,
        '',
      ].join('\r\n'),
    );
    await ringside.app.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, file);
    pitel.clearLog();
    await screen().locator('[data-action="import"]').click();
    await expect(sheet()).toContainText('Import épinglages.csv');
    await expect(sheet().locator('[data-what="problem"]')).toHaveCount(3);
    await expect(sheet().locator('[data-problem="numberRounded"]')).toHaveAttribute('data-line', '6');
    await expect(sheet().locator('[data-problem="extensionInvalid"]')).toHaveAttribute('data-line', '7');
    await expect(sheet().locator('[data-problem="extensionMissing"]')).toHaveAttribute('data-line', '8');
    await sheet().getByText('Moved 1').click();
    await expect(sheet().locator('[data-line="4"]')).toContainText('Move from 107 to 104');
    expect(writes()).toEqual([]);
    await expect(sheet().locator('[data-action="import"]')).toHaveText('Import 2');
    await sheet().locator('[data-action="import"]').click();
    await expect(screen().locator('[data-bulk="finished"]')).toContainText('Imported: 2 done, none failed');
    expect([90, 91, 92, 93, 94, 95].map(held)).toEqual(['107', OWN, OWN, '111', undefined, undefined]);

    await screen().locator('[data-action="import"]').click();
    await sheet().locator('[data-field="move"]').check();
    await sheet().locator('[data-action="import"]').click();
    await expect(screen().locator('[data-bulk="finished"]')).toContainText('Imported: 1 done, none failed');
    expect(held(90)).toBe(OWN);
    await screen().locator('[data-action="dismiss"]').click();
  });

  test('exports what is searched for, and says where it is or why not', async () => {
    const { pitel, ringside } = desk();
    pitel.setRoutes([pinned(61), pinned(62, OWN)]);
    await openScreen();
    await search(nationalNumber(62), 1);
    const file = join(ringside.folder.path, 'pins.csv');
    const saveAs = (filePath: string) =>
      ringside.app.evaluate(({ dialog }, path) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
      }, filePath);
    await saveAs(file);
    await screen().locator('[data-action="export"]').click();
    await expect(screen().locator('[data-file-news="true"]')).toContainText('1 pin written to');
    const written = await readFile(file, 'utf8');
    expect(written).toContain(nationalNumber(62));
    expect(written).not.toContain(nationalNumber(61));
    await saveAs(join(ringside.folder.path, 'nowhere', 'pins.csv'));
    await screen().locator('[data-action="export"]').click();
    await expect(screen().locator('[data-file-news="false"]')).toContainText('that folder is not there');
    await search('', 2);
  });

  for (const [kind, says] of [
    ['html', 'The pins could not be read'],
    ['garbage', 'The pins could not be read'],
    ['silence', 'Pitel did not answer in time'],
  ] as const) {
    test(`keeps what was read when the directory answers with ${kind}`, async () => {
      const { main, pitel } = desk();
      pitel.setRoutes([pinned(71), pinned(72)]);
      await openScreen();
      await expect(rowOf(71)).toBeVisible();
      pitel.setFaults([{ system: 'pitel', operation: 'list', kind }]);
      await screen().locator('[data-action="refresh"]').click();
      await expect(screen().locator('.failure')).toContainText(says);
      await expect(screen().locator('.failure')).toContainText('is still shown');
      await expect(rowOf(71)).toBeVisible();
      pitel.setFaults([]);
      await screen().locator('.failure').getByRole('button').click();
      await expect(screen().locator('.failure')).toHaveCount(0);
      await expect(main.locator('[data-reading="read"]')).toBeVisible();
    });
  }

  test('says it all in French, too', async () => {
    const { main, pitel } = desk();
    pitel.setRoutes([pinned(81)]);
    await get(main, 'settings.change', { change: { language: 'fr' } });
    await expect(main.locator('html')).toHaveAttribute('lang', 'fr');
    await openScreen();
    await expect(screen()).toContainText('1 appelant');
    await rowOf(81).click();
    await sheet().locator('[data-action="pinToMe"]').click();
    await expect(sheet().getByRole('alert')).toContainText(
      'Le poste 107 a cet appelant, dans Pitel depuis le 5 oct. 2026',
    );
    await sheet().locator('[data-answer="yes"]').click();
    await expect(sheet()).toContainText('Pitel le confirme : épinglé au 104 (vous)');
    expect(held(81)).toBe(OWN);
    await main.keyboard.press('Escape');
    const card = await callIn(81);
    await expect(pinOf(card).locator('[data-pinned]')).toHaveText('Épinglé au 104 (vous)');
    await pinOf(card).getByRole('button', { name: 'Rendre' }).click();
    await expect(pinOf(card)).toContainText('Pitel le confirme : épinglé à personne');
    await get(main, 'settings.change', { change: { language: 'en' } });
  });
});
