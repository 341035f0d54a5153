import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import type { ReplyOf } from '#shared/contract/api.ts';
import { test } from './support/test.ts';
import { get, stateOf } from './support/windows.ts';

test('500 calls at once: each is answered and kept, the pop counts them, and the next one comes through', async ({
  openOwnDesk,
}) => {
  // How quick is for the benchmarks to say: here every caller waits as long as it takes, and no answer waits for Encom.
  const { call, main, pop, ringside } = await openOwnDesk({
    hangUpMs: 60_000,
    settings: { smartRouting: { rules: [{ when: { targetid: 'SUPPORT' }, answer: { Priority: 1 } }] } },
  });
  const ids = Array.from({ length: 500 }, () => randomUUID());
  const answers = await Promise.all(
    ids.map((CallId, index) => call(`+3314510${String(index).padStart(4, '0')}`, { CallId })),
  );
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);

  await expect(pop.locator('.count').first()).toHaveText('500 calls');
  await expect(pop.locator('[data-call-id]')).toHaveCount(40);
  expect((await stateOf(ringside.app, 'pop')).visible).toBe(true);
  await expect(main.locator('[data-screen="live"] li')).toHaveCount(500);
  await expect.poll(async () => (await storedIds(main)).size).toBe(500);
  expect(await storedIds(main)).toEqual(new Set(ids));

  const { callId, status } = await call('+33187224465');
  expect(status).toBe(200);
  await expect(pop.locator('.count').first()).toHaveText('501 calls');
  await expect(main.locator(`[data-screen="live"] li [data-call-id="${callId}"]`)).toHaveCount(1);
});

/** The ids of every call in history, page by page. */
async function storedIds(main: Page): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  let page: ReplyOf<'history.search'> | undefined;
  do {
    page = await get(main, 'history.search', { text: '', before: page?.next ?? null, limit: 200 });
    for (const { callId } of page.entries) ids.add(callId);
  } while (page.next !== null);
  return ids;
}
