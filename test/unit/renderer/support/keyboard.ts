import { fireEvent } from '@testing-library/svelte';
import { settle } from './windows.ts';

/** The screen that is in sight. */
export const screenOf = () =>
  document.querySelector('[data-screen]:not([hidden])')?.getAttribute('data-screen');

/** Presses a key where the keyboard is, and lets everything happen that follows. */
export async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  await settle();
}
