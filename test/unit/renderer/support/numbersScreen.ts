import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, vi } from 'vitest';
import type { NumberSaved } from '#shared/contract/numbersViews.ts';
import { companyNumber, PhoneProvider } from './phoneProvider.ts';
import { NOW } from './samples.ts';
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

export async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

export const three = [
  companyNumber(1),
  companyNumber(2, { holder: 'Karim Benali', state: 'inactive' }),
  companyNumber(3, { zone: '04', zoneCode: 'fr_04', locked: 'sharedId' }),
];

/** The window at the screen of numbers, with what the provider has. */
export async function openNumbers(
  numbers = three,
  prepare: (provider: PhoneProvider) => void = () => undefined,
) {
  const bridge = mainBridge();
  const provider = new PhoneProvider(bridge, numbers);
  prepare(provider);
  const page = await openMain(bridge);
  page.desk.navigation.go('numbers');
  await late();
  return { ...page, provider };
}

export const rows = () => [...document.querySelectorAll('[role="row"][data-key]')];
export const one = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`${selector} is not on the page`);
  return found;
};

export async function click(selector: string): Promise<void> {
  await fireEvent.click(one(selector));
  await late();
}

export async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  await late();
}

export async function type(field: string, value: string): Promise<void> {
  await fireEvent.input(one(`dialog [data-field="${field}"]`), { target: { value } });
  await late();
}

/** The form of the first number; saving it comes to `answer`. */
export async function openForm(answer: NumberSaved | (() => NumberSaved | Promise<NumberSaved>)) {
  const page = await openNumbers();
  page.bridge.answer('numbers.edit', typeof answer === 'function' ? answer : () => answer);
  await fireEvent.click(rows()[0] ?? document.body);
  await late();
  await click('[data-action="edit"]');
  return page;
}

/** Looks at the changes, and sends them. */
export async function save(action = 'save'): Promise<void> {
  await fireEvent.submit(one('dialog form'));
  await late();
  await click(`dialog [data-action="${action}"]`);
}
