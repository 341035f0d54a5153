import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../support/fakeBridge.ts';
import {
  allFacts,
  call,
  card,
  entry,
  facts,
  failed,
  health,
  known,
  NOW,
  number,
  pending,
  preferences,
  SECOND,
  unknown,
  withheld,
} from '../support/samples.ts';
import { candidate, intent, options } from '../support/placingSamples.ts';
import { mainBridge, openMain, settle, asInput } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const screenOf = () => document.querySelector('[data-screen]:not([hidden])')?.getAttribute('data-screen');

async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  await settle();
}

describe('moving about by keyboard', () => {
  it('reaches every screen by its digit, and look-up by Ctrl K with the field ready', async () => {
    await openMain();
    for (const [digit, screen] of [
      ['2', 'lookup'],
      ['3', 'history'],
      ['4', 'callbacks'],
      ['5', 'numbers'],
      ['6', 'media'],
      ['7', 'routes'],
      ['8', 'settings'],
      ['9', 'about'],
      ['1', 'live'],
    ] as const) {
      await press(digit, { ctrlKey: true });
      expect(screenOf()).toBe(screen);
    }
    await press('k', { ctrlKey: true });
    expect(screenOf()).toBe('lookup');
    expect(document.activeElement).toBe(document.querySelector('input[data-head]'));
    expect(document.title).toBe('Look up – Ringside');
  });

  it('does not take digits that are typed', async () => {
    await openMain();
    await press('3');
    await press('4', { ctrlKey: true, altKey: true });
    expect(screenOf()).toBe('live');
  });

  it('has one tab stop in the rail, moved by arrows', async () => {
    const { getByRole } = await openMain();
    const buttons = [...getByRole('navigation', { name: 'Screens' }).querySelectorAll('button')];
    expect(buttons.map((button) => button.tabIndex)).toEqual([0, -1, -1, -1, -1, -1, -1, -1, -1]);
    buttons[0]!.focus();
    await press('ArrowDown');
    expect(document.activeElement).toBe(buttons[1]);
    await press('End');
    expect(document.activeElement).toBe(buttons.at(-1));
    await press('ArrowDown');
    expect(document.activeElement).toBe(buttons[0]);
  });

  it('closes the card by Escape and leaves the screen below as it was', async () => {
    const { bridge } = await openMain();
    await press('3', { ctrlKey: true });
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    expect(screenOf()).toBe('caller');
    await press('Escape');
    expect(screenOf()).toBe('history');
    expect(bridge.requests('history.search')).toHaveLength(1);
  });
});

describe('live', () => {
  it('shows skeletons until main has told, then that no call is on and whether the doors listen', async () => {
    const bridge = mainBridge();
    const list = deferred<{ calls: [] }>();
    bridge.answer('calls.list', () => list.promise);
    const { getByText, queryByText } = await openMain(bridge);
    expect(document.querySelector('.skeleton')).not.toBeNull();
    expect(queryByText('No call right now')).toBeNull();
    list.resolve({ calls: [] });
    await settle();
    expect(getByText('No call right now')).toBeTruthy();
    bridge.emit('health.changed', { ...health, smartRouting: { state: 'off', address: null, detail: null } });
    await settle();
    expect(getByText(/No call can arrive yet/)).toBeTruthy();
  });

  it('says when the calls cannot be read, and reads them again', async () => {
    const bridge = mainBridge();
    bridge.refuse('calls.list', 'internal');
    const { getByRole, queryByRole } = await openMain(bridge);
    bridge.answer('calls.list', () => ({ calls: [call()] }));
    await fireEvent.click(getByRole('button', { name: 'Try again' }));
    await settle();
    expect(queryByRole('alert')).toBeNull();
    expect(document.querySelector('article[data-call-id="call-1"]')).not.toBeNull();
  });

  it('lists VIPs first, counts what rings in the rail, and lets the clocks run', async () => {
    const bridge = mainBridge();
    const vip = call({ id: 'vip', facts: facts({ vip: known(true) }), party: number('+33 6 11 11 11 11') });
    bridge.answer('calls.list', () => ({ calls: [call({ startedAt: NOW - 60 * SECOND }), vip] }));
    const { getByText } = await openMain(bridge);
    const rows = () =>
      [...document.querySelectorAll('button.row')].map((row) => row.getAttribute('data-call-id'));
    expect(rows()).toEqual(['vip', 'call-1']);
    expect(getByText('2 calls ring')).toBeTruthy();
    expect(getByText('1:00')).toBeTruthy();
    await vi.advanceTimersByTimeAsync(5 * SECOND);
    expect(getByText('1:05')).toBeTruthy();
  });
});

