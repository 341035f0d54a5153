import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STORED_COLUMNS, entryOfRow, storedValues } from '#core/storage/callRows.ts';
import { aCall, anyCall, anyFacts, KNOWN } from '../../../support/storedCalls.ts';

/** The row as SQLite would give it back. */
function rowOf(...saved: Parameters<typeof storedValues>): Record<string, unknown> {
  const values = storedValues(...saved);
  const columns = STORED_COLUMNS.map((column, index) => [column, values[index]] as const);
  return { ...Object.fromEntries(columns), call_id: saved[0].id, name: null, note: '' };
}

describe('a stored call', () => {
  it('reads as what was saved', () => {
    const call = aCall('a', 1000, { state: 'ended', endReason: 'missed', endedAt: 9000, code: '4711' });
    expect(entryOfRow(rowOf(call, '+33187224465', KNOWN))).toEqual({
      callId: 'a',
      source: 'callHook',
      direction: 'incoming',
      providerCallId: null,
      ticketId: null,
      state: 'ended',
      endReason: 'missed',
      party: {
        kind: 'number',
        raw: '0187224465',
        display: '+33 1 87 22 44 65',
        e164: '+33187224465',
        country: 'FR',
      },
      called: null,
      callerKey: '+33187224465',
      name: null,
      announcedQueue: 'SALES',
      code: '4711',
      startedAt: 1000,
      answeredAt: null,
      endedAt: 9000,
      facts: KNOWN,
      note: '',
    });
  });

  it('reads as what was saved, whatever that is', () => {
    fc.assert(
      fc.property(anyCall, anyFacts, (call, facts) => {
        const entry = entryOfRow(rowOf(call, null, facts));
        expect(entry?.facts).toEqual(facts);
        expect(entry).toMatchObject({
          callId: call.id,
          state: call.state,
          party: { kind: call.party.kind, raw: call.party.raw },
          startedAt: call.startedAt,
        });
      }),
    );
  });

  it('keeps whole milliseconds only', () => {
    expect(entryOfRow(rowOf(aCall('a', 1000.4), null, KNOWN))?.startedAt).toBe(1000);
  });

  it.each([
    ['no row', null],
    ['an unknown state', { state: 'lost' }],
    ['facts that are no JSON', { facts: '{' }],
    ['facts of another shape', { facts: '{"queue":{"state":"guessed"}}' }],
    ['a party without a kind', { party: '{}' }],
    ['a column missing', { started_at: undefined }],
  ])('is not read from %s', (_, wrong) => {
    const row = rowOf(aCall('a', 1000), null, KNOWN);
    expect(entryOfRow(row)).not.toBeNull();
    expect(entryOfRow(wrong === null ? null : { ...row, ...wrong })).toBeNull();
  });
});
