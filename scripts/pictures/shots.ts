import { join } from 'node:path';
import { callingPictures, flagsOfACall, promises } from './callingShots.ts';
import { pointCamera, type Camera } from './camera.ts';
import { CAST } from './cast.ts';
import { numberPictures } from './numberShots.ts';
import { pinPictures } from './pinShots.ts';
import { dismiss, go, identified, PATIENCE_MS } from './steps.ts';
import { idOf, type Studio } from './studio.ts';

/** Pages of the settings that are shown, by their place. */
const SETTINGS_PAGE = { encom: 3, ccai: 6 } as const;

/** Takes the pictures of one guide, in an order that lets each call be seen as it should. */
export async function takePictures(studio: Studio, fileOf: (name: string) => string): Promise<void> {
  const pop = await pointCamera(studio.pop, 2);
  const main = await pointCamera(studio.main, 1.5);
  await promises(studio, main, fileOf);
  await callingPictures(studio, main, fileOf);
  await flagsOfACall(studio, pop, fileOf);
  await callOfAKnownCaller(studio, pop, fileOf);
  await mainWindow(studio, pop, main, fileOf);
  await callsThatAreNotKnown(studio, pop, fileOf);
  await encomInTrouble(studio, pop, fileOf);
  await pinPictures(studio, pop, main, fileOf);
  await numberPictures(studio, main, fileOf);
}

type FileOf = (name: string) => string;

async function callOfAKnownCaller(studio: Studio, pop: Camera, fileOf: FileOf): Promise<void> {
  studio.ring('1', CAST.clinic);
  await identified(studio.pop, '1');
  await pop.shoot(fileOf('pop'));
  await studio.setTheme('dark');
  await pop.shoot(fileOf('pop-dark'));
  await studio.setTheme('light');
}

async function mainWindow(studio: Studio, pop: Camera, camera: Camera, fileOf: FileOf): Promise<void> {
  const { main } = studio;
  studio.ring('2', CAST.hotel);
  studio.ring('3', CAST.bakery);
  await identified(studio.pop, '2');
  await identified(studio.pop, '3');
  await studio.report('3', CAST.bakery, 'answered');
  await studio.pop.locator(`li[data-open] [data-call-id="${idOf('3')}"]`).waitFor({ timeout: PATIENCE_MS });
  await pop.shoot(fileOf('pop-several'));

  await go(main, 'live');
  await camera.shoot(fileOf('live'));
  await go(main, 'lookup');
  await main.locator('form input[data-head]').fill('4711');
  await main.locator('form input[data-head]').press('Enter');
  await main.locator('article [data-fact="vip"][data-tone="no"]').waitFor({ timeout: PATIENCE_MS });
  await camera.shoot(fileOf('lookup'));
  await go(main, 'settings');
  for (const [page, name] of [
    ['encom', 'settings'],
    ['ccai', 'settings-ccai'],
  ] as const) {
    await main.locator('.settings nav button').nth(SETTINGS_PAGE[page]).click();
    await main.locator(`[data-credentials="${page}"]`).waitFor({ timeout: PATIENCE_MS });
    await camera.shoot(fileOf(name));
  }
  await go(main, 'live');
  await studio.pop.evaluate(`window.ringside.invoke('pop.openCaller', { callId: '${idOf('1')}' })`);
  await main.locator('[data-screen="caller"] [data-fact="vip"][data-tone="yes"]').waitFor();
  await camera.shoot(fileOf('card'));
  for (const [id, anum] of [
    ['1', CAST.clinic],
    ['2', CAST.hotel],
    ['3', CAST.bakery],
  ] as const) {
    await studio.report(id, anum, 'ended');
    await dismiss(studio.pop, id);
  }
  await go(main, 'history');
  await studio.setTheme('dark');
  await camera.shoot(fileOf('history-dark'));
  await studio.setTheme('light');
}

async function callsThatAreNotKnown(studio: Studio, pop: Camera, fileOf: FileOf): Promise<void> {
  studio.ring('4', CAST.stranger);
  await identified(studio.pop, '4');
  await studio.pop.locator('[data-code-field] input').fill('4711');
  await pop.shoot(fileOf('pop-code'));
  await dismiss(studio.pop, '4');
  studio.ring('5', 'anonymous');
  await identified(studio.pop, '5');
  await pop.shoot(fileOf('pop-withheld'));
  await dismiss(studio.pop, '5');
}

async function encomInTrouble(studio: Studio, pop: Camera, fileOf: FileOf): Promise<void> {
  studio.encom.setFaults([{ system: 'encom', operation: '*', kind: 'delay', value: 3_500 }]);
  studio.ring('6', CAST.garage);
  await studio.pop
    .locator(`[data-call-id="${idOf('6')}"] [data-tone="pending"]`)
    .nth(2)
    .waitFor();
  await pop.shoot(fileOf('pop-asking'));
  await dismiss(studio.pop, '6');
  studio.encom.setFaults([{ system: 'encom', operation: '*', kind: 'status', value: 500 }]);
  studio.ring('7', CAST.newcomer);
  await identified(studio.pop, '7');
  await pop.shoot(fileOf('pop-failed'));
  await dismiss(studio.pop, '7');
  studio.ring('8', CAST.plumber);
  await identified(studio.pop, '8');
  await pop.shoot(fileOf('pop-last-known'));
  await dismiss(studio.pop, '8');
  studio.encom.setFaults([]);
}

/** Pictures stand beside each other, one file a language: `pop.png`, `pop.fr.png`. */
export function pictureFile(folder: string, language: 'en' | 'fr', name: string): string {
  return join(folder, language === 'en' ? `${name}.png` : `${name}.${language}.png`);
}
