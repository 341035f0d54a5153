import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RequestOf } from '#shared/contract/api.ts';
import type {
  BulkRow,
  ImportRow,
  PinOutcome,
  RouteView,
  UnpinOutcome,
} from '#shared/contract/routesViews.ts';
import { candidate } from '../support/placingSamples.ts';
import { bulk, outdated, PinKeeper, route } from '../support/pins.ts';
import { deferred } from '../support/fakeBridge.ts';
import { NOW, number, preferences } from '../support/samples.ts';
import { asInput, mainBridge, openMain, settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const SOME: readonly RouteView[] = [
  route(1, { name: 'Jeanne Martin' }),
  route(2, { extension: '104' }),
  route(3, { extension: '', createdAt: null }),
  route(4),
];

/** Lets what comes late arrive, and news be read. */
async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

async function openRoutes(
  routes: readonly RouteView[] = SOME,
  prepare: (keeper: PinKeeper, bridge: ReturnType<typeof mainBridge>) => void = () => {},
) {
  const bridge = mainBridge();
  const keeper = new PinKeeper(bridge, routes);
  prepare(keeper, bridge);
  const page = await openMain(bridge);
  page.desk.navigation.go('routes');
  await late();
  return { ...page, keeper };
}

/** Main reads French numbers of ten digits. */
function understandNumbers(bridge: ReturnType<typeof mainBridge>): void {
  bridge.answer('placing.understand', ({ text }) => {
    const pairs = text.slice(1).match(/^.|../g)?.join(' ') ?? '';
    return { candidates: [candidate({ text, party: number(`+33 ${pairs}`) })], cut: false };
  });
}

const screen = () => document.querySelector<HTMLElement>('[data-screen="routes"]');
const textOf = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const rows = () =>
  [...(screen()?.querySelectorAll('[data-route]') ?? [])].map((row) => row.getAttribute('data-route'));
const row = (id: string): HTMLElement => find(`[data-route="${id}"]`);
const selected = () =>
  [...document.querySelectorAll('[role="row"][aria-selected="true"]')].map((one) =>
    one.getAttribute('data-key'),
  );
const sheet = () => document.querySelector<HTMLElement>('dialog');
const grid = () => find('[role="grid"]');

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
}

async function click(selector: string, init: MouseEventInit = {}): Promise<void> {
  await fireEvent.click(find(selector), init);
  await late();
}

async function type(selector: string, value: string): Promise<void> {
  await fireEvent.input(find(selector), { target: { value } });
  await vi.advanceTimersByTimeAsync(200);
  await late();
}

async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(grid(), { key, ...init });
  await late();
}

