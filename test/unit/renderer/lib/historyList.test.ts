import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ParsedRequestOf, ReplyOf } from '#shared/contract/api.ts';
import type { HistoryEntry } from '#shared/contract/views.ts';
import { HistoryList } from '../../../../src-renderer/lib/history/historyList.svelte.ts';
import { ENTRY_HEIGHT, rowsInView, rowsOf } from '../../../../src-renderer/lib/history/rows.ts';
import { dayKey } from '../../../../src-renderer/lib/time/days.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { DAY, entry, NOW, SECOND } from '../support/samples.ts';

function past(count: number): HistoryEntry[] {
  return Array.from({ length: count }, (_, index) =>
    entry({ callId: `past-${index}`, startedAt: NOW - index * 1000 * SECOND }),
  );
}

/** A main with these calls, that pages by key as the real one does. */
function pages(all: readonly HistoryEntry[]) {
  return ({ before, limit, text }: ParsedRequestOf<'history.search'>): ReplyOf<'history.search'> => {
    const fits = all.filter((one) => text === '' || one.note.includes(text));
    const from = before === null ? 0 : fits.findIndex((one) => one.callId === before.callId) + 1;
    const entries = fits.slice(from, from + limit);
    const last = entries.at(-1);
    const more = from + limit < fits.length && last !== undefined;
    return { entries, next: more ? { startedAt: last.startedAt, callId: last.callId } : null };
  };
}

describe('the history', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is read page by page to its end, each page after the last entry', async () => {
    const bridge = new FakeBridge('main').answer('history.search', pages(past(130)));
    const list = new HistoryList(bridge);
    await list.load();
    while (list.hasMore) await list.more();
    expect(list.entries.map((one) => one.callId)).toEqual(past(130).map((one) => one.callId));
    expect(bridge.requests('history.search').map((one) => one.before?.callId ?? null)).toEqual([
      null,
      'past-59',
      'past-119',
    ]);
  });

  it('searches once typing pauses', async () => {
    const bridge = new FakeBridge('main').answer('history.search', pages([]));
    const list = new HistoryList(bridge);
    for (const text of ['c', 'cl', 'claire']) list.search(text);
    await vi.advanceTimersByTimeAsync(200);
    expect(bridge.requests('history.search').map((one) => one.text)).toEqual(['claire']);
  });

  it('drops the slow answer of an earlier search', async () => {
    const answers = new Map<string, ReturnType<typeof deferred<ReplyOf<'history.search'>>>>();
    const bridge = new FakeBridge('main').answer('history.search', ({ text }) => {
      const answer = deferred<ReplyOf<'history.search'>>();
      answers.set(text, answer);
      return answer.promise;
    });
    const list = new HistoryList(bridge);
    list.search('first');
    await vi.advanceTimersByTimeAsync(200);
    list.search('second');
    await vi.advanceTimersByTimeAsync(200);
    answers.get('second')!.resolve({ entries: [entry({ callId: 'right' })], next: null });
    await vi.advanceTimersByTimeAsync(0);
    answers.get('first')!.resolve({ entries: [entry({ callId: 'stale' })], next: null });
    await vi.advanceTimersByTimeAsync(0);
    expect(list.entries.map((one) => one.callId)).toEqual(['right']);
    expect(list.loading).toBeNull();
  });

  it('keeps what is read when the next page fails, and goes on when asked again', async () => {
    const bridge = new FakeBridge('main').answer('history.search', pages(past(100)));
    const list = new HistoryList(bridge);
    await list.load();
    bridge.refuse('history.search', 'storageFailed');
    await list.more();
    expect(list.failure).toEqual({ of: 'more', code: 'storageFailed' });
    expect(list.entries).toHaveLength(60);
    await list.more();
    expect(bridge.requests('history.search')).toHaveLength(2);
    bridge.answer('history.search', pages(past(100)));
    await list.retryMore();
    expect(list.entries).toHaveLength(100);
  });

  it('takes news at the top and keeps the older entries below', async () => {
    const all = past(230);
    const bridge = new FakeBridge('main').answer('history.search', pages(all));
    const list = new HistoryList(bridge);
    const stop = list.start();
    await list.load();
    while (list.hasMore) await list.more();
    const news = entry({ callId: 'news', startedAt: NOW + SECOND });
    bridge.answer('history.search', pages([news, ...all]));
    bridge.emit('history.changed', {});
    await vi.advanceTimersByTimeAsync(300);
    expect(list.entries.map((one) => one.callId)).toEqual([news, ...all].map((one) => one.callId));
    stop();
  });
});

describe('the rows of the history', () => {
  it('head each day once, and lie under each other without gaps', () => {
    const entries = [entry({ callId: 'a', startedAt: NOW }), entry({ callId: 'b', startedAt: NOW - DAY })];
    const { rows, height } = rowsOf(
      [...entries, entry({ callId: 'c', startedAt: NOW - DAY - SECOND })],
      dayKey,
    );
    expect(rows.map((row) => row.kind)).toEqual(['day', 'call', 'day', 'call', 'call']);
    expect(rows.map((row) => row.top)).toEqual([0, 38, 98, 136, 196]);
    expect(height).toBe(256);
  });

  it('exist only around what is seen', () => {
    const { rows } = rowsOf(past(1000), () => 'one day');
    const seen = rowsInView(rows, 300 * ENTRY_HEIGHT, 600, 0);
    expect(seen.length).toBeLessThan(15);
    for (let y = 300 * ENTRY_HEIGHT; y < 300 * ENTRY_HEIGHT + 600; y += 10) {
      expect(seen.some((row) => row.top <= y && y < row.top + ENTRY_HEIGHT)).toBe(true);
    }
  });
});
