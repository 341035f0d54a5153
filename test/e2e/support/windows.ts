import { expect, type ElectronApplication, type Page } from '@playwright/test';
import type { Bridge, ReplyOf, RequestOf } from '#shared/contract/api.ts';
import type { CommandName } from '#shared/contract/channels.ts';
import type { Outcome } from '#shared/contract/errors.ts';

type Kind = 'main' | 'pop';

/** Asks main for something through the bridge that the window itself uses. */
export async function ask<N extends CommandName>(
  page: Page,
  name: N,
  request: RequestOf<N>,
): Promise<Outcome<ReplyOf<N>>> {
  return page.evaluate(
    ([command, payload]) =>
      (window as unknown as { ringside: Bridge<'main'> }).ringside.invoke(command as never, payload as never),
    [name, request] as const,
  );
}

/** As `ask`, for what must succeed. */
export async function get<N extends CommandName>(
  page: Page,
  name: N,
  request: RequestOf<N>,
): Promise<ReplyOf<N>> {
  const outcome = await ask(page, name, request);
  if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}, ${outcome.error.message}`);
  return outcome.value;
}

/** How a window stands on the screen, as main knows it. */
export interface WindowState {
  readonly visible: boolean;
  readonly focused: boolean;
  readonly minimized: boolean;
}

/** How the window of a kind stands. */
export function stateOf(app: ElectronApplication, kind: Kind): Promise<WindowState> {
  return app.evaluate(({ BrowserWindow }, path) => {
    const window = BrowserWindow.getAllWindows().find((each) => each.webContents.getURL().includes(path));
    return {
      visible: window?.isVisible() ?? false,
      focused: window?.isFocused() ?? false,
      minimized: window?.isMinimized() ?? false,
    };
  }, `/windows/${kind}/`);
}

/** Waits until the window of a kind is on screen, or off it. */
export async function expectVisible(app: ElectronApplication, kind: Kind, visible: boolean): Promise<void> {
  await expect.poll(async () => (await stateOf(app, kind)).visible, { timeout: 10_000 }).toBe(visible);
}

/** The text on the clipboard, read in main: pages may not. */
export function clipboardText(app: ElectronApplication): Promise<string> {
  // Electron 45 makes this a promise.
  return app.evaluate(async ({ clipboard }) => await clipboard.readText());
}
