import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, vi } from 'vitest';
import type { RouteView } from '#shared/contract/routesViews.ts';
import { candidate } from './placingSamples.ts';
import { PinKeeper, route } from './pins.ts';
import { NOW, number } from './samples.ts';
import { mainBridge, openMain, settle } from './windows.ts';

/** Time stands still, but for what a test lets pass. */
export function freezeTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({
      now: NOW,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
}

export const SOME: readonly RouteView[] = [
  route(1, { name: 'Jeanne Martin' }),
  route(2, { extension: '104' }),
  route(3, { extension: '', createdAt: null }),
  route(4),
];

/** Lets what comes late arrive, and news be read. */
export async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

/** The window at the screen of pins, with what main holds. */
export async function openRoutes(
  routes: readonly RouteView[] = SOME,
  prepare: (keeper: PinKeeper, bridge: ReturnType<typeof mainBridge>) => void = () => {},
) {
  const bridge = mainBridge();
  const keeper = new PinKeeper(bridge, routes);
  prepare(keeper, bridge);
  const page = await openMain(bridge);
  page.desk.navigation.go('routes');
  await late();
  return { ...page, keeper };
}

/** Main reads French numbers of ten digits. */
export function understandNumbers(bridge: ReturnType<typeof mainBridge>): void {
  bridge.answer('placing.understand', ({ text }) => {
    const pairs = text.slice(1).match(/^.|../g)?.join(' ') ?? '';
    return { candidates: [candidate({ text, party: number(`+33 ${pairs}`) })], cut: false };
  });
}

export const screen = () => document.querySelector<HTMLElement>('[data-screen="routes"]');
export const textOf = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
export const rows = () =>
  [...(screen()?.querySelectorAll('[data-route]') ?? [])].map((row) => row.getAttribute('data-route'));
export const row = (id: string): HTMLElement => find(`[data-route="${id}"]`);
export const selected = () =>
  [...document.querySelectorAll('[role="row"][aria-selected="true"]')].map((one) =>
    one.getAttribute('data-key'),
  );
export const sheet = () => document.querySelector<HTMLElement>('dialog');
export const grid = () => find('[role="grid"]');

export function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
}

export async function click(selector: string, init: MouseEventInit = {}): Promise<void> {
  await fireEvent.click(find(selector), init);
  await late();
}

export async function type(selector: string, value: string): Promise<void> {
  await fireEvent.input(find(selector), { target: { value } });
  await vi.advanceTimersByTimeAsync(200);
  await late();
}

export async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(grid(), { key, ...init });
  await late();
}
