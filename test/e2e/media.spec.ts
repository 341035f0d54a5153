import { expect, type FrameLocator, type Locator } from '@playwright/test';
import { DEMO_MEDIA } from '#simulators/cliqphone/directory.ts';
import { shareCliqphoneDesk } from './support/cliqphoneDesk.ts';
import { test } from './support/test.ts';
import { get } from './support/windows.ts';

/** The company's sounds in the main window: found, and heard for real. */

const desk = shareCliqphoneDesk();

const screen = (): Locator => desk().main.locator('[data-screen="media"]');
const rowOf = (id: number): Locator => screen().locator(`[data-medium="${String(id)}"]`);
const player = (): Locator => screen().locator('section.player');
const frame = (): FrameLocator => screen().frameLocator('iframe');
const fetched = (): string[] =>
  desk()
    .cliqphone.log()
    .filter(({ operation }) => operation === 'asset')
    .map(({ target }) => target);

test.beforeEach(async () => {
  const { main, cliqphone } = desk();
  await main.keyboard.press('Control+1');
  cliqphone.clearLog();
  await main.keyboard.press('Control+6');
  await expect(rowOf(228)).toBeVisible();
});

test('kinds, state and search narrow the list', async () => {
  await expect(screen().locator('[data-medium]')).toHaveCount(DEMO_MEDIA.length);
  await screen().getByRole('radiogroup', { name: 'Kind of sound' }).getByText('Voicemail').click();
  await expect(screen().locator('[data-medium]')).toHaveCount(2);
  await screen().locator('[data-filter="state"]').selectOption('inactive');
  await expect(screen().locator('[data-medium]')).toHaveCount(1);
  await expect(rowOf(234)).toContainText('Ancien répondeur');
  await screen().getByRole('searchbox').fill('musique');
  await expect(screen()).toContainText('No sound fits');
  await screen().getByRole('button', { name: 'Show all sounds' }).click();
  await screen().getByRole('searchbox').fill('repondeur');
  await expect(screen().locator('[data-medium]')).toHaveCount(2);
  await screen().getByRole('searchbox').fill('');
  expect(fetched()).toEqual([]);
});

test('a sound is really played, one at a time, and silence follows the screen', async () => {
  const { main } = desk();
  // Long enough to still be playing when it is looked at.
  await main.evaluate(() => {
    const heard: string[] = [];
    (window as unknown as { heard: string[] }).heard = heard;
    window.addEventListener('message', ({ data }: MessageEvent<{ kind?: string; state?: string }>) => {
      if (data.kind === 'player' && data.state !== undefined) heard.push(data.state);
    });
  });
  const heard = () => main.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await rowOf(231).getByRole('button').click();
  await expect.poll(heard).toContain('playing');
  await expect(player()).toContainText('Musique attente');
  await expect(frame().locator('audio')).toHaveAttribute('src', /attente-.*\.wav$/);
  await expect.poll(heard).toContain('ended');
  await expect(player()).toHaveAttribute('data-playing', 'ended');
  expect(fetched().every((target) => target.includes('attente-'))).toBe(true);

  await rowOf(232).getByRole('button').click();
  await expect(player()).toContainText('Play-back');
  await expect(screen().locator('iframe')).toHaveCount(1);
  await expect.poll(() => fetched().some((target) => target.includes('play-'))).toBe(true);
  await player().locator('[data-action="stop"]').click();
  await expect(player()).toHaveCount(0);
  await expect(rowOf(232).getByRole('button')).toBeFocused();

  await rowOf(231).getByRole('button').click();
  await expect(screen().locator('iframe')).toHaveCount(1);
  await main.keyboard.press('Control+1');
  await main.keyboard.press('Control+6');
  await expect(rowOf(231)).toBeVisible();
  await expect(player()).toHaveCount(0);
});

test('what is not being played cannot be loaded by the page, not even from the same place', async () => {
  const { main, cliqphone } = desk();
  const address = `${cliqphone.url}/assets/musique/attente-20201001082011.wav`;
  const failed = await main.evaluate(
    (src) =>
      new Promise<boolean>((resolve) => {
        const audio = new Audio();
        audio.addEventListener('error', () => resolve(true));
        audio.addEventListener('canplay', () => resolve(false));
        audio.src = src;
      }),
    address,
  );
  expect(failed).toBe(true);
  expect(fetched()).toEqual([]);
});

test('a file that does not come is said, with a way on', async () => {
  const { cliqphone, main } = desk();
  cliqphone.setFaults([{ system: 'cliqphone', operation: 'asset', kind: 'status', value: 404 }]);
  await rowOf(228).getByRole('button').click();
  await expect(player()).toContainText('Nothing could be played');
  await main.keyboard.press('Escape');
  await expect(player()).toHaveCount(0);
  cliqphone.setFaults([]);
  await rowOf(231).getByRole('button').press('Enter');
  await expect(player()).toHaveAttribute('data-playing', /playing|ended/);
  await main.keyboard.press('Escape');
});

test('the same in French', async () => {
  const { main } = desk();
  await get(main, 'settings.change', { change: { language: 'fr' } });
  await expect(main.locator('html')).toHaveAttribute('lang', 'fr');
  await rowOf(231).getByRole('button', { name: 'Écouter Musique attente' }).click();
  await expect(player()).toContainText('Écouté jusqu’au bout');
  await player().getByRole('button', { name: 'Arrêter' }).click();
  await get(main, 'settings.change', { change: { language: 'en' } });
  await expect(main.locator('html')).toHaveAttribute('lang', 'en');
});
