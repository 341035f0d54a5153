import { describe, expect, it } from 'vitest';
import { factBarOf } from '../../../../src-renderer/lib/calls/factBar.ts';
import { compareCalls, elapsedOf } from '../../../../src-renderer/lib/calls/order.ts';
import { openCallOf } from '../../../../src-renderer/lib/pop/openCall.ts';
import {
  allFacts,
  call,
  facts,
  failed,
  known,
  notAsked,
  NOW,
  pending,
  SECOND,
  unknown,
} from '../support/samples.ts';

const vip = facts({ vip: known(true) });
const wasVip = facts({ vip: failed('timeout', { value: true, at: NOW }) });

function ids(...calls: readonly ReturnType<typeof call>[]): string[] {
  return [...calls].sort(compareCalls).map((one) => one.id);
}

describe('the order of calls', () => {
  it('puts ringing before answered before ended, whoever they are', () => {
    const ended = call({ id: 'ended', state: 'ended', endReason: 'missed', endedAt: NOW, facts: vip });
    const answered = call({ id: 'answered', state: 'answered', answeredAt: NOW, facts: vip });
    expect(ids(ended, answered, call({ id: 'ringing' }))).toEqual(['ringing', 'answered', 'ended']);
  });

  it('puts VIPs first, then those last known as VIP, then who has waited longest', () => {
    expect(
      ids(
        call({ id: 'short wait', startedAt: NOW - SECOND }),
        call({ id: 'long wait', startedAt: NOW - 60 * SECOND }),
        call({ id: 'was vip', startedAt: NOW - 2 * SECOND, facts: wasVip }),
        call({ id: 'vip', startedAt: NOW, facts: vip }),
      ),
    ).toEqual(['vip', 'was vip', 'long wait', 'short wait']);
  });

  it('puts the latest end first among ended calls, and is stable for equal ones', () => {
    const ended = { state: 'ended', endReason: 'completed' } as const;
    expect(
      ids(
        call({ ...ended, id: 'b', endedAt: NOW - SECOND }),
        call({ ...ended, id: 'a', endedAt: NOW - SECOND }),
        call({ ...ended, id: 'late', endedAt: NOW }),
      ),
    ).toEqual(['late', 'a', 'b']);
  });

  it('counts the ringing from the start, the talk from the answer, and stops at the end', () => {
    expect(elapsedOf(call({ startedAt: NOW - 7000 }), NOW)).toBe(7000);
    expect(elapsedOf(call({ state: 'answered', startedAt: NOW - 9000, answeredAt: NOW - 2000 }), NOW)).toBe(
      2000,
    );
    const ended = call({
      state: 'ended',
      startedAt: NOW - 9000,
      answeredAt: NOW - 8000,
      endedAt: NOW - 3000,
    });
    expect(elapsedOf(ended, NOW)).toBe(5000);
  });
});

describe('the line under the facts', () => {
  it('asks for the code when the source does not know the caller, or there is no number', () => {
    expect(factBarOf(allFacts(unknown))).toMatchObject({
      shows: 'code',
      because: 'unknown',
      source: 'encom',
    });
    expect(factBarOf(allFacts(notAsked('withheld')))).toEqual({ shows: 'code', because: 'noNumber' });
    expect(factBarOf(allFacts(notAsked('noQuestion')))).toEqual({ shows: 'code', because: 'noNumber' });
  });

  it('never asks for the code while asking, when nobody can be asked, or when somebody is known', () => {
    expect(factBarOf(allFacts(pending())).shows).toBe('asking');
    expect(factBarOf(facts({ queue: unknown, vip: pending(), onCallDuty: unknown })).shows).toBe('asking');
    expect(factBarOf(allFacts(notAsked('notConfigured'))).shows).toBe('notConfigured');
    expect(factBarOf(facts({ vip: unknown })).shows).toBe('answered');
    expect(factBarOf(allFacts(failed())).shows).toBe('failed');
  });

  it('names the questions that failed and the reason of the first', () => {
    expect(factBarOf(facts({ vip: failed('refused'), onCallDuty: failed('timeout') }))).toEqual({
      shows: 'failed',
      source: 'encom',
      reason: 'refused',
      facts: ['vip', 'onCallDuty'],
    });
  });
});

describe('the call that stands open in the pop', () => {
  const ringing = call({ id: 'ringing' });
  const other = call({ id: 'other' });
  const answered = call({ id: 'answered', state: 'answered', answeredAt: NOW });
  const ended = call({ id: 'ended', state: 'ended', endReason: 'missed', endedAt: NOW });

  it('is the first, unless somebody is talked to', () => {
    expect(openCallOf([ringing, other], null, null)).toBe('ringing');
    expect(openCallOf([ringing, answered], null, null)).toBe('answered');
    expect(openCallOf([], null, null)).toBeNull();
  });

  it('stays with what the agent chose until that ends, and with what the keyboard is in always', () => {
    expect(openCallOf([ringing, other, answered], 'other', null)).toBe('other');
    expect(openCallOf([ringing, ended], 'ended', null)).toBe('ringing');
    expect(openCallOf([ringing, ended], null, 'ended')).toBe('ended');
    expect(openCallOf([ringing], 'gone', 'gone too')).toBe('ringing');
  });
});
