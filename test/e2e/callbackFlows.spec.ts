import { randomUUID } from 'node:crypto';
import { expect, type Locator, type Page } from '@playwright/test';
import type { ReplyOf } from '#shared/contract/api.ts';
import { clearNotifications, watchNotifications } from './support/notifications.ts';
import { shareRestartingDesk } from './support/restartingDesk.ts';
import { shareDesk, test } from './support/test.ts';
import { clipboardText, get } from './support/windows.ts';

/**
 * Callbacks where this app cannot do by itself what is wanted: what CCAI Platform holds is moved and cancelled, what
 * nobody knows after the app was killed is decided, and without any CCAI Platform the agent calls.
 */

const SETTINGS = {
  theme: 'light',
  region: 'FR',
  callbacks: { hoursFrom: '00:00', hoursTo: '00:00', remindMinutesBefore: 0 },
} as const;
const HOUR = 3_600_000;
const PARIS = 'Europe/Paris';
const LANGUAGES = ['en', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];
type Intent = ReplyOf<'intents.read'>;

/** What the agent reads. */
const WORDS = {
  en: {
    willStillCall: 'it will still call on',
    second: 'A second callback is made for the new time.',
    noWayBack: 'offers no way to take a callback back from here',
    mayCall: 'If it has, it will call on',
    perhaps: 'Perhaps handed over: no answer tells',
    interrupted: 'Ringside ended while it was on its way.',
    ringsTwice: 'If CCAI Platform has it after all, it rings twice.',
    has: 'CCAI Platform has the callback',
    hasAsFound: 'CCAI Platform has it, as you found',
    remains: 'CCAI Platform still has it and will call. Remove it there.',
    removedByAgent: 'You removed it in CCAI Platform.',
    unknown: 'Whether CCAI Platform has it is not known. It may still call.',
    inSixHours: 'in 6 h',
    notSetUp: 'its address, its subdomain, its token missing',
    youCall: 'Ringside reminds you at the time. CCAI Platform knows nothing of it.',
    ownPhone: 'Call with your own phone.',
    due: 'Call back now',
    snoozed: 'Snoozed',
  },
  fr: {
    willStillCall: 'il appellera quand même le',
    second: 'Un second rappel est créé pour la nouvelle heure.',
    noWayBack: 'CCAI Platform ne permet pas de reprendre un rappel d’ici',
    mayCall: 'Si oui, il appellera le',
    perhaps: 'aucune réponse ne le dit',
    interrupted: 'Ringside s’est arrêté pendant l’envoi.',
    ringsTwice: 'Si CCAI Platform l’a déjà, cela sonnera deux fois.',
    has: 'CCAI Platform a le rappel',
    hasAsFound: 'CCAI Platform l’a, d’après vous',
    remains: 'CCAI Platform l’a toujours et appellera. Supprimez-le là-bas.',
    removedByAgent: 'Vous l’avez supprimé dans CCAI Platform.',
    unknown: 'On ne sait pas si CCAI Platform l’a. Un appel peut encore partir.',
    inSixHours: 'dans 6 h',
    notSetUp: 'il manque son adresse, son sous-domaine, son jeton',
    youCall: 'Ringside vous le rappelle à l’heure dite. CCAI Platform n’en sait rien.',
    ownPhone: 'Appelez avec votre propre téléphone.',
    due: 'À rappeler maintenant',
    snoozed: 'Reporté',
  },
} as const satisfies Record<Language, Record<string, string>>;

let nextNumber = 60_000_000;
/** Another French mobile number each time, as it is called and as it is shown. */
function freshNumber(): { readonly e164: string; readonly shown: string } {
  nextNumber += 1;
  const digits = String(nextNumber);
  return { e164: `+336${digits}`, shown: `+33 6 ${(digits.match(/../g) ?? []).join(' ')}` };
}