describe('look up', () => {
  it('guesses number or code, lets the agent choose, and shows facts as they come', async () => {
    const bridge = mainBridge();
    bridge.answer('callers.lookup', () => ({ result: 'card', card: card({ facts: allFacts(pending()) }) }));
    const { getByRole } = await openMain(bridge);
    await press('k', { ctrlKey: true });
    const field = getByRole('textbox', { name: 'Number or code' });
    await fireEvent.input(field, { target: { value: '12345' } });
    expect(asInput(getByRole('radio', { name: 'Code' })).checked).toBe(true);
    await fireEvent.click(getByRole('radio', { name: 'Number' }));
    await fireEvent.submit(field.closest('form')!);
    await settle();
    expect(bridge.requests('callers.lookup')).toEqual([{ by: 'number', text: '12345' }]);
    expect(document.querySelector('[data-fact="vip"]')?.getAttribute('data-tone')).toBe('pending');
    bridge.emit('caller.changed', { card: card({ facts: facts({ vip: known(true) }) }) });
    await settle();
    expect(document.querySelector('[data-fact="vip"]')?.getAttribute('data-tone')).toBe('yes');
  });

  it('says what is no number and offers to search it as a code; offers the code for an unknown number', async () => {
    const bridge = mainBridge();
    bridge.answer('callers.lookup', ({ by }) =>
      by === 'number'
        ? { result: 'unreadable' }
        : { result: 'card', card: card({ key: 'code:x', party: null, code: 'x', facts: allFacts(unknown) }) },
    );
    const { getByRole, getByText } = await openMain(bridge);
    bridge.emit('navigate', { to: 'lookup', text: '+33 abc', by: 'number' });
    await settle();
    expect(getByText('“+33 abc” is not a number that anyone can be looked up by.')).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: 'Search it as a code' }));
    await settle();
    expect(getByText('Code x is not known either')).toBeTruthy();
  });
});

