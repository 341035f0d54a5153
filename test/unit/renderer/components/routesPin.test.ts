import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { PinOutcome, UnpinOutcome } from '#shared/contract/routesViews.ts';
import { route } from '../support/pins.ts';
import { deferred } from '../support/fakeBridge.ts';
import { NOW } from '../support/samples.ts';
import { asInput } from '../support/windows.ts';
import {
  freezeTime,
  late,
  openRoutes,
  understandNumbers,
  textOf,
  rows,
  row,
  sheet,
  find,
  click,
  type,
} from '../support/routesScreen.ts';

freezeTime();

describe('one pin', () => {
  it('of a colleague is taken over only after a question that names extension and moment', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="1"]');
    expect(textOf(sheet())).toContain('Pinned to 107 in Pitel since 31 Oct 2026');
    await click('dialog [data-action="pinToMe"]');
    expect(textOf(find('[data-pin-question]'))).toContain(
      'Extension 107 has this caller, in Pitel since 31 Oct 2026',
    );
    expect(bridge.requests('routes.pin')).toEqual([]);
    await click('[data-answer="no"]');
    expect(document.querySelector('[data-pin-question]')).toBeNull();
    await click('dialog [data-action="pinToMe"]');
    await click('[data-answer="yes"]');
    expect(bridge.requests('routes.pin')).toEqual([
      { number: '+33187000001', extension: null, over: { id: '1', extension: '107' } },
    ]);
    expect(textOf(find('[data-news="good"]'))).toBe('Pitel confirms: pinned to 104 (you)');
    expect(textOf(sheet()?.querySelector('[data-pinned]'))).toBe('Pinned to 104 (you)');
  });

  it('that is mine is handed back without a question', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="2"]');
    await click('dialog [data-action="unpin"]');
    expect(bridge.requests('routes.unpin')).toEqual([
      { route: { id: '2', raw: '0187000002', extension: '104' } },
    ]);
    expect(textOf(find('[data-news="good"]'))).toBe('Pitel confirms: pinned to nobody');
    expect(sheet()?.querySelector('[data-action="unpin"]')).toBeNull();
    expect(rows()).toEqual(['1', '3', '4']);
  });

  it('of a colleague is unpinned after a question', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="4"]');
    await click('dialog [data-action="unpin"]');
    expect(bridge.requests('routes.unpin')).toEqual([]);
    expect(textOf(find('[data-pin-question]'))).toContain('Calls would ring as the rules say.');
    await click('[data-answer="yes"]');
    expect(bridge.requests('routes.unpin')).toHaveLength(1);
  });

  it('is moved to an extension that can be one', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="2"]');
    await type('dialog [data-field="extension"]', 'desk 9');
    await click('dialog [data-action="save"]');
    expect(textOf(sheet())).toContain('An extension is 1 to 20 digits, * or #.');
    expect(bridge.requests('routes.pin')).toEqual([]);
    await type('dialog [data-field="extension"]', ' 111 ');
    await click('dialog [data-action="save"]');
    expect(bridge.requests('routes.pin')).toEqual([
      { number: '+33187000002', extension: '111', over: { id: '2', extension: '104' } },
    ]);
    expect(textOf(find('[data-news="good"]'))).toBe('Pitel confirms: pinned to 111');
  });

  it('is made anew for a number, to the own extension unless another is named', async () => {
    const { bridge } = await openRoutes();
    await click('[data-action="new"]');
    expect(document.activeElement).toBe(find('dialog [data-field="number"]'));
    expect(asInput(find('dialog [data-field="extension"]')).value).toBe('104');
    await click('dialog [data-action="save"]');
    expect(textOf(sheet())).toContain('A number is needed.');
    await type('dialog [data-field="number"]', '01 87 22 44 65');
    await click('dialog [data-action="save"]');
    expect(bridge.requests('routes.pin')).toEqual([
      { number: '01 87 22 44 65', extension: '104', over: null },
    ]);
    expect(textOf(find('[data-news="good"]'))).toContain('Pitel confirms');
  });

  it('that somebody turns out to have is asked about, and nothing else is sent before a yes', async () => {
    const { bridge, keeper } = await openRoutes();
    keeper.pinAnswer = { result: 'taken', route: route(9, { extension: '199' }) };
    await click('[data-action="new"]');
    await type('dialog [data-field="number"]', '112');
    expect(textOf(find('dialog [data-doubt="short"]'))).toContain('112 is a short number');
    await type('dialog [data-field="number"]', '1 04');
    expect(textOf(find('dialog [data-doubt="own"]'))).toBe(
      '104 is your own extension, not the number of a caller.',
    );
    await type('dialog [data-field="number"]', '0187000009');
    expect(document.querySelector('dialog [data-doubt]')).toBeNull();
    await click('dialog [data-action="save"]');
    // Nobody had looked before: nothing "changed".
    expect(textOf(find('[data-pin-question]'))).toMatch(/^Extension 199 has this caller/);
    keeper.pinAnswer = null;
    await click('[data-answer="yes"]');
    expect(bridge.requests('routes.pin').at(-1)?.over).toEqual({ id: '9', extension: '199' });
  });

  it('that changed meanwhile is said to have, above and in the question', async () => {
    const { bridge, keeper } = await openRoutes();
    keeper.pinAnswer = { result: 'taken', route: route(2, { extension: '199' }) };
    await click('[data-route="2"]');
    await type('dialog [data-field="extension"]', '111');
    await click('dialog [data-action="save"]');
    expect(textOf(find('[data-pin-question]'))).toMatch(/^It changed meanwhile: extension 199 has this/);
    expect(textOf(sheet()?.querySelector('[data-pinned]'))).toBe('Pinned to 199');
    // Another extension is another wish: it has to be asked about by itself.
    await type('dialog [data-field="extension"]', '112');
    expect(document.querySelector('[data-pin-question]')).toBeNull();
    expect(bridge.requests('routes.pin')).toHaveLength(1);
    await click('dialog [data-action="save"]');
    await click('[data-answer="yes"]');
    expect(bridge.requests('routes.pin').at(-1)).toEqual({
      number: '+33187000002',
      extension: '112',
      over: { id: '2', extension: '199' },
    });
  });

  it('is told of the number that it was made for: another number is another pin', async () => {
    const { bridge, keeper } = await openRoutes();
    await click('[data-action="new"]');
    await type('dialog [data-field="number"]', '0187000301');
    await click('dialog [data-action="save"]');
    expect(document.querySelector('[data-news="good"]')).not.toBeNull();
    await type('dialog [data-field="number"]', '0187000302');
    expect(document.querySelector('[data-news]')).toBeNull();
    keeper.pinAnswer = { result: 'taken', route: route(302, { extension: '107' }) };
    await click('dialog [data-action="save"]');
    expect(bridge.requests('routes.pin').at(-1)).toEqual({
      number: '0187000302',
      extension: '104',
      over: null,
    });
    // The question is about 302: with 303 in the field it is gone, and nobody is taken over.
    await type('dialog [data-field="number"]', '0187000303');
    expect(document.querySelector('[data-pin-question]')).toBeNull();
    await click('dialog [data-action="save"]');
    expect(bridge.requests('routes.pin').at(-1)).toMatchObject({ number: '0187000303', over: null });
  });

  it('stays as it is typed while it is on its way', async () => {
    const { bridge } = await openRoutes();
    bridge.answer('routes.pin', () => deferred<PinOutcome>().promise);
    await click('[data-action="new"]');
    await type('dialog [data-field="number"]', '0187000301');
    await click('dialog [data-action="save"]');
    expect(asInput(find('dialog [data-field="number"]')).readOnly).toBe(true);
    expect(asInput(find('dialog [data-field="extension"]')).readOnly).toBe(true);
  });

  it('whose form is closed while it is on its way is told of on the screen, with its number', async () => {
    const { bridge, desk } = await openRoutes();
    const answer = deferred<PinOutcome>();
    bridge.answer('routes.pin', () => answer.promise);
    understandNumbers(bridge);
    await click('[data-action="new"]');
    await type('dialog [data-field="number"]', '0187000301');
    await click('dialog [data-action="save"]');
    await fireEvent.keyDown(find('dialog'), { key: 'Escape' });
    await late();
    expect(sheet()).toBeNull();
    expect(textOf(find('[data-left="busy"]'))).toBe('+33 1 87 00 03 01 Still being changed…');
    desk.navigation.go('live');
    await late();
    answer.resolve({
      result: 'refused',
      status: 200,
      refusal: { code: 'unknown', field: 'extension', raw: 'USER_NOT_REGISTERED' },
    });
    await late();
    desk.navigation.go('routes');
    await late();
    expect(textOf(find('[data-left="over"]'))).toContain(
      '+33 1 87 00 03 01 Pitel does not know the extension',
    );
    await click('[data-action="openLeft"]');
    expect(document.querySelector('[data-left]')).toBeNull();
    expect(asInput(find('dialog [data-field="number"]')).value).toBe('0187000301');
    expect(textOf(find('dialog [data-news="bad"]'))).toContain('Pitel does not know the extension');
    // Seen now: closed again, it is no news, and the number is still there.
    await click('dialog [data-action="close"]');
    expect(document.querySelector('[data-left]')).toBeNull();
    await click('[data-action="new"]');
    expect(asInput(find('dialog [data-field="number"]')).value).toBe('0187000301');
  });

  it('that is left with its screen while it is on its way is told of, and put out of sight', async () => {
    const { bridge, desk } = await openRoutes();
    const answer = deferred<UnpinOutcome>();
    bridge.answer('routes.unpin', () => answer.promise);
    await click('[data-route="2"]');
    await click('dialog [data-action="unpin"]');
    desk.navigation.go('live');
    await late();
    answer.resolve({ result: 'unpinned', other: null });
    desk.navigation.go('routes');
    await late();
    expect(textOf(find('[data-left="over"]'))).toBe('+33 1 87 00 00 02 Pitel confirms: pinned to nobody');
    await click('[data-action="dismissLeft"]');
    expect(document.querySelector('[data-left]')).toBeNull();
  });

  it('that turns out to be somebody else’s once its form is closed is asked about when it is opened', async () => {
    const { bridge } = await openRoutes();
    const answer = deferred<PinOutcome>();
    bridge.answer('routes.pin', () => answer.promise);
    await click('[data-action="new"]');
    await type('dialog [data-field="number"]', '0187000301');
    await click('dialog [data-action="save"]');
    await click('dialog [data-action="close"]');
    answer.resolve({ result: 'taken', route: route(301, { extension: '199' }) });
    await late();
    // As Pitel has it, where the number could not be read before.
    expect(textOf(find('[data-left="over"]'))).toContain('+33 1 87 00 03 01 Extension 199 has this caller');
    await click('[data-action="new"]');
    expect(document.querySelector('[data-left]')).toBeNull();
    expect(textOf(find('dialog [data-pin-question]'))).toContain('Extension 199 has this caller');
  });

  it('that is half filled in is kept when it is closed, and is a new one after it was done', async () => {
    await openRoutes();
    await click('[data-action="new"]');
    await type('dialog [data-field="number"]', '01 87 22');
    await type('dialog [data-field="extension"]', '111');
    await fireEvent.keyDown(find('dialog'), { key: 'Escape' });
    await late();
    await click('[data-action="new"]');
    expect(asInput(find('dialog [data-field="number"]')).value).toBe('01 87 22');
    expect(asInput(find('dialog [data-field="extension"]')).value).toBe('111');
    await type('dialog [data-field="number"]', '01 87 22 44 65');
    await click('dialog [data-action="save"]');
    expect(document.querySelector('dialog [data-news="good"]')).not.toBeNull();
    await click('dialog [data-action="close"]');
    await click('[data-action="new"]');
    expect(asInput(find('dialog [data-field="number"]')).value).toBe('');
    expect(asInput(find('dialog [data-field="extension"]')).value).toBe('104');
  });

  it('is written as Pitel holds it where two rows would look the same, and doubted in the future', async () => {
    await openRoutes([
      route(1, { twin: true }),
      route(6, { ...route(1), id: '6', raw: '+33187000001', twin: true }),
      route(7, { createdAt: NOW + 5 * 3_600_000 }),
      route(8, { createdAt: NOW + 60_000 }),
    ]);
    expect(['1', '6'].map((id) => textOf(row(id).querySelector('[data-raw]')))).toEqual([
      '0187000001',
      '+33187000001',
    ]);
    expect(row('7').querySelector('[data-raw]')).toBeNull();
    expect(textOf(row('7').querySelector('[data-future]'))).toBe('in the future?');
    expect(row('8').querySelector('[data-future]')).toBeNull();
    await click('[data-route="7"]');
    expect(textOf(sheet())).toContain('which is still to come: the time zone of Pitel');
  });

  it('without an extension is nobody’s, and taken away without a question', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="3"]');
    await click('dialog [data-action="unpin"]');
    expect(bridge.requests('routes.unpin')).toHaveLength(1);
  });

  it('is written once, however often the button is pressed', async () => {
    const { bridge } = await openRoutes();
    const answer = deferred<PinOutcome>();
    bridge.answer('routes.pin', () => answer.promise);
    await click('[data-route="3"]');
    await click('dialog [data-action="pinToMe"]');
    await click('dialog [data-action="pinToMe"]');
    await click('dialog [data-action="unpin"]');
    expect(bridge.requests('routes.pin')).toHaveLength(1);
    expect(bridge.requests('routes.unpin')).toHaveLength(0);
    answer.resolve({ result: 'pinned', route: route(3, { extension: '104' }) });
    await late();
    expect(textOf(find('[data-news="good"]'))).toContain('104 (you)');
  });

  it.each<[PinOutcome, string]>([
    [{ result: 'differs', route: route(3, { extension: '199' }) }, 'Pinned to 199'],
    [{ result: 'differs', route: null }, 'Pinned to nobody'],
  ])('shows what Pitel says instead: %j', async (outcome, shown) => {
    const { keeper } = await openRoutes();
    keeper.pinAnswer = outcome;
    await click('[data-route="3"]');
    await click('dialog [data-action="pinToMe"]');
    expect(document.querySelector('[data-news="bad"]')).not.toBeNull();
    expect(textOf(sheet()?.querySelector('[data-pinned]'))).toBe(shown);
  });

  it.each<[PinOutcome, string, string]>([
    [{ result: 'unconfirmed', reason: 'timeout', detail: 'no answer' }, 'doubt', 'Perhaps changed'],
    [
      { result: 'refused', status: 200, refusal: { code: 'unknown', field: 'extension', raw: 'NO_SUCH' } },
      'bad',
      'Pitel does not know the extension',
    ],
    [{ result: 'notSent', reason: 'unreachable', detail: 'ECONNREFUSED' }, 'bad', 'Pitel cannot be reached.'],
    [{ result: 'rateLimited', retryAfterMs: 6_400 }, 'bad', 'Try again in 7 s.'],
    [{ result: 'notLookedUp', reason: 'timeout', detail: null }, 'bad', 'nobody is overwritten unseen'],
  ])('tells what came of pinning: %j', async (outcome, tone, says) => {
    const { keeper } = await openRoutes();
    keeper.pinAnswer = outcome;
    await click('[data-route="3"]');
    await click('dialog [data-action="pinToMe"]');
    expect(textOf(find(`[data-news="${tone}"]`))).toContain(says);
    expect(textOf(sheet()?.querySelector('[data-pinned]'))).toBe('Pinned, but no extension is named');
  });

  it.each<[UnpinOutcome, string]>([
    [{ result: 'gone', other: null }, 'It was pinned to nobody already'],
    [
      { result: 'unpinned', other: route(5, { raw: '+33187000002' }) },
      'another one still pins the caller to 107',
    ],
    [
      { result: 'notThere', route: route(2, { extension: '104' }) },
      'Not done: Pitel says that 104 has the caller',
    ],
    [
      { result: 'differs', route: route(2, { extension: '199' }) },
      'Pitel still says that 199 has the caller',
    ],
    [
      { result: 'refused', status: null, refusal: { code: 'ambiguous', field: null, raw: '' } },
      'the entry cannot be told from another one',
    ],
  ])('tells what came of handing back: %j', async (outcome, says) => {
    const { keeper } = await openRoutes();
    keeper.unpinAnswer = outcome;
    await click('[data-route="2"]');
    await click('dialog [data-action="unpin"]');
    expect(textOf(find('[data-news]'))).toContain(says);
  });

  it('leads to the card of its caller', async () => {
    const { desk } = await openRoutes();
    await click('[data-route="1"]');
    await click('dialog [data-action="card"]');
    expect(sheet()).toBeNull();
    expect(desk.navigation.callerKey).toBe('+33187000001');
  });
});
