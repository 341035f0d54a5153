import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DialCandidate } from '#shared/contract/placingViews.ts';
import { DialForm } from '../../../../src-renderer/lib/dial/dialForm.svelte.ts';
import { formHere } from '../../../../src-renderer/lib/navigation/forms.svelte.ts';
import type { FormRequest } from '../../../../src-renderer/lib/navigation/forms.svelte.ts';
import { PlacingDesk } from '../../../../src-renderer/lib/placing/placingDesk.svelte.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { candidate, intent, options, refusal } from '../support/placingSamples.ts';
import { held, HOUR } from '../support/promises.ts';
import { NOW, number, withheld } from '../support/samples.ts';
import { settle } from '../support/windows.ts';

type Understood = { candidates: DialCandidate[]; cut: boolean };

const understood = (...candidates: DialCandidate[]): Understood => ({ candidates, cut: false });

function bridgeOf(): FakeBridge<'main'> {
  return new FakeBridge('main')
    .answer('placing.options', () => options())
    .answer('intents.open', () => ({ intents: [] }))
    .answer('callbacks.ofCaller', () => ({ intents: [], total: 0 }))
    .answer('placing.understand', () => understood(candidate()))
    .answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
}

async function formOver(bridge: FakeBridge<'main'>, known: Partial<FormRequest> = {}) {
  const placing = new PlacingDesk(bridge);
  placing.start();
  const form = new DialForm(placing, formHere(known.form ?? 'dial', known));
  const stop = form.start();
  await settle();
  return { form, placing, stop };
}

