import { afterEach, describe, expect, it, vi } from 'vitest';
import { QuickCalls } from '../../../../src-renderer/lib/dial/quickCalls.svelte.ts';
import { Forms, formHere } from '../../../../src-renderer/lib/navigation/forms.svelte.ts';
import { PlacingDesk } from '../../../../src-renderer/lib/placing/placingDesk.svelte.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { candidate, intent, options } from '../support/placingSamples.ts';
import { held, HOUR, reminder } from '../support/promises.ts';
import { NOW, number } from '../support/samples.ts';
import { settle } from '../support/windows.ts';

const NUMBER = '+33187224465';

async function quickCalls(bridge: FakeBridge<'main'>) {
  const placing = new PlacingDesk(bridge);
  const forms = new Forms(() => false);
  const stop = placing.start();
  await settle();
  return { placing, forms, quick: new QuickCalls(placing, forms), stop };
}

function bridgeOf(): FakeBridge<'main'> {
  return new FakeBridge('main')
    .answer('placing.options', () => options())
    .answer('intents.open', () => ({ intents: [] }))
    .answer('callbacks.ofCaller', () => ({ intents: [], total: 0 }))
    .answer('placing.understand', () => ({ candidates: [candidate()], cut: false }))
    .answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
}

describe('a call by one click', () => {
  afterEach(() => vi.useRealTimers());

  it('is placed at once where nothing needs a second look', async () => {
    const bridge = bridgeOf();
    const { quick, forms } = await quickCalls(bridge);
    await quick.call({ number: NUMBER, fromCallId: 'call-1' });
    expect(bridge.requests('placing.dial')).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        to: { number: NUMBER, ticketId: null },
        outboundNumber: NUMBER,
        fromCallId: 'call-1',
        forCallback: null,
      },
    ]);
    expect(forms.request).toBeNull();
    expect(quick.news).toMatchObject({ is: 'placed', repeated: false });
  });

  it('is one call, however often it is pressed while it is on its way', async () => {
    const answer = deferred<{ candidates: ReturnType<typeof candidate>[]; cut: boolean }>();
    const bridge = bridgeOf().answer('placing.understand', () => answer.promise);
    const { quick } = await quickCalls(bridge);
    const presses = [quick.call({ number: NUMBER }), quick.call({ number: NUMBER })];
    answer.resolve({ candidates: [candidate()], cut: false });
    await Promise.all(presses);
    await quick.call({ number: NUMBER });
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    expect(quick.isCalling(NUMBER)).toBe(true);
    const [{ id } = { id: '' }] = bridge.requests('placing.dial');
    bridge.emit('intent.changed', {
      intent: intent({
        id,
        state: { name: 'done', at: NOW + 1, how: 'created', finish: null, providerCallId: 1 },
      }),
    });
    expect(quick.isCalling(NUMBER)).toBe(false);
  });

  it.each([
    ['nothing is set up', () => bridgeOf().answer('placing.options', () => options({ ready: false }))],
    [
      'the number has a warning',
      () =>
        bridgeOf().answer('placing.understand', () => ({
          candidates: [candidate({ line: 'premium' })],
          cut: false,
        })),
    ],
    [
      'there are two numbers',
      () =>
        bridgeOf().answer('placing.understand', () => ({
          candidates: [candidate(), candidate()],
          cut: false,
        })),
    ],
    [
      'an extension has to be dialled by hand',
      () =>
        bridgeOf().answer('placing.understand', () => ({
          candidates: [candidate({ extension: '12' })],
          cut: false,
        })),
    ],
    [
      'something beside it looks like a number',
      () =>
        bridgeOf().answer('placing.understand', () => ({
          candidates: [candidate()],
          cut: false,
          unread: ['(212) 555-0123'],
        })),
    ],
    [
      'there is no number',
      () => bridgeOf().answer('placing.understand', () => ({ candidates: [], cut: false })),
    ],
    ['it cannot be read', () => bridgeOf().refuse('placing.understand', 'internal')],
  ])('opens the form and rings nobody when %s', async (_when, bridge) => {
    const made = bridge();
    const { quick, forms } = await quickCalls(made);
    await quick.call({ number: NUMBER, providerCallId: 4711 });
    expect(made.requests('placing.dial')).toEqual([]);
    expect(forms.request).toMatchObject({ form: 'dial', text: NUMBER, from: 'here', providerCallId: 4711 });
    expect(quick.isCalling(NUMBER)).toBe(false);
  });

  it.each([
    ['in an hour', NOW + HOUR, 'form'],
    ['an hour ago, and nobody said that it is over', NOW - HOUR, 'form'],
    ['tomorrow', NOW + 24 * HOUR, 'call'],
  ])('asks first where CCAI Platform calls the same person %s', async (_when, at, then) => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    const promised = held(1, { due: { at, zone: 'Europe/Paris' } });
    const bridge = bridgeOf().answer('callbacks.ofCaller', () => ({ intents: [promised], total: 1 }));
    const { quick, forms } = await quickCalls(bridge);
    await quick.call({ number: NUMBER });
    expect(bridge.requests('callbacks.ofCaller')).toEqual([{ callerKey: NUMBER }]);
    expect(bridge.requests('placing.dial')).toHaveLength(then === 'call' ? 1 : 0);
    if (then === 'form') expect(forms.request).toMatchObject({ form: 'dial', text: NUMBER });
  });

  it('calls where it is not known what is promised, and where only the agent is to call', async () => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    const bridge = bridgeOf().refuse('callbacks.ofCaller', 'storageFailed');
    await (await quickCalls(bridge)).quick.call({ number: NUMBER });
    bridge.answer('callbacks.ofCaller', () => ({ intents: [reminder(1)], total: 1 }));
    await (await quickCalls(bridge)).quick.call({ number: NUMBER });
    expect(bridge.requests('placing.dial')).toHaveLength(2);
  });

  it('says so when it could not even be written down, and may be tried again', async () => {
    const bridge = bridgeOf().refuse('placing.dial', 'storageFailed');
    const { quick } = await quickCalls(bridge);
    await quick.call({ number: NUMBER });
    expect(quick.news).toEqual({ is: 'failed', number: NUMBER, code: 'storageFailed' });
    expect(quick.isCalling(NUMBER)).toBe(false);
  });

  it('never places what may be ringing: it shows it, and takes up again what certainly left nothing', async () => {
    const doubt = intent({
      state: { name: 'unconfirmed', at: NOW, reason: 'timeout', detail: null },
    });
    const bridge = bridgeOf().answer('intents.open', () => ({ intents: [doubt] }));
    const { quick } = await quickCalls(bridge);
    await quick.call({ number: NUMBER });
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(quick.news).toEqual({ is: 'placed', id: doubt.id, repeated: true });

    const refused = intent({ state: { name: 'drafted', at: NOW + 1, lastTry: null } });
    bridge.emit('intent.changed', { intent: refused });
    bridge.answer('intents.resolve', () => ({ ...refused, state: { name: 'sending', at: NOW + 2 } }));
    await quick.call({ number: NUMBER });
    expect(bridge.requests('intents.resolve')).toEqual([{ id: refused.id, answer: 'send' }]);
    expect(bridge.requests('placing.dial')).toEqual([]);
  });
});

