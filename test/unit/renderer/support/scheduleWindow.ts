import { fireEvent } from '@testing-library/svelte';
import { vi } from 'vitest';
import type { PayloadOf } from '#shared/contract/api.ts';
import type { IntentView, PlacingOptions } from '#shared/contract/placingViews.ts';
import { options } from './placingSamples.ts';
import { PromiseKeeper } from './promises.ts';
import { NOW, preferences } from './samples.ts';
import { mainBridge, openMain, settle } from './windows.ts';

type FormAsked = Extract<PayloadOf<'navigate'>, { to: 'form' }>;

/** Clocks stand at `NOW`, on a computer in Paris. */
export function standInParis(): void {
  // Not Intl: its fake would hide the zone that is set here.
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  const real = Intl.DateTimeFormat.prototype.resolvedOptions;
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(function (
    this: Intl.DateTimeFormat,
  ) {
    return { ...real.call(this), timeZone: 'Europe/Paris' };
  });
}

/** The main window with the form for a callback over it, for the tests of promising. */
export const asked = (change: Partial<FormAsked> = {}): FormAsked => ({
  to: 'form',
  form: 'schedule',
  text: '+33 1 87 22 44 65',
  from: 'call',
  fromCallId: 'call-1',
  providerCallId: null,
  ...change,
});

interface Around {
  readonly intents?: readonly IntentView[];
  readonly options?: Partial<PlacingOptions>;
  readonly language?: 'fr' | 'en';
}

export async function openWindow(around: Around = {}) {
  const bridge = mainBridge().answer('preferences.read', () => ({
    ...preferences,
    language: around.language ?? 'en',
  }));
  const keeper = new PromiseKeeper(bridge, around.intents ?? []);
  bridge.answer('placing.options', () => options(around.options));
  const page = await openMain(bridge);
  return { ...page, keeper };
}

export async function openForm(change: Partial<FormAsked> = {}, around: Around = {}) {
  const page = await openWindow(around);
  page.bridge.emit('navigate', asked(change));
  await late();
  return page;
}

export async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

export const sheet = (): HTMLElement => {
  const dialog = document.querySelector('dialog');
  if (dialog === null) throw new Error('no form is open');
  return dialog;
};
export const field = (name: string): HTMLElement => {
  const found = sheet().querySelector<HTMLElement>(`[data-field="${name}"]`);
  if (found === null) throw new Error(`there is no field ${name}`);
  return found;
};
export const action = (name: string): HTMLElement => {
  const found = sheet().querySelector<HTMLElement>(`[data-action="${name}"]`);
  if (found === null) throw new Error(`there is no action ${name}`);
  return found;
};
export const problem = (name: string): string =>
  sheet().querySelector(`[data-problem="${name}"]`)?.textContent.trim() ?? '';

export async function type(name: string, value: string): Promise<void> {
  await fireEvent.input(field(name), { target: { value } });
  await vi.advanceTimersByTimeAsync(200);
  await late();
}

export async function save(): Promise<void> {
  await fireEvent.submit(sheet().querySelector('form') ?? document.body);
  await late();
}

export async function click(element: HTMLElement): Promise<void> {
  await fireEvent.click(element);
  await late();
}

export async function escape(): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await late();
}

export const result = () => sheet().querySelector('[data-result]');
