import { describe, expect, it } from 'vitest';
import { createRegistry } from '#core/calls/registry.ts';
import type { Registry } from '#core/calls/registry.ts';
import type { Remembered } from '#core/calls/remembered.ts';
import type { Call, CallReport } from '#shared/domain/call.ts';
import { applyReport } from '#shared/domain/callMachine.ts';
import { manualClock } from '../../../support/manualClock.ts';
import { ANONYMOUS, LINGER, partyOf, reportOf } from './fakes.ts';

const ttl = { ringingMs: 60_000, answeredMs: 600_000 };

/** A call that an earlier run of the app heard ring at 1000 and, unless told otherwise, never heard of again. */
const before = (id: string, known: Partial<Call> = {}): Remembered => ({
  call: {
    ...applyReport(null, reportOf(id, { at: 1000, party: partyOf('+33187224465') }), ttl).call,
    state: 'ended',
    endReason: 'notReported',
    expiresAt: null,
    ...known,
  },
  note: 'wants an offer',
});

function setUp(options: { capacity?: number; remembered?: (id: string) => Remembered | null } = {}) {
  const clock = manualClock(0);
  const told: string[] = [];
  const registry: Registry = createRegistry(
    {
      clock,
      ttl: () => ttl,
      linger: () => LINGER,
      remembered: options.remembered ?? (() => null),
      capacity: options.capacity,
    },
    {
      expired: (call) => told.push(`expired ${call.id} ${String(call.endReason)}`),
      left: (call) => told.push(`left ${call.id}`),
    },
  );
  const hear = (id: string, details: Partial<CallReport> = {}) =>
    registry.report(reportOf(id, { at: clock.now(), party: partyOf('+33187224465'), ...details }));
  const ids = () => registry.list().map((call) => call.id);
  return { clock, registry, told, hear, ids };
}

