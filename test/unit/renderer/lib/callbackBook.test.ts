import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestError } from '#shared/contract/errors.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { CallbackActions } from '../../../../src-renderer/lib/callbacks/callbackActions.svelte.ts';
import { CallbackBook } from '../../../../src-renderer/lib/callbacks/callbackBook.svelte.ts';
import { CallbackDesk } from '../../../../src-renderer/lib/callbacks/callbackDesk.svelte.ts';
import { GroupList } from '../../../../src-renderer/lib/callbacks/groupList.svelte.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { held, HOUR, idOf, MINUTE, PromiseKeeper, reminder } from '../support/promises.ts';
import { DAY, NOW } from '../support/samples.ts';
import { settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const GRACE = 10 * MINUTE;
const due = (ms: number) => ({ due: { at: NOW + ms, zone: 'Europe/Paris' } });
const coming = (count: number): IntentView[] =>
  Array.from({ length: count }, (_, index) => reminder(index + 1, due(2 * DAY + index * MINUTE)));

function listOver(bridge: FakeBridge<'main'>): GroupList {
  return new GroupList(bridge, 'coming', () => ({ text: '', todayEnds: NOW + DAY }));
}

describe('one group', () => {
  it('reads page after page, one at a time', async () => {
    const bridge = new FakeBridge('main');
    new PromiseKeeper(bridge, coming(130));
    const list = listOver(bridge);
    await list.load();
    expect(list.intents).toHaveLength(60);
    await Promise.all([list.more(), list.more()]);
    expect(list.intents).toHaveLength(120);
    await list.more();
    await list.more();
    expect(list.intents).toHaveLength(130);
    expect(list.hasMore).toBe(false);
    expect(bridge.requests('callbacks.list').map(({ after }) => after?.id)).toEqual([
      undefined,
      idOf(60),
      idOf(120),
    ]);
  });

  it('drops the answer to a question that is not asked any more', async () => {
    const bridge = new FakeBridge('main');
    const slow = deferred<{ intents: IntentView[]; next: null; unreadable: number }>();
    const list = listOver(bridge);
    bridge.answer('callbacks.list', () => slow.promise);
    const first = list.load();
    bridge.answer('callbacks.list', () => ({ intents: [reminder(2)], next: null, unreadable: 0 }));
    await list.load();
    slow.resolve({ intents: [reminder(1)], next: null, unreadable: 0 });
    await first;
    expect(list.intents.map(({ id }) => id)).toEqual([idOf(2)]);
  });

  it('keeps what was read later when news come, and asks once more for the rest', async () => {
    const bridge = new FakeBridge('main');
    new PromiseKeeper(bridge, coming(300));
    const list = listOver(bridge);
    await list.load();
    for (let page = 0; page < 4; page += 1) await list.more();
    expect(list.intents).toHaveLength(300);
    await list.refresh();
    expect(bridge.requests('callbacks.list').at(-1)?.limit).toBe(200);
    expect(list.intents).toHaveLength(300);
    expect(new Set(list.intents.map(({ id }) => id)).size).toBe(300);
  });

  it('says which read failed, and does not ask for more of what could not be read', async () => {
    const bridge = new FakeBridge('main').refuse('callbacks.list', 'storageFailed');
    const list = listOver(bridge);
    await list.load();
    expect(list.failure).toEqual({ of: 'first', code: 'storageFailed' });
    await list.more();
    expect(bridge.requests('callbacks.list')).toHaveLength(1);
    new PromiseKeeper(bridge, coming(1));
    await list.retry();
    expect([list.failure, list.intents.length]).toEqual([null, 1]);
  });

  it('takes a change in its place, and nothing that is older than what it shows', async () => {
    const bridge = new FakeBridge('main');
    new PromiseKeeper(bridge, coming(130));
    const list = listOver(bridge);
    await list.load();
    const newer = reminder(3, {
      ...due(2 * DAY + 2 * MINUTE),
      note: 'new',
      state: { name: 'sending', at: NOW },
    });
    list.take(newer, true, true);
    expect(list.intents[2]?.note).toBe('new');
    list.take(reminder(3, due(2 * DAY + 2 * MINUTE)), true, true);
    expect(list.intents[2]?.note).toBe('new');
    list.take(reminder(3, { ...due(9 * DAY), state: { name: 'sending', at: NOW + 1 } }), true, true);
    expect(list.intents.some(({ id }) => id === idOf(3))).toBe(false);
    list.take(reminder(500, due(2 * DAY)), true, false);
    expect(list.intents.some(({ id }) => id === idOf(500))).toBe(false);
    list.take(reminder(501, due(2 * DAY + 1)), true, true);
    expect(list.intents[1]?.id).toBe(idOf(501));
    list.take(reminder(501, due(2 * DAY + 1)), false, true);
    expect(list.intents.some(({ id }) => id === idOf(501))).toBe(false);
  });
});

describe('the list', () => {
  function bookOver(intents: readonly IntentView[]) {
    const bridge = new FakeBridge('main');
    const keeper = new PromiseKeeper(bridge, intents);
    const book = new CallbackBook(bridge, () => GRACE);
    const stop = book.start();
    return { bridge, keeper, book, stop };
  }
  const idsIn = (book: CallbackBook, group: string): string[] =>
    book.lists.find((list) => list.group === group)?.intents.map(({ id }) => id) ?? [];

  it('is read when it is looked at, and not before', async () => {
    const { bridge, book, keeper, stop } = bookOver([reminder(1)]);
    keeper.put(reminder(2));
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(bridge.requests('callbacks.list')).toEqual([]);
    book.open();
    await settle();
    expect(bridge.requests('callbacks.list').map(({ group }) => group)).toEqual([
      'undecided',
      'overdue',
      'today',
      'coming',
    ]);
    stop();
  });

  it('moves a row to its new group at once, before anything is read again', async () => {
    const { bridge, book, keeper, stop } = bookOver([reminder(1), held(2, due(2 * HOUR))]);
    book.fold('done', false);
    book.open();
    await settle();
    const asked = bridge.requests('callbacks.list').length;
    keeper.put({ ...keeper.get(idOf(1)), state: { name: 'cancelled', at: NOW + 1, there: 'nothing' } });
    expect(idsIn(book, 'today')).toEqual([idOf(2)]);
    expect(idsIn(book, 'done')).toEqual([idOf(1)]);
    expect(bridge.requests('callbacks.list')).toHaveLength(asked);
    stop();
  });

  it('shows again what was folded without what an earlier search found', async () => {
    const over = reminder(3, { name: 'Kenji', state: { name: 'cancelled', at: NOW, there: 'nothing' } });
    const other = reminder(4, { state: { name: 'cancelled', at: NOW, there: 'nothing' } });
    const { book, stop } = bookOver([over, other]);
    book.open();
    book.search('Kenji');
    await vi.advanceTimersByTimeAsync(200);
    expect(idsIn(book, 'done')).toEqual([idOf(3)]);
    book.search('');
    await vi.advanceTimersByTimeAsync(200);
    book.fold('done', false);
    await settle();
    expect(idsIn(book, 'done').sort()).toEqual([idOf(3), idOf(4)]);
    stop();
  });

  it('asks the clock again while it is looked at, and rests when it is not', async () => {
    const { bridge, book, stop } = bookOver([reminder(1, due(MINUTE))]);
    book.open();
    await settle();
    await vi.advanceTimersByTimeAsync(12 * MINUTE);
    expect(idsIn(book, 'overdue')).toEqual([idOf(1)]);
    book.close();
    const asked = bridge.requests('callbacks.list').length;
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(bridge.requests('callbacks.list')).toHaveLength(asked);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('shows one by its id, and says why it cannot', async () => {
    const { bridge, book, stop } = bookOver([reminder(1)]);
    await book.show(idOf(1));
    expect(book.selected?.id).toBe(idOf(1));
    await book.show(idOf(9));
    expect([book.selected, book.missing]).toEqual([null, 'notFound']);
    bridge.refuse('intents.read', 'storageFailed');
    await book.show(idOf(8));
    expect(book.missing).toBe('storageFailed');
    stop();
  });
});

describe('what the whole window knows', () => {
  it('reads counts and what is due, again with news, and again when the next one falls due', async () => {
    const bridge = new FakeBridge('main');
    const keeper = new PromiseKeeper(bridge, [reminder(1, due(20_000))]);
    const desk = new CallbackDesk(bridge);
    const stop = desk.start();
    await settle();
    expect([desk.counts?.today, desk.due]).toEqual([1, []]);
    await vi.advanceTimersByTimeAsync(20_100);
    expect(desk.due.map(({ id }) => id)).toEqual([idOf(1)]);
    keeper.put(reminder(2, due(-HOUR)));
    await vi.advanceTimersByTimeAsync(300);
    expect(desk.counts?.overdue).toBe(1);
    expect(desk.due.map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
    desk.hideDue();
    expect(desk.due).toEqual([]);
    stop();
    expect([vi.getTimerCount(), bridge.listenerCount()]).toEqual([0, 0]);
  });

  it('keeps what it knew when main cannot answer, and tries again within a minute', async () => {
    const bridge = new FakeBridge('main');
    new PromiseKeeper(bridge, [reminder(1, due(-HOUR))]);
    const desk = new CallbackDesk(bridge);
    const stop = desk.start();
    await settle();
    bridge.refuse('callbacks.counts', 'storageFailed').refuse('callbacks.list', 'storageFailed');
    await desk.read();
    expect(desk.counts?.overdue).toBe(1);
    expect(desk.due).toHaveLength(1);
    new PromiseKeeper(bridge, []);
    await vi.advanceTimersByTimeAsync(61_000);
    expect([desk.counts?.overdue, desk.due]).toEqual([0, []]);
    stop();
  });
});

describe('steps', () => {
  it('are taken one at a time for each callback, and tell what came of them', async () => {
    const bridge = new FakeBridge('main');
    const gate = deferred<IntentView>();
    bridge.answer('callbacks.finish', () => gate.promise);
    const changed: string[] = [];
    const never = () => new Promise<never>(() => {});
    const actions = new CallbackActions(bridge, { dial: never }, { place: never, look: () => {} }, ({ id }) =>
      changed.push(id),
    );
    const first = actions.finish(reminder(1));
    expect(actions.busy(idOf(1))).toBe('finish');
    await actions.cancel(reminder(1), false);
    expect(bridge.requests('intents.cancel')).toEqual([]);
    gate.reject(new RequestError('notFound', 'gone'));
    await first;
    expect(actions.report).toEqual({ result: 'failed', step: 'finish', id: idOf(1), code: 'notFound' });
    bridge.answer('callbacks.edit', ({ due: at }) => reminder(1, { due: at }));
    await actions.postpone(reminder(1), 'snooze', { at: NOW + HOUR, zone: 'UTC' });
    expect(actions.report).toEqual({ result: 'done', step: 'snooze', id: idOf(1), at: NOW + HOUR });
    expect(changed).toEqual([idOf(1)]);
    actions.forget();
    expect(actions.report).toBeNull();
  });
});
