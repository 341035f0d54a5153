import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, vi } from 'vitest';
import { RequestError } from '#shared/contract/errors.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { held, HOUR, idOf, MINUTE, PromiseKeeper, reminder } from './promises.ts';
import { DAY, NOW, number } from './samples.ts';
import { mainBridge, openMain, settle } from './windows.ts';

/** The list of callbacks in a main window, for tests that look at it and press what is there. */

/** Before each test of a file the clock stands still at `NOW`, in Paris. */
export function clockOfParis(): void {
  beforeEach(() => {
    // Not Intl: its fake would hide the zone that is set here.
    vi.useFakeTimers({
      now: NOW,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    });
    // Samples are told on the clock of Paris, wherever the tests run.
    const real = Intl.DateTimeFormat.prototype.resolvedOptions;
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(function (
      this: Intl.DateTimeFormat,
    ) {
      return { ...real.call(this), timeZone: 'Europe/Paris' };
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

export const due = (ms: number, zone = 'Europe/Paris') => ({ due: { at: NOW + ms, zone } });
export const some: readonly IntentView[] = [
  reminder(1, { ...due(-2 * HOUR), name: 'Jeanne Martin', note: 'The quote\nand the address' }),
  reminder(2, due(-3 * MINUTE)),
  held(3, { ...due(12 * MINUTE), name: 'The Fitzroy Hotel', party: number('+33 4 72 00 00 00') }),
  reminder(4, { ...due(2 * DAY, 'Asia/Tokyo'), name: 'Kenji Tanaka' }),
  reminder(5, { ...due(-DAY), state: { name: 'cancelled', at: NOW - HOUR, there: 'nothing' } }),
];

export const short = reminder(1, {
  ...due(-HOUR),
  party: { ...number('112'), kind: 'short', e164: null, country: null },
});
export const notCallable = () =>
  Promise.reject(new RequestError('badRequest', 'there is no number to call', 'number'));

export async function openCallbacks(intents: readonly IntentView[] = some, bridge = mainBridge()) {
  const keeper = new PromiseKeeper(bridge, intents);
  const page = await openMain(bridge);
  page.desk.navigation.go('callbacks');
  await late();
  return { ...page, keeper };
}

/** Lets what comes late arrive, and news be read. */
export async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

export const rowOf = (count: number): HTMLElement => {
  const row = document.querySelector<HTMLElement>(`[role="option"][data-intent-id="${idOf(count)}"]`);
  if (row === null) throw new Error(`row ${String(count)} is not on the page`);
  return row;
};
export const rows = (): string[] =>
  [...document.querySelectorAll('[role="option"]')].map((row) => row.getAttribute('data-intent-id') ?? '');
export const group = (name: string) => document.querySelector(`[data-group="${name}"]`);
export const detail = () => document.querySelector<HTMLElement>('article.detail');
export const step = (name: string): HTMLElement => {
  const button = detail()?.querySelector<HTMLElement>(`[data-step="${name}"]`);
  if (button == null) throw new Error(`there is no step ${name}`);
  return button;
};

export async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  await late();
}

export async function click(element: HTMLElement): Promise<void> {
  await fireEvent.click(element);
  await late();
}

export async function select(count: number): Promise<void> {
  await click(rowOf(count));
}
