import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallView } from '#shared/contract/views.ts';
import { deferred } from '../support/fakeBridge.ts';
import {
  allFacts,
  call,
  DAY,
  facts,
  failed,
  known,
  notAsked,
  NOW,
  number,
  pending,
  preferences,
  SECOND,
  unknown,
  withheld,
} from '../support/samples.ts';
import { openPop, settle, asTextArea } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

function tile(name: 'queue' | 'vip' | 'onCallDuty'): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-fact="${name}"]`);
  if (found === null) throw new Error(`no tile ${name}`);
  return found;
}

function texts(element: ParentNode | null): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const codeField = () => document.querySelector('[data-code-field]');
const cards = () =>
  [...document.querySelectorAll('article[data-call-id]')].map((one) => one.getAttribute('data-call-id'));
const order = () =>
  [...document.querySelectorAll('li [data-call-id]')].map((one) => one.getAttribute('data-call-id'));

describe('each fact on the pop', () => {
  it('that is known stands with its source and age, and the age runs on', async () => {
    await openPop([call({ facts: facts({ vip: known(true) }) })]);
    expect(tile('vip').dataset['badge']).toBe('vip');
    expect(texts(tile('vip'))).toBe('VIP VIP Encom, 2 s ago');
    expect(texts(tile('onCallDuty'))).toBe('On-call No contract Encom, 2 s ago');
    expect(tile('onCallDuty').dataset['badge']).toBeUndefined();
    expect(tile('vip').querySelector('button')).toBeNull();
    await vi.advanceTimersByTimeAsync(3 * SECOND);
    expect(texts(tile('vip'))).toBe('VIP VIP Encom, 5 s ago');
  });

  it('reads and looks different as yes, no, unknown, pending, failed and not asked', async () => {
    const states = [
      known(true),
      known(false),
      unknown,
      pending<boolean>(),
      failed<boolean>('timeout'),
      notAsked('withheld'),
    ] as const;
    const seen = { words: new Set<string>(), icons: new Set<string>(), tones: new Set<string>() };
    for (const vip of states) {
      const { unmount, stop } = await openPop([call({ facts: facts({ vip }) })]);
      seen.words.add(texts(tile('vip').querySelector('[data-value]')));
      seen.icons.add(tile('vip').querySelector('path')?.getAttribute('d') ?? '');
      seen.tones.add(tile('vip').dataset['tone'] ?? '');
      unmount();
      stop();
    }
    expect(seen.words.size).toBe(states.length);
    expect(seen.icons.size).toBe(states.length);
    expect(seen.tones.size).toBe(states.length);
  });

  it('that failed says why and can be asked again, alone or with its companions', async () => {
    const { bridge, getByRole } = await openPop([
      call({ facts: facts({ vip: failed('refused'), onCallDuty: failed('refused') }) }),
    ]);
    bridge.answer('calls.askAgain', () => ({}));
    expect(texts(document.querySelector('[data-bar]'))).toContain('Encom refused access');
    await fireEvent.click(getByRole('button', { name: 'Ask again: VIP' }));
    await fireEvent.click(getByRole('button', { name: 'Ask again' }));
    expect(bridge.requests('calls.askAgain')).toEqual([
      { callId: 'call-1', fact: 'vip' },
      { callId: 'call-1' },
    ]);
  });

  it('that was known before shows so while there is no answer, and is no badge', async () => {
    const before = { value: true, at: NOW - 3 * DAY };
    await openPop([call({ facts: facts({ vip: failed('timeout', before), onCallDuty: pending(before) }) })]);
    expect(texts(tile('vip'))).toContain('last known 3 days ago');
    expect(texts(tile('vip'))).toContain('No answer');
    expect(texts(tile('onCallDuty'))).toContain('On-call contract last known 3 days ago');
    expect(document.querySelector('[data-badge]')).toBeNull();
  });

  it('shows a queue announced under another name, and only then', async () => {
    const { bridge } = await openPop([
      call({ announcedQueue: 'Support', facts: facts({ queue: pending() }) }),
    ]);
    expect(texts(tile('queue'))).toContain('announced: Support');
    bridge.emit('call.changed', { call: call({ announcedQueue: '900' }) });
    await settle();
    expect(texts(tile('queue'))).not.toContain('announced');
  });
});

describe('the code field', () => {
  it.each<[string, Partial<CallView>]>([
    ['an unknown number', { facts: allFacts(unknown) }],
    ['a withheld number', { party: withheld, callerKey: null, facts: allFacts(notAsked('withheld')) }],
  ])('stands there for %s and sends what is typed', async (_, change) => {
    const { bridge, getByRole } = await openPop([call(change)]);
    bridge.answer('calls.giveCode', () => ({}));
    const field = getByRole('textbox', { name: /ask for the code/ });
    await fireEvent.input(field, { target: { value: ' 12345 ' } });
    await fireEvent.click(getByRole('button', { name: 'Look up' }));
    expect(bridge.requests('calls.giveCode')).toEqual([{ callId: 'call-1', code: '12345' }]);
  });

  it.each<[string, Partial<CallView>]>([
    ['while Encom is asked', { facts: allFacts(pending()) }],
    ['when Encom did not answer', { facts: allFacts(failed()) }],
    ['when the caller is known', {}],
    ['when Encom is not set up', { facts: allFacts(notAsked('notConfigured')) }],
  ])('is absent %s', async (_, change) => {
    await openPop([call(change)]);
    expect(codeField()).toBeNull();
  });

  it('says that a code was not known either', async () => {
    await openPop([call({ code: '777', facts: allFacts(unknown) })]);
    expect(texts(codeField())).toContain('Code 777 is not known either');
  });
});

describe('the pop and the agent’s keyboard', () => {
  it('never takes the focus and listens to no key, when calls come and when they change', async () => {
    const listen = vi.spyOn(EventTarget.prototype, 'addEventListener');
    const { bridge } = await openPop([]);
    for (const id of ['a', 'b']) {
      bridge.emit('call.changed', { call: call({ id, facts: allFacts(unknown) }) });
      await settle();
    }
    expect(document.activeElement).toBe(document.body);
    expect(document.querySelector('[autofocus], [accesskey]')).toBeNull();
    const outside = listen.mock.calls.filter((_, at) => {
      const target = listen.mock.contexts[at];
      return target === window || target === document || target === document.body;
    });
    expect(outside.map(([type]) => type).filter((type) => type.startsWith('key'))).toEqual([]);
  });

  it('keeps the card open that the agent types in, whoever rings next', async () => {
    const { bridge, getByRole } = await openPop([call({ id: 'first' })]);
    getByRole('textbox', { name: 'Note' }).focus();
    bridge.emit('call.changed', { call: call({ id: 'vip', facts: facts({ vip: known(true) }) }) });
    await settle();
    expect(order()).toEqual(['vip', 'first']);
    expect(cards()).toEqual(['first']);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });
});

describe('several calls', () => {
  const three = [
    call({ id: 'short wait', startedAt: NOW - SECOND, party: number('+33 6 00 00 00 01') }),
    call({ id: 'long wait', startedAt: NOW - 60 * SECOND, party: number('+33 6 00 00 00 02') }),
    call({ id: 'vip', facts: facts({ vip: known(true) }), party: number('+33 6 00 00 00 03') }),
  ];

  it('stand VIP first, then by waiting, one open and the rest short', async () => {
    const { getByText } = await openPop(three);
    expect(order()).toEqual(['vip', 'long wait', 'short wait']);
    expect(cards()).toEqual(['vip']);
    expect(getByText('3 calls')).toBeTruthy();
  });

  it('open by a click and take the keyboard along', async () => {
    const { getByRole } = await openPop(three);
    await fireEvent.click(getByRole('button', { name: /00 00 01/ }));
    await settle();
    expect(cards()).toEqual(['short wait']);
    expect(document.activeElement?.getAttribute('data-call-id')).toBe('short wait');
  });

  it('leave when dismissed or removed, and a flood is counted instead of drawn', async () => {
    const { bridge, getByText } = await openPop(three);
    bridge.emit('call.changed', { call: { ...three[2]!, dismissed: true } });
    bridge.emit('call.removed', { callId: 'long wait' });
    await settle();
    expect(order()).toEqual(['short wait']);
    for (let id = 0; id < 50; id += 1) bridge.emit('call.changed', { call: call({ id: `flood ${id}` }) });
    await settle();
    expect(order()).toHaveLength(40);
    expect(getByText('and 11 more in the main window')).toBeTruthy();
  });
});

describe('the pop and main', () => {
  it('tells once, after two frames, that a new call is painted', async () => {
    const { bridge } = await openPop([call()]);
    expect(bridge.requests('pop.painted')).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    bridge.emit('call.changed', { call: call({ name: 'Claire' }) });
    await vi.advanceTimersByTimeAsync(100);
    expect(bridge.requests('pop.painted').map((one) => one.callIds)).toEqual([['call-1']]);
    bridge.emit('call.changed', { call: call({ id: 'call-2' }) });
    await vi.advanceTimersByTimeAsync(100);
    expect(bridge.requests('pop.painted').map((one) => one.callIds)).toEqual([['call-1'], ['call-2']]);
  });

  it('clears when hidden, so that no earlier caller ever flashes up, and comes back with the next call', async () => {
    const { bridge } = await openPop([call()]);
    bridge.emit('pop.shown', { shown: false });
    await settle();
    expect(cards()).toEqual([]);
    bridge.emit('call.changed', { call: call({ id: 'next' }) });
    await settle();
    expect(order()).toContain('next');
  });

  it('saves the words of a note that is hidden mid-typing', async () => {
    const { bridge, getByRole } = await openPop([call()]);
    bridge.answer('notes.save', () => ({ savedAt: NOW }));
    await fireEvent.input(getByRole('textbox', { name: 'Note' }), { target: { value: 'half a wor' } });
    bridge.emit('pop.shown', { shown: false });
    await settle();
    expect(bridge.requests('notes.save')).toEqual([{ about: { callId: 'call-1' }, text: 'half a wor' }]);
  });

  it('says when a note is not saved, keeps it, and saves it on “try again”', async () => {
    const { bridge, getByRole, getByText, queryByText } = await openPop([call()]);
    bridge.refuse('notes.save', 'storageFailed');
    const field = asTextArea(getByRole('textbox', { name: 'Note' }));
    await fireEvent.input(field, { target: { value: 'precious' } });
    await vi.advanceTimersByTimeAsync(400);
    expect(getByText('Not saved')).toBeTruthy();
    expect(field.value).toBe('precious');
    bridge.answer('notes.save', () => ({ savedAt: NOW }));
    await fireEvent.click(getByRole('button', { name: 'Try again' }));
    await settle();
    expect(getByText('Saved')).toBeTruthy();
    expect(queryByText('Not saved')).toBeNull();
  });

  it('copies the number, opens the card, dismisses, and says when main refuses', async () => {
    const { bridge, getByRole, getByText } = await openPop([call({ name: 'Claire' })]);
    bridge.answer('clipboard.copy', () => ({})).answer('pop.openCaller', () => ({}));
    await fireEvent.click(getByRole('button', { name: 'Copy' }));
    await settle();
    expect(getByRole('button', { name: 'Copied' })).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: 'Open card' }));
    bridge.refuse('calls.dismiss', 'notFound');
    await fireEvent.click(getByRole('button', { name: 'Dismiss the call of Claire' }));
    await settle();
    expect(getByText('This is no longer there')).toBeTruthy();
    expect(bridge.requests('clipboard.copy')).toEqual([{ text: '+33187224465' }]);
    expect(bridge.requests('pop.openCaller')).toEqual([{ callId: 'call-1', show: 'card' }]);
  });

  it('speaks a call when it comes and when its answers are in, and not with every second', async () => {
    const { bridge } = await openPop([call({ name: 'Claire', facts: allFacts(pending()) })]);
    const live = () => texts(document.querySelector('[aria-live]'));
    expect(live()).toBe('Ringing: Claire, +33 1 87 22 44 65.');
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(live()).toBe('Ringing: Claire, +33 1 87 22 44 65.');
    bridge.emit('call.changed', {
      call: call({ name: 'Claire', facts: facts({ vip: known(true), onCallDuty: failed() }) }),
    });
    await settle();
    expect(live()).toBe('Ringing: Claire, +33 1 87 22 44 65, Queue: 900, VIP: VIP, On-call: No answer.');
  });

  it('speaks the language of main at once, and takes its theme', async () => {
    const { bridge } = await openPop([call()]);
    expect(texts(tile('vip'))).toContain('Not VIP');
    bridge.emit('preferences.changed', { ...preferences, language: 'fr', theme: 'dark' });
    await settle();
    expect(texts(tile('vip'))).toContain('Pas VIP');
    expect(document.documentElement.lang).toBe('fr');
    expect(document.documentElement.dataset['theme']).toBe('dark');
  });
});

describe('what a call tells of its course', () => {
  it.each<[Partial<CallView>, string]>([
    [{ startedAt: NOW - 12 * SECOND }, 'Ringing 0:12'],
    [{ state: 'answered', answeredAt: NOW - 95 * SECOND }, 'Answered 1:35'],
    [{ state: 'ended', endReason: 'missed', endedAt: NOW }, 'Missed'],
    [{ state: 'ended', endReason: 'notReported', endedAt: NOW }, 'End not reported'],
  ])('%j reads “%s”', async (change, text) => {
    await openPop([call(change)]);
    expect(texts(document.querySelector('header [data-call-state]'))).toBe(text);
  });

  it('says how often and when the caller called before, with the last note', async () => {
    const lastNote = { text: 'Send the invoice again', at: NOW - 3 * DAY };
    await openPop([call({ earlier: { count: 4, lastAt: NOW - DAY, lastNote } })]);
    const earlier = texts(document.querySelector('[data-earlier]'));
    expect(earlier).toContain('4 earlier calls, the last 1 day ago');
    expect(earlier).toContain('Send the invoice again');
  });

  it('shows withheld numbers as such, with nothing to copy and no card', async () => {
    const anonymous = call({
      party: withheld,
      callerKey: null,
      earlier: null,
      facts: allFacts(notAsked('withheld')),
    });
    const { queryByRole } = await openPop([anonymous]);
    expect(texts(document.querySelector('[data-number]'))).toBe('Withheld number');
    expect(queryByRole('button', { name: 'Copy' })).toBeNull();
    expect(queryByRole('button', { name: 'Open card' })).toBeNull();
  });

  it('asks main for the list once, and paints without waiting for the language', async () => {
    const { bridge, stop } = await openPop([call()]);
    expect(bridge.requests('calls.list')).toHaveLength(1);
    stop();
    expect(bridge.listenerCount()).toBe(0);
    const waiting = deferred<typeof preferences>();
    bridge.answer('preferences.read', () => waiting.promise);
    expect(cards()).toEqual(['call-1']);
  });
});