describe('what is open for now', () => {
  it('is read at the start, follows events, and leaves out what is over or a promise', async () => {
    const first = intent({ id: '00000000-0000-4000-8000-000000000001', createdAt: NOW - 1 });
    const bridge = bridgeOf().answer('intents.open', () => ({ intents: [first] }));
    const { placing, stop } = await quickCalls(bridge);
    expect(placing.open.map(({ id }) => id)).toEqual([first.id]);
    const second = intent({ party: number('+33 6 12 34 56 78') });
    bridge.emit('intent.changed', { intent: second });
    expect(placing.open.map(({ id }) => id)).toEqual([second.id, first.id]);
    bridge.emit('intent.changed', {
      intent: intent({ id: '00000000-0000-4000-8000-000000000009', due: { at: NOW, zone: 'UTC' } }),
    });
    expect(placing.open).toHaveLength(2);
    bridge.emit('intent.changed', {
      intent: { ...second, state: { name: 'cancelled', at: NOW + 1, there: 'nothing' } },
    });
    bridge.emit('intent.changed', { intent: second });
    expect(placing.open.map(({ id }) => id)).toEqual([first.id]);
    stop();
    expect(bridge.listenerCount()).toBe(0);
  });

  it('says when it cannot be read, which is not the same as nothing', async () => {
    const bridge = bridgeOf().refuse('intents.open', 'storageFailed');
    const { placing } = await quickCalls(bridge);
    expect(placing.openFailure).toBe('storageFailed');
    bridge.answer('intents.open', () => ({ intents: [] }));
    await placing.readOpen();
    expect(placing.openFailure).toBeNull();
  });
});

describe('the form over the window', () => {
  it('stays when a link is clicked twice, and gives way to anything else', () => {
    const forms = new Forms(() => false);
    const link = () => formHere('dial', { text: NUMBER, from: 'link' });
    forms.show(link());
    const shown = forms.request;
    forms.show(link());
    expect(forms.request).toBe(shown);
    forms.show(formHere('dial', { text: '+33612345678', from: 'link' }));
    expect(forms.request?.text).toBe('+33612345678');
    const here = formHere('dial');
    forms.show(here);
    forms.show(formHere('dial'));
    expect(forms.request).not.toBe(here);
    forms.close();
    expect(forms.request).toBeNull();
  });
});
