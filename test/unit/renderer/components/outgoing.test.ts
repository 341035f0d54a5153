import { describe, expect, it } from 'vitest';
import type { CallView } from '#shared/contract/views.ts';
import { callEn } from '../../../../src-renderer/strings/en/call.ts';
import { spokenText, stateText, whoText } from '../../../../src-renderer/lib/calls/texts.ts';
import { call, card, entry, NOW, withheld } from '../support/samples.ts';
import { mainBridge, openMain, settle } from '../support/windows.ts';

/** Calls that were placed from here read as that, wherever calls stand. */

const placed = (change: Partial<CallView> = {}): CallView =>
  call({ id: 'ccai:1', source: 'placed', direction: 'outgoing', ...change });

function words(element: ParentNode | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

describe('the words of an outgoing call', () => {
  it.each<[Partial<CallView>, string]>([
    [{}, 'Calling'],
    [{ state: 'answered', answeredAt: NOW }, 'Answered'],
    [{ state: 'ended', endReason: 'completed' }, 'Called'],
    [{ state: 'ended', endReason: 'missed' }, 'Not answered'],
    [{ state: 'ended', endReason: 'notReported' }, 'Called, end not known'],
  ])('%j are “%s”, and never those of an incoming one', (change, text) => {
    expect(stateText(placed(change), callEn)).toBe(text);
    const incoming = stateText({ ...placed(change), direction: 'incoming' }, callEn);
    if (text !== 'Answered') expect(incoming).not.toBe(text);
  });

  it('name the ticket where only the provider knows the number', () => {
    const byTicket = placed({ party: withheld, callerKey: null, ticketId: '71450' });
    expect(whoText(byTicket, callEn)).toBe('Ticket 71450');
    expect(spokenText(byTicket, callEn)).toContain('Calling: Ticket 71450');
    expect(whoText({ ...byTicket, ticketId: null }, callEn)).toBe('Withheld number');
  });
});

describe('an outgoing call', () => {
  it('by ticket claims nothing about a caller: nobody was asked about, and nobody hides a number', async () => {
    const hidden = { state: 'notAsked', why: 'withheld' } as const;
    const facts = { queue: hidden, vip: hidden, onCallDuty: hidden, pin: hidden };
    const byTicket = placed({ party: withheld, callerKey: null, ticketId: '71450', earlier: null, facts });
    const bridge = mainBridge().answer('calls.list', () => ({ calls: [byTicket] }));
    await openMain(bridge);
    await settle();
    document.querySelector<HTMLElement>('[data-screen="live"] li [data-call-id]')?.click();
    await settle();
    const open = document.querySelector('[data-screen="live"] .detail');
    expect(words(open)).toContain('Ticket 71450');
    expect(words(open)).not.toMatch(/withheld|Not asked|ask for the code/i);
  });

  it('has a sign and its words in Live, and does not count as ringing', async () => {
    const bridge = mainBridge().answer('calls.list', () => ({ calls: [placed(), call()] }));
    await openMain(bridge);
    await settle();
    const row = (id: string) =>
      document.querySelector<HTMLElement>(`[data-live-list] [data-call-id="${id}"]`);
    expect(words(row('ccai:1'))).toContain('Calling');
    expect(row('ccai:1')?.querySelector('.who .icon')).not.toBeNull();
    expect(row('call-1')?.querySelector('.who .icon')).toBeNull();
    expect(words(document.querySelector('[data-screen="live"] header'))).toContain('1 call rings');
    expect(words(document.querySelector('.rail .count'))).toBe('1');
  });

  it('that nobody answered is not marked as missed in history and on the card', async () => {
    const missed = { state: 'ended', endReason: 'missed', answeredAt: null } as const;
    const entries = [
      entry({ callId: 'out', direction: 'outgoing', source: 'placed', ...missed }),
      entry({ callId: 'in', ...missed }),
    ];
    const bridge = mainBridge()
      .answer('history.search', () => ({ entries, next: null }))
      .answer('callers.card', ({ key }) => card({ key, earlierCount: 2, earlier: entries }));
    const { desk } = await openMain(bridge);
    desk.navigation.openCaller('+33187224465');
    await settle();
    const states = [...document.querySelectorAll<HTMLElement>('[data-screen="caller"] .entry .state')];
    expect(states.map((state) => [words(state), state.dataset['direction']])).toEqual([
      ['Not answered', 'outgoing'],
      ['Missed', 'incoming'],
    ]);
    expect(states.map((state) => state.querySelector('.icon') !== null)).toEqual([true, false]);
  });
});
