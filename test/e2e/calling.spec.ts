import { randomUUID } from 'node:crypto';
import { expect, type Locator } from '@playwright/test';
import {
  AGENT,
  MENUS,
  OTHER_AGENT,
  SHOWN_NUMBERS,
  shareCallingDesk,
  TICKETS,
} from './support/callingDesk.ts';
import { violationsOf } from './support/axe.ts';
import { startAgain } from './support/secondStart.ts';
import { withoutFile } from './support/missingFile.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** Calling out with keyboard and mouse in the main window: every outcome, and never more than one call. */

const desk = shareCallingDesk({ settings: { callbacks: { hoursFrom: '00:00', hoursTo: '00:00' } } });

let nextNumber = 20_000_000;
/** Another French mobile number each time: the same one twice within seconds is one call. */
function freshNumber(): string {
  nextNumber += 1;
  return `+336${String(nextNumber)}`;
}

const sheet = (): Locator => desk().main.getByRole('dialog');
const outcome = (name: string): Locator => sheet().locator(`[data-outcome="${name}"]`);
const callButton = (): Locator => sheet().locator('[data-action="dial"]');

/** Opens the form by its key and types into it. */
async function openForm(text: string): Promise<void> {
  await desk().main.keyboard.press('Control+d');
  await sheet().getByLabel('Number', { exact: true }).fill(text);
  if (text !== '') await expect(sheet().locator('[data-candidate]').first()).toBeVisible();
}

async function change(settings: Parameters<typeof get<'settings.change'>>[2]['change']): Promise<void> {
  const reply = await get(desk().main, 'settings.change', { change: settings });
  expect(reply.result).toBe('saved');
}

test.beforeEach(async () => {
  const { main } = desk();
  await main.keyboard.press('Control+1');
});

test.afterEach(async () => {
  const { main } = desk();
  // Whatever a test left open for a decision is none of the next one's business.
  const { intents } = await get(main, 'intents.open', {});
  for (const { id, state } of intents)
    if (state.name !== 'sending') await get(main, 'intents.cancel', { id, removedThere: false });
  if (await sheet().isVisible()) await main.keyboard.press('Escape');
});

test('a number that is typed is understood, called once, and stands in Live and in history', async () => {
  const { main, ccai } = desk();
  const number = freshNumber();
  await openForm(`please call ${number} today`);
  await expect(sheet().locator('[data-candidate]')).toContainText('France');
  await expect(sheet().locator('[data-time-there]')).toContainText(/\d\d:\d\d there \(Paris\)/);
  await main.keyboard.press('Enter');
  await expect(outcome('done')).toContainText('The call is placed');
  expect(ccai.ringing().map((call) => call.number)).toEqual([number]);
  expect(ccai.ringing()[0]?.request).toMatchObject({
    agent_email: AGENT,
    outbound_number: SHOWN_NUMBERS[0],
  });
  await sheet().getByRole('button', { name: 'Show in Live' }).click();
  await expect(sheet()).toHaveCount(0);
  await expect(main.locator(`.live button.row[data-raw="${number}"]`)).toBeVisible();
  await main.keyboard.press('Control+3');
  await expect(main.locator('[data-screen="history"] button.row').first()).toBeVisible();
});

test('pressing twice, by mouse and by key, is one call', async () => {
  const { main, ccai } = desk();
  ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'delay', value: 300 }]);
  await openForm(freshNumber());
  await callButton().dblclick();
  await main.keyboard.press('Enter');
  await expect(outcome('done')).toBeVisible();
  expect(ccai.ringing()).toHaveLength(1);
});

test('among several numbers the arrows choose', async () => {
  const { main, ccai } = desk();
  const [first, second] = [freshNumber(), freshNumber()];
  await openForm(`${first} or ${second}`);
  await expect(sheet().locator('fieldset [data-candidate]')).toHaveCount(2);
  await main.keyboard.press('ArrowDown');
  await main.keyboard.press('Enter');
  await expect(outcome('done')).toBeVisible();
  expect(ccai.ringing().map((call) => call.number)).toEqual([second]);
});

test('the ticket wins over a number, which the form says before', async () => {
  const { ccai } = desk();
  await openForm(freshNumber());
  await sheet().getByLabel('Ticket').fill(TICKETS.known);
  await expect(sheet().locator('[data-warning="ticketWins"]')).toBeVisible();
  await callButton().click();
  await expect(outcome('done')).toBeVisible();
  expect(ccai.ringing().map((call) => call.number)).toEqual(['+33612345678']);
});

for (const finishInAdapter of ['echo200', 'empty202'] as const) {
  test(`what has to be finished in the agent adapter is said to be that (${finishInAdapter})`, async () => {
    const { ccai } = desk();
    ccai.setForms({ finishInAdapter });
    ccai.setQuirks([{ quirk: 'adapter', operation: 'callOut' }]);
    await openForm(freshNumber());
    await callButton().click();
    await expect(outcome('done')).toHaveAttribute('data-tone', 'act');
    await expect(outcome('done')).toContainText('agent adapter');
    expect(ccai.ringing()).toEqual([]);
  });
}

