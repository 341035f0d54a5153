import { fireEvent, render } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PinOutcome } from '#shared/contract/routesViews.ts';
import type { CallView, NumberView } from '#shared/contract/views.ts';
import type { Pin } from '#shared/domain/facts.ts';
import PinLine from '../../../../src-renderer/components/routes/PinLine.svelte';
import { PinDesk } from '../../../../src-renderer/lib/routes/pinDesk.ts';
import { WORDS } from '../../../../src-renderer/lib/words.ts';
import { callEn } from '../../../../src-renderer/strings/en/call.ts';
import { callFr } from '../../../../src-renderer/strings/fr/call.ts';
import { deferred, FakeBridge } from '../support/fakeBridge.ts';
import { route } from '../support/pins.ts';
import { DAY, NOW, number, withheld } from '../support/samples.ts';
import { settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

type PinFact = CallView['facts']['pin'];

const PIN: Pin = { id: '7', raw: '0187224465', extension: '107', createdAt: NOW - 3 * DAY };
const MINE: Pin = { ...PIN, extension: '104' };
const known = (value: Pin): PinFact => ({ state: 'known', source: 'pitel', at: NOW, value });
const nobody: PinFact = { state: 'unknown', source: 'pitel', at: NOW };
const failed = (last: Pin | null = null): PinFact => ({
  state: 'failed',
  source: 'pitel',
  at: NOW,
  reason: 'timeout',
  detail: null,
  lastKnown: last === null ? null : { value: last, at: NOW - 2 * DAY },
});

interface Setting {
  readonly party?: NumberView;
  readonly extension?: string;
  readonly language?: 'en' | 'fr';
  readonly pop?: boolean;
}

async function show(fact: PinFact, setting: Setting = {}) {
  const { party = number(), extension = '104', language = 'en', pop = true } = setting;
  const bridge = new FakeBridge('pop');
  const asked: string[] = [];
  const props = {
    fact,
    party,
    writer: new PinDesk(bridge).of('+33187224465'),
    onAskAgain: () => asked.push('again'),
    ...(pop ? {} : { onSettings: () => asked.push('settings') }),
  };
  const words = { strings: language === 'en' ? callEn : callFr, language, extension };
  const page = render(PinLine, { props, context: new Map([[WORDS, words]]) });
  await settle();
  const tell = async (other: PinFact) => {
    await page.rerender({ fact: other });
    await settle();
  };
  return { ...page, bridge, asked, tell };
}

const line = () => document.querySelector<HTMLElement>('[data-pin]');
const textOf = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const buttons = () => [...(line()?.querySelectorAll('button') ?? [])].map((one) => textOf(one));

async function click(selector: string): Promise<void> {
  const found = line()?.querySelector<HTMLElement>(selector);
  if (found == null) throw new Error(`there is no ${selector}`);
  await fireEvent.click(found);
  await settle();
}

describe('to whom a caller is pinned', () => {
  it.each<[PinFact, string, readonly string[]]>([
    [known(MINE), 'Pinned to 104 (you) Pitel, just now in Pitel since 31 Oct 2026', ['Hand back']],
    [known(PIN), 'Pinned to 107 Pitel, just now in Pitel since 31 Oct 2026', ['Take over…']],
    [known({ ...PIN, createdAt: null }), 'Pinned to 107', ['Take over…']],
    [known({ ...PIN, extension: '' }), 'Pinned, but no extension is named', ['Pin to me']],
    [nobody, 'Pinned to nobody', ['Pin to me']],
    [{ state: 'pending', source: 'pitel', since: NOW, lastKnown: null }, 'Asking Pitel', []],
    [
      { state: 'pending', source: 'pitel', since: NOW, lastKnown: { value: MINE, at: NOW - DAY } },
      'Pinned to 104 (you) Asking Pitel',
      [],
    ],
    [failed(), 'Pitel did not answer in time', ['', 'Pin to me']],
    [failed(PIN), 'Pinned to 107, as known 2 days ago', ['', 'Pin to me']],
  ])('%j', async (fact, says, offers) => {
    await show(fact);
    expect(textOf(line())).toContain(says);
    expect(buttons()).toEqual(offers);
  });

  it.each<PinFact>([
    { state: 'known', source: 'pitel', at: NOW - 3_600_000, value: PIN },
    { state: 'unknown', source: 'pitel', at: NOW - 3_600_000 },
  ])('says who told it, and how long ago: %j', async (fact) => {
    const { tell } = await show(fact);
    expect(textOf(line()?.querySelector('[data-source]'))).toBe('Pitel, 1 h ago');
    await tell(failed(PIN));
    expect(line()?.querySelector('[data-source]')).toBeNull();
  });

  it('is not spoken of where Pitel is not set up', async () => {
    await show({ state: 'notAsked', why: 'notConfigured' });
    expect(line()).toBeNull();
  });

  it('is not spoken of where there is no number that could be pinned', async () => {
    await show({ state: 'notAsked', why: 'withheld' }, { party: withheld });
    expect(line()).toBeNull();
  });

  it('is not asked for a short number, and nothing is offered then', async () => {
    const party = { ...number('112'), kind: 'short', e164: null, country: null } as const;
    await show({ state: 'notAsked', why: 'noQuestion' }, { party });
    expect(textOf(line())).toBe('Pitel is not asked about short numbers');
    expect(buttons()).toEqual([]);
  });

  it('is told apart from what nobody answered, by more than its colour', async () => {
    const { tell } = await show(nobody);
    const sign = () => line()?.querySelector('path')?.getAttribute('d');
    const [first, before] = [sign(), textOf(line())];
    await tell(failed());
    expect(sign()).not.toBe(first);
    expect(textOf(line())).not.toBe(before);
  });

  it('is asked again by a button', async () => {
    const { asked } = await show(failed());
    await click('[data-action="askAgain"]');
    expect(asked).toEqual(['again']);
  });
});

describe('pinning a caller', () => {
  it('of nobody is done at once, once, and says what was read back', async () => {
    const { bridge, tell } = await show(nobody);
    const answer = deferred<PinOutcome>();
    bridge.answer('routes.pin', () => answer.promise);
    await click('[data-action="pinToMe"]');
    expect(buttons()).toEqual(['Pinning…']);
    await click('button');
    expect(bridge.requests('routes.pin')).toEqual([{ number: '+33187224465', extension: null, over: null }]);
    answer.resolve({ result: 'pinned', route: route(7, { extension: '104' }) });
    await tell(known(MINE));
    expect(textOf(line()?.querySelector('[data-news="good"]'))).toBe('Pitel confirms: pinned to 104 (you)');
    expect(buttons()).toEqual(['Hand back']);
    // What was confirmed is no news once somebody else was pinned.
    await tell(known({ ...PIN, extension: '199' }));
    expect(line()?.querySelector('[data-news]')).toBeNull();
  });

  it('of somebody else asks first, and the keyboard is at "leave it"', async () => {
    const { bridge } = await show(known(PIN));
    bridge.answer('routes.pin', () => ({ result: 'pinned', route: route(7, { extension: '104' }) }));
    await click('[data-action="pinToMe"]');
    expect(textOf(line()?.querySelector('[role="alert"]'))).toContain(
      'Extension 107 has this caller, in Pitel since 31 Oct',
    );
    expect(document.activeElement).toBe(line()?.querySelector('[data-answer="no"]'));
    await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
    await settle();
    expect(line()?.querySelector('[data-pin-question]')).toBeNull();
    expect(bridge.requests('routes.pin')).toEqual([]);
    await click('[data-action="pinToMe"]');
    await click('[data-answer="yes"]');
    expect(bridge.requests('routes.pin')[0]?.over).toEqual({ id: '7', extension: '107' });
  });

  it('asks, too, when somebody else had the caller meanwhile', async () => {
    const { bridge } = await show(nobody);
    bridge.answer('routes.pin', ({ over }) =>
      over === null
        ? { result: 'taken', route: route(7, { extension: '199' }) }
        : { result: 'pinned', route: route(7, { extension: '104' }) },
    );
    await click('[data-action="pinToMe"]');
    expect(textOf(line()?.querySelector('[role="alert"]'))).toContain('It changed meanwhile: extension 199');
    await click('[data-answer="yes"]');
    expect(bridge.requests('routes.pin').at(-1)?.over).toEqual({ id: '7', extension: '199' });
  });

  it('takes no keyboard from where the agent has gone meanwhile', async () => {
    const { bridge } = await show(nobody);
    const answer = deferred<PinOutcome>();
    bridge.answer('routes.pin', () => answer.promise);
    const note = document.body.appendChild(document.createElement('textarea'));
    await click('[data-action="pinToMe"]');
    note.focus();
    answer.resolve({ result: 'taken', route: route(7, { extension: '199' }) });
    await settle();
    expect(line()?.querySelector('[data-pin-question]')).not.toBeNull();
    expect(document.activeElement).toBe(note);
    note.remove();
  });

  it('hands back what is mine, without a question', async () => {
    const { bridge, tell } = await show(known(MINE));
    bridge.answer('routes.unpin', () => ({ result: 'unpinned', other: null }));
    await click('[data-action="handBack"]');
    await tell(nobody);
    expect(bridge.requests('routes.unpin')).toEqual([
      { route: { id: '7', raw: '0187224465', extension: '104' } },
    ]);
    expect(textOf(line()?.querySelector('[data-news="good"]'))).toBe('Pitel confirms: pinned to nobody');
  });

  it.each<[PinOutcome, string, readonly string[]]>([
    [{ result: 'unconfirmed', reason: 'connectionLost', detail: 'ECONNRESET' }, 'Perhaps changed', ['again']],
    [{ result: 'differs', route: route(7, { extension: '199' }) }, 'Somebody else was quicker.', ['again']],
    [
      { result: 'notLookedUp', reason: 'unreachable', detail: null },
      'nobody is overwritten unseen',
      ['again'],
    ],
  ])('that did not simply succeed offers to look again: %j', async (outcome, says, asks) => {
    const { bridge, asked } = await show(nobody);
    bridge.answer('routes.pin', () => outcome);
    await click('[data-action="pinToMe"]');
    expect(textOf(line()?.querySelector('[data-news]'))).toContain(says);
    await click('[data-action="mend"]');
    expect(asked).toEqual(asks);
    expect(line()?.querySelector('[data-news]')).toBeNull();
  });

  it('without an own extension says where it is set, and asks nobody', async () => {
    const { bridge, asked } = await show(nobody, { extension: '', pop: false });
    await click('[data-action="pinToMe"]');
    expect(textOf(line())).toContain('Your own extension is not set');
    await click('[data-action="mend"]');
    expect(asked).toEqual(['settings']);
    expect(bridge.asked).toEqual([]);
  });

  it('says what main refused', async () => {
    const { bridge } = await show(nobody);
    bridge.refuse('routes.pin', 'notConfigured');
    await click('[data-action="pinToMe"]');
    expect(textOf(line()?.querySelector('[data-news="bad"]'))).toBe('Nothing was changed Not set up yet');
  });

  it('speaks French', async () => {
    await show(known(PIN), { language: 'fr' });
    expect(textOf(line())).toContain('Épinglé au 107');
    await click('[data-action="pinToMe"]');
    expect(textOf(line()?.querySelector('[role="alert"]'))).toContain('depuis le 31 oct. 2026');
  });
});
