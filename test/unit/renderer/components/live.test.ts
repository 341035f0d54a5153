import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IntentView } from '#shared/contract/placingViews.ts';
import type { CallView } from '#shared/contract/views.ts';
import { intent, options, refusal } from '../support/placingSamples.ts';
import { idOf } from '../support/promises.ts';
import { call, facts, failed, NOW, pending, preferences } from '../support/samples.ts';
import { mainBridge, openMain, settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const ended = (id: string): CallView =>
  call({ id, state: 'ended', endReason: 'missed', endedAt: NOW - 1000, name: `Caller ${id}` });
const refused = (count: number): IntentView =>
  intent({ id: idOf(count), state: { name: 'refused', at: NOW, refusal: refusal(), status: 400 } });
const notSent = intent({
  id: idOf(8),
  state: {
    name: 'drafted',
    at: NOW,
    lastTry: { at: NOW, why: 'unreachable', detail: null, retryAfterMs: null },
  },
});
const doubt = intent({
  id: idOf(9),
  state: { name: 'unconfirmed', at: NOW, reason: 'timeout', detail: null },
});

async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

async function openLive(calls: CallView[], intents: IntentView[] = []) {
  const bridge = mainBridge()
    .answer('calls.list', () => ({ calls }))
    .answer('calls.dismiss', () => ({}))
    .answer('placing.options', () => options())
    .answer('intents.open', () => ({ intents }))
    .answer('intents.cancel', ({ id }) =>
      intent({ id, state: { name: 'cancelled', at: NOW + 1, there: 'nothing' } }),
    );
  const page = await openMain(bridge);
  await late();
  return page;
}

const rows = () =>
  [...document.querySelectorAll('[data-live-list] button.row')].map((row) =>
    row.getAttribute('data-call-id'),
  );
const waiting = () =>
  [...document.querySelectorAll('[data-open-intent]')].map((one) => one.getAttribute('data-open-intent'));
const all = () => document.querySelector<HTMLElement>('[data-action="dismissEnded"]');
const notPlaced = () => document.querySelector<HTMLElement>('[data-action="clearNotPlaced"]');

async function press(element: Element | null, key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(element ?? document.body, { key, ...init });
  await late();
}

describe('what is over in Live', () => {
  it('is put out of sight by one press: ended calls by one, calls surely not placed by another', async () => {
    const { bridge } = await openLive(
      [call({ id: 'rings' }), ended('a'), ended('b')],
      [refused(1), refused(2), notSent, doubt],
    );
    expect(all()?.textContent).toContain('Clear ended calls (2)');
    await fireEvent.click(all() ?? document.body);
    await late();
    expect(rows()).toEqual(['rings']);
    expect(waiting()).toHaveLength(4);
    expect(bridge.requests('intents.cancel')).toEqual([]);
    expect(all()).toBeNull();
    expect(document.activeElement).toBe(document.querySelector('[data-screen="live"] [data-head]'));
    expect(notPlaced()?.textContent).toContain('Clear calls not placed (3)');
    await fireEvent.click(notPlaced() ?? document.body);
    await late();
    expect(waiting()).toEqual([doubt.id]);
    expect(notPlaced()).toBeNull();
    expect(document.activeElement).toBe(document.querySelector('[data-screen="live"] [data-head]'));
    expect(bridge.requests('calls.dismiss')).toEqual([{ callId: 'a' }, { callId: 'b' }]);
    expect(
      bridge
        .requests('intents.cancel')
        .map(({ id }) => id)
        .sort(),
    ).toEqual([refused(1).id, refused(2).id, notSent.id]);
    expect(document.activeElement).toBe(document.querySelector('[data-screen="live"] [data-head]'));
  });

  it('stands below what may be ringing', async () => {
    await openLive([], [{ ...refused(1), createdAt: NOW + 2 }, notSent, { ...doubt, createdAt: NOW - 1 }]);
    expect(waiting()).toEqual([doubt.id, refused(1).id, notSent.id]);
  });

  it('is put out of sight by a key as well, but not while somebody types', async () => {
    await openLive([ended('a'), ended('b')]);
    const noteField = document.querySelector('textarea');
    noteField?.focus();
    await press(noteField, 'Delete', { shiftKey: true });
    expect(rows()).toEqual(['a', 'b']);
    await press(document.querySelector('[data-live-list] button.row'), 'Delete', { shiftKey: true });
    expect(rows()).toEqual([]);
  });

  it('goes one by one, by its button or by Delete on its row, and the keyboard stays in the list', async () => {
    const { getByRole } = await openLive([call({ id: 'rings' }), ended('a'), ended('b'), ended('c')]);
    await fireEvent.click(getByRole('button', { name: 'Dismiss the call of Caller b' }));
    await late();
    expect(rows()).toEqual(['rings', 'a', 'c']);
    expect(document.activeElement?.getAttribute('data-call-id')).toBe('c');
    await press(document.activeElement, 'Delete');
    expect(rows()).toEqual(['rings', 'a']);
    expect(document.activeElement?.getAttribute('data-call-id')).toBe('a');
    await press(document.querySelector('[data-live-list] [data-call-id="rings"]'), 'Delete');
    expect(rows()).toEqual(['rings', 'a']);
  });

  it('has nothing to clear in what may be ringing', async () => {
    await openLive([], [doubt]);
    expect([all(), notPlaced()]).toEqual([null, null]);
  });

  it('says when something that never rang could not be given up, and keeps it', async () => {
    const { bridge, getByRole } = await openLive([], [refused(1)]);
    bridge.refuse('intents.cancel', 'storageFailed');
    await fireEvent.click(notPlaced() ?? document.body);
    await late();
    expect(getByRole('alert').textContent).toContain('Saving on this computer failed');
    expect(waiting()).toEqual([refused(1).id]);
  });

  it('is not what the pop no longer shows: that call stays', async () => {
    await openLive([call({ id: 'talked on', state: 'answered', dismissed: true })]);
    expect(rows()).toEqual(['talked on']);
    expect(all()).toBeNull();
  });
});

describe('a row of a caller who is known from before', () => {
  const rowWith = async (vip: ReturnType<typeof failed<boolean>> | ReturnType<typeof pending<boolean>>) => {
    await openLive([call({ facts: facts({ vip }) })]);
    const mark = document.querySelector<HTMLElement>('button.row [data-fact="vip"]');
    const seen = [...(mark?.querySelectorAll(':scope > :not(.sr-only)') ?? [])].map(
      (part) => part.textContent,
    );
    return { mark, seen: seen.join('').trim(), heard: mark?.querySelector('.sr-only')?.textContent };
  };

  it('shows and says what was last known where there is no answer', async () => {
    const { mark, seen, heard } = await rowWith(failed('timeout', { value: true, at: NOW - 7_200_000 }));
    expect(seen).toBe('VIP');
    expect(heard).toBe('VIP: VIP, No answer, last known 2 h ago');
    expect(mark?.title).toBe(heard);
    expect(mark?.dataset['badge']).toBeUndefined();
  });

  it('does so in French, with the space before the colon', async () => {
    const bridge = mainBridge()
      .answer('preferences.read', () => ({ ...preferences, language: 'fr' }))
      .answer('calls.list', () => ({
        calls: [call({ facts: facts({ vip: failed('timeout', { value: true, at: NOW - 7_200_000 }) }) })],
      }));
    await openMain(bridge);
    await late();
    expect(document.querySelector('button.row [data-fact="vip"] .sr-only')?.textContent).toMatch(
      /^VIP\u202f: VIP, /,
    );
  });

  it('does so while the answer is awaited', async () => {
    const { seen, heard } = await rowWith(pending({ value: true, at: NOW - 7_200_000 }));
    expect([seen, heard]).toEqual(['VIP', 'VIP: VIP, last known 2 h ago']);
  });

  it('shows no mark of a value that was no', async () => {
    const { seen, heard } = await rowWith(failed('timeout', { value: false, at: NOW - 7_200_000 }));
    expect(seen).toBe('');
    expect(heard).toContain('last known 2 h ago');
  });
});
