import { expect, type Locator } from '@playwright/test';
import { startCliqphoneSimulator, type CliqphoneSimulator } from '#simulators/cliqphone/simulator.ts';
import { violationsOf } from './support/axe.ts';
import { SHOWN_NUMBERS, shareCallingDesk } from './support/callingDesk.ts';
import { FEW_NUMBERS } from './support/cliqphoneDesk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** Which number the person called sees: the company's numbers, and the one of their region with its reason. */

const desk = shareCallingDesk({ settings: { callbacks: { hoursFrom: '00:00', hoursTo: '00:00' } } });
const BREST = { id: 160, numero: '33298000001', code: 'fr_02', active: true, nomPorteur: 'Brest' };
let cliqphone: CliqphoneSimulator;

test.beforeAll(async () => {
  cliqphone = await startCliqphoneSimulator({
    login: 'l',
    password: 'p',
    directory: { numbers: [...FEW_NUMBERS, BREST] },
  });
  const { main } = desk();
  await get(main, 'settings.change', {
    change: { cliqphone: { baseUrl: cliqphone.url, allowInsecureHttp: true } },
  });
  await get(main, 'credentials.set', { provider: 'cliqphone', fields: { login: 'l', password: 'p' } });
});
test.afterAll(async () => {
  await cliqphone.stop();
});

const sheet = (): Locator => desk().main.locator('dialog.sheet');
const proposal = (): Locator => sheet().locator('[data-proposal="open"]');

async function callWhom(number: string): Promise<void> {
  await desk().main.keyboard.press('Control+d');
  await sheet().locator('textarea').fill(number);
}

test('a number of the region called is proposed with its reason, and shown only after a press', async () => {
  const { main, ccai } = desk();
  expect(cliqphone.log()).toEqual([]);
  // +33 4 82 53 00 00 is among the numbers of the settings.
  await callWhom('04 72 00 11 22');
  await expect(proposal()).toContainText('Proposed: +33 4 82 53 00 00');
  await expect(proposal()).toContainText('of the same region as the person called (04, South-East)');
  await expect(sheet().locator('[data-outbound]')).toHaveValue(SHOWN_NUMBERS[0]);
  expect(await violationsOf(main)).toEqual([]);
  await proposal().getByRole('button').click();
  await expect(sheet().locator('[data-outbound]')).toHaveValue('+33482530000');
  await expect(sheet().locator('[data-proposal="shown"]')).toContainText('Of the same region');
  await sheet().locator('[data-action="dial"]').click();
  await expect
    .poll(() => ccai.ringing().map((call) => call.request['outbound_number']))
    .toEqual(['+33482530000']);
  await main.keyboard.press('Escape');
});

test('nothing is proposed for a mobile; the company’s active numbers can be chosen', async () => {
  await callWhom('06 12 34 56 99');
  const company = sheet().locator('optgroup').last().locator('option');
  await expect(company).toContainText(['+33 2 98 00 00 01']);
  await expect(sheet().locator('[data-outbound]')).not.toContainText('+33 1 87 22 44 66');
  await expect(sheet().locator('[data-proposal]')).toHaveCount(0);
  await sheet().locator('[data-outbound]').selectOption('+33298000001');
  await expect(sheet()).toContainText('CCAI Platform may not take it');
  await desk().main.keyboard.press('Escape');
});

test('the same in French', async () => {
  const { main } = desk();
  await get(main, 'settings.change', { change: { language: 'fr' } });
  await expect(main.locator('html')).toHaveAttribute('lang', 'fr');
  await callWhom('01 44 55 66 77');
  await expect(sheet().locator('[data-proposal]')).toContainText(
    'e la même région que la personne appelée (01, Île-de-France)',
  );
  await main.keyboard.press('Escape');
  await get(main, 'settings.change', { change: { language: 'en' } });
});
