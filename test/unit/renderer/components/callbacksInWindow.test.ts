import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import {
  click,
  clockOfParis,
  detail,
  due,
  group,
  late,
  notCallable,
  openCallbacks,
  rowOf,
  select,
  short,
  some,
} from '../support/callbacksScreen.ts';
import { candidate, intent } from '../support/placingSamples.ts';
import { held, HOUR, idOf, MINUTE, PromiseKeeper, reminder } from '../support/promises.ts';
import { NOW, preferences } from '../support/samples.ts';
import { mainBridge, openMain } from '../support/windows.ts';

clockOfParis();

describe('callbacks in the whole window', () => {
  it('are counted in the rail, in words for screen readers', async () => {
    const { getByRole } = await openCallbacks([
      ...some,
      held(6, { ...due(HOUR), state: { name: 'unconfirmed', at: NOW, reason: 'timeout', detail: null } }),
    ]);
    const entry = getByRole('button', { name: /Callbacks/ });
    expect(entry.textContent).toContain('1 overdue, 1 waits for your decision');
    expect(entry.querySelector('.count')?.textContent).toBe('2');
  });

  it('are shown by a reminder, wherever they stand', async () => {
    const bridge = mainBridge();
    new PromiseKeeper(bridge, some);
    await openMain(bridge);
    bridge.emit('navigate', { to: 'callbacks', id: idOf(5) });
    await late();
    expect(detail()?.dataset['intent']).toBe(idOf(5));
    expect(rowOf(5).getAttribute('aria-selected')).toBe('true');
    bridge.emit('navigate', { to: 'callbacks', id: idOf(77) });
    await late();
    expect(document.querySelector('.pane')?.textContent).toContain('This callback is no longer there');
  });

  it('are told by a bar when due: call, put off, open, or put out of sight', async () => {
    const bridge = mainBridge();
    bridge.answer('placing.dial', ({ id }) => ({ intent: intent({ id }), repeated: false }));
    new PromiseKeeper(bridge, [
      reminder(1, { ...due(2 * MINUTE), name: 'Jeanne Martin' }),
      reminder(2, due(-HOUR)),
    ]);
    const page = await openMain(bridge);
    await late();
    const bar = () => document.querySelector<HTMLElement>('.bar');
    expect(bar()?.dataset['due']).toBe(idOf(2));
    await click(page.getByRole('button', { name: 'Put out of sight' }));
    expect(bar()).toBeNull();
    await vi.advanceTimersByTimeAsync(2 * MINUTE + 1000);
    await late();
    expect(bar()?.textContent).toContain('Call Jeanne Martin back');
    await click(bar()?.querySelector<HTMLElement>('[data-step="call"]') ?? document.body);
    expect(bridge.requests('placing.dial')[0]).toMatchObject({ forCallback: idOf(1) });
    await click(bar()?.querySelector<HTMLElement>('[data-snooze]') ?? document.body);
    expect(bridge.requests('callbacks.edit')[0]).toMatchObject({ id: idOf(1) });
    expect(bar()).toBeNull();
  });

  it('are judged before they ring from the bar, too', async () => {
    const bridge = mainBridge();
    new PromiseKeeper(bridge, [reminder(1, due(-HOUR))]);
    bridge.answer('placing.understand', () => ({ candidates: [candidate({ emergency: true })], cut: false }));
    const { desk } = await openMain(bridge);
    await late();
    await click(document.querySelector<HTMLElement>('.bar [data-step="call"]') ?? document.body);
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(desk.forms.request).toMatchObject({ form: 'dial', forCallback: idOf(1) });
  });

  it('tell in the bar why a short number was not called', async () => {
    const bridge = mainBridge().answer('placing.dial', notCallable);
    new PromiseKeeper(bridge, [short]);
    await openMain(bridge);
    await late();
    await click(document.querySelector<HTMLElement>('.bar [data-step="call"]') ?? document.body);
    expect(document.querySelector('.bar [role="alert"]')?.textContent).toContain(
      'dial this one with your own',
    );
  });

  it('stay in the bar under a hand, whoever else falls due, and count the others', async () => {
    const bridge = mainBridge();
    bridge.answer('placing.dial', ({ id }) => ({ intent: intent({ id }), repeated: false }));
    const keeper = new PromiseKeeper(bridge, [reminder(2, due(-HOUR))]);
    await openMain(bridge);
    await late();
    const bar = () => document.querySelector<HTMLElement>('.bar');
    const inBar = (what: string) => bar()?.querySelector<HTMLElement>(what) ?? document.body;
    const fallsDue = async (promise: ReturnType<typeof reminder>): Promise<void> => {
      keeper.put(promise);
      await vi.advanceTimersByTimeAsync(300);
    };
    inBar('[data-step="call"]').focus();
    await fallsDue(reminder(1, due(-2 * HOUR)));
    expect(bar()?.dataset['due']).toBe(idOf(2));
    expect(bar()?.textContent).toContain('and 1 more');

    await fireEvent.pointerEnter(bar() ?? document.body);
    inBar('[data-step="call"]').blur();
    await fallsDue(reminder(3, due(-3 * HOUR)));
    expect(bar()?.dataset['due']).toBe(idOf(2));
    expect(bar()?.textContent).toContain('and 2 more');

    await fireEvent.pointerLeave(bar() ?? document.body);
    expect(bar()?.dataset['due']).toBe(idOf(3));
    await fallsDue(reminder(4, due(-MINUTE)));
    expect(bar()?.dataset['due']).toBe(idOf(3));
  });

  it('give the place to the next with no button under the key or the second of two clicks', async () => {
    const bridge = mainBridge();
    bridge.answer('placing.dial', ({ id }) => ({ intent: intent({ id }), repeated: false }));
    new PromiseKeeper(bridge, [reminder(1, due(-HOUR)), reminder(2, due(-MINUTE))]);
    await openMain(bridge);
    await late();
    const bar = () => document.querySelector<HTMLElement>('.bar');
    const inBar = (what: string) => bar()?.querySelector<HTMLElement>(what) ?? document.body;
    inBar('[data-snooze]').focus();
    await click(inBar('[data-snooze]'));
    expect(bar()?.dataset['due']).toBe(idOf(2));
    expect(document.activeElement).toBe(bar());
    await fireEvent.click(inBar('[data-snooze]'), { detail: 2 });
    await fireEvent.click(inBar('[data-step="call"]'), { detail: 2 });
    await late();
    expect(bridge.requests('callbacks.edit').map(({ id }) => id)).toEqual([idOf(1)]);
    expect(bridge.requests('placing.dial')).toEqual([]);
    await click(inBar('[data-step="call"]'));
    expect(bridge.requests('placing.dial')[0]).toMatchObject({ forCallback: idOf(2) });
  });

  it('open from the bar with their row selected', async () => {
    const bridge = mainBridge();
    new PromiseKeeper(bridge, some);
    await openMain(bridge);
    await late();
    await click(document.querySelector<HTMLElement>('.bar [data-step="open"]') ?? document.body);
    expect(detail()?.dataset['intent']).toBe(idOf(1));
    expect(document.querySelector('.bar')).toBeNull();
  });

  it('speak French', async () => {
    const bridge = mainBridge().answer('preferences.read', () => ({ ...preferences, language: 'fr' }));
    await openCallbacks(some, bridge);
    expect(group('overdue')?.textContent).toContain('En retard');
    expect(rowOf(1).textContent).toContain('2 h de retard');
    expect(rowOf(3).textContent).toContain('CCAI appelle');
    await select(4);
    expect(detail()?.textContent).toContain('à votre heure');
  });

  it('stop listening with their window', async () => {
    const page = await openCallbacks();
    page.unmount();
    page.stop();
    expect(page.bridge.listenerCount()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
