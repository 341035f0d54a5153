import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { launchRingside, type Ringside } from '../../scripts/app/launchRingside.ts';
import { makeTestFolder } from '../../scripts/app/userData.ts';
import { SECRETS } from './support/desk.ts';
import { hookSimulator, type HookSimulator } from './support/hookSimulator.ts';
import { test } from './support/test.ts';

/** Calls that go on while the app is away: what it says of them when it is back. */

const hookOf = ({ ready }: Ringside): HookSimulator =>
  hookSimulator(ready?.doors['callHook'] ?? '', SECRETS.callHook.token);

test('calls that were open when the app went away are told until there is news of them', async () => {
  const folder = await makeTestFolder({
    settings: { language: 'en', callHook: { enabled: true, port: 0 } },
    secrets: SECRETS,
  });
  let ringside = await launchRingside({ folder });
  try {
    const [answered, ringing, over] = [randomUUID(), randomUUID(), randomUUID()];
    const before = hookOf(ringside);
    for (const [id, number] of [
      [answered, '+33145200001'],
      [ringing, '+33145200002'],
      [over, '+33145200003'],
    ] as const)
      await before.tell({ id, number });
    await before.tell({ id: answered, state: 'answered' });
    await before.tell({ id: over, state: 'ended' });
    await ringside.close();

    ringside = await launchRingside({ folder });
    const main = await ringside.window('main');
    const notice = main.locator('[data-notice="callsLeftOpen"]');
    await expect(notice).toContainText('2 calls were open when Ringside closed');
    await notice.getByRole('button', { name: 'Open History' }).click();
    await expect(main.locator(`[data-screen="history"] [data-call-id="${answered}"]`)).toBeVisible();

    const after = hookOf(ringside);
    await after.tell({ id: answered, state: 'ended' });
    await expect(notice).toContainText('1 call was open');
    await after.tell({ id: ringing, state: 'answered' });
    await expect(notice).toHaveCount(0);
    await main.keyboard.press('Control+1');
    await expect(main.locator(`[data-live-list] [data-call-id="${ringing}"]`)).toBeVisible();
  } finally {
    await ringside.close();
    await folder.remove();
  }
});