test('a busy agent is told so, and a wrong e-mail leads to the settings', async () => {
  const { main } = desk();
  await change({ agent: { email: OTHER_AGENT } });
  await openForm(freshNumber());
  await callButton().click();
  await expect(outcome('refused')).toContainText('You are busy or offline');
  await outcome('refused').getByText('What CCAI Platform answered').click();
  await expect(outcome('refused')).toContainText('Agent is not available to take this call');
  await main.keyboard.press('Escape');

  await change({ agent: { email: 'nobody@example.fr' } });
  await openForm(freshNumber());
  await callButton().click();
  await expect(outcome('refused')).toContainText('does not know your e-mail');
  await sheet().getByRole('button', { name: 'Open the settings' }).click();
  await expect(main.locator('[data-setting="agent.email"]')).toBeVisible();
  await change({ agent: { email: AGENT } });
});

test('a wrong subdomain is said to be that', async () => {
  desk().ccai.setQuirks([{ quirk: 'notFoundPage', operation: 'callOut' }]);
  await openForm(freshNumber());
  await callButton().click();
  await expect(outcome('refused')).toContainText('Check the subdomain');
});

for (const [menu, says] of [
  [MENUS.night, 'closed: outside its hours'],
  [MENUS.redirected, 'redirected by hand'],
  [MENUS.webOnly, 'cannot be used for this'],
] as const) {
  test(`a menu that takes nobody says why and offers another time: ${says}`, async () => {
    const { main, ccai } = desk();
    await openForm(freshNumber());
    await sheet().getByText('Put in a queue').click();
    await sheet().getByLabel('Menu', { exact: true }).selectOption(String(menu));
    await sheet().locator('[data-action="queueNow"]').click();
    await expect(outcome('refused')).toContainText(says);
    await outcome('refused').getByRole('button', { name: 'Schedule instead' }).click();
    await expect(outcome('refused')).toHaveCount(0);
    expect(ccai.ringing()).toEqual([]);
    expect((await get(main, 'intents.open', {})).intents).toEqual([]);
    await main.keyboard.press('Escape');
  });
}

for (const [id, language, says] of [
  ['menu_999', 'fr', 'cannot read the menu'],
  ['9999', 'fr', 'does not know the menu “9999”'],
  ['9', 'xy', 'does not know the language “xy”'],
  ['9', 'de', 'does not speak the language “de”'],
] as const) {
  test(`menu ${id} with language ${language} is refused in words that name it`, async () => {
    await openForm(freshNumber());
    await sheet().getByText('Put in a queue').click();
    await sheet().getByLabel('Menu', { exact: true }).selectOption({ label: 'Another one, by its id…' });
    await sheet().getByLabel('Id of the menu').fill(id);
    await sheet().getByText('Language, recording').click();
    await sheet().getByLabel('Language', { exact: true }).fill(language);
    await sheet().locator('[data-action="queueNow"]').click();
    await expect(outcome('refused')).toContainText(says);
  });
}

test('somebody is put in a queue', async () => {
  const { ccai } = desk();
  const number = freshNumber();
  await openForm(number);
  await sheet().getByText('Put in a queue').click();
  await sheet().getByText('Language, recording').click();
  await sheet().getByText('Yes', { exact: true }).click();
  await sheet().locator('[data-action="queueNow"]').click();
  await expect(outcome('done')).toContainText('In the queue');
  expect(ccai.ringing()[0]).toMatchObject({
    operation: 'queueNow',
    number,
    request: { menu_id: MENUS.support, lang: 'fr', recording_permission: 'recording_permission_granted' },
  });
});

test('asked for fewer requests: nothing was done, and trying again is one call', async () => {
  const { ccai } = desk();
  ccai.setQuirks([{ quirk: 'rateLimitedFor7', operation: 'callOut', times: 1 }]);
  await openForm(freshNumber());
  await callButton().click();
  await expect(outcome('drafted')).toContainText(/fewer requests.*Not before \d\d:\d\d:\d\d/s);
  // The platform asked for seven seconds, and the button counts them down.
  await expect(outcome('drafted').locator('[data-step="send"]')).toHaveText(/Try again in \d s/);
  const again = outcome('drafted').getByRole('button', { name: 'Try again', exact: true });
  await again.click({ timeout: 15_000 });
  await expect(outcome('done')).toBeVisible();
  expect(ccai.ringing()).toHaveLength(1);
});

