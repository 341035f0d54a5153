import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IntentView } from '#shared/contract/placingViews.ts';
import type { CallView } from '#shared/contract/views.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { candidate, intent, options, refusal } from '../support/placingSamples.ts';
import { held } from '../support/promises.ts';
import { allFacts, call, NOW, notAsked, preferences, SECOND, withheld } from '../support/samples.ts';
import { openPop, settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

type State = IntentView['state'];

const sending: State = { name: 'sending', at: NOW };
const placed: State = { name: 'done', at: NOW + SECOND, how: 'created', finish: null, providerCallId: 4711 };
const refused: State = {
  name: 'refused',
  at: NOW + SECOND,
  status: 400,
  refusal: refusal({ code: 'agentUnavailable', raw: 'Agent is not available to take this call' }),
};
const notSent: State = {
  name: 'drafted',
  at: NOW + SECOND,
  lastTry: { at: NOW, why: 'unreachable', detail: 'ECONNREFUSED', retryAfterMs: null },
};
const inDoubt: State = { name: 'unconfirmed', at: NOW + SECOND, reason: 'timeout', detail: null };

function words(element: ParentNode | null | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

const outcome = () => document.querySelector<HTMLElement>('[data-outcome]');
const bar = () => document.querySelector<HTMLElement>('[data-placing]');
const labels = () => [...(bar()?.querySelectorAll('button') ?? [])].map(words);

/** The pop with one call; main takes what is asked for and tells no more of it. */
async function oneCall(change: Partial<CallView> = {}) {
  const page = await openPop([call(change)]);
  page.bridge.answer('placing.understand', () => ({ candidates: [candidate()], cut: false }));
  page.bridge.answer('placing.dial', ({ id }) => ({
    intent: intent({ id, state: sending }),
    repeated: false,
  }));
  const press = async (name: string | RegExp) => {
    await fireEvent.click(page.getByRole('button', { name }));
    await settle();
  };
  /** Main tells what became of the call that was asked for last. */
  const tell = async (state: State) => {
    const id = page.bridge.requests('placing.dial').at(-1)?.id ?? '';
    page.bridge.emit('intent.changed', { intent: intent({ id, state }) });
    await settle();
  };
  return { ...page, press, tell };
}

describe('calling back from the pop', () => {
  it('asks once for a call to this number, beside this call, however often it is pressed', async () => {
    const { bridge, press, tell } = await oneCall();
    expect(labels()).toEqual(['Call', 'Queue now…', 'Call back later…']);
    await press('Call');
    expect(labels()[0]).toBe('Calling…');
    expect(words(outcome())).toContain('Placing the call…');
    await press('Calling…');
    await press('Calling…');
    const [request, ...more] = bridge.requests('placing.dial');
    expect(more).toEqual([]);
    expect(request).toMatchObject({
      to: { number: '+33187224465', ticketId: null },
      fromCallId: 'call-1',
      outboundNumber: null,
      forCallback: null,
    });
    await tell(placed);
    expect(words(outcome())).toContain('The call is placed');
    expect(outcome()?.dataset['tone']).toBe('good');
  });

  it.each([
    ['premium rate', { line: 'premium' }],
    ['shared cost', { line: 'sharedCost' }],
    ['perhaps an emergency number', { emergency: true }],
  ] as const)('opens the form and rings nobody when the number is %s', async (_what, about) => {
    const { bridge, press } = await oneCall();
    bridge
      .answer('placing.understand', () => ({ candidates: [candidate(about)], cut: false }))
      .answer('pop.openForm', () => ({}));
    await press('Call');
    expect(bridge.requests('placing.understand')).toEqual([{ text: '+33187224465' }]);
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(bridge.requests('pop.openForm')).toEqual([{ callId: 'call-1', form: 'dial' }]);
    expect(labels()[0]).toBe('Call');
    bridge.refuse('pop.openForm', 'notFound');
    await press('Call');
    expect(words(outcome())).toBe('This is no longer there');
  });

  it('opens the form outside the hours for calling, and where the number cannot be read', async () => {
    const { bridge, press } = await oneCall();
    bridge.answer('pop.openForm', () => ({}));
    bridge.refuse('placing.understand', 'internal');
    await press('Call');
    bridge.answer('placing.understand', () => ({ candidates: [candidate()], cut: false }));
    // People may be called in the first minute of their day alone, which is over in Paris.
    bridge.emit('placing.optionsChanged', options({ callingHours: { fromMinute: 0, toMinute: 1 } }));
    await press('Call');
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(bridge.requests('pop.openForm')).toHaveLength(2);
  });

  it('opens the form and rings nobody where CCAI Platform calls the same person soon', async () => {
    const { bridge, press } = await oneCall();
    bridge
      .answer('callbacks.ofCaller', () => ({ intents: [held(1)], total: 1 }))
      .answer('pop.openForm', () => ({}));
    await press('Call');
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(bridge.requests('pop.openForm')).toEqual([{ callId: 'call-1', form: 'dial' }]);
  });

  it('says that the form did not open beside what came of an earlier press', async () => {
    const { bridge, press, tell } = await oneCall();
    await press('Call');
    await tell(placed);
    bridge.answer('placing.understand', () => ({ candidates: [candidate({ line: 'premium' })], cut: false }));
    bridge.refuse('pop.openForm', 'notFound');
    await press('Call again');
    expect(words(document.querySelector('[data-outcome="done"]'))).toContain('The call is placed');
    expect(words(document.querySelector('[data-outcome="failed"]'))).toBe('This is no longer there');
  });

  it('shows at once that it calls, before main has said anything', async () => {
    const { bridge, press } = await oneCall();
    bridge.answer('placing.dial', () => new Promise<never>(() => {}));
    await press('Call');
    expect(labels()[0]).toBe('Calling…');
    await press('Calling…');
    expect(bridge.requests('placing.dial')).toHaveLength(1);
  });

  it('is another call with an id of its own once the first is over', async () => {
    const { bridge, press, tell } = await oneCall();
    await press('Call');
    await tell(placed);
    await press('Call again');
    const ids = bridge.requests('placing.dial').map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(words(outcome())).toContain('Placing the call…');
  });

  it('keeps the id and what came of it while the card is a row, and while the pop is hidden', async () => {
    const { bridge, press, tell } = await oneCall();
    await press('Call');
    await tell(inDoubt);
    bridge.emit('pop.shown', { shown: false });
    await settle();
    expect(outcome()).toBeNull();
    bridge.emit('call.changed', { call: call() });
    await settle();
    expect(words(outcome())).toContain('Perhaps placed');
  });

  it.each(['chooseNumber', 'adapter', 'ticket', 'unknown'] as const)(
    'says what to do where CCAI Platform wants it finished there: %s',
    async (finish) => {
      const { press, tell } = await oneCall();
      await press('Call');
      await tell({ name: 'done', at: NOW + SECOND, how: 'finishInAdapter', finish, providerCallId: null });
      expect(outcome()?.dataset['tone']).toBe('act');
      expect(words(outcome())).toContain('agent adapter');
      expect(words(outcome())).not.toContain('is placed');
    },
  );

  it('gives the reason of a refusal, the provider’s words behind a detail, and tries the same again', async () => {
    const { bridge, press, tell } = await oneCall();
    await press('Call');
    await tell(refused);
    expect(words(outcome())).toContain('You are busy or offline in CCAI Platform');
    const detail = outcome()?.querySelector('details');
    expect(detail?.open).toBe(false);
    expect(words(detail)).toContain('Agent is not available to take this call');
    expect(words(outcome())).toContain('More in Ringside');
    bridge.answer('intents.resolve', ({ id }) => intent({ id, state: { ...sending, at: NOW + 2 * SECOND } }));
    await press('Try again');
    const [{ id } = { id: '' }] = bridge.requests('placing.dial');
    expect(bridge.requests('intents.resolve')).toEqual([{ id, answer: 'sendAgain' }]);
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    expect(labels()[0]).toBe('Calling…');
  });

  it('says that nothing was sent, and sends the same when asked again', async () => {
    const { bridge, press, tell } = await oneCall();
    await press('Call');
    await tell(notSent);
    expect(words(outcome())).toContain('nothing left this computer');
    expect(words(outcome())).toContain('cannot be reached');
    bridge.answer('intents.resolve', ({ id }) => intent({ id, state: { ...sending, at: NOW + 2 * SECOND } }));
    await press('Try again');
    expect(bridge.requests('intents.resolve').map(({ answer }) => answer)).toEqual(['send']);
  });

  it('leaves a call in doubt to the main window, and does not call again', async () => {
    const { bridge, press, tell } = await oneCall();
    bridge.answer('pop.openCaller', () => ({}));
    await press('Call');
    await tell(inDoubt);
    expect(outcome()?.dataset['tone']).toBe('doubt');
    await press('Call again');
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    await press('Decide in Ringside');
    expect(bridge.requests('pop.openCaller')).toEqual([{ callId: 'call-1', show: 'live' }]);
    await tell({ name: 'cancelled', at: NOW + 2 * SECOND, there: 'unknown' });
    await press('Call again');
    expect(bridge.requests('placing.dial')).toHaveLength(2);
  });

  it('follows the call that main had placed a moment ago instead', async () => {
    const { bridge, press } = await oneCall();
    const other = '9d1f0a52-77c1-4b58-9b6e-1f2e3d4c5b6a';
    bridge.answer('placing.dial', () => ({ intent: intent({ id: other, state: sending }), repeated: true }));
    await press('Call');
    expect(words(outcome())).toContain('nothing new was placed');
    bridge.emit('intent.changed', { intent: intent({ id: other, state: placed }) });
    await settle();
    expect(words(outcome())).toContain('The call is placed');
  });

  it('believes news over a reply that comes after it', async () => {
    const { bridge, press, tell } = await oneCall();
    const reply = deferred<{ intent: IntentView; repeated: boolean }>();
    bridge.answer('placing.dial', () => reply.promise);
    await press('Call');
    await tell(placed);
    const id = bridge.requests('placing.dial')[0]?.id ?? '';
    reply.resolve({ intent: intent({ id, state: sending }), repeated: false });
    await settle();
    expect(words(outcome())).toContain('The call is placed');
    expect(labels()[0]).toBe('Call again');
  });

  it('looks up what is written down when the reply failed, and says so when nothing is', async () => {
    const { bridge, press } = await oneCall();
    bridge
      .refuse('placing.dial', 'internal')
      .answer('intents.read', ({ id }) => intent({ id, state: inDoubt }));
    await press('Call');
    expect(words(outcome())).toContain('Perhaps placed');

    const nothing = await oneCall({ id: 'call-2' });
    nothing.bridge.refuse('placing.dial', 'storageFailed').refuse('intents.read', 'notFound');
    await fireEvent.click(nothing.getAllByRole('button', { name: 'Call' }).at(-1)!);
    await settle();
    const said = [...document.querySelectorAll('[data-outcome="failed"]')].map(words);
    expect(said).toEqual(['Saving on this computer failed']);
  });
});

describe('the forms of the main window', () => {
  it('open about this call, and a refusal is said', async () => {
    const { bridge, press, getByRole } = await oneCall();
    bridge.answer('pop.openForm', () => ({}));
    await press('Queue now…');
    await press('Call back later…');
    expect(bridge.requests('pop.openForm')).toEqual([
      { callId: 'call-1', form: 'queueNow' },
      { callId: 'call-1', form: 'schedule' },
    ]);
    bridge.refuse('pop.openForm', 'notFound');
    await press('Call back later…');
    expect(words(getByRole('alert'))).toBe('This is no longer there');
  });
});

describe('what is not set up', () => {
  async function withOptions(missing: ReturnType<typeof options>['missing']) {
    const bridge = new FakeBridge('pop').answer('placing.options', () => options({ ready: false, missing }));
    return openPop([call()], bridge);
  }

  it('is named, and the buttons that need it do nothing; a reminder needs none of it', async () => {
    const { bridge, getByRole } = await withOptions(['token', 'agentEmail']);
    bridge.answer('pop.openForm', () => ({}));
    const button = getByRole('button', { name: 'Call' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    const reason = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(words(reason)).toBe('To call from here, fill in its token, your e-mail in the settings.');
    await fireEvent.click(button);
    await fireEvent.click(getByRole('button', { name: 'Queue now…' }));
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(bridge.requests('pop.openForm')).toEqual([]);
    await fireEvent.click(getByRole('button', { name: 'Call back later…' }));
    expect(bridge.requests('pop.openForm')).toEqual([{ callId: 'call-1', form: 'schedule' }]);
    bridge.emit('placing.optionsChanged', options());
    await settle();
    expect(button.getAttribute('aria-disabled')).toBe('false');
    expect(document.querySelector('[data-missing]')).toBeNull();
  });

  it('holds up only what waits for it: a queue needs no agent’s e-mail', async () => {
    const { bridge, getByRole } = await withOptions(['agentEmail']);
    bridge.answer('pop.openForm', () => ({}));
    expect(getByRole('button', { name: 'Call' }).getAttribute('aria-disabled')).toBe('true');
    await fireEvent.click(getByRole('button', { name: 'Queue now…' }));
    expect(bridge.requests('pop.openForm')).toEqual([{ callId: 'call-1', form: 'queueNow' }]);
  });

  it('is not spoken of where CCAI Platform is not used at all, nor before main has told', async () => {
    await withOptions(['baseUrl', 'subdomain', 'token', 'agentEmail']);
    expect(labels()).toEqual(['Call back later…']);
    expect(document.querySelector('[data-missing]')).toBeNull();
  });
});

describe('a ring', () => {
  it('offers nothing to call where there is no number', async () => {
    await openPop([call({ party: withheld, callerKey: null, facts: allFacts(notAsked('withheld')) })]);
    expect(bar()).toBeNull();
  });

  it('presses nothing by itself: no default button, no shortcut, no focus', async () => {
    await openPop([call({ providerCallId: 7 })]);
    expect(document.activeElement).toBe(document.body);
    expect(
      document.querySelector('[autofocus], [accesskey], [aria-keyshortcuts], [type="submit"]'),
    ).toBeNull();
  });

  it('has its outcome read out politely, by an element that stood there before', async () => {
    const { press } = await oneCall();
    const region = document.querySelector('[data-placing] ~ [role="status"]');
    expect(words(region)).toBe('');
    await press('Call');
    expect(document.querySelector('[data-placing] ~ [role="status"]')).toBe(region);
    expect(words(region)).toContain('Placing the call…');
  });

  it('speaks French with the pop', async () => {
    const { bridge, press, tell } = await oneCall();
    bridge.emit('preferences.changed', { ...preferences, language: 'fr' });
    await settle();
    expect(labels()).toEqual(['Appeler', 'Mettre en file…', 'Rappeler plus tard…']);
    await press('Appeler');
    await tell(refused);
    expect(words(outcome())).toContain('CCAI Platform');
    expect(labels()[0]).toBe('Réessayer');
  });

  it('is no call that is placed from here', async () => {
    const { bridge } = await openPop([call({ id: 'ccai:1', source: 'placed', direction: 'outgoing' })]);
    expect(document.querySelector('[data-call-id]')).toBeNull();
    bridge.emit('call.changed', { call: call({ id: 'ccai:2', source: 'placed', direction: 'outgoing' }) });
    await settle();
    await vi.advanceTimersByTimeAsync(100);
    expect(document.querySelector('[data-call-id]')).toBeNull();
    expect(bridge.requests('pop.painted')).toEqual([]);
  });
});
