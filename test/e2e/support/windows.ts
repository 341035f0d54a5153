import { expect, type ElectronApplication, type Page } from '@playwright/test';
import type { ReplyOf, RequestOf } from '#shared/contract/api.ts';
import type { CommandName } from '#shared/contract/channels.ts';
import type { Outcome } from '#shared/contract/errors.ts';

type Kind = 'main' | 'pop';

/** Asks main for something through the bridge that the window itself uses. */
async function ask<N extends CommandName>(
  page: Page,
  name: N,
  request: RequestOf<N>,
): Promise<Outcome<ReplyOf<N>>> {
  const outcome: unknown = await page.evaluate<unknown, { name: string; request: unknown }>(
    ({ name: command, request: payload }) =>
      (window as unknown as { ringside: AnyBridge }).ringside.invoke(command, payload),
    { name, request },
  );
  return outcome as Outcome<ReplyOf<N>>;
}

/** The bridge as a page sees it that has no types. */
export interface AnyBridge {
  readonly kind: string;
  invoke(name: string, request: unknown): Promise<Outcome<unknown>>;
  on(name: string, listener: (payload: unknown) => void): () => void;
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