describe('history', () => {
  it('groups by day, opens a card by click, and moves by arrows with one tab stop', async () => {
    const bridge = mainBridge();
    const entries = [
      entry({ callId: 'a', startedAt: NOW, name: 'Claire' }),
      entry({ callId: 'b', startedAt: NOW - 2 * 86_400_000, party: number('+33 6 22 22 22 22') }),
    ];
    bridge.answer('history.search', () => ({ entries, next: null }));
    const { getByRole, getByText } = await openMain(bridge);
    await press('3', { ctrlKey: true });
    expect(getByText('Today')).toBeTruthy();
    expect(getByText('Sunday 1 November')).toBeTruthy();
    const first = getByRole('button', { name: /^\d\d:\d\d.*Claire/ });
    expect([...document.querySelectorAll<HTMLElement>('button.row')].map((row) => row.tabIndex)).toEqual([
      0, -1,
    ]);
    first.focus();
    await press('ArrowDown');
    expect(document.activeElement?.getAttribute('data-call-id')).toBe('b');
    await fireEvent.click(first);
    await settle();
    expect(screenOf()).toBe('caller');
    expect(bridge.requests('callers.card')).toEqual([{ key: '+33187224465' }]);
  });

  it('calls and schedules a callback from a row, by its buttons and by letters', async () => {
    const bridge = mainBridge()
      .answer('placing.options', () => options())
      .answer('intents.open', () => ({ intents: [] }))
      .answer('placing.understand', () => ({ candidates: [candidate()], cut: false }))
      .answer('history.search', () => ({
        entries: [
          entry({ callId: 'a', providerCallId: 4711 }),
          entry({ callId: 'b', party: withheld, callerKey: null }),
        ],
        next: null,
      }));
    bridge.answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
    const { getByRole, desk } = await openMain(bridge);
    await press('3', { ctrlKey: true });
    const asked = { form: 'schedule', text: '+33187224465', fromCallId: 'a', providerCallId: 4711 };
    await fireEvent.click(getByRole('button', { name: 'Call +33 1 87 22 44 65 back later' }));
    expect(desk.forms.request).toMatchObject(asked);
    desk.forms.close();
    document.querySelector<HTMLElement>('button.row')?.focus();
    await press('l');
    expect(desk.forms.request).toMatchObject(asked);
    desk.forms.close();
    await settle();
    await press('l', { ctrlKey: true });
    await press('c', { repeat: true });
    expect(desk.forms.request).toBeNull();
    expect(bridge.requests('placing.understand')).toEqual([]);
    await press('c');
    expect(bridge.requests('placing.dial')).toMatchObject([
      { to: { number: '+33187224465' }, fromCallId: 'a' },
    ]);
    await press('ArrowDown');
    await press('c');
    await press('l');
    expect(desk.forms.request).toBeNull();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
  });

  it('tells an empty history, no match and a failure apart', async () => {
    const bridge = mainBridge();
    const { getByRole, getByText } = await openMain(bridge);
    await press('3', { ctrlKey: true });
    expect(getByText('No call in the history yet')).toBeTruthy();
    await fireEvent.input(getByRole('searchbox'), { target: { value: 'zzz' } });
    await vi.advanceTimersByTimeAsync(200);
    expect(getByText('No call fits “zzz”')).toBeTruthy();
    bridge.refuse('history.search', 'storageFailed');
    await fireEvent.click(getByRole('radio', { name: 'Missed' }));
    await settle();
    expect(getByRole('alert').textContent).toContain('Saving on this computer failed');
  });
});

describe('the card of a caller', () => {
  it('renames, and says when that failed without losing the name', async () => {
    const bridge = mainBridge();
    const { getByLabelText, getByText } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    const field = asInput(getByLabelText('Name'));
    bridge.refuse('callers.rename', 'storageFailed');
    await fireEvent.input(field, { target: { value: 'Claire' } });
    await fireEvent.blur(field);
    await settle();
    expect(getByText('Not saved: Saving on this computer failed')).toBeTruthy();
    expect(field.value).toBe('Claire');
    bridge.answer('callers.rename', () => ({}));
    await fireEvent.blur(field);
    await settle();
    expect(getByText('Name saved')).toBeTruthy();
    expect(bridge.requests('callers.rename').at(-1)).toEqual({ key: '+33187224465', name: 'Claire' });
  });

  it('saves the note of an earlier call to that call, and the caller’s to the caller', async () => {
    const bridge = mainBridge();
    bridge
      .answer('callers.card', () => card({ earlierCount: 1, earlier: [entry({ note: 'old words' })] }))
      .answer('notes.save', () => ({ savedAt: NOW }));
    const { getByRole } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    await fireEvent.input(getByRole('textbox', { name: /Note of/ }), { target: { value: 'new words' } });
    await fireEvent.input(getByRole('textbox', { name: 'Note about this caller' }), {
      target: { value: 'kind' },
    });
    await vi.advanceTimersByTimeAsync(400);
    expect(bridge.requests('notes.save')).toEqual([
      { about: { callId: 'past-1' }, text: 'new words' },
      { about: { callerKey: '+33187224465' }, text: 'kind' },
    ]);
  });

  it('drops the slow answer for another caller', async () => {
    const bridge = mainBridge();
    const slow = deferred<ReturnType<typeof card>>();
    bridge.answer('callers.card', ({ key }) =>
      key === 'slow' ? slow.promise : card({ key, name: 'Right' }),
    );
    const { getByLabelText } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: 'slow' });
    await settle();
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    slow.resolve(card({ key: 'slow', name: 'Wrong' }));
    await settle();
    expect(asInput(getByLabelText('Name')).value).toBe('Right');
  });

  it('says when there is no such caller', async () => {
    const bridge = mainBridge();
    bridge.refuse('callers.card', 'notFound');
    const { getByRole } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: 'gone' });
    await settle();
    expect(getByRole('alert').textContent).toContain('This is no longer there');
  });

  it('shows a fact without an answer as such, with the way to ask again', async () => {
    const bridge = mainBridge();
    bridge
      .answer('callers.card', () => card({ facts: facts({ vip: failed('timeout') }) }))
      .answer('callers.askAgain', () => ({}));
    const { getByRole } = await openMain(bridge);
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await settle();
    await fireEvent.click(getByRole('button', { name: 'Ask again' }));
    expect(bridge.requests('callers.askAgain')).toEqual([{ key: '+33187224465' }]);
  });
});

