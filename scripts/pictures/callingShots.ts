import type { Page } from 'playwright';
import type { Camera } from './camera.ts';
import { CAST, OFFICES } from './cast.ts';
import { dismiss, go, identified, PATIENCE_MS } from './steps.ts';
import { FLAGGED_CALL, idOf, type Studio } from './studio.ts';

type FileOf = (name: string) => string;

/** The list of callbacks with the one in doubt opened, and the form that makes one. */
export async function promises({ main, words }: Studio, camera: Camera, fileOf: FileOf): Promise<void> {
  await go(main, 'callbacks');
  const rows = main.locator('[data-screen="callbacks"] [data-intent-id]');
  await rows.nth(4).waitFor({ timeout: PATIENCE_MS });
  await rows.filter({ has: main.locator('[data-shown="unconfirmed"]') }).click();
  await main.locator('[data-step="exists"]').waitFor({ timeout: PATIENCE_MS });
  await camera.shoot(fileOf('callbacks'));

  await main.locator('[data-action="new"]').click();
  const sheet = main.getByRole('dialog');
  await sheet.locator('[data-field="number"]').fill(CAST.hotel);
  await sheet.locator('[data-field="when"]').fill(words.christmasNight);
  await sheet.locator('[data-field="note"]').fill(words.scheduleNote);
  await sheet.locator('[data-advice="holiday"]').waitFor({ timeout: PATIENCE_MS });
  await camera.shoot(fileOf('schedule'));
  await leave(main);
  // The other pictures are not about what is late; the list itself shows no bar.
  await go(main, 'live');
  await main.locator('[data-due] button').last().click();
}

/** A call whose id at CCAI Platform is known. */
export async function flagsOfACall(studio: Studio, pop: Camera, fileOf: FileOf): Promise<void> {
  for (const [flag, value] of [
    ['verifiedCustomer', true],
    ['badActor', false],
  ] as const) {
    const change = JSON.stringify({ providerCallId: FLAGGED_CALL, flag, value });
    await studio.main.evaluate(`window.ringside.invoke('flags.write', ${change})`);
  }
  await studio.report('9', CAST.school, 'ringing', FLAGGED_CALL);
  await identified(studio.pop, '9');
  const flags = studio.pop.locator(`[data-call-id="${idOf('9')}"] [data-flag]`);
  await flags.and(studio.pop.locator('[data-tone="yes"]')).waitFor({ timeout: PATIENCE_MS });
  await pop.shoot(fileOf('pop-flags'));
  await studio.report('9', CAST.school, 'ended');
  await dismiss(studio.pop, '9');
}

/** The form for calling with what it warns of, and two outcomes that ask something of the agent. */
export async function callingPictures(studio: Studio, camera: Camera, fileOf: FileOf): Promise<void> {
  const { main, ccai, words } = studio;
  await go(main, 'live');
  const night = OFFICES.find(({ zone }) => isNight(zone)) ?? OFFICES[0];
  const sheet = await openDial(main, words.pasted(night.number, CAST.competition));
  await sheet.locator('[data-candidate]').nth(1).waitFor({ timeout: PATIENCE_MS });
  await sheet.locator('[data-warning="premium"]').waitFor({ timeout: PATIENCE_MS });
  await camera.shoot(fileOf('dial'));
  await leave(main);

  ccai.setQuirks([{ quirk: 'adapter', operation: 'callOut' }]);
  await call(main, CAST.clinic, 'done');
  await camera.shoot(fileOf('dial-adapter'), sheet);
  await leave(main);
  ccai.setQuirks([]);

  ccai.setFaults([{ system: 'ccai', operation: 'callOut', kind: 'reset', acts: true }]);
  await call(main, CAST.bakery, 'unconfirmed');
  await camera.shoot(fileOf('dial-unconfirmed'), sheet);
  await main.locator('dialog [data-step="exists"]').click();
  ccai.setFaults([]);
  await leave(main);
}

async function openDial(main: Page, text: string) {
  await main.keyboard.press('Control+d');
  const sheet = main.getByRole('dialog');
  await sheet.locator('textarea').fill(text);
  await sheet.locator('[data-candidate]').first().waitFor({ timeout: PATIENCE_MS });
  return sheet;
}

/** Calls, and waits for the outcome. */
async function call(main: Page, number: string, outcome: 'done' | 'unconfirmed'): Promise<void> {
  const sheet = await openDial(main, number);
  await sheet.locator('[data-action="dial"]').click();
  await sheet.locator(`[data-outcome="${outcome}"]`).waitFor({ timeout: PATIENCE_MS });
}

async function leave(main: Page): Promise<void> {
  await main.keyboard.press('Escape');
  await main.getByRole('dialog').waitFor({ state: 'detached', timeout: PATIENCE_MS });
}

/** Outside the hours in which people may be called there. */
function isNight(zone: string): boolean {
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(),
  );
  return hour < 8 || hour >= 20;
}
