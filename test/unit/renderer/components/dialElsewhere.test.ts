import { cleanup, fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NUMBER, standAtNow, callingBridge, late, outcomeOf, tell } from '../support/dialWindow.ts';
import { call, entry, NOW, withheld } from '../support/samples.ts';
import { openMain, settle } from '../support/windows.ts';

beforeEach(standAtNow);

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a call asked for from outside', () => {
  async function asked(
    from: 'link' | 'clipboard' | 'call' = 'link',
    bridge = callingBridge(),
    text: string = NUMBER,
  ) {
    const page = await openMain(bridge);
    bridge.emit('navigate', {
      to: 'form',
      form: 'dial',
      text,
      from,
      fromCallId: null,
      providerCallId: null,
    });
    await late();
    return { page, bridge };
  }

  it.each(['link', 'clipboard'] as const)(
    'is a question, from a %s, with the keyboard at the question',
    async (from) => {
      const { page, bridge } = await asked(from);
      expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Call +33 1 87 22 44 65?' }));
      expect(bridge.requests('placing.dial')).toEqual([]);
      page.stop();
    },
  );

  it('asks nothing where nothing is on the clipboard, and says so', async () => {
    const { page } = await asked('clipboard', callingBridge([]), '');
    expect(page.getByText(/There is no text on the clipboard/)).toBeTruthy();
    expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Call somebody' }));
    page.stop();
  });

  it('claims nothing of the end of a text that was not looked at', async () => {
    const long = callingBridge().answer('placing.understand', () => ({ candidates: [], cut: true }));
    const { page } = await asked('clipboard', long, 'a book');
    expect(page.getByText(/no number in the beginning of this text/)).toBeTruthy();
    expect(page.queryByText(/There is no number in this text/)).toBeNull();
    expect(page.getByRole('heading', { name: 'Call somebody' })).toBeTruthy();
    page.stop();
  });

  it('ignores Enter and Space that were meant for the window before, and takes them half a second later', async () => {
    const { page, bridge } = await asked();
    const box = page.getByLabelText('Number');
    await fireEvent.keyDown(box, { key: 'Enter' });
    expect(await fireEvent.keyDown(page.getByRole('button', { name: 'Call' }), { key: ' ' })).toBe(false);
    await settle();
    expect(bridge.requests('placing.dial')).toEqual([]);
    vi.setSystemTime(NOW + 600);
    await fireEvent.keyDown(box, { key: 'Enter', repeat: true });
    await settle();
    expect(bridge.requests('placing.dial')).toEqual([]);
    // The window comes up again: the half second begins anew.
    await fireEvent.focus(window);
    await fireEvent.keyDown(box, { key: 'Enter' });
    await settle();
    expect(bridge.requests('placing.dial')).toEqual([]);
    vi.setSystemTime(NOW + 1200);
    await fireEvent.keyDown(box, { key: 'Enter' });
    await settle();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    page.stop();
  });

  it('stays one form, with what came of it, when the link is clicked again', async () => {
    const { page, bridge } = await asked();
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await settle();
    bridge.emit('navigate', {
      to: 'form',
      form: 'dial',
      text: NUMBER,
      from: 'link',
      fromCallId: null,
      providerCallId: null,
    });
    await late();
    expect(outcomeOf('sending')).not.toBeNull();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    page.stop();
  });

  it('opens the queue form for a call of the pop', async () => {
    const page = await openMain(callingBridge());
    page.bridge.emit('navigate', {
      to: 'form',
      form: 'queueNow',
      text: NUMBER,
      from: 'call',
      fromCallId: 'call-1',
      providerCallId: null,
    });
    await late();
    expect(page.getByRole('heading', { name: 'Put somebody in a queue' })).toBeTruthy();
    page.stop();
  });
});

describe('the button beside a number', () => {
  it('calls at once from Live, says so, and tells what came of it', async () => {
    const bridge = callingBridge().answer('calls.list', () => ({ calls: [call()] }));
    const page = await openMain(bridge);
    page.desk.navigation.go('live');
    await settle();
    const button = page.getByRole('button', { name: 'Call +33 1 87 22 44 65' });
    await fireEvent.click(button);
    await late();
    expect(button.getAttribute('aria-label')).toBe('Calling…');
    expect(bridge.requests('placing.dial')).toMatchObject([{ fromCallId: 'call-1' }]);
    await tell(bridge, { name: 'done', at: NOW + 1, how: 'created', finish: null, providerCallId: 4711 });
    expect(button.getAttribute('aria-label')).toBe('Call +33 1 87 22 44 65');
    expect(page.getByRole('region', { name: 'Call from here' }).textContent).toMatch(/The call is placed/);
    vi.advanceTimersByTime(10_000);
    await settle();
    expect(page.queryByRole('region', { name: 'Call from here' })).toBeNull();
    page.stop();
  });

  it('keeps bad news until they are dismissed', async () => {
    const bridge = callingBridge()
      .refuse('placing.dial', 'storageFailed')
      .answer('history.search', () => ({ entries: [entry()], next: null }));
    const page = await openMain(bridge);
    page.desk.navigation.go('history');
    await settle();
    await fireEvent.click(page.getByRole('button', { name: 'Call +33 1 87 22 44 65' }));
    await late();
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(page.getByRole('alert').textContent).toMatch(/Nothing was placed/);
    await fireEvent.click(page.getByRole('button', { name: 'Dismiss' }));
    await settle();
    expect(page.queryByRole('region', { name: 'Call from here' })).toBeNull();
    page.stop();
  });

  it('is not there for a withheld number', async () => {
    const page = await openMain(
      callingBridge().answer('calls.list', () => ({ calls: [call({ party: withheld, callerKey: null })] })),
    );
    expect(document.querySelector('[data-call-number]')).toBeNull();
    page.stop();
  });
});