describe('health, notices and about', () => {
  it('shows who changed what from this computer, the first of them until all are wanted', async () => {
    const bridge = mainBridge();
    const change = { at: NOW, who: '104', action: 'pinned', subject: '+33 1 87 22 44 65 → 104' } as const;
    bridge.answer('about.changes', () => ({
      changes: Array.from({ length: 12 }, (_none, index) => ({ ...change, certain: index > 0 })),
    }));
    const { desk, getByRole } = await openMain(bridge);
    desk.navigation.go('about');
    await settle();
    await vi.dynamicImportSettled();
    await settle();
    const rows = () => document.querySelectorAll('[data-changes] tbody tr');
    expect(rows()).toHaveLength(10);
    expect(rows()[0]?.textContent).toMatch(/104\s*Caller pinned\s*sent, not confirmed/);
    expect(rows()[1]?.textContent).not.toContain('not confirmed');
    await fireEvent.click(getByRole('button', { name: 'Show all 12' }));
    expect(rows()).toHaveLength(12);
  });

  it.each([
    [null, 'Not known: the history is not open'],
    [[], 'Nothing yet'],
  ])('says of changes what is known: %j', async (changes, says) => {
    const bridge = mainBridge();
    bridge.answer('about.changes', () => ({ changes }));
    const { desk } = await openMain(bridge);
    desk.navigation.go('about');
    await settle();
    await vi.dynamicImportSettled();
    await settle();
    expect(document.querySelector('.changes')?.textContent).toContain(says);
  });

  it('says what is wrong and what to do, and leads to the settings that mend it', async () => {
    const bridge = mainBridge();
    bridge.answer('health.read', () => ({
      ...health,
      encom: { state: 'refused', at: NOW, detail: '401' },
    }));
    const { getAllByText, getAllByRole, getByText } = await openMain(bridge);
    expect(getByText('Something is wrong')).toBeTruthy();
    expect(getAllByText('Replace the token in the settings.').length).toBeGreaterThan(0);
    await fireEvent.click(getAllByRole('button', { name: 'Open the settings: Encom', hidden: true }).at(-1)!);
    await settle();
    expect(screenOf()).toBe('settings');
    expect(document.querySelector('.page h2')?.textContent).toBe('Encom');
  });

  it('says that CCAI Platform is not set up without calling it wrong', async () => {
    const bridge = mainBridge();
    bridge.answer('health.read', () => health);
    const { getByText } = await openMain(bridge);
    expect(getByText('All is well')).toBeTruthy();
    const line = document.querySelector('[data-part="ccai"]');
    expect(line?.getAttribute('data-tone')).toBe('neutral');
    expect(line?.textContent).toContain('CCAI Platform');
    expect(line?.textContent).toContain('Not set up');
  });

  it('leads from a refused token of CCAI Platform to its page of the settings', async () => {
    const bridge = mainBridge();
    bridge.answer('health.read', () => ({
      ...health,
      ccai: { state: 'refused', at: NOW, detail: 'HTTP 401, empty' },
    }));
    const { getAllByText, getAllByRole } = await openMain(bridge);
    expect(getAllByText('Check the subdomain, or replace the token in the settings.').length).toBeGreaterThan(
      0,
    );
    const leave = getAllByRole('button', { name: 'Open the settings: CCAI Platform', hidden: true });
    await fireEvent.click(leave.at(-1)!);
    await settle();
    expect(document.querySelector('.page h2')?.textContent).toBe('CCAI Platform');
  });

  it.each([
    ['notConfigured', 'inClear', 'plain HTTP, which is not allowed'],
    ['notConfigured', 'signInPath', 'neither a path nor an address'],
    ['refused', 'accountInactive', 'the account is switched off'],
  ] as const)('says of Cliqphone why it is %s: %s', async (state, detail, says) => {
    const bridge = mainBridge();
    bridge.answer('health.read', () => ({ ...health, cliqphone: { state, at: null, detail } }));
    await openMain(bridge);
    const line = document.querySelector('[data-part="cliqphone"]');
    expect(line?.textContent).toContain(says);
    expect(line?.textContent, 'a name of ours is no word for people').not.toContain(detail);
  });

  it.each([
    ['pitel', 'Pitel', 'Replace the API key in the settings.'],
    ['cliqphone', 'Cliqphone', 'Check login and password in the settings.'],
  ] as const)(
    'leads from refused credentials of %s to its page of the settings',
    async (part, name, advice) => {
      const bridge = mainBridge();
      bridge.answer('health.read', () => ({
        ...health,
        [part]: { state: 'refused', at: NOW, detail: 'HTTP 401, empty' },
      }));
      const { getAllByText, getAllByRole } = await openMain(bridge);
      expect(getAllByText(advice).length).toBeGreaterThan(0);
      const leave = getAllByRole('button', { name: `Open the settings: ${name}`, hidden: true });
      await fireEvent.click(leave.at(-1)!);
      await settle();
      expect(document.querySelector('.page h2')?.textContent).toBe(name);
    },
  );

  it('leaves no way to put out of sight that secrets travel in clear', async () => {
    const bridge = mainBridge();
    const notice = { id: 'n1', kind: 'inClear', at: NOW, params: { name: 'cliqphone' } } as const;
    bridge.answer('health.read', () => ({ ...health, notices: [notice] }));
    const { queryByRole } = await openMain(bridge);
    expect(document.querySelector('[data-notice="inClear"]')?.textContent).toContain('Cliqphone');
    expect(queryByRole('button', { name: 'Dismiss this notice' })).toBeNull();
  });

  it('shows notices by their kind and dismisses them in main', async () => {
    const bridge = mainBridge();
    const notice = {
      id: 'n1',
      kind: 'settingsBroken',
      at: NOW,
      params: { file: 'settings.broken-1.json' },
    } as const;
    bridge
      .answer('health.read', () => ({ ...health, notices: [notice] }))
      .answer('notices.dismiss', () => ({}));
    const { getByRole } = await openMain(bridge);
    expect(document.querySelector('[data-notice]')?.textContent).toContain('settings.broken-1.json');
    await fireEvent.click(getByRole('button', { name: 'Dismiss this notice' }));
    expect(bridge.requests('notices.dismiss')).toEqual([{ id: 'n1' }]);
    bridge.emit('health.changed', health);
    await settle();
    expect(document.querySelector('[data-notice]')).toBeNull();
  });

  it('tells how fast the pops are, and switches language and theme at once', async () => {
    const { bridge, getByText } = await openMain();
    await press('9', { ctrlKey: true });
    expect(getByText('Your pops: 84 ms median, 95 of 100 within 130 ms (last 10 calls)')).toBeTruthy();
    bridge.emit('preferences.changed', { ...preferences, language: 'fr', theme: 'dark' });
    await settle();
    expect(getByText('Ouvrir le journal')).toBeTruthy();
    expect(document.documentElement.lang).toBe('fr');
    expect(document.title).toBe('À propos – Ringside');
  });
});

it('tells main that the window can be used, after its first frame, and stops all it started', async () => {
  const bridge = mainBridge();
  bridge.answer('window.ready', () => ({}));
  const { desk, stop } = await openMain(bridge);
  desk.reportReady();
  expect(bridge.requests('window.ready')).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  expect(bridge.requests('window.ready')).toEqual([{}]);
  stop();
  expect(bridge.listenerCount()).toBe(0);
});
