import { describe, expect, it } from 'vitest';
import type { ReplyOf } from '#shared/contract/api.ts';
import { CallerDesk } from '../../../../src-renderer/lib/callers/callerDesk.svelte.ts';
import { Lookup } from '../../../../src-renderer/lib/lookup/lookup.svelte.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { card } from '../support/samples.ts';

describe('a card whose answers come before the card itself', () => {
  it('is shown as the event told it, when it was opened by its key', async () => {
    const reply = deferred<ReplyOf<'callers.card'>>();
    const bridge = new FakeBridge('main').answer('callers.card', () => reply.promise);
    const desk = new CallerDesk(bridge);
    desk.start();
    const older = card({ name: 'as asked' });
    const opened = desk.open(older.key);
    bridge.emit('caller.changed', { card: { ...older, name: 'as answered' } });
    reply.resolve(older);
    await opened;
    expect(desk.card?.name).toBe('as answered');
  });

  it('is shown as the event told it, when it was looked up', async () => {
    const reply = deferred<ReplyOf<'callers.lookup'>>();
    const bridge = new FakeBridge('main').answer('callers.lookup', () => reply.promise);
    const lookup = new Lookup(bridge);
    lookup.start();
    const older = card({ name: 'as asked' });
    const asked = lookup.take(older.key, 'number');
    bridge.emit('caller.changed', { card: { ...older, name: 'as answered' } });
    reply.resolve({ result: 'card', card: older });
    await asked;
    expect(lookup.result).toMatchObject({ shows: 'card', card: { name: 'as answered' } });
  });
});
