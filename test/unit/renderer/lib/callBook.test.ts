import { describe, expect, it } from 'vitest';
import type { ReplyOf } from '#shared/contract/api.ts';
import { CallBook } from '../../../../src-renderer/lib/calls/callBook.svelte.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { call } from '../support/samples.ts';
import { settle } from '../support/windows.ts';

function ids(book: CallBook): string[] {
  return book.ordered.map((one) => one.id);
}

describe('the calls of a window', () => {
  it('keeps what events said while the list was on its way: events are newer', async () => {
    const list = deferred<ReplyOf<'calls.list'>>();
    const bridge = new FakeBridge('pop').answer('calls.list', () => list.promise);
    const book = new CallBook(bridge);
    book.start();
    bridge.emit('call.changed', { call: call({ id: 'a', name: 'new name' }) });
    bridge.emit('call.removed', { callId: 'b' });
    list.resolve({ calls: [call({ id: 'a', name: 'old name' }), call({ id: 'b' }), call({ id: 'c' })] });
    await settle();
    expect(ids(book)).toEqual(['a', 'c']);
    expect(book.ordered[0]!.name).toBe('new name');
    expect(book.loading).toBe('ready');
  });

  it('replaces a call in place and never doubles it', async () => {
    const bridge = new FakeBridge('pop').answer('calls.list', () => ({ calls: [call({ id: 'a' })] }));
    const book = new CallBook(bridge);
    book.start();
    await settle();
    bridge.emit('call.changed', { call: call({ id: 'a', name: 'Claire' }) });
    expect(book.ordered.map((one) => one.name)).toEqual(['Claire']);
  });

  it('says when the list cannot be read, recovers, and stops listening when stopped', async () => {
    const bridge = new FakeBridge('pop').refuse('calls.list', 'internal');
    const book = new CallBook(bridge);
    const stop = book.start();
    await settle();
    expect(book.loading).toBe('failed');
    bridge.answer('calls.list', () => ({ calls: [call()] }));
    await book.refresh();
    expect(book.loading).toBe('ready');
    stop();
    expect(bridge.listenerCount()).toBe(0);
  });
});
