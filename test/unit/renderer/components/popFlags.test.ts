import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FlagsRead, FlagsWritten } from '#shared/contract/placingViews.ts';
import { deferred } from '../support/fakeBridge.ts';
import { refusal } from '../support/placingSamples.ts';
import { call, card, NOW, SECOND } from '../support/samples.ts';
import { mainBridge, openMain, openPop, settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const FLAGS = { verifiedCustomer: true, badActor: false, repeatCustomer: null } as const;

function read(change: Partial<Record<keyof typeof FLAGS, boolean | null>> = {}): FlagsRead {
  return { result: 'read', flags: { ...FLAGS, ...change }, at: NOW };
}

function words(element: ParentNode | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const section = () => document.querySelector<HTMLElement>('[data-flags]');
const tiles = () => [...document.querySelectorAll<HTMLElement>('[data-flag]')];
const news = () => words(section()?.querySelector('.line [role="status"]'));
const problem = () => document.querySelector<HTMLElement>('[data-problem]');
const editor = () => document.querySelector<HTMLElement>('[data-flag-editor]');

/** The pop with a call that CCAI Platform knows as 4711. */
async function withFlags(answer: FlagsRead | Promise<FlagsRead> = read()) {
  const page = await openPop([]);
  page.bridge.answer('flags.read', () => answer);
  page.bridge.emit('call.changed', { call: call({ providerCallId: 4711 }) });
  await settle();
  const press = async (name: string | RegExp) => {
    await fireEvent.click(page.getByRole('button', { name }));
    await settle();
  };
  return { ...page, press };
}

describe('the customer flags of a call', () => {
  it('stand as yes, no and not set, each with words and a sign of its own', async () => {
    const { bridge } = await withFlags();
    expect(tiles().map((tile) => [words(tile), tile.dataset['tone']])).toEqual([
      ['Verified customer Yes', 'yes'],
      ['Bad actor No', 'no'],
      ['Repeat customer Not set', 'unknown'],
    ]);
    const signs = tiles().map((tile) => tile.querySelector('path')?.getAttribute('d'));
    expect(new Set(signs).size).toBe(3);
    expect(words(section())).toContain('CCAI Platform, just now');
    expect(bridge.requests('flags.read')).toEqual([{ providerCallId: 4711 }]);
  });

  it('are absent where CCAI Platform does not know the call', async () => {
    const { bridge } = await openPop([call()]);
    expect(section()).toBeNull();
    expect(bridge.requests('flags.read')).toEqual([]);
  });

  it('keep their places while they are asked for, and cannot be changed then', async () => {
    const answer = deferred<FlagsRead>();
    await withFlags(answer.promise);
    expect(tiles().map((tile) => tile.dataset['tone'])).toEqual(['pending', 'pending', 'pending']);
    expect(words(section())).toContain('Asking CCAI Platform…');
    await fireEvent.click(tiles()[0]!);
    expect(editor()).toBeNull();
    answer.resolve(read());
    await settle();
    expect(tiles()).toHaveLength(3);
  });

  it.each<[FlagsRead, string]>([
    [
      { result: 'failed', reason: 'timeout', detail: 'no answer in 15 s' },
      'CCAI Platform did not answer in time',
    ],
    [{ result: 'failed', reason: 'refused', detail: null }, 'CCAI Platform refused access: check its token'],
    [{ result: 'noSuchCall' }, 'CCAI Platform does not know this call'],
  ])('say why they could not be read, and try again: %j', async (answer, says) => {
    const { bridge, press } = await withFlags(answer);
    expect(words(problem())).toContain(says);
    expect(tiles()).toEqual([]);
    bridge.answer('flags.read', () => read());
    await press('Try again');
    expect(problem()).toBeNull();
    expect(tiles()).toHaveLength(3);
  });

  it('say what main refused', async () => {
    const page = await openPop([]);
    page.bridge.refuse('flags.read', 'notConfigured');
    page.bridge.emit('call.changed', { call: call({ providerCallId: 4711 }) });
    await settle();
    expect(words(problem())).toContain('Not set up yet');
  });

  it('are asked for once while they are fresh, and again by the button', async () => {
    const { bridge, press } = await withFlags();
    bridge.emit('pop.shown', { shown: false });
    await settle();
    bridge.emit('call.changed', { call: call({ providerCallId: 4711 }) });
    await settle();
    expect(bridge.requests('flags.read')).toHaveLength(1);
    bridge.answer('flags.read', () => read({ badActor: true }));
    await press('Read the flags again');
    expect(tiles()[1]?.dataset['tone']).toBe('yes');
    await vi.advanceTimersByTimeAsync(11 * SECOND);
    bridge.emit('pop.shown', { shown: false });
    await settle();
    bridge.emit('call.changed', { call: call({ providerCallId: 4711 }) });
    await settle();
    expect(bridge.requests('flags.read')).toHaveLength(3);
  });

  it('are read again when the agent comes to the window, which swallows no click on a flag', async () => {
    const { bridge, press } = await withFlags();
    await fireEvent.focus(window);
    await settle();
    expect(bridge.requests('flags.read')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(11 * SECOND);
    const later = deferred<FlagsRead>();
    bridge.answer('flags.read', () => later.promise);
    bridge.answer('flags.write', () => ({
      result: 'written',
      flags: { ...FLAGS, verifiedCustomer: false },
      at: NOW,
    }));
    await fireEvent.focus(window);
    await press(/^Verified customer/);
    await press('No');
    expect(bridge.requests('flags.read')).toHaveLength(2);
    expect(tiles()[0]?.dataset['tone']).toBe('no');
    later.resolve(read());
    await settle();
    expect(tiles()[0]?.dataset['tone']).toBe('no');
    expect(news()).toContain('Saved and read back');
  });
});

describe('flags that the other window changed', () => {
  const changed = (at: number, change: object = {}) => ({
    providerCallId: 4711,
    flags: { ...FLAGS, badActor: true, ...change },
    at,
  });

  it('stand on screen at once, if they are of this call and no older', async () => {
    const { bridge } = await withFlags();
    bridge.emit('flags.changed', { ...changed(NOW + 1), providerCallId: 4712 });
    bridge.emit('flags.changed', changed(NOW - 1));
    await settle();
    expect(tiles()[1]?.dataset['tone']).toBe('no');
    bridge.emit('flags.changed', changed(NOW + 1));
    await settle();
    expect(tiles()[1]?.dataset['tone']).toBe('yes');
    expect(bridge.requests('flags.read')).toHaveLength(1);
  });

  it('win over an answer that was asked for before', async () => {
    const { bridge, press } = await withFlags();
    const slow = deferred<FlagsRead>();
    bridge.answer('flags.read', () => slow.promise);
    await press('Read the flags again');
    bridge.emit('flags.changed', changed(NOW + 1));
    slow.resolve(read());
    await settle();
    expect(tiles()[1]?.dataset['tone']).toBe('yes');
  });

  it('leave an own change under way to what it reads back', async () => {
    const { bridge, press } = await withFlags();
    const slow = deferred<FlagsWritten>();
    bridge.answer('flags.write', () => slow.promise);
    await press(/^Verified customer/);
    await press('No');
    bridge.emit('flags.changed', changed(NOW + 1));
    await settle();
    expect(tiles()[1]?.dataset['tone']).toBe('no');
    slow.resolve({
      result: 'written',
      flags: { ...FLAGS, verifiedCustomer: false, badActor: true },
      at: NOW + 2,
    });
    await settle();
    expect(tiles().map((tile) => tile.dataset['tone'])).toEqual(['no', 'yes', 'unknown']);
  });

  it('are heard in the main window, too', async () => {
    const bridge = mainBridge()
      .answer('callers.card', ({ key }) => card({ key, providerCallId: 4711 }))
      .answer('flags.read', () => read());
    await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    await vi.dynamicImportSettled();
    await settle();
    bridge.emit('flags.changed', changed(NOW + 1));
    await settle();
    expect(tiles()[1]?.dataset['tone']).toBe('yes');
  });
});

describe('changing a flag', () => {
  it('shows what was read back, and gives the keyboard back to the flag', async () => {
    const { bridge, press } = await withFlags();
    const written = deferred<FlagsWritten>();
    bridge.answer('flags.write', () => written.promise);
    await press(/^Repeat customer/);
    expect(document.activeElement?.textContent.trim()).toBe('Yes');
    await press('Yes');
    expect(bridge.requests('flags.write')).toEqual([
      { providerCallId: 4711, flag: 'repeatCustomer', value: true },
    ]);
    expect(news()).toBe('Saving…');
    expect(tiles()[2]?.dataset['tone']).toBe('unknown');
    expect(document.activeElement).toBe(tiles()[2]);
    written.resolve({ result: 'written', flags: { ...FLAGS, repeatCustomer: true }, at: NOW });
    await settle();
    expect(tiles()[2]?.dataset['tone']).toBe('yes');
    expect(news()).toBe('Saved and read back. Repeat customer: Yes');
  });

  it('says so when the flags read back differ', async () => {
    const { bridge, press } = await withFlags();
    bridge.answer('flags.write', () => ({ result: 'differs', flags: FLAGS, at: NOW }));
    await press(/^Verified customer/);
    await press('No');
    expect(news()).toContain('still tells otherwise. Verified customer: Yes');
    expect(tiles()[0]?.dataset['tone']).toBe('yes');
  });

  it('claims nothing of a change that no answer came to, and says what was read since', async () => {
    const { bridge, press } = await withFlags();
    bridge.answer('flags.write', () => ({ result: 'unmoved', flags: FLAGS, at: NOW }));
    await press(/^Verified customer/);
    await press('No');
    expect(news()).toMatch(/^Not changed so far: no answer came.*Verified customer: Yes$/);
  });

  it('asks before it marks a bad actor, with the keyboard on “cancel”, and before it takes the mark away', async () => {
    const { bridge, press } = await withFlags(read({ badActor: null }));
    bridge.answer('flags.write', ({ value }) => ({
      result: 'written',
      flags: { ...FLAGS, badActor: value },
      at: NOW,
    }));
    await press(/^Bad actor/);
    await press('Yes');
    expect(bridge.requests('flags.write')).toEqual([]);
    expect(words(editor())).toContain('Mark as a bad actor?');
    expect(words(document.activeElement)).toBe('Cancel');
    await press('Cancel');
    expect(editor()).toBeNull();
    expect(bridge.requests('flags.write')).toEqual([]);
    await press(/^Bad actor/);
    await press('Yes');
    await press('Mark as bad actor');
    expect(tiles()[1]?.dataset['tone']).toBe('yes');
    await press(/^Bad actor/);
    await press('No');
    expect(words(editor())).toContain('Take the mark away?');
    await press('Not a bad actor');
    expect(bridge.requests('flags.write').map(({ flag, value }) => [flag, value])).toEqual([
      ['badActor', true],
      ['badActor', false],
    ]);
  });

  it('is left with Escape, which goes no further', async () => {
    const { press } = await withFlags();
    await press(/^Verified customer/);
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(escape);
    await settle();
    expect(escape.defaultPrevented).toBe(true);
    expect(editor()).toBeNull();
    expect(document.activeElement).toBe(tiles()[0]);
  });

  it.each<[FlagsWritten, string]>([
    [
      {
        result: 'failed',
        why: 'refused',
        refusal: refusal({ code: 'wrongAddress', raw: 'HTTP 404' }),
        detail: 'HTTP 404',
      },
      'Check the subdomain',
    ],
    [
      { result: 'failed', why: 'notSent', refusal: null, detail: 'unreachable' },
      'Nothing left this computer.',
    ],
    [{ result: 'failed', why: 'rateLimited', refusal: null, detail: null }, 'asks for fewer requests'],
  ])('that failed keeps the flags as they were, says why and tries again: %j', async (answer, says) => {
    const { bridge, press } = await withFlags();
    bridge.answer('flags.write', () => answer);
    await press(/^Verified customer/);
    await press('No');
    expect(words(problem())).toContain('The flag was not changed');
    expect(words(problem())).toContain(says);
    expect(tiles()[0]?.dataset['tone']).toBe('yes');
    bridge.answer('flags.write', () => ({
      result: 'written',
      flags: { ...FLAGS, verifiedCustomer: false },
      at: NOW,
    }));
    await press('Try again');
    expect(problem()).toBeNull();
    expect(tiles()[0]?.dataset['tone']).toBe('no');
  });

  it('that nobody knows of is read again instead of written again', async () => {
    const { bridge, getAllByRole, press } = await withFlags();
    bridge.answer('flags.write', () => ({
      result: 'failed',
      why: 'unconfirmed',
      refusal: null,
      detail: 'timeout',
    }));
    await press(/^Verified customer/);
    await press('No');
    expect(words(problem())).toContain('Perhaps changed');
    bridge.answer('flags.read', () => read({ verifiedCustomer: false }));
    await fireEvent.click(getAllByRole('button', { name: 'Read the flags again' }).at(-1)!);
    await settle();
    expect(problem()).toBeNull();
    expect(tiles()[0]?.dataset['tone']).toBe('no');
    expect(bridge.requests('flags.write')).toHaveLength(1);
  });
});

describe('the caller’s card', () => {
  it('shows the flags of the caller’s latest call that CCAI Platform knows', async () => {
    const bridge = mainBridge()
      .answer('callers.card', ({ key }) => card({ key, providerCallId: 4711 }))
      .answer('flags.read', () => read());
    await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    await vi.dynamicImportSettled();
    await settle();
    expect(tiles().map(words)).toEqual(['Verified customer Yes', 'Bad actor No', 'Repeat customer Not set']);
  });
});
