import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../support/fakeBridge.ts';
import {
  allFacts,
  call,
  card,
  facts,
  health,
  known,
  NOW,
  number,
  pending,
  SECOND,
  unknown,
} from '../support/samples.ts';
import { press, screenOf } from '../support/keyboard.ts';
import { mainBridge, openMain, settle, asInput } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('moving about by keyboard', () => {
  it('reaches every screen by its digit, and look-up by Ctrl K with the field ready', async () => {
    await openMain();
    for (const [digit, screen] of [
      ['2', 'lookup'],
      ['3', 'history'],
      ['4', 'callbacks'],
      ['5', 'numbers'],
      ['6', 'media'],
      ['7', 'routes'],
      ['8', 'settings'],
      ['9', 'about'],
      ['1', 'live'],
    ] as const) {
      await press(digit, { ctrlKey: true });
      expect(screenOf()).toBe(screen);
    }
    await press('k', { ctrlKey: true });
    expect(screenOf()).toBe('lookup');
    expect(document.activeElement).toBe(document.querySelector('input[data-head]'));
    expect(document.title).toBe('Look up – Ringside');
  });

  it('does not take digits that are typed', async () => {
    await openMain();
    await press('3');
    await press('4', { ctrlKey: true, altKey: true });
    expect(screenOf()).toBe('live');
  });

  it('has one tab stop in the rail, moved by arrows', async () => {
    const { getByRole } = await openMain();
    const buttons = [...getByRole('navigation', { name: 'Screens' }).querySelectorAll('button')];
    expect(buttons.map((button) => button.tabIndex)).toEqual([0, -1, -1, -1, -1, -1, -1, -1, -1]);
    buttons[0]!.focus();
    await press('ArrowDown');
    expect(document.activeElement).toBe(buttons[1]);
    await press('End');
    expect(document.activeElement).toBe(buttons.at(-1));
    await press('ArrowDown');
    expect(document.activeElement).toBe(buttons[0]);
  });

  it('closes the card by Escape and leaves the screen below as it was', async () => {
    const { bridge } = await openMain();
    await press('3', { ctrlKey: true });
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    expect(screenOf()).toBe('caller');
    await press('Escape');
    expect(screenOf()).toBe('history');
    expect(bridge.requests('history.search')).toHaveLength(1);
  });
});

describe('live', () => {
  it('shows skeletons until main has told, then that no call is on and whether the doors listen', async () => {
    const bridge = mainBridge();
    const list = deferred<{ calls: [] }>();
    bridge.answer('calls.list', () => list.promise);
    const { getByText, queryByText } = await openMain(bridge);
    expect(document.querySelector('.skeleton')).not.toBeNull();
    expect(queryByText('No call right now')).toBeNull();
    list.resolve({ calls: [] });
    await settle();
    expect(getByText('No call right now')).toBeTruthy();
    bridge.emit('health.changed', { ...health, smartRouting: { state: 'off', address: null, detail: null } });
    await settle();
    expect(getByText(/No call can arrive yet/)).toBeTruthy();
  });

  it('says when the calls cannot be read, and reads them again', async () => {
    const bridge = mainBridge();
    bridge.refuse('calls.list', 'internal');
    const { getByRole, queryByRole } = await openMain(bridge);
    bridge.answer('calls.list', () => ({ calls: [call()] }));
    await fireEvent.click(getByRole('button', { name: 'Try again' }));
    await settle();
    expect(queryByRole('alert')).toBeNull();
    expect(document.querySelector('article[data-call-id="call-1"]')).not.toBeNull();
  });

  it('lists VIPs first, counts what rings in the rail, and lets the clocks run', async () => {
    const bridge = mainBridge();
    const vip = call({ id: 'vip', facts: facts({ vip: known(true) }), party: number('+33 6 11 11 11 11') });
    bridge.answer('calls.list', () => ({ calls: [call({ startedAt: NOW - 60 * SECOND }), vip] }));
    const { getByText } = await openMain(bridge);
    const rows = () =>
      [...document.querySelectorAll('button.row')].map((row) => row.getAttribute('data-call-id'));
    expect(rows()).toEqual(['vip', 'call-1']);
    expect(getByText('2 calls ring')).toBeTruthy();
    expect(getByText('1:00')).toBeTruthy();
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(getByText('1:05')).toBeTruthy();
  });
});

describe('look up', () => {
  it('guesses number or code, lets the agent choose, and shows facts as they come', async () => {
    const bridge = mainBridge();
    bridge.answer('callers.lookup', () => ({ result: 'card', card: card({ facts: allFacts(pending()) }) }));
    const { getByRole } = await openMain(bridge);
    await press('k', { ctrlKey: true });
    const field = getByRole('textbox', { name: 'Number or code' });
    await fireEvent.input(field, { target: { value: '12345' } });
    expect(asInput(getByRole('radio', { name: 'Code' })).checked).toBe(true);
    await fireEvent.click(getByRole('radio', { name: 'Number' }));
    await fireEvent.submit(field.closest('form')!);
    await settle();
    expect(bridge.requests('callers.lookup')).toEqual([{ by: 'number', text: '12345' }]);
    expect(document.querySelector('[data-fact="vip"]')?.getAttribute('data-tone')).toBe('pending');
    bridge.emit('caller.changed', { card: card({ facts: facts({ vip: known(true) }) }) });
    await settle();
    expect(document.querySelector('[data-fact="vip"]')?.getAttribute('data-tone')).toBe('yes');
  });

  it('says what is no number and offers to search it as a code; offers the code for an unknown number', async () => {
    const bridge = mainBridge();
    bridge.answer('callers.lookup', ({ by }) =>
      by === 'number'
        ? { result: 'unreadable' }
        : { result: 'card', card: card({ key: 'code:x', party: null, code: 'x', facts: allFacts(unknown) }) },
    );
    const { getByRole, getByText } = await openMain(bridge);
    bridge.emit('navigate', { to: 'lookup', text: '+33 abc', by: 'number' });
    await settle();
    expect(getByText('“+33 abc” is not a number that anyone can be looked up by.')).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: 'Search it as a code' }));
    await settle();
    expect(getByText('Code x is not known either')).toBeTruthy();
  });
});

it('tells main that the window can be used, after its first frame, and stops all it started', async () => {
  const bridge = mainBridge();
  bridge.answer('window.ready', () => ({}));
  const { desk, stop } = await openMain(bridge);
  desk.reportReady();
  expect(bridge.requests('window.ready')).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(bridge.requests('window.ready')).toEqual([{}]);
  stop();
  expect(bridge.listenerCount()).toBe(0);
});