const sheetOf = (main: Page): Locator => main.locator('dialog.sheet');
const detailOf = (main: Page): Locator => main.locator('article.detail');
const rowOf = (main: Page, who: string): Locator => main.getByRole('option').filter({ hasText: who });
const stateOf = async (main: Page, id: string): Promise<Intent['state']> =>
  (await get(main, 'intents.read', { id })).state;

async function speak(main: Page, language: Language): Promise<void> {
  await get(main, 'settings.change', { change: { language } });
  await expect(main.locator('html')).toHaveAttribute('lang', language);
}

/** Selects a callback in the list, as one does with the mouse. */
async function select(main: Page, who: string): Promise<void> {
  await main.keyboard.press('Control+4');
  await expect(main.locator('[data-screen="callbacks"] h1')).toBeFocused();
  await rowOf(main, who).click();
  await expect(detailOf(main).locator('h2')).toHaveText(who);
}

/** Ends what stands open, so that the next test finds its own row in sight: a long list draws only what is seen. */
async function endAll(main: Page): Promise<void> {
  for (const group of ['overdue', 'today', 'coming'] as const) {
    const { intents } = await get(main, 'callbacks.list', { group, todayEnds: Date.now(), limit: 200 });
    for (const { id } of intents) await get(main, 'intents.cancel', { id, removedThere: true });
  }
}

/** Fills the form for a new callback in and sends it off, without waiting for what comes of it. */
async function schedule(main: Page, number: string, when: string): Promise<void> {
  await main.keyboard.press('Control+4');
  await main.locator('[data-action="new"]').click();
  await sheetOf(main).locator('[data-field="number"]').fill(number);
  await expect(sheetOf(main).locator('[data-understood]')).toBeVisible();
  await sheetOf(main).locator('[data-field="when"]').fill(when);
  await expect(sheetOf(main).locator('[data-at]')).toBeVisible();
  await sheetOf(main).locator('[data-action="save"]').click();
}

