import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entry, facts, NOW, number, unknown, withheld } from '../support/samples.ts';
import { candidate, intent, options } from '../support/placingSamples.ts';
import { press, screenOf } from '../support/keyboard.ts';
import { mainBridge, openMain, settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('history', () => {
  it('groups by day, opens a card by click, and moves by arrows with one tab stop', async () => {
    const bridge = mainBridge();
    const entries = [
      entry({ callId: 'a', startedAt: NOW, name: 'Claire' }),
      entry({ callId: 'b', startedAt: NOW - 2 * 86_400_000, party: number('+33 6 22 22 22 22') }),
    ];
    bridge.answer('history.search', () => ({ entries, next: null }));
    const { getByRole, getByText } = await openMain(bridge);
    await press('3', { ctrlKey: true });
    expect(getByText('Today')).toBeTruthy();
    expect(getByText('Sunday 1 November')).toBeTruthy();
    const first = getByRole('button', { name: /^\d\d:\d\d.*Claire/ });
    expect([...document.querySelectorAll<HTMLElement>('button.row')].map((row) => row.tabIndex)).toEqual([
      0, -1,
    ]);
    first.focus();
    await press('ArrowDown');
    expect(document.activeElement?.getAttribute('data-call-id')).toBe('b');
    await fireEvent.click(first);
    await settle();
    expect(screenOf()).toBe('caller');
    expect(bridge.requests('callers.card')).toEqual([{ key: '+33187224465' }]);
  });

  it('says of a queue that only the telephone named that it was announced, and tells a long name in full', async () => {
    const bridge = mainBridge();
    const name = 'Bartholomäus von Hohenzollern-Sigmaringen, Direktion Einkauf Nord';
    bridge.answer('history.search', () => ({
      entries: [
        entry({ callId: 'a', name, announcedQueue: 'SUPPORT', facts: facts({ queue: unknown }) }),
        entry({ callId: 'b', announcedQueue: 'SUPPORT' }),
      ],
      next: null,
    }));
    await openMain(bridge);
    await press('3', { ctrlKey: true });
    const row = (id: string) => document.querySelector<HTMLElement>(`button.row[data-call-id="${id}"]`);
    expect(row('a')?.textContent).toContain('announced: SUPPORT');
    expect(row('a')?.textContent).not.toContain('Queue SUPPORT');
    expect(row('b')?.textContent).toContain('Queue 900');
    expect(row('a')?.querySelector('.who')?.getAttribute('title')).toBe(name);
  });

  it('calls and schedules a callback from a row, by its buttons and by letters', async () => {
    const bridge = mainBridge()
      .answer('placing.options', () => options())
      .answer('intents.open', () => ({ intents: [] }))
      .answer('placing.understand', () => ({ candidates: [candidate()], cut: false }))
      .answer('history.search', () => ({
        entries: [
          entry({ callId: 'a', providerCallId: 4711 }),
          entry({ callId: 'b', party: withheld, callerKey: null }),
        ],
        next: null,
      }));
    bridge.answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
    const { getByRole, desk } = await openMain(bridge);
    await press('3', { ctrlKey: true });
    const asked = { form: 'schedule', text: '+33187224465', fromCallId: 'a', providerCallId: 4711 };
    await fireEvent.click(getByRole('button', { name: 'Call +33 1 87 22 44 65 back later' }));
    expect(desk.forms.request).toMatchObject(asked);
    desk.forms.close();
    document.querySelector<HTMLElement>('button.row')?.focus();
    await press('l');
    expect(desk.forms.request).toMatchObject(asked);
    desk.forms.close();
    await settle();
    await press('l', { ctrlKey: true });
    await press('c', { repeat: true });
    expect(desk.forms.request).toBeNull();
    expect(bridge.requests('placing.understand')).toEqual([]);
    await press('c');
    expect(bridge.requests('placing.dial')).toMatchObject([
      { to: { number: '+33187224465' }, fromCallId: 'a' },
    ]);
    await press('ArrowDown');
    await press('c');
    await press('l');
    expect(desk.forms.request).toBeNull();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
  });

  it('tells an empty history, no match and a failure apart', async () => {
    const bridge = mainBridge();
    const { getByRole, getByText } = await openMain(bridge);
    await press('3', { ctrlKey: true });
    expect(getByText('No call in the history yet')).toBeTruthy();
    await fireEvent.input(getByRole('searchbox'), { target: { value: 'zzz' } });
    await vi.advanceTimersByTimeAsync(200);
    expect(getByText('No call fits “zzz”')).toBeTruthy();
    bridge.refuse('history.search', 'storageFailed');
    await fireEvent.click(getByRole('radio', { name: 'Missed' }));
    await settle();
    expect(getByRole('alert').textContent).toContain('Saving on this computer failed');
  });
});