describe('the list of pins', () => {
  it('is read when it is first looked at, and says number, name, extension and since when', async () => {
    const { bridge } = await openRoutes();
    expect(bridge.requests('routes.state')).toEqual([{ refresh: false }]);
    expect(rows()).toEqual(['1', '2', '3', '4']);
    expect(textOf(row('1'))).toContain('+33 1 87 00 00 01');
    expect(textOf(row('1'))).toContain('Jeanne Martin');
    expect(textOf(row('1'))).toContain('107');
    expect(textOf(row('1'))).toContain('31 Oct 2026');
    expect(row('2').querySelector('[data-mine]')).not.toBeNull();
    expect(row('1').querySelector('[data-mine]')).toBeNull();
    expect(textOf(row('3'))).toContain('none');
    expect(textOf(row('3'))).toContain('unknown');
    expect(textOf(find('.status'))).toContain('4 callers, 1 pinned to you');
    expect(textOf(find('.status'))).toContain('read 1 min ago');
  });

  it('is not asked for before anybody looks', async () => {
    const bridge = mainBridge();
    new PinKeeper(bridge, SOME);
    await openMain(bridge);
    await late();
    expect(bridge.requests('routes.state')).toEqual([]);
  });

  it('draws only rows in sight of a hundred thousand', async () => {
    const { bridge } = await openRoutes(Array.from({ length: 100_000 }, (_, index) => route(index)));
    expect(rows().length).toBeLessThan(40);
    expect(bridge.requests('routes.rows').every(({ count }) => count <= 200)).toBe(true);
    expect(textOf(find('.status'))).toContain('100,000 callers');
  });

  it('is searched as typed, by the last thing typed', async () => {
    const { bridge } = await openRoutes();
    await fireEvent.input(find('input[type="search"]'), { target: { value: 'jea' } });
    await type('input[type="search"]', 'jeanne');
    expect(rows()).toEqual(['1']);
    expect(bridge.requests('routes.rows').map(({ query }) => query.text)).toEqual(['', 'jeanne']);
    expect(textOf(find('.status'))).toContain('1 of 4 callers');
    await type('input[type="search"]', 'nobody of that name');
    expect(textOf(screen())).toContain('No pin matches “nobody of that name”');
  });

  it('shows mine only, and says so where there are none', async () => {
    const { getByRole, keeper } = await openRoutes();
    await fireEvent.click(getByRole('radio', { name: 'Mine only' }));
    await late();
    expect(rows()).toEqual(['2']);
    keeper.put([route(1)]);
    await late();
    expect(textOf(screen())).toContain('Nobody is pinned to you');
  });

  it('keeps what was read while it is read anew, and tells how far that has come', async () => {
    const { keeper } = await openRoutes();
    keeper.change({ reading: { state: 'reading', since: NOW, came: 12_000, total: 100_000 } });
    await late();
    expect(rows()).toHaveLength(4);
    expect(textOf(find('.status'))).toContain('Reading: 12,000 of 100,000');
    keeper.change({ reading: { state: 'reading', since: NOW, came: 13_000, total: null } });
    await late();
    expect(textOf(find('.status'))).toContain('Reading: 13,000 so far');
    expect(find('progress').hasAttribute('value')).toBe(false);
  });

  it('tells of the first reading, of a failed one, and of a failed one that leaves what was read', async () => {
    const { keeper, bridge } = await openRoutes([], (one) => {
      one.state = { reading: { state: 'reading', since: NOW, came: 300, total: 900 }, asOf: null };
    });
    expect(textOf(screen())).toContain('Reading: 300 of 900');
    expect(textOf(screen())).not.toContain('Nobody is pinned');
    const failed = { state: 'failed', at: NOW, reason: 'timeout', detail: null } as const;
    keeper.change({ reading: failed, asOf: null });
    await late();
    expect(textOf(screen())).toContain('Pitel did not answer in time');
    expect(textOf(screen())).not.toContain('Nobody is pinned');
    keeper.state = { reading: failed, asOf: NOW - 3_600_000, incomplete: true };
    keeper.put(SOME);
    await late();
    expect(textOf(screen())).toContain('What was read 1 h ago is still shown.');
    expect(textOf(find('[data-notice="incomplete"]'))).toContain('not all that Pitel held');
    expect(rows()).toHaveLength(4);
    await click('[role="alert"] button');
    expect(bridge.requests('routes.state').at(-1)).toEqual({ refresh: true });
  });

  it('says what is cut off, what cannot be read, and where the own extension is set', async () => {
    const { keeper, desk } = await openRoutes();
    keeper.change({
      reading: { state: 'read', at: NOW, cut: true, unreadable: 2, short: true, total: 2500 },
      myExtension: '',
    });
    await late();
    expect(textOf(find('[data-notice="cut"]'))).toContain('only the first 4 are shown');
    expect(textOf(find('[data-notice="short"]'))).toBe('Pitel says 2,500; only 4 could be read.');
    expect(textOf(find('[data-notice="unreadable"]'))).toBe(
      '2 entries of Pitel cannot be read and are missing here.',
    );
    await click('[data-notice="noExtension"] button');
    expect([desk.navigation.screen, desk.navigation.section]).toEqual(['settings', 'agent']);
  });

  it('leads to the settings where Pitel is not set up, and says that nobody is pinned where nobody is', async () => {
    const { keeper, desk } = await openRoutes([], (one) => {
      one.state = { reading: { state: 'notConfigured' }, asOf: null };
    });
    expect(textOf(screen())).toContain('Pitel is not set up');
    expect(screen()?.querySelector('[data-action="new"]')).toBeNull();
    keeper.change({});
    await late();
    expect(textOf(screen())).toContain('Nobody is pinned');
    keeper.change({ reading: { state: 'notConfigured' }, asOf: null });
    await late();
    await click('.empty button');
    expect([desk.navigation.screen, desk.navigation.section]).toEqual(['settings', 'pitel']);
  });

  it('tries again where main refused', async () => {
    const { bridge, keeper } = await openRoutes(SOME, (_, one) => {
      one.refuse('routes.state', 'internal');
    });
    expect(textOf(screen())).toContain('Something went wrong');
    bridge.answer('routes.state', () => keeper.tell());
    await click('[role="alert"] button');
    expect(rows()).toHaveLength(4);
  });
});

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