test.describe('with CCAI Platform', () => {
  const desk = shareRestartingDesk(SETTINGS);
  test.afterEach(() => endAll(desk().main));
  const scheduled = (number: string): number =>
    desk()
      .ccai.ringing()
      .filter((call) => call.operation === 'schedule' && call.number === number).length;

  /** A callback that CCAI Platform has taken. */
  async function heldCallback(number: string): Promise<string> {
    const { main } = desk();
    const id = randomUUID();
    const due = { at: Date.now() + 5 * HOUR, zone: PARIS };
    await get(main, 'callbacks.schedule', { id, kind: 'callback', to: { number }, due });
    await expect.poll(() => stateOf(main, id)).toMatchObject({ name: 'scheduled', how: 'created' });
    return id;
  }

  for (const language of LANGUAGES) {
    const words = WORDS[language];
    for (const removed of [false, true]) {
      const by = removed ? 'and was removed there' : 'and still stands there';
      const there = removed ? 'removedByAgent' : 'remains';

      test(`what CCAI Platform holds is moved by a second one; the first is told as it is, ${by} (${language})`, async () => {
        const { main } = desk();
        await speak(main, language);
        const { e164, shown } = freshNumber();
        const id = await heldCallback(e164);
        await select(main, shown);
        await detailOf(main).locator('[data-step="move"]').click();
        const held = sheetOf(main).locator('[data-held]');
        await expect(held).toContainText(words.noWayBack);
        await expect(held).toContainText(words.willStillCall);
        await expect(held).toContainText(words.second);
        await expect(held.getByRole('checkbox')).not.toBeChecked();
        if (removed) await held.getByRole('checkbox').check();
        await sheetOf(main).locator('[data-field="when"]').fill(words.inSixHours);
        await sheetOf(main).locator('[data-field="when"]').press('Enter');
        await expect(sheetOf(main).locator('[data-result="scheduled"]')).toContainText(words.has);
        expect(scheduled(e164)).toBe(2);
        expect(await stateOf(main, id)).toMatchObject({ name: 'cancelled', there });

        await sheetOf(main).locator('[data-action="showInList"]').click();
        await expect(rowOf(main, shown)).toHaveCount(1);
        await detailOf(main).locator('dd .link').click();
        await expect(detailOf(main)).toHaveAttribute('data-intent', id);
        await expect(detailOf(main)).toContainText(words[there]);
      });

      test(`what CCAI Platform holds is cancelled as far as that goes, ${by} (${language})`, async () => {
        const { main } = desk();
        await speak(main, language);
        const { e164, shown } = freshNumber();
        const id = await heldCallback(e164);
        await select(main, shown);
        await detailOf(main).locator('[data-step="cancel"]').click();
        await expect(sheetOf(main)).toContainText(words.noWayBack);
        await expect(sheetOf(main)).toContainText(words.willStillCall);
        if (removed) await sheetOf(main).getByRole('checkbox').check();
        await sheetOf(main).locator('[data-step="cancel"]').click();
        await expect(detailOf(main)).toContainText(words[there]);
        expect(await stateOf(main, id)).toMatchObject({ name: 'cancelled', there });
        expect(scheduled(e164)).toBe(1);
      });
    }

    /** Kills the app while it waits for an answer, and leaves the doubt about it selected. */
    async function killInDoubt(acts: boolean): Promise<{ readonly id: string; readonly e164: string }> {
      const { ccai, main: before, killAndRestart } = desk();
      await speak(before, language);
      const { e164, shown } = freshNumber();
      ccai.setFaults([{ system: 'ccai', operation: 'schedule', kind: 'silence', acts }]);
      await schedule(before, e164, words.inSixHours);
      await expect.poll(() => ccai.log().filter(({ operation }) => operation === 'schedule').length).toBe(1);
      await killAndRestart(() => {
        ccai.setFaults([]);
      });

      const { main } = desk();
      await expect(main.locator('html')).toHaveAttribute('lang', language);
      await select(main, shown);
      await expect(detailOf(main).locator('[data-shown="unconfirmed"]')).toBeVisible();
      await expect(detailOf(main)).toContainText(words.perhaps);
      await expect(detailOf(main)).toContainText(words.interrupted);
      await expect(detailOf(main)).toContainText(words.ringsTwice);
      await expect(detailOf(main).locator('[data-step="exists"]')).toBeVisible();
      await expect(detailOf(main).locator('[data-step="sendAgain"]')).toBeVisible();
      // The start of the app sends nothing of which it is not certain that it never left.
      expect(scheduled(e164)).toBe(acts ? 1 : 0);
      const id = (await detailOf(main).getAttribute('data-intent')) ?? '';
      expect(await stateOf(main, id)).toMatchObject({ name: 'unconfirmed', reason: 'interrupted' });
      return { id, e164 };
    }

    test(`killed before the answer: the agent finds it there, and nothing is sent again (${language})`, async () => {
      const { id, e164 } = await killInDoubt(true);
      const { main } = desk();
      await detailOf(main).locator('[data-step="exists"]').click();
      await expect(detailOf(main)).toContainText(words.hasAsFound);
      expect(await stateOf(main, id)).toMatchObject({ name: 'scheduled', how: 'agentSaysSo' });
      expect(scheduled(e164)).toBe(1);
    });

    for (const acts of [true, false]) {
      const was = acts ? 'although it was taken' : 'and had never been taken';
      test(`killed before the answer: sent again once by the agent, ${was} (${language})`, async () => {
        const { id, e164 } = await killInDoubt(acts);
        const { main } = desk();
        await detailOf(main).locator('[data-step="sendAgain"]').dblclick();
        await expect(detailOf(main)).toContainText(words.has);
        expect(await stateOf(main, id)).toMatchObject({ name: 'scheduled', how: 'created' });
        expect(scheduled(e164)).toBe(acts ? 2 : 1);
      });
    }

    test(`killed before the answer: given up with the doubt, and still so after another start (${language})`, async () => {
      const { id, e164 } = await killInDoubt(true);
      const { main, restart } = desk();
      await detailOf(main).locator('[data-step="cancel"]').click();
      await expect(sheetOf(main)).toContainText(words.mayCall);
      await sheetOf(main).locator('[data-step="cancel"]').click();
      await expect(detailOf(main)).toContainText(words.unknown);
      await restart();
      expect(await stateOf(desk().main, id)).toMatchObject({ name: 'cancelled', there: 'unknown' });
      expect(scheduled(e164)).toBe(1);
    });
  }
});

