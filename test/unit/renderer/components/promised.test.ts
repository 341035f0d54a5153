import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { options, refusal } from '../support/placingSamples.ts';
import { held, HOUR, idOf, MINUTE, PromiseKeeper, reminder } from '../support/promises.ts';
import { call, card, DAY, NOW, preferences } from '../support/samples.ts';
import { mainBridge, openMain, openPop, settle } from '../support/windows.ts';
import { FakeBridge } from '../support/fakeBridge.ts';

const KEY = '+33187224465';

beforeEach(() => {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  const real = Intl.DateTimeFormat.prototype.resolvedOptions;
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockImplementation(function (
    this: Intl.DateTimeFormat,
  ) {
    return { ...real.call(this), timeZone: 'Europe/Paris' };
  });
});
afterEach(() => {
  vi.useRealTimers();
});

async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

const lines = () => [...document.querySelectorAll<HTMLElement>('[data-promised]')];
const words = (element: Element | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function popWith(intents: IntentView[], total = intents.length, language: 'en' | 'fr' = 'en') {
  const bridge = new FakeBridge('pop').answer('callbacks.ofCaller', () => ({ intents, total }));
  const page = await openPop([call()], bridge);
  if (language === 'fr') bridge.emit('preferences.changed', { ...preferences, language });
  await late();
  return { ...page, bridge };
}

/** The main window with the caller's card open. */
async function cardWith(intents: IntentView[]) {
  const bridge = mainBridge().answer('callers.card', ({ key }) => card({ key }));
  const keeper = new PromiseKeeper(bridge, intents);
  bridge.answer('callbacks.ofCaller', ({ callerKey }) => {
    const own = intents.filter((one) => one.callerKey === callerKey);
    return { intents: own, total: own.length };
  });
  const page = await openMain(bridge);
  bridge.emit('navigate', { to: 'caller', key: KEY });
  await late();
  return { ...page, bridge, keeper };
}

describe('a callback that is promised to the caller', () => {
  it('stands on the pop with its time, who calls, and what it is about', async () => {
    const { bridge } = await popWith([
      reminder(1, { note: '\nthe invoice\nof May' }),
      held(2, { due: { at: NOW + DAY, zone: 'Europe/Paris' } }),
    ]);
    expect(bridge.requests('callbacks.ofCaller')).toEqual([{ callerKey: KEY }]);
    expect(lines().map(words)).toEqual([
      'Callback promised: today 12:00, you call the invoice',
      'Callback promised: tomorrow 11:00, CCAI calls',
    ]);
    expect(lines().map(({ dataset }) => dataset['late'])).toEqual([undefined, undefined]);
  });

  it('is marked when it is late, by the clock', async () => {
    await popWith([
      reminder(1, { due: { at: NOW - 5 * MINUTE, zone: 'Europe/Paris' } }),
      held(2, { due: { at: NOW - HOUR, zone: 'Europe/Paris' } }),
    ]);
    expect(lines().map(({ dataset }) => dataset['late'])).toEqual([undefined, 'true']);
    expect(words(lines()[1])).toBe(
      'Callback promised: today 10:00, CCAI was to call, whether it did is not known',
    );
    vi.advanceTimersByTime(6 * MINUTE);
    await settle();
    expect(lines()[0]?.dataset['late']).toBe('true');
    expect(words(lines()[0])).toBe('Callback promised: today 10:55, you call, late');
  });

  it('says why it may come to nothing', async () => {
    await popWith([
      held(1, { state: { name: 'unconfirmed', at: NOW, reason: 'timeout', detail: null } }),
      held(2, {
        due: { at: NOW - HOUR, zone: 'Europe/Paris' },
        state: { name: 'drafted', at: NOW - DAY, lastTry: null },
      }),
      held(3, { state: { name: 'drafted', at: NOW, lastTry: null } }),
    ]);
    expect(lines().map(words)).toEqual([
      'Callback promised: today 12:00, perhaps with CCAI',
      'Callback promised: today 10:00, not handed to CCAI in time, late',
      'Callback promised: today 12:00, CCAI is to call, not handed over yet',
    ]);
  });

  it('claims no call by CCAI of what CCAI refused', async () => {
    await popWith([held(1, { state: { name: 'refused', at: NOW, refusal: refusal(), status: 400 } })]);
    expect(words(lines()[0])).toBe('Callback promised: today 12:00, refused by CCAI');
  });

  it('shows three, counts the rest, and is told in French', async () => {
    const { getByText } = await popWith(
      [1, 2, 3, 4].map((count) => reminder(count)),
      21,
      'fr',
    );
    expect(lines()).toHaveLength(3);
    expect(words(lines()[0])).toMatch(/^Rappel promis : aujourd’hui 12:00, vous appelez$/);
    expect(getByText('et 18 de plus dans la liste des rappels')).toBeTruthy();
  });

  it('is opened in the main window from the pop, and a refusal is said', async () => {
    const { bridge, getByRole } = await popWith([reminder(1)]);
    bridge.answer('pop.openCallback', () => ({}));
    await fireEvent.click(getByRole('button', { name: /Callback promised/ }));
    await settle();
    expect(bridge.requests('pop.openCallback')).toEqual([{ id: idOf(1) }]);
    bridge.refuse('pop.openCallback', 'internal');
    await fireEvent.click(getByRole('button', { name: /Callback promised/ }));
    await settle();
    expect(document.querySelector('[role="alert"]')?.textContent).toMatch(/Something went wrong/);
  });

  it('is read again when promises change, and only where it is looked at', async () => {
    const { bridge, stop } = await popWith([reminder(1)]);
    bridge.answer('callbacks.ofCaller', () => ({ intents: [], total: 0 }));
    bridge.emit('callbacks.changed', {});
    await settle();
    expect(lines()).toEqual([]);
    bridge.emit('call.removed', { callId: 'call-1' });
    await settle();
    const before = bridge.requests('callbacks.ofCaller').length;
    bridge.emit('callbacks.changed', {});
    await settle();
    expect(bridge.requests('callbacks.ofCaller')).toHaveLength(before);
    stop();
    expect(bridge.listenerCount()).toBe(0);
  });

  it('comes, moves and goes with the news of it', async () => {
    const { bridge } = await popWith([]);
    expect(lines()).toEqual([]);
    const made = reminder(1);
    bridge.emit('intent.changed', { intent: { ...made, callerKey: '+33600000000' } });
    bridge.emit('intent.changed', { intent: made });
    await settle();
    expect(lines()).toHaveLength(1);
    bridge.emit('intent.changed', {
      intent: reminder(2, { due: { at: NOW + MINUTE, zone: 'Europe/Paris' } }),
    });
    await settle();
    expect(lines().map(({ dataset }) => dataset['promised'])).toEqual([idOf(2), idOf(1)]);
    bridge.emit('intent.changed', {
      intent: {
        ...made,
        state: { name: 'done', at: NOW, how: 'finishedByAgent', finish: null, providerCallId: null },
      },
    });
    await settle();
    expect(lines().map(({ dataset }) => dataset['promised'])).toEqual([idOf(2)]);
  });

  it('stands on the caller’s card, and leads to its row in the list', async () => {
    const { desk, getByRole } = await cardWith([reminder(1)]);
    await fireEvent.click(getByRole('button', { name: /Callback promised: today 12:00, you call/ }));
    await late();
    expect(desk.navigation.screen).toBe('callbacks');
    expect(document.querySelector('article[data-intent]')?.getAttribute('data-intent')).toBe(idOf(1));
  });

  it('stands beside the call in Live', async () => {
    const bridge = mainBridge()
      .answer('calls.list', () => ({ calls: [call()] }))
      .answer('placing.options', () => options())
      .answer('callbacks.ofCaller', () => ({ intents: [reminder(1)], total: 1 }));
    await openMain(bridge);
    await late();
    expect(lines().map(words)).toEqual(['Callback promised: today 12:00, you call']);
  });
});

describe('a call that came with two numbers', () => {
  it('names the other one, on the pop and in Live', async () => {
    const other = { ...call().party, display: '+33 6 12 34 56 78', e164: '+33612345678' };
    await openPop([call({ otherParty: other })]);
    await late();
    expect(words(document.querySelector('[data-two-numbers]') ?? undefined)).toBe(
      'This call was also reported with +33 6 12 34 56 78: one of the two is wrong.',
    );
  });
});