describe('the registry', () => {
  it('keeps calls by id: a second call is a second entry, the same id is the same call', () => {
    const { hear, ids } = setUp();
    expect(hear('a')).toMatchObject({ changed: true, onDesk: true });
    hear('b');
    expect(hear('a')).toMatchObject({ changed: false, onDesk: true });
    expect(ids()).toEqual(['a', 'b']);
  });

  it('ends a call whose source never tells the end, lets it linger and takes it off', () => {
    const { clock, hear, told, ids } = setUp();
    hear('a');
    clock.advance(59_999);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual(['expired a notReported']);
    expect(ids()).toEqual(['a']);
    clock.advance(LINGER.notReported);
    expect(told).toEqual(['expired a notReported', 'left a']);
    expect(ids()).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it('lets a call live on with each report of it, and longer once answered', () => {
    const { clock, hear, told } = setUp();
    hear('a');
    clock.advance(59_000);
    hear('a');
    clock.advance(59_000);
    hear('a', { state: 'answered' });
    clock.advance(599_999);
    expect(told).toEqual([]);
    clock.advance(1);
    expect(told).toEqual(['expired a notReported']);
  });

  it('shows a missed call for its moment, however often its end is repeated', () => {
    const { clock, hear, told, ids } = setUp();
    hear('a');
    hear('a', { state: 'ended' });
    clock.advance(LINGER.missed - 1);
    hear('a', { state: 'ended' });
    expect(ids()).toEqual(['a']);
    clock.advance(1);
    expect(told).toEqual(['left a']);
  });

  it('does not bring an ended call back for a late ringing', () => {
    const { clock, hear, ids } = setUp();
    hear('a');
    hear('a', { state: 'ended' });
    clock.advance(LINGER.missed);
    expect(hear('a')).toMatchObject({ onDesk: false, changed: false });
    expect(ids()).toEqual([]);
  });

  it('brings a call back that only seemed over', () => {
    const { clock, hear, ids } = setUp();
    hear('a');
    clock.advance(60_000 + LINGER.notReported);
    expect(ids()).toEqual([]);
    expect(hear('a', { state: 'answered' })).toMatchObject({ onDesk: true, call: { state: 'answered' } });
    expect(ids()).toEqual(['a']);
    clock.advance(599_999);
    expect(ids()).toEqual(['a']);
  });

  it('keeps a call that comes back while it lingers', () => {
    const { clock, hear, ids } = setUp();
    hear('a');
    clock.advance(60_000);
    hear('a', { state: 'answered' });
    clock.advance(LINGER.notReported * 10);
    expect(ids()).toEqual(['a']);
  });

  it('does not show the end of a call that nobody heard ring and nobody can name', () => {
    const { hear, ids, registry } = setUp();
    expect(registry.report(reportOf('a', { state: 'ended' }))).toMatchObject({ onDesk: false });
    expect(hear('a', { party: ANONYMOUS })).toMatchObject({ onDesk: false, call: { state: 'ended' } });
    expect(ids()).toEqual([]);
  });

  it('ends what ran out of time while no timer ran, as after sleep', () => {
    let now = 0;
    const expired: string[] = [];
    const registry = createRegistry(
      {
        clock: { now: () => now, after: () => () => {} },
        ttl: () => ttl,
        linger: () => LINGER,
        remembered: () => null,
      },
      { expired: (call) => expired.push(call.id), left: () => {} },
    );
    const party = partyOf('+33187224465');
    registry.report(reportOf('a', { at: now, party }));
    now = 3_600_000;
    registry.report(reportOf('b', { at: now, party }));
    registry.sweep();
    expect(expired).toEqual(['a']);
    expect(registry.get('a')).toMatchObject({ endReason: 'notReported', endedAt: 60_000 });
  });

  it('takes the code that a person gives', () => {
    const { hear, registry } = setUp();
    hear('a');
    expect(registry.giveCode('a', '42')?.code).toBe('42');
    expect(registry.get('a')?.code).toBe('42');
    expect(registry.giveCode('b', '42')).toBeNull();
  });

  it('caps what it keeps, lets the oldest go, and holds no timers after stop', () => {
    const { clock, hear, ids, told, registry } = setUp({ capacity: 3 });
    for (const id of ['a', 'b', 'c', 'd']) hear(id);
    expect(ids()).toEqual(['b', 'c', 'd']);
    expect(told).toEqual(['left a']);
    expect(clock.pending()).toBe(3);
    registry.stop();
    expect(clock.pending()).toBe(0);
  });

  it('takes hundreds of calls at once', () => {
    const { clock, hear, ids, told } = setUp();
    for (let n = 0; n < 500; n += 1) hear(`call-${n}`);
    for (let n = 0; n < 500; n += 1) hear(`call-${n}`, { state: 'ended' });
    expect(ids()).toHaveLength(500);
    clock.advance(LINGER.missed);
    expect(ids()).toHaveLength(0);
    expect(told).toHaveLength(500);
  });
});

describe('ids that a phone system gives again', () => {
  it('are another call when the first ended long ago, and later reports belong to that one', () => {
    const { clock, hear, registry } = setUp();
    hear('7');
    hear('7', { state: 'ended' });
    clock.advance(600_000);
    const again = hear('7').call;
    expect(again.id).not.toBe('7');
    expect(again.id.startsWith('7~')).toBe(true);
    expect(registry.idOf('7')).toBe(again.id);
    expect(hear('7', { state: 'answered' }).call).toMatchObject({ id: again.id, state: 'answered' });
  });

  it('are another call when history knows the first from before', () => {
    const { clock, hear } = setUp({ remembered: (id) => (id === '7' ? before('7') : null) });
    clock.advance(601_000);
    expect(hear('7').call.id).not.toBe('7');
    expect(hear('8').call.id).toBe('8');
  });

  it('stay the same call while it may still be the same', () => {
    const { clock, hear } = setUp({ remembered: before });
    clock.advance(600_999);
    expect(hear('7').call.id).toBe('7');
  });
});

describe('a call that an earlier run of the app heard of', () => {
  const known = { answeredAt: 3000, party: partyOf('+33187224465') };
  const news = (state: CallReport['state'], at: number) => ({ state, at, party: null });

  it('is the same call when it ends: nothing that was known is lost', () => {
    const { hear } = setUp({ remembered: (id) => before(id, known) });
    const { call, changed, onDesk } = hear('7', news('ended', 9000));
    expect({ changed, onDesk }).toEqual({ changed: true, onDesk: false });
    expect(call).toMatchObject({
      ...known,
      state: 'ended',
      endReason: 'completed',
      startedAt: 1000,
      endedAt: 9000,
    });
  });

  it('is missed when it ends without having been answered', () => {
    const { hear } = setUp({ remembered: before });
    expect(hear('7', news('ended', 9000)).call).toMatchObject({ endReason: 'missed', startedAt: 1000 });
  });

  it.each(['ringing', 'answered'] as const)(
    'is on the desk again at news that it is %s, with its note',
    (state) => {
      const { clock, hear, told } = setUp({ remembered: (id) => before(id, known) });
      clock.advance(9000);
      const { call, onDesk, note } = hear('7', news(state, 9000));
      expect({ onDesk, note }).toEqual({ onDesk: true, note: 'wants an offer' });
      expect(call).toMatchObject({
        ...known,
        state: 'answered',
        endReason: null,
        startedAt: 1000,
        endedAt: null,
      });
      clock.advance(ttl.answeredMs);
      expect(told).toEqual(['expired 7 notReported']);
    },
  );

  it('stays over if it was told to have ended', () => {
    const ended = before('7', { ...known, endReason: 'completed', endedAt: 5000 });
    const { hear } = setUp({ remembered: () => ended });
    expect(hear('7', news('answered', 9000))).toMatchObject({ changed: false, onDesk: false });
    expect(hear('7', news('ended', 9000))).toMatchObject({ changed: false, onDesk: false });
  });
});
