import { fireEvent } from '@testing-library/svelte';
import { vi } from 'vitest';
import type { DialCandidate, IntentView } from '#shared/contract/placingViews.ts';
import { candidate, intent, options } from './placingSamples.ts';
import { NOW } from './samples.ts';
import { mainBridge, openMain, settle } from './windows.ts';

/** Clocks stand at `NOW`, and move only where a test moves them. */
export function standAtNow(): void {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
}

/** The main window with the form for calling out over it, for the tests of calling. */
export const NUMBER = '+33187224465';
export type State = IntentView['state'];

export function callingBridge(candidates: DialCandidate[] = [candidate()]) {
  return mainBridge()
    .answer('placing.options', () => options())
    .answer('intents.open', () => ({ intents: [] }))
    .answer('placing.understand', () => ({ candidates, cut: false }))
    .answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
}

/** Parts that come late are there, and what they asked for as well. */
export async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

export type Bridge = ReturnType<typeof callingBridge>;

/** The window with the dial form over it, and a text typed into it. */
export async function openDial(bridge: Bridge = callingBridge(), text = '01 87 22 44 65') {
  const page = await openMain(bridge);
  await fireEvent.keyDown(document.body, { key: 'd', ctrlKey: true });
  await late();
  if (text !== '') await type(page, text);
  return page;
}

export async function type(
  page: { getByLabelText: (text: string) => HTMLElement },
  text: string,
): Promise<void> {
  await fireEvent.input(page.getByLabelText('Number'), { target: { value: text } });
  vi.advanceTimersByTime(200);
  await settle();
}

export function dialog(): HTMLDialogElement | null {
  return document.querySelector('dialog');
}

export function outcomeOf(name: string): HTMLElement | null {
  return document.querySelector(`dialog [data-outcome="${name}"]`);
}

export function tell(bridge: Bridge, state: State, change: Partial<IntentView> = {}): Promise<void> {
  const [{ id } = { id: '' }] = bridge.requests('placing.dial');
  bridge.emit('intent.changed', { intent: intent({ id, ...change, state }) });
  return settle();
}
