import { describe, expect, it } from 'vitest';
import { callerKeyOf, historyEntryOf, numberViewOf } from '#core/calls/views.ts';
import { historyEntry, numberView } from '#shared/contract/views.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';
import { applyReport } from '#shared/domain/callMachine.ts';
import { A_VIP, partyOf, reportOf } from './fakes.ts';

describe('numbers as windows see them', () => {
  it.each<[PartyNumber, object]>([
    [
      { kind: 'number', raw: '01', e164: '+331', country: 'FR', display: '+33 1' },
      { raw: '01', e164: '+331', country: 'FR', display: '+33 1' },
    ],
    [
      { kind: 'short', raw: ' 104', digits: '104', display: '104' },
      { raw: ' 104', e164: null, country: null, display: '104' },
    ],
    [
      { kind: 'withheld', raw: 'anonymous' },
      { raw: 'anonymous', e164: null, country: null, display: '' },
    ],
    [
      { kind: 'unreadable', raw: 'x' },
      { raw: 'x', e164: null, country: null, display: '' },
    ],
  ])('%j', (party, expected) => {
    expect(numberView.parse(numberViewOf(party))).toEqual({ kind: party.kind, ...expected });
  });
});

describe('the key of a caller', () => {
  it('is the number, else the code, else nobody', () => {
    const hidden: PartyNumber = { kind: 'withheld', raw: '' };
    expect(callerKeyOf({ party: partyOf('+33187224465'), code: '42' })).toBe('+33187224465');
    expect(callerKeyOf({ party: hidden, code: '42' })).toBe('code:42');
    expect(callerKeyOf({ party: hidden, code: null })).toBeNull();
  });
});

describe('a call of the past', () => {
  it('is what the contract says, no more', () => {
    const report = reportOf('a', { party: partyOf('+33187224465'), called: partyOf('+33187224400') });
    const { call } = applyReport(null, report, { ringingMs: 1, answeredMs: 1 });
    const about = { callerKey: '+33187224465', name: null, facts: A_VIP, note: '' };
    const entry = historyEntryOf(call, about);
    expect(historyEntry.strict().parse(entry)).toEqual(entry);
    expect(entry.callId).toBe('a');
  });
});