test.describe('without CCAI Platform', () => {
  const desk = shareDesk({ settings: SETTINGS });

  for (const language of LANGUAGES) {
    const words = WORDS[language];
    test(`"I call" is all that is offered, and it is kept to the end (${language})`, async () => {
      const { main, ringside } = desk();
      await speak(main, language);
      const { e164, shown } = freshNumber();
      await main.keyboard.press('Control+4');
      await main.locator('[data-action="new"]').click();
      const kinds = sheetOf(main).locator('[data-kind]');
      await expect(kinds.filter({ has: main.locator('[value="callback"]') })).toContainText(words.notSetUp);
      await expect(sheetOf(main).locator('[value="callback"]')).toBeDisabled();
      await expect(sheetOf(main).locator('[value="reminder"]')).toBeChecked();
      await main.keyboard.press('Escape');
      await schedule(main, e164, words.inSixHours);
      await expect(sheetOf(main).locator('[data-result="scheduled"]')).toContainText(words.youCall);
      await sheetOf(main).locator('[data-action="showInList"]').click();
      const id = (await detailOf(main).getAttribute('data-intent')) ?? '';

      // Brought forward to this moment, as no form can: it falls due while the app runs.
      const watch = await watchNotifications();
      const due = { at: Date.now() + 1000, zone: PARIS };
      await get(main, 'callbacks.edit', { id, kind: 'reminder', to: { number: e164 }, due, note: '' });
      await expect.poll(() => watch.shown()).toHaveLength(1);
      expect(watch.shown()[0]?.title).toContain(words.due);
      expect(watch.shown()[0]?.title).toContain(shown);
      await watch.stop();
      await clearNotifications();

      await main.keyboard.press('Control+1');
      const bar = main.locator('.bar');
      await expect(bar).toContainText(shown);
      await expect(bar.locator('[data-step="call"]')).toHaveCount(0);
      await bar.locator('[data-step="open"]').click();
      await expect(detailOf(main)).toHaveAttribute('data-intent', id);
      await expect(detailOf(main)).toContainText(words.ownPhone);
      await detailOf(main).locator('[data-step="copy"]').click();
      await expect.poll(() => clipboardText(ringside.app)).toBe(e164);

      await detailOf(main).locator('[data-snooze="tenMinutes"]').click();
      await expect(main.locator('[data-report="done"]')).toContainText(words.snoozed);
      await expect(detailOf(main).locator('[data-shown="scheduled"]')).toBeVisible();
      await detailOf(main).locator('[data-step="move"]').click();
      // Nobody else holds it: it is one callback, and it is moved.
      await expect(sheetOf(main).locator('[data-held]')).toHaveCount(0);
      await sheetOf(main).locator('[data-field="when"]').fill(words.inSixHours);
      await sheetOf(main).locator('[data-action="save"]').click();
      await expect(sheetOf(main).locator('[data-result="scheduled"]')).toBeVisible();
      await sheetOf(main).locator('[data-action="close"]').first().click();
      await expect(rowOf(main, shown)).toHaveCount(1);
      await select(main, shown);
      await detailOf(main).locator('[data-step="finish"]').click();
      await expect(rowOf(main, shown)).toHaveCount(0);
      expect(await stateOf(main, id)).toMatchObject({ name: 'done', how: 'finishedByAgent' });
    });
  }
});