test('CCAI Platform out of reach: nothing left, and the call can be changed', async () => {
  const { ccai } = desk();
  await change({ ccai: { baseUrl: 'http://127.0.0.1:9' } });
  await openForm(freshNumber());
  await callButton().click();
  await expect(outcome('drafted')).toContainText('nothing left this computer');
  await change({ ccai: { baseUrl: ccai.url } });
  await outcome('drafted').getByRole('button', { name: 'Change and try again' }).click();
  await callButton().click();
  await expect(outcome('done')).toBeVisible();
  expect(ccai.ringing()).toHaveLength(1);
});

for (const [button, more] of [
  ['It was placed', 0],
  ['Call again', 1],
] as const) {
  test(`an answer that is lost is a decision, also at the head of Live: ${button}`, async () => {
    const { main, ccai } = desk();
    const number = freshNumber();
    ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'reset', acts: true, times: 1 }]);
    await openForm(number);
    await callButton().click();
    await expect(outcome('unconfirmed')).toContainText('The connection broke before the answer');
    await expect(outcome('unconfirmed')).toContainText('rings a second time');
    expect(ccai.ringing()).toHaveLength(1);
    await main.keyboard.press('Escape');
    const open = main.locator('[data-open-intent]');
    await expect(open).toContainText('Perhaps placed');

    // The same number again: the form knows that it may be ringing.
    await openForm(number);
    await expect(sheet().locator('[data-warning="standing"]')).toBeVisible();
    await main.keyboard.press('Escape');

    await open.getByRole('button', { name: button }).click();
    await expect(open).toHaveCount(0);
    expect(ccai.ringing()).toHaveLength(1 + more);
  });
}

test('one click beside a number calls it; a second one while it rings does not', async () => {
  const { main, call, ccai } = desk();
  const number = freshNumber();
  ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'delay', value: 300 }]);
  await call(number);
  const button = main.locator(`.live [data-call-number="${number}"]`);
  await button.dblclick();
  await expect(main.getByRole('region', { name: 'Call from here' })).toContainText('The call is placed');
  expect(ccai.ringing().map((rang) => rang.number)).toEqual([number]);
  await main.getByRole('button', { name: 'Dismiss', exact: true }).click();
});

test('what was typed outlives Escape, a number from elsewhere, and waits beside it', async () => {
  const { main, ringside } = desk();
  const box = sheet().getByLabel('Number', { exact: true });
  await openForm('06 12 34 56 78 after lunch');
  await sheet().getByLabel('Ticket', { exact: true }).fill('71450');
  await main.keyboard.press('Escape');
  await expect(sheet()).toHaveCount(0);
  await main.keyboard.press('Control+d');
  await expect(box).toHaveValue('06 12 34 56 78 after lunch');
  await expect(sheet().getByLabel('Ticket', { exact: true })).toHaveValue('71450');
  await expect(box).toBeFocused();

  const number = freshNumber();
  await startAgain(ringside, `tel:${number}`);
  await expect(box).toHaveValue(number);
  await expect(sheet().locator('[data-begun]')).toContainText('06 12 34 56 78 after lunch');
  await main.keyboard.press('Escape');
  await expect(box).toHaveValue('06 12 34 56 78 after lunch');

  await main.keyboard.press('Escape');
  await startAgain(ringside, `tel:${number}`);
  await sheet().locator('[data-begun] button').click();
  await expect(box).toHaveValue('06 12 34 56 78 after lunch');
  await sheet().locator('[data-action="afresh"]').click();
  await expect(box).toHaveValue('');
  await main.keyboard.press('Escape');
  await expect(sheet()).toHaveCount(0);
});

test('ended calls and calls not placed go by one press each, and what is in doubt stays', async () => {
  const { main, ccai, hook } = desk();
  const numbers = [freshNumber(), freshNumber()];
  for (const number of numbers)
    await get(main, 'placing.queueNow', { id: randomUUID(), to: { number }, menuId: MENUS.night });
  ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'reset', acts: true, times: 1 }]);
  await get(main, 'placing.dial', { id: randomUUID(), to: { number: freshNumber() } });
  await expect(main.locator('[data-open-intent]')).toHaveCount(3);
  await hook.tell({ id: 'over-1', number: numbers[0] ?? '', state: 'ringing' });
  await hook.tell({ id: 'over-1', number: numbers[0] ?? '', state: 'ended' });
  const row = main.locator('[data-live-list] button[data-call-id="over-1"]');
  await expect(row).toHaveAttribute('data-call-state', 'ended');
  await expect(main.locator('[data-outcome="unconfirmed"]')).toBeVisible();

  await main.locator('[data-screen="live"] [data-head]').focus();
  await main.keyboard.press('Shift+Delete');
  await expect(row).toHaveCount(0);
  await expect(main.locator('[data-action="dismissEnded"]')).toHaveCount(0);
  await expect(main.locator('[data-open-intent]')).toHaveCount(3);
  await main.locator('[data-action="clearNotPlaced"]').click();
  await expect(main.locator('[data-open-intent]')).toHaveCount(1);
  await expect(main.locator('[data-outcome="unconfirmed"]')).toBeVisible();
  await expect(main.locator('[data-action="clearNotPlaced"]')).toHaveCount(0);
});