describe('several pins', () => {
  it('are selected by box, by key, from one to another, and all that match but some', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="1"] [data-toggle]');
    await click('[data-route="3"] [data-toggle]', { shiftKey: true });
    expect(selected()).toEqual(['1', '2', '3']);
    await press('ArrowDown');
    await press(' ');
    expect(selected()).toEqual(['1', '2', '3', '4']);
    await press('a', { ctrlKey: true });
    await click('[data-route="2"] [data-toggle]');
    expect(find('[data-selected]').dataset['selected']).toBe('3');
    await click('[data-action="unpinMany"]');
    expect(textOf(sheet())).toContain('Unpin 3 callers?');
    expect(textOf(find('dialog [data-others]'))).toContain('2 callers of these are pinned to somebody else.');
    expect(textOf(find('dialog [data-others] li'))).toBe(
      'Extension 107: 2, the first since 31 Oct 2026, 10:00',
    );
    await click('[data-action="doMany"]');
    expect(bridge.requests('routes.bulk')).toEqual([
      { what: 'unpin', chosen: { query: { text: '', mineOnly: false }, except: ['2'] }, version: 1 },
    ]);
    expect(selected()).toEqual([]);
  });

  it('a shorter range takes back what the longer one took in', async () => {
    await openRoutes();
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    expect(selected()).toEqual(['1', '2', '3']);
    await press('ArrowUp', { shiftKey: true });
    expect(selected()).toEqual(['1', '2']);
    await press('Escape');
    expect(selected()).toEqual([]);
  });

  it('a range over rows that are not here is fetched; too long a one says what to do', async () => {
    const { bridge } = await openRoutes(Array.from({ length: 100_000 }, (_, index) => route(index)));
    await click('[data-route="0"] [data-toggle]');
    grid().scrollTop = 52 * 900;
    await fireEvent.scroll(grid());
    await late();
    await click('[data-route="900"] [data-toggle]', { shiftKey: true });
    expect(find('[data-selected]').dataset['selected']).toBe('901');
    await press('End', { shiftKey: true });
    expect(textOf(find('[data-notice="range"]'))).toContain('At most 10,000 can be selected in one go.');
    expect(bridge.requests('routes.rows').every(({ count }) => count <= 200)).toBe(true);
  });

  it('named ones outlive a search, all that match end with theirs', async () => {
    await openRoutes();
    await click('[data-route="1"] [data-toggle]');
    await type('input[type="search"]', '0187000002');
    await click('[data-route="2"] [data-toggle]');
    expect(find('[data-selected]').dataset['selected']).toBe('2');
    await click('[data-action="selectAll"]');
    await type('input[type="search"]', '');
    expect(find('[data-selected]').dataset['selected']).toBe('0');
  });

  it('are moved to an extension, and say how many are somebody else’s', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="1"] [data-toggle]');
    await click('[data-route="2"] [data-toggle]');
    await click('[data-action="moveMany"]');
    expect(textOf(find('dialog [data-others] p'))).toBe('1 caller of these is pinned to somebody else.');
    await click('[data-action="doMany"]');
    expect(bridge.requests('routes.bulk')).toEqual([]);
    await type('dialog [data-field="extension"]', '111');
    await click('[data-action="doMany"]');
    const asked: RequestOf<'routes.bulk'> = {
      what: 'pin',
      chosen: { ids: ['1', '2'] },
      version: 1,
      extension: '111',
    };
    expect(bridge.requests('routes.bulk')).toEqual([asked]);
  });

  it('may be somebody else’s where main cannot tell, and lack those that could not be read', async () => {
    const { bridge, keeper } = await openRoutes();
    bridge.refuse('routes.holders', 'internal');
    keeper.change({ incomplete: true });
    await late();
    await click('[data-action="selectAll"]');
    await click('[data-action="mineMany"]');
    expect(textOf(find('dialog [data-others]'))).toBe('Some of these may be pinned to somebody else.');
    expect(textOf(find('dialog [data-incomplete]'))).toContain('Not all pins of Pitel could be read');
  });

  it('cannot be pinned to somebody without an extension', async () => {
    const { keeper } = await openRoutes();
    keeper.change({ myExtension: '' });
    await late();
    await click('[data-route="1"] [data-toggle]');
    expect(document.querySelector('[data-action="mineMany"]')).toBeNull();
  });

  it('that were chosen in another list are looked at again before anything is done', async () => {
    const { bridge } = await openRoutes();
    bridge.answer('routes.bulk', outdated);
    await click('[data-route="1"] [data-toggle]');
    await click('[data-action="mineMany"]');
    await click('[data-action="doMany"]');
    expect(textOf(sheet())).toContain('The list changed since you selected');
    await click('[data-action="lookAgain"]');
    expect(sheet()).toBeNull();
    expect(selected()).toEqual([]);
  });

  it('are done with progress that outlives the screen, stopped, and told one by one', async () => {
    const { keeper, bridge, desk } = await openRoutes();
    await click('[data-route="1"] [data-toggle]');
    await click('[data-action="unpinMany"]');
    await click('[data-action="doMany"]');
    keeper.progress({ done: 1, total: 3 });
    await late();
    expect(textOf(find('[data-bulk="running"]'))).toContain('Unpinning: 1 of 3, none failed');
    desk.navigation.go('live');
    await late();
    keeper.progress({ done: 2, failed: 1 });
    desk.navigation.go('routes');
    await late();
    expect(textOf(find('[data-bulk="running"]'))).toContain('Unpinning: 2 of 3, 1 not done');
    await click('[data-action="stop"]');
    await click('[data-action="stop"]');
    expect(bridge.requests('routes.bulkStop')).toHaveLength(1);
    keeper.progress({ state: 'stopped', stoppedBy: 'agent' });
    await late();
    expect(textOf(find('[data-bulk="stopped"]'))).toContain('Stopped: 1 done, 1 not done, 1 not tried');
    await click('[data-action="dismiss"]');
    expect(document.querySelector('[data-bulk]')).toBeNull();
  });

  it('show what did not succeed first, with its reason, and copy it', async () => {
    const results: readonly BulkRow[] = [
      {
        key: '4',
        number: '0187000004',
        outcome: { result: 'refused', status: 200, refusal: { code: 'other', field: null, raw: 'LOCKED' } },
      },
      { key: '1', number: '0187000001', outcome: { result: 'unpinned', other: null } },
    ];
    const copied: string[] = [];
    const { keeper, bridge } = await openRoutes();
    bridge.answer('clipboard.copy', ({ text }) => {
      copied.push(text);
      return {};
    });
    keeper.bulkRows = results;
    keeper.bulk = bulk({ total: 2 });
    keeper.progress({ done: 2, failed: 1, state: 'finished' });
    await late();
    expect(textOf(find('[data-bulk="finished"]'))).toContain('Unpinned: 1 done, 1 not done');
    await click('[data-action="results"]');
    const shown = () => [...(sheet()?.querySelectorAll('[data-result]') ?? [])].map(textOf);
    expect(shown()).toEqual(['0187000004 Pitel refused the change Its own words are in the detail.']);
    await click('[data-action="copy"]');
    expect(copied).toEqual([
      '0187000004\tPitel refused the change. Its own words are in the detail.\tLOCKED',
    ]);
    await fireEvent.click(find('dialog input[value="all"]'));
    await late();
    expect(shown()).toHaveLength(2);
  });

  it('are told apart by how sure it is, copied with their lines, and done once more by a press', async () => {
    const results: readonly BulkRow[] = [
      { key: 'line:3', number: '0187000003', outcome: { result: 'rateLimited', retryAfterMs: null } },
      {
        key: 'line:4',
        number: '0187000004',
        outcome: { result: 'unconfirmed', reason: 'timeout', detail: null },
      },
      { key: 'line:9', number: '0187000009', outcome: null },
    ];
    const copied: string[] = [];
    const { keeper, bridge } = await openRoutes();
    bridge.answer('clipboard.copy', ({ text }) => {
      copied.push(text);
      return {};
    });
    keeper.bulkRows = results;
    keeper.bulk = bulk({ what: 'import', total: 30 });
    keeper.progress({ done: 15, total: 15, failed: 1, unknown: 1 });
    await late();
    expect(textOf(find('[data-bulk="running"]'))).toContain(
      '1 not done, 1 not known, asking again about those without an answer',
    );
    keeper.progress({ done: 15, total: 30, failed: 6, unknown: 1, state: 'stopped', stoppedBy: 'trouble' });
    await late();
    const bar = find('[data-bulk="stopped"]');
    expect(textOf(bar)).toContain('Given up, since Pitel could not be reached: 8 done,');
    expect(textOf(bar)).toContain('6 not done, 1 not known, 15 not tried');
    expect(bar.classList.contains('bad')).toBe(true);
    await click('[data-action="results"]');
    expect(textOf(find('[data-result="notTried"]'))).toContain('Not tried');
    await click('[data-action="copy"]');
    expect(copied.join().split('\n')).toMatchObject([
      expect.stringMatching(/^line 3\t0187000003\t/),
      expect.stringMatching(/^line 4\t0187000004\tPerhaps changed/),
      'line 9\t0187000009\tNot tried. Nothing was sent about this one.',
    ]);
    await fireEvent.keyDown(find('dialog'), { key: 'Escape' });
    bridge.refuse('routes.bulkAgain', 'notFound');
    await click('[data-action="again"]');
    expect(textOf(find('[data-refused]'))).toContain('cannot be done again');
    bridge.answer('routes.bulkAgain', () => bulk({ id: 'b2', what: 'import' }));
    await click('[data-action="again"]');
    expect(document.querySelector('[data-refused]')).toBeNull();
    await click('[data-bulk] [data-action="stop"]');
    expect(bridge.requests('routes.bulkAgain')).toEqual([
      { id: 'b1', over: false },
      { id: 'b1', over: false },
    ]);
  });

  it.each([
    ['againAll', 'Unpin 3', true],
    ['againRest', 'Only the other 2', false],
  ] as const)(
    'that belong to somebody else by now are asked about as the first time: %s',
    async (action, label, over) => {
      const { keeper, bridge } = await openRoutes();
      keeper.bulk = bulk({ what: 'unpin' });
      keeper.progress({ done: 3, failed: 3, state: 'finished' });
      keeper.others = [route(7, { extension: '199' })];
      bridge.answer('routes.bulkAgain', () => bulk({ id: 'b2' }));
      await late();
      await click('[data-action="again"]');
      expect(bridge.requests('routes.bulkHolders')).toEqual([{ id: 'b1' }]);
      expect(bridge.requests('routes.bulkAgain')).toEqual([]);
      expect(textOf(sheet())).toContain('Unpin 3 callers?');
      expect(textOf(find('dialog [data-others="1"]'))).toContain('Extension 199: 1, since 31 Oct 2026');
      expect(textOf(find(`dialog [data-action="${action}"]`))).toBe(label);
      await click(`dialog [data-action="${action}"]`);
      expect(bridge.requests('routes.bulkAgain')).toEqual([{ id: 'b1', over }]);
      expect(sheet()).toBeNull();
    },
  );

  it('that belong to somebody else by now are left alone by Cancel, and where they cannot be done again', async () => {
    const { keeper, bridge } = await openRoutes();
    keeper.bulk = bulk({ what: 'pin', total: 1 });
    keeper.progress({ done: 1, failed: 1, state: 'finished' });
    keeper.others = [route(7, { extension: '199' })];
    bridge.refuse('routes.bulkAgain', 'notFound');
    await late();
    await click('[data-action="again"]');
    expect(document.querySelector('dialog [data-action="againRest"]')).toBeNull();
    await click('dialog [data-action="cancel"]');
    expect(bridge.requests('routes.bulkAgain')).toEqual([]);
    await click('[data-action="again"]');
    await click('dialog [data-action="againAll"]');
    expect(textOf(sheet())).toContain('This cannot be done again');
  });

  it('are shown as under way after the window was opened anew', async () => {
    await openRoutes(SOME, (keeper) => {
      keeper.bulk = bulk({ what: 'pin', done: 40, total: 100 });
    });
    expect(textOf(find('[data-bulk="running"]'))).toContain('Pinning: 40 of 100');
  });
});