describe('the form for calling out', () => {
  beforeEach(() => vi.useFakeTimers({ now: NOW, toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
  afterEach(() => vi.useRealTimers());

  it('reads what is typed when typing rests, and the latest text wins', async () => {
    const answers = [deferred<Understood>(), deferred<Understood>()];
    let asked = 0;
    const bridge = bridgeOf().answer('placing.understand', () => answers[asked++]?.promise ?? understood());
    const { form } = await formOver(bridge);
    form.text = '01';
    form.text = '0187';
    vi.advanceTimersByTime(1000);
    form.text = '0187224465';
    vi.advanceTimersByTime(1000);
    expect(bridge.requests('placing.understand').map(({ text }) => text)).toEqual(['0187', '0187224465']);
    answers[1]?.resolve(understood(candidate()));
    await settle();
    answers[0]?.resolve(understood(candidate({ party: number('+33 1 87') })));
    await settle();
    expect(form.candidate?.party.e164).toBe('+33187224465');
    form.text = '';
    expect(form.reading).toEqual({ is: 'nothing' });
  });

  it('sends the chosen number with what was chosen for it, under the id it opened with', async () => {
    const bridge = bridgeOf().answer('placing.understand', () =>
      understood(candidate(), candidate({ party: number('+33 6 12 34 56 78') })),
    );
    const { form } = await formOver(bridge, { text: 'two', fromCallId: 'call-1', forCallback: null });
    form.choose(5);
    form.outbound = '';
    await form.submit();
    expect(bridge.requests('placing.dial')).toMatchObject([
      { to: { number: '+33612345678', ticketId: null }, outboundNumber: null, fromCallId: 'call-1' },
    ]);
    expect(form.outcome?.state.name).toBe('sending');
  });

  it('is one call when it is pressed twice', async () => {
    const placed = deferred<{ intent: ReturnType<typeof intent>; repeated: boolean }>();
    const bridge = bridgeOf().answer('placing.dial', () => placed.promise);
    const { form } = await formOver(bridge, { text: '0187224465' });
    const presses = [form.submit(), form.submit()];
    placed.resolve({ intent: intent({ state: { name: 'sending', at: NOW } }), repeated: false });
    await Promise.all(presses);
    await form.submit();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
  });

  it('keeps its id while nothing was written down, and takes another only after an end that allows one', async () => {
    const bridge = bridgeOf().refuse('placing.dial', 'storageFailed');
    const { form } = await formOver(bridge, { text: '0187224465' });
    await form.submit();
    expect(form.failure?.code).toBe('storageFailed');
    await form.submit();
    bridge.answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'refused', at: NOW, refusal: refusal(), status: 400 } }),
      repeated: false,
    }));
    await form.submit();
    expect(form.failure).toBeNull();
    expect(form.outcome?.state.name).toBe('refused');
    bridge.answer('intents.cancel', ({ id }) =>
      intent({ id, state: { name: 'cancelled', at: NOW + 1, there: 'nothing' } }),
    );
    await form.change();
    expect(form.outcome).toBeUndefined();
    await form.submit();
    const ids = bridge.requests('placing.dial').map(({ id }) => id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[1]).toBe(ids[2]);
    expect(ids[3]).not.toBe(ids[2]);
    expect(bridge.requests('intents.cancel').map(({ id }) => id)).toEqual([ids[2]]);
  });

  it('reads first what was typed just before Enter, and sends it only if nothing has to be weighed', async () => {
    const bridge = bridgeOf();
    const { form } = await formOver(bridge);
    form.text = '0187224465';
    await form.submit();
    expect(bridge.requests('placing.dial')).toHaveLength(1);

    const weighed = bridgeOf().answer('placing.understand', () => understood(candidate({ line: 'premium' })));
    const other = (await formOver(weighed)).form;
    other.text = '0899123456';
    await other.submit();
    expect(weighed.requests('placing.dial')).toEqual([]);
    await other.submit();
    expect(weighed.requests('placing.dial')).toHaveLength(1);
  });

  it('sends nothing without a number or a ticket, without a menu, or while something is missing', async () => {
    const nothing = bridgeOf().answer('placing.understand', () => understood(candidate({ party: withheld })));
    const { form } = await formOver(nothing, { text: 'anonymous' });
    expect(form.canSubmit).toBe(false);
    form.ticket = '71450';
    expect(form.canSubmit).toBe(true);

    const noMenu = bridgeOf().answer('placing.options', () => options({ inboundMenuId: null }));
    const queue = (await formOver(noMenu, { form: 'queueNow', text: '0187224465' })).form;
    expect(queue.canSubmit).toBe(false);
    queue.menu = 'menu_999';
    expect(queue.canSubmit).toBe(true);

    const missing = bridgeOf().answer('placing.options', () => options({ ready: false, missing: ['token'] }));
    expect((await formOver(missing, { text: '0187224465' })).form.canSubmit).toBe(false);
  });

  it('puts in a queue with menu, language and permission', async () => {
    const bridge = bridgeOf().answer('placing.queueNow', ({ id }) => ({
      intent: intent({ id, kind: 'queueNow', state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
    const { form } = await formOver(bridge, { form: 'queueNow', text: '0187224465', ticketId: '71450' });
    form.recording = 'granted';
    form.language = '';
    await form.submit();
    expect(bridge.requests('placing.queueNow')).toMatchObject([
      {
        to: { number: '+33187224465', ticketId: '71450' },
        menuId: 9,
        language: null,
        recordingPermission: 'granted',
        outboundNumber: '+33187224465',
      },
    ]);
  });

  it('knows of a call to the same number that may be ringing', async () => {
    const doubt = intent({ state: { name: 'unconfirmed', at: NOW, reason: 'timeout', detail: null } });
    const bridge = bridgeOf().answer('intents.open', () => ({ intents: [doubt] }));
    const { form } = await formOver(bridge, { text: '0187224465' });
    expect(form.standing?.id).toBe(doubt.id);
  });

  it('says when a text could not be read, and reads nothing after it is closed', async () => {
    const bridge = bridgeOf().refuse('placing.understand', 'badRequest');
    const { form, stop } = await formOver(bridge, { text: 'x' });
    expect(form.reading).toEqual({ is: 'failed', code: 'badRequest' });
    form.text = 'y';
    stop();
    vi.advanceTimersByTime(1000);
    expect(bridge.requests('placing.understand')).toHaveLength(1);
  });

  it('waits in each mode for what that mode needs: the agent’s e-mail is for calling out alone', async () => {
    const bridge = bridgeOf().answer('placing.options', () =>
      options({ ready: false, missing: ['agentEmail'] }),
    );
    const { form, placing } = await formOver(bridge, { text: '0187224465' });
    expect(form.canSubmit).toBe(false);
    form.mode = 'queueNow';
    expect(form.canSubmit).toBe(true);
    expect(placing.missingFor('dial')).toEqual(['agentEmail']);
    expect(placing.missingFor('callback')).toEqual([]);
  });

  it('calls no short number by itself: only the ticket beside it leads anywhere', async () => {
    const party = { kind: 'short', raw: '3635', display: '3635', e164: null, country: null } as const;
    const bridge = bridgeOf().answer('placing.understand', () => understood(candidate({ party })));
    const { form } = await formOver(bridge, { text: '3635' });
    expect(form.canSubmit).toBe(false);
    form.ticket = '71450';
    expect(form.canSubmit).toBe(true);
  });

  describe('to somebody whom CCAI Platform calls soon', () => {
    const soon = { intents: [held(1)], total: 1 };

    it('says when, and sends only what was pressed in sight of that', async () => {
      const bridge = bridgeOf().answer('callbacks.ofCaller', () => soon);
      const { form } = await formOver(bridge, { text: '01 87 22 44 65' });
      expect(form.providerCall(NOW)).toEqual({ at: NOW + HOUR, is: 'soon' });
      expect(form.providerCall(NOW + HOUR)).toEqual({ at: NOW + HOUR, is: 'perhapsNow' });
      await form.submit();
      expect(bridge.requests('placing.dial')).toHaveLength(1);
    });

    it('rings nobody by a press that came before it was known', async () => {
      const answer = deferred<typeof soon>();
      const bridge = bridgeOf().answer('callbacks.ofCaller', () => answer.promise);
      const { form } = await formOver(bridge, { text: '01 87 22 44 65' });
      const pressed = form.submit();
      await settle();
      answer.resolve(soon);
      await pressed;
      expect(bridge.requests('placing.dial')).toEqual([]);
      expect(form.busy).toBe(false);
      expect(form.providerCall(NOW)).not.toBeNull();
      await form.submit();
      expect(bridge.requests('placing.dial')).toHaveLength(1);
    });

    it('looks again at each press: it may have been promised meanwhile', async () => {
      const bridge = bridgeOf();
      const { form } = await formOver(bridge, { text: '01 87 22 44 65' });
      expect(form.providerCall(NOW)).toBeNull();
      bridge.answer('callbacks.ofCaller', () => soon);
      await form.submit();
      expect(bridge.requests('placing.dial')).toEqual([]);
    });

    it('asks about each person who is chosen, and not about whom a ticket reaches', async () => {
      const other = candidate({ party: number('+33 6 12 34 56 78') });
      const bridge = bridgeOf()
        .answer('placing.understand', () => understood(candidate(), other))
        .answer('callbacks.ofCaller', ({ callerKey }) =>
          callerKey === other.callerKey ? soon : { intents: [], total: 0 },
        );
      const { form } = await formOver(bridge, { text: 'two' });
      expect(form.providerCall(NOW)).toBeNull();
      form.choose(1);
      await settle();
      expect(form.providerCall(NOW)).not.toBeNull();
      form.ticket = '71450';
      expect(form.providerCall(NOW)).toBeNull();
      form.ticket = '';
      form.choose(0);
      expect(form.providerCall(NOW)).toBeNull();
    });

    it('calls where it is not known what is promised', async () => {
      const bridge = bridgeOf().refuse('callbacks.ofCaller', 'storageFailed');
      const { form } = await formOver(bridge, { text: '01 87 22 44 65' });
      await form.submit();
      expect(bridge.requests('placing.dial')).toHaveLength(1);
    });
  });
});
