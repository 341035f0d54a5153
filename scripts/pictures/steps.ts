import type { Page } from 'playwright';
import { idOf } from './studio.ts';

/** How long a picture may take to come about. */
export const PATIENCE_MS = 15_000;
/** The screens in the order of the rail. */
const SCREEN = {
  live: 0,
  lookup: 1,
  history: 2,
  callbacks: 3,
  numbers: 4,
  media: 5,
  routes: 6,
  settings: 7,
} as const;

/** Waits until nothing is asked about a call any more. */
export async function identified(pop: Page, callId: string): Promise<void> {
  const call = pop.locator(`[data-call-id="${idOf(callId)}"]`);
  await call.waitFor({ timeout: PATIENCE_MS });
  await call.locator('[data-tone="pending"]').first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
}

/** Takes a call off the pop. */
export async function dismiss(pop: Page, callId: string): Promise<void> {
  await pop.evaluate(`window.ringside.invoke('calls.dismiss', { callId: '${idOf(callId)}' })`);
  await pop.locator(`[data-call-id="${idOf(callId)}"]`).waitFor({ state: 'detached' });
}

/** Goes to a screen by the rail, and waits for what it shows. */
export async function go(main: Page, screen: keyof typeof SCREEN): Promise<void> {
  const entry = main.locator('.rail nav button').nth(SCREEN[screen]);
  await entry.click();
  await main.locator(`[data-screen="${screen}"]`).waitFor();
  await main.locator('.skeleton').first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
}