describe('a file of pins', () => {
  const LINES: readonly ImportRow[] = [
    {
      line: 2,
      what: 'added',
      number: '0187000010',
      extension: '104',
      short: false,
      before: null,
      problem: null,
      otherLine: null,
    },
    {
      line: 3,
      what: 'moved',
      number: '0187000001',
      extension: '104',
      short: false,
      before: '107',
      problem: null,
      otherLine: null,
    },
    {
      line: 4,
      what: 'same',
      number: '0187000002',
      extension: '104',
      short: false,
      before: null,
      problem: null,
      otherLine: null,
    },
    {
      line: 5,
      what: 'problem',
      number: '8.99E+08',
      extension: '1',
      short: false,
      before: null,
      problem: 'numberRounded',
      otherLine: null,
    },
    {
      line: 6,
      what: 'problem',
      number: '0187000010',
      extension: '9',
      short: false,
      before: null,
      problem: 'contradicts',
      otherLine: 2,
    },
  ];

  async function preview(
    counts = { added: 1, moved: 1, same: 1, problems: 2 },
    change: { swapped?: boolean; incomplete?: boolean; shorts?: number } = {},
    lines: readonly ImportRow[] = LINES,
  ) {
    const opened = await openRoutes();
    opened.keeper.importRows = lines;
    opened.bridge.answer('routes.importPreview', () => ({
      result: 'preview',
      id: 'p1',
      fileName: 'pins.csv',
      counts,
      shorts: 0,
      cut: false,
      swapped: false,
      incomplete: false,
      ...change,
    }));
    await click('[data-action="import"]');
    return opened;
  }

  const shown = () =>
    [...(sheet()?.querySelectorAll('[data-line]') ?? [])].map((line) => line.getAttribute('data-line'));
  const filter = async (value: string) => {
    await fireEvent.click(find(`dialog input[value="${value}"]`));
    await late();
  };

  it('is shown before anything is sent, what cannot be used first, each line in words', async () => {
    const { bridge } = await preview();
    expect(textOf(sheet())).toContain('Import pins.csv');
    expect(textOf(sheet())).toContain('Nothing has been sent yet.');
    expect(shown()).toEqual(['5', '6']);
    expect(textOf(sheet())).toContain('A spreadsheet has rounded the number');
    expect(textOf(sheet())).toContain('Contradicts line 2: neither is used');
    await filter('moved');
    expect(textOf(find('[data-line="3"]'))).toBe('3 0187000001 Move from 107 to 104');
    await filter('all');
    expect(shown()).toHaveLength(5);
    expect(bridge.requests('routes.importRun')).toEqual([]);
    await click('dialog [data-action="cancel"]');
    expect(sheet()).toBeNull();
    expect(bridge.requests('routes.importCancel')).toHaveLength(1);
  });

  it('is doubted where its columns seem to have changed places', async () => {
    await preview(undefined, { swapped: true });
    expect(textOf(find('dialog [data-swapped]'))).toContain('extensions seem to stand in the first column');
  });

  it('moves what somebody has only by a tick of its own', async () => {
    const { bridge } = await preview();
    expect(textOf(find('dialog .button.primary'))).toBe('Import 1');
    await fireEvent.click(find('dialog [data-field="move"]'));
    await late();
    expect(textOf(find('dialog .button.primary'))).toBe('Import 2');
    await click('dialog .button.primary');
    expect(bridge.requests('routes.importRun')).toEqual([{ id: 'p1', move: true }]);
    expect(sheet()).toBeNull();
    expect(textOf(find('[data-bulk="running"]'))).toContain('Importing: 0 of 3');
  });

  it('that names short numbers says how many, and which', async () => {
    const [added, moved] = LINES.map((line) => ({ ...line, short: true, number: '112' }));
    if (added === undefined || moved === undefined) throw new Error('no lines');
    await preview({ added: 1, moved: 1, same: 0, problems: 0 }, { shorts: 2 }, [added, moved]);
    expect(textOf(find('[data-shorts]'))).toContain('2 lines name a short number');
    expect([2, 3].map((line) => textOf(find(`[data-line="${line}"] .change`)))).toEqual([
      'A short number: pin to 104',
      'A short number: move from 107 to 104',
    ]);
    expect(textOf(find('dialog .button.primary'))).toBe('Import 1');
  });

  it('with nothing new in it cannot be imported', async () => {
    const { bridge } = await preview({ added: 0, moved: 1, same: 1, problems: 2 });
    expect(textOf(sheet())).toContain('There is nothing to import.');
    await click('dialog .button.primary');
    expect(bridge.requests('routes.importRun')).toEqual([]);
  });

  it.each([
    [{ result: 'unreadable', why: 'notText' } as const, 'save it as CSV first'],
    [{ result: 'notRead', reason: 'timeout', detail: null } as const, 'Pitel did not answer in time'],
  ])('that cannot be shown says why: %j', async (answer, says) => {
    const { bridge } = await openRoutes();
    bridge.answer('routes.importPreview', () => answer);
    await click('[data-action="import"]');
    expect(textOf(find('[data-file-news="false"]'))).toContain(says);
    expect(sheet()).toBeNull();
  });

  it.each([
    ['empty', 'The file is empty'],
    ['noSeparator', 'set apart by a semicolon, a comma or a tab'],
  ] as const)('without anything in it says so, until the next file: %s', async (why, says) => {
    const { bridge, keeper } = await openRoutes();
    keeper.change({ incomplete: true });
    bridge.answer('routes.importPreview', () => ({ result: 'unreadable', why }));
    bridge.answer('routes.export', () => ({ result: 'saved', savedAs: '/tmp/pins.csv', count: 4 }));
    await click('[data-action="import"]');
    expect(textOf(find('[data-file-news="false"]'))).toContain(says);
    expect(sheet()).toBeNull();
    await click('[data-action="export"]');
    expect(textOf(find('[data-file-news]'))).toBe(
      '4 pins written to /tmp/pins.csv. Not all pins of Pitel could be read, so others are missing in it.',
    );
  });

  it('that takes long to compare can be called off', async () => {
    const { bridge } = await openRoutes();
    const answer = deferred<{ readonly result: 'noFile' }>();
    bridge.answer('routes.importPreview', () => answer.promise);
    await click('[data-action="import"]');
    await click('[data-action="import"]');
    expect(bridge.requests('routes.importPreview')).toHaveLength(1);
    await click('[data-action="cancelImport"]');
    expect(bridge.requests('routes.importCancel')).toHaveLength(1);
    answer.resolve({ result: 'noFile' });
    await late();
    expect(document.querySelector('[data-asking]')).toBeNull();
    expect(document.querySelector('[data-file-news]')).toBeNull();
  });

  it('is written with what is searched for, and says where, or why not', async () => {
    const { bridge } = await openRoutes();
    bridge.answer('routes.export', () => ({ result: 'saved', savedAs: '/home/claire/pins.csv', count: 1 }));
    await type('input[type="search"]', 'jeanne');
    await click('[data-action="export"]');
    expect(bridge.requests('routes.export')).toEqual([{ query: { text: 'jeanne', mineOnly: false } }]);
    expect(textOf(find('[data-file-news="true"]'))).toBe('1 pin written to /home/claire/pins.csv');
    bridge.answer('routes.export', () => ({ result: 'failed', why: 'diskFull' }));
    await click('[data-action="export"]');
    expect(textOf(find('[data-file-news="false"]'))).toBe('Nothing was exported: the disk is full.');
    bridge.answer('routes.export', () => ({ result: 'notChosen' }));
    await click('[data-action="export"]');
    expect(document.querySelector('[data-file-news]')).toBeNull();
  });
});

describe('in French', () => {
  it('everything is said in French', async () => {
    await openRoutes(SOME, (_, bridge) => {
      bridge.answer('preferences.read', () => ({ ...preferences, language: 'fr' }));
    });
    expect(textOf(find('.status'))).toContain('4 appelants, 1 épinglé à vous');
    await click('[data-route="1"]');
    await click('dialog [data-action="pinToMe"]');
    expect(textOf(find('[data-pin-question]'))).toContain(
      'Le poste 107 a cet appelant, dans Pitel depuis le 31 oct. 2026',
    );
  });
});