test('a part of the page that does not come says so, and comes when it is tried again', async ({
  openOwnDesk,
}) => {
  const { main, ringside } = await openOwnDesk();
  const missing = await withoutFile(ringside, /DialSheet/);
  // The page asks whoever served it when it was fetched.
  await main.reload();
  await expect(main.locator('[data-screen="live"] [data-head]')).toBeVisible();
  await main.keyboard.press('Control+d');
  const dialog = main.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('A part of Ringside is not at hand');
  expect(await violationsOf(main)).toEqual([]);
  await missing.restore();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByLabel('Number', { exact: true })).toBeVisible();
});

test('a number with a warning is not called by one click: the form asks', async () => {
  const { main, call, ccai } = desk();
  await call('+33899123456');
  await main.locator('.live [data-call-number="+33899123456"]').click();
  await expect(sheet().locator('[data-warning="premium"]')).toBeVisible();
  expect(ccai.ringing()).toEqual([]);
  await expect(callButton()).toHaveText('Call anyway');
});

test('what is missing is named and leads to its place', async () => {
  const { main, ccai } = desk();
  await change({ ccai: { subdomain: '' }, agent: { email: '' } });
  await openForm(freshNumber());
  await expect(sheet().locator('[data-missing]')).toHaveCount(2);
  await expect(callButton()).toBeDisabled();
  await sheet().locator('[data-missing="subdomain"]').getByRole('button').click();
  await expect(main.locator('[data-setting="ccai.subdomain"]')).toBeVisible();
  await change({ ccai: { subdomain: 'customer' }, agent: { email: AGENT } });
  expect(ccai.ringing()).toEqual([]);
});

test('a megabyte of text, forty digits and three digits break nothing and say why', async () => {
  const { main } = desk();
  await openForm('');
  const box = sheet().getByLabel('Number', { exact: true });
  await box.fill('1'.repeat(40));
  await expect(sheet().locator('[data-reading="read"]')).toBeVisible();
  await expect(callButton()).toBeDisabled();
  await box.fill('x'.repeat(1_000_000));
  await expect(sheet()).toContainText('no number in the beginning of this text');
  await box.fill('<script>alert(1)</script> \u0000\u0007');
  await expect(callButton()).toBeDisabled();
  await main.keyboard.press('Escape');
  await expect(sheet()).toHaveCount(0);
});

for (const language of ['en', 'fr'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the form and in what comes of it, ${language}, ${theme}`, async () => {
      const { main, ccai } = desk();
      await change({ language, theme });
      await expect(main.locator('html')).toHaveAttribute('lang', language);
      await expect(main.locator('html')).toHaveAttribute('data-theme', theme);
      const dial = async (text: string): Promise<void> => {
        await main.keyboard.press('Control+d');
        await sheet().locator('textarea').fill(text);
        await expect(sheet().locator('[data-candidate]').first()).toBeVisible();
      };
      await dial(`${freshNumber()}, +33899123456, ${freshNumber()}`);
      expect(await violationsOf(main), 'several numbers').toEqual([]);
      await sheet().locator('input[type="radio"][value="queueNow"]').check({ force: true });
      await sheet().locator('summary').click();
      expect(await violationsOf(main), 'queue').toEqual([]);
      await main.keyboard.press('Escape');
      await main.keyboard.press('Control+d');
      await expect(sheet().locator('[data-restored]')).toBeVisible();
      expect(await violationsOf(main), 'what was typed before').toEqual([]);
      await sheet().locator('[data-action="afresh"]').click();
      await main.keyboard.press('Escape');

      for (const [name, prepare] of [
        ['done', () => ccai.setQuirks([{ quirk: 'adapter', operation: 'callOut', times: 1 }])],
        ['refused', () => ccai.setQuirks([{ quirk: 'notFoundPage', operation: 'callOut', times: 1 }])],
        ['drafted', () => ccai.setQuirks([{ quirk: 'rateLimited', operation: 'callOut', times: 1 }])],
        [
          'unconfirmed',
          () =>
            ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'reset', acts: true, times: 1 }]),
        ],
      ] as const) {
        prepare();
        await dial(freshNumber());
        await callButton().click();
        await expect(outcome(name)).toBeVisible();
        expect(await violationsOf(main), name).toEqual([]);
        await main.keyboard.press('Escape');
      }
      await expect(main.locator('[data-open-intent]')).toHaveCount(3);
      expect(await violationsOf(main), 'the head of Live').toEqual([]);
      await change({ language: 'en', theme: 'light' });
    });
  }
}
