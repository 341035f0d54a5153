import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RequestError } from '#shared/contract/errors.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { deferred } from '../support/fakeBridge.ts';
import { candidate, intent, options, refusal } from '../support/placingSamples.ts';
import { held, HOUR, idOf, MINUTE, PromiseKeeper, reminder } from '../support/promises.ts';
import { DAY, health, NOW, number, preferences } from '../support/samples.ts';
import { asTextArea, mainBridge, openMain, settle } from '../support/windows.ts';

beforeEach(() => {
  // Not Intl: its fake would hide the zone that is set here.
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  // Samples are told on the clock of Paris, wherever the tests run.
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

const due = (ms: number, zone = 'Europe/Paris') => ({ due: { at: NOW + ms, zone } });
const some: readonly IntentView[] = [
  reminder(1, { ...due(-2 * HOUR), name: 'Jeanne Martin', note: 'The quote\nand the address' }),
  reminder(2, due(-3 * MINUTE)),
  held(3, { ...due(12 * MINUTE), name: 'The Fitzroy Hotel', party: number('+33 4 72 00 00 00') }),
  reminder(4, { ...due(2 * DAY, 'Asia/Tokyo'), name: 'Kenji Tanaka' }),
  reminder(5, { ...due(-DAY), state: { name: 'cancelled', at: NOW - HOUR, there: 'nothing' } }),
];

const short = reminder(1, {
  ...due(-HOUR),
  party: { ...number('112'), kind: 'short', e164: null, country: null },
});
const notCallable = () =>
  Promise.reject(new RequestError('badRequest', 'there is no number to call', 'number'));

async function openCallbacks(intents: readonly IntentView[] = some, bridge = mainBridge()) {
  const keeper = new PromiseKeeper(bridge, intents);
  const page = await openMain(bridge);
  page.desk.navigation.go('callbacks');
  await late();
  return { ...page, keeper };
}

/** Lets what comes late arrive, and news be read. */
async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

const rowOf = (count: number): HTMLElement => {
  const row = document.querySelector<HTMLElement>(`[role="option"][data-intent-id="${idOf(count)}"]`);
  if (row === null) throw new Error(`row ${String(count)} is not on the page`);
  return row;
};
const rows = (): string[] =>
  [...document.querySelectorAll('[role="option"]')].map((row) => row.getAttribute('data-intent-id') ?? '');
const group = (name: string) => document.querySelector(`[data-group="${name}"]`);
const detail = () => document.querySelector<HTMLElement>('article.detail');
const step = (name: string): HTMLElement => {
  const button = detail()?.querySelector<HTMLElement>(`[data-step="${name}"]`);
  if (button == null) throw new Error(`there is no step ${name}`);
  return button;
};

async function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  await late();
}

async function click(element: HTMLElement): Promise<void> {
  await fireEvent.click(element);
  await late();
}

async function select(count: number): Promise<void> {
  await click(rowOf(count));
}

describe('the list of callbacks', () => {
  it('groups by the clock, counts each group, and keeps what is over folded until asked for', async () => {
    const { bridge, getByRole } = await openCallbacks();
    expect(rows()).toEqual([idOf(1), idOf(2), idOf(3), idOf(4)]);
    expect(
      ['overdue', 'today', 'coming', 'done'].map(
        (name) => group(name)?.querySelector('[data-count]')?.textContent,
      ),
    ).toEqual(['1', '2', '1', '1']);
    expect(
      bridge.requests('callbacks.list').some(({ group: asked, limit }) => asked === 'done' && limit > 20),
    ).toBe(false);
    await click(getByRole('button', { name: 'Done 1' }));
    expect(rows()).toContain(idOf(5));
  });

  it('says who, when on both clocks, how late, of which kind, in which state and why', async () => {
    await openCallbacks([
      ...some,
      held(6, {
        ...due(HOUR),
        state: {
          name: 'drafted',
          at: NOW,
          lastTry: { at: NOW, why: 'unreachable', detail: 'ECONNREFUSED', retryAfterMs: null },
        },
      }),
    ]);
    expect(rowOf(1).textContent).toContain('Jeanne Martin');
    expect(rowOf(1).textContent).toContain('2 h late');
    expect(rowOf(1).textContent).toContain('I call');
    expect(rowOf(1).querySelector('[data-shown]')?.getAttribute('data-shown')).toBe('overdue');
    expect(rowOf(1).querySelector('.note')?.textContent).toBe('The quote');
    expect(rowOf(2).querySelector('[data-shown]')?.textContent).toBe('Due');
    expect(rowOf(2).querySelector('.relative')?.textContent).toBe('call now');
    expect(rowOf(3).textContent).toContain('in 12 min');
    expect(rowOf(3).textContent).toContain('CCAI calls');
    expect(rowOf(4).textContent).toMatch(/11:00.*19:00 in Tokyo/s);
    expect(rowOf(6).querySelector('[data-reason]')?.textContent).toBe('CCAI Platform cannot be reached.');
  });

  it('ticks: what is coming falls due and becomes overdue while it is looked at', async () => {
    await openCallbacks([reminder(1, due(2 * MINUTE))]);
    expect(rowOf(1).querySelector('[data-shown]')?.textContent).toBe('Scheduled');
    await vi.advanceTimersByTimeAsync(2 * MINUTE + 1000);
    expect(rowOf(1).querySelector('[data-shown]')?.textContent).toBe('Due');
    expect(group('today')?.contains(rowOf(1))).toBe(true);
    await vi.advanceTimersByTimeAsync(7 * MINUTE);
    expect(group('overdue')?.textContent).toContain('Nothing is late.');
    expect(rowOf(1).textContent).toContain('call now');
    expect(rowOf(1).textContent).not.toContain('late');
    expect(document.querySelector('[data-due]')?.textContent ?? '').not.toContain('late');
    await vi.advanceTimersByTimeAsync(11 * MINUTE);
    await late();
    expect(group('overdue')?.contains(rowOf(1))).toBe(true);
    expect(rowOf(1).querySelector('[data-shown]')?.textContent).toBe('Overdue');
  });

  it('has what waits for the agent on top, and is led there by the red number', async () => {
    const refused = {
      state: { name: 'refused', at: NOW, refusal: refusal(), status: 422 },
    } as const;
    const { desk, getByRole } = await openCallbacks([
      ...some,
      held(6, { ...due(DAY * 3), ...refused }),
      held(7, { ...due(-HOUR), ...refused }),
    ]);
    expect(rows()[0]).toBe(idOf(6));
    expect(group('undecided')?.querySelector('h2')?.textContent).toContain('Needs you');
    expect(group('undecided')?.querySelector('[data-count]')?.textContent).toBe('1');
    expect(group('overdue')?.contains(rowOf(7))).toBe(true);
    await select(4);
    desk.navigation.go('live');
    await late();
    const button = getByRole('button', { name: /Callbacks.*2 overdue, 1 waits for your decision/ });
    await click(button.querySelector<HTMLElement>('.late') ?? document.body);
    expect(desk.navigation.screen).toBe('callbacks');
    expect(rowOf(6).getAttribute('aria-selected')).toBe('true');
    await select(4);
    await click(button);
    expect(rowOf(6).getAttribute('aria-selected')).toBe('true');
  });

  it('says nothing of a group that waits for the agent while nothing does', async () => {
    await openCallbacks();
    expect(group('undecided')).toBeNull();
  });

  it('searches as one types, in all groups', async () => {
    const { bridge, getByRole } = await openCallbacks();
    const field = getByRole('searchbox');
    await fireEvent.input(field, { target: { value: 'Kenji' } });
    await vi.advanceTimersByTimeAsync(150);
    await late();
    expect(rows()).toEqual([idOf(4)]);
    expect(bridge.requests('callbacks.list').at(-1)).toMatchObject({ group: 'done', text: 'Kenji' });
    expect([...document.querySelectorAll('[data-group]')]).toEqual([group('coming')]);
    await fireEvent.input(field, { target: { value: 'Kenjx' } });
    await vi.advanceTimersByTimeAsync(150);
    await late();
    expect(document.body.textContent.split('No callback fits “Kenjx”')).toHaveLength(2);
    await fireEvent.keyDown(field, { key: 'Escape' });
    await vi.advanceTimersByTimeAsync(150);
    await late();
    expect(rows()).toHaveLength(4);
  });

  it('draws a few of thousands, and reads page after page', async () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      reminder(index + 10, due(DAY * 2 + index * MINUTE)),
    );
    const { bridge } = await openCallbacks(many);
    expect(rows().length).toBeLessThan(40);
    const scroller = document.querySelector('.scroller');
    if (scroller === null) throw new Error('there is no list');
    for (let turn = 0; turn < 9; turn += 1) {
      scroller.scrollTop = 500 * 80;
      await fireEvent.scroll(scroller);
      await late();
    }
    const pages = bridge
      .requests('callbacks.list')
      .filter(({ group: asked, after }) => asked === 'coming' && after !== null);
    expect(pages.length).toBeGreaterThanOrEqual(8);
    expect(rows().length).toBeLessThan(40);
    expect(rows()).toContain(idOf(509));
  });

  it('has words of its own for each empty group, and for no callback at all', async () => {
    const { getByText, keeper } = await openCallbacks([]);
    expect(getByText('No callback has been promised')).toBeTruthy();
    keeper.put(reminder(1, due(DAY * 2)));
    await vi.advanceTimersByTimeAsync(300);
    await late();
    expect(getByText('Nothing is late.')).toBeTruthy();
    expect(getByText('Nothing more is promised for today.')).toBeTruthy();
    expect(rows()).toEqual([idOf(1)]);
  });

  it.each([
    ['2', true],
    ['unknown', true],
    ['0', false],
  ])('does not say that nothing was promised where %s promises were lost', async (lost, told) => {
    const broken = {
      id: 'n1',
      kind: 'databaseBroken' as const,
      at: NOW - DAY,
      params: { file: '/data/old.db', carried: '0', lost },
    };
    const bridge = mainBridge().answer('health.read', () => ({ ...health, notices: [broken] }));
    await openCallbacks([], bridge);
    const empty = document.querySelector('.callbacks .empty')?.textContent ?? '';
    expect(empty.includes('No callback has been promised')).toBe(!told);
    expect(/promised before .* could not be read/.test(empty)).toBe(told);
    expect(empty.includes('/data/old.db')).toBe(told);
  });

  it('shows that it loads, says that storage failed, and tries again', async () => {
    const bridge = mainBridge();
    const keeper = new PromiseKeeper(bridge, some);
    const gate = deferred<never>();
    bridge.answer('callbacks.list', () => gate.promise);
    const page = await openMain(bridge);
    page.desk.navigation.go('callbacks');
    await late();
    expect(page.getAllByRole('status', { name: 'Loading…' }).length).toBeGreaterThan(0);
    gate.reject(new RequestError('storageFailed', 'disk full'));
    await late();
    expect(page.getByRole('alert').textContent).toContain('Saving on this computer failed');
    new PromiseKeeper(bridge, [keeper.get(idOf(3))]);
    await click(page.getByRole('button', { name: 'Try again' }));
    expect(rows()).toEqual([idOf(3)]);
  });

  it('says how many could not be read, and nothing where all could', async () => {
    const bridge = mainBridge();
    const page = await openCallbacks(some, bridge);
    expect(document.querySelector('[data-unreadable]')).toBeNull();
    bridge.answer('callbacks.list', ({ group: asked }) => ({
      intents: [],
      next: null,
      unreadable: asked === 'today' ? 2 : 1,
    }));
    bridge.emit('callbacks.changed', {});
    await vi.advanceTimersByTimeAsync(300);
    await late();
    // Those that are folded away were not read.
    expect(page.getByText('5 callbacks could not be read; the log says more.')).toBeTruthy();
    expect(page.queryByText('No callback has been promised yet')).toBeNull();
  });

  it('says at its end that the next page failed, and reads it again', async () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      reminder(index + 10, due(DAY * 2 + index * MINUTE)),
    );
    const bridge = mainBridge();
    const keeper = new PromiseKeeper(bridge, many);
    let broken = true;
    bridge.answer('callbacks.list', ({ group: asked, after }) => {
      if (after !== null && broken) throw new RequestError('storageFailed', 'no');
      return {
        intents: asked === 'coming' ? many.slice(after === null ? 0 : 60, after === null ? 60 : 100) : [],
        next: asked === 'coming' && after === null ? { at: 1, id: idOf(69) } : null,
        unreadable: 0,
      };
    });
    const page = await openMain(bridge);
    page.desk.navigation.go('callbacks');
    await late();
    const scroller = document.querySelector('.scroller');
    if (scroller === null) throw new Error('there is no list');
    scroller.scrollTop = 60 * 80;
    await fireEvent.scroll(scroller);
    await late();
    expect(page.getByText(/The next ones could not be loaded/)).toBeTruthy();
    broken = false;
    await click(page.getByRole('button', { name: 'Try again' }));
    expect(page.queryByText(/could not be loaded/)).toBeNull();
    expect(keeper.get(idOf(10)).id).toBe(idOf(10));
  });
});

describe('the keyboard in the list', () => {
  it('moves over all groups with one tab stop, and the details go along', async () => {
    await openCallbacks();
    expect(document.querySelectorAll('[role="option"][tabindex="0"]')).toHaveLength(1);
    rowOf(1).focus();
    await press('ArrowDown');
    await press('ArrowDown');
    expect(document.activeElement).toBe(rowOf(3));
    expect(rowOf(3).getAttribute('aria-selected')).toBe('true');
    expect(detail()?.dataset['intent']).toBe(idOf(3));
    await press('End');
    expect(document.activeElement).toBe(rowOf(4));
    await press('Home');
    expect(document.activeElement).toBe(rowOf(1));
  });

  it.each(['Enter', 'c'])('calls by %s, once however long it is held, for this callback', async (key) => {
    const { bridge } = await openCallbacks();
    bridge.answer('placing.dial', ({ id }) => ({
      intent: intent({
        id,
        state: { name: 'done', at: NOW, how: 'created', finish: null, providerCallId: 5 },
      }),
      repeated: false,
    }));
    rowOf(1).focus();
    await press(key);
    await press(key, { repeat: true });
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    expect(bridge.requests('placing.dial')[0]).toMatchObject({
      to: { number: '+33187224465', ticketId: null },
      forCallback: idOf(1),
    });
    expect(document.querySelector('[data-report="done"]')?.textContent).toContain('The call is under way.');
    expect(detail()?.textContent).toContain('The call is placed');
  });

  it.each(['premium', 'sharedCost'] as const)(
    'opens the form and rings nobody when it is %s',
    async (line) => {
      const { bridge, desk } = await openCallbacks([
        reminder(1, { ...due(-MINUTE), ticketId: 'INC-7', fromCallId: 'call-1' }),
      ]);
      bridge.answer('placing.understand', () => ({ candidates: [candidate({ line })], cut: false }));
      await select(1);
      await click(step('call'));
      expect(bridge.requests('placing.dial')).toEqual([]);
      expect(desk.forms.request).toMatchObject({
        form: 'dial',
        text: '+33187224465',
        ticketId: 'INC-7',
        fromCallId: 'call-1',
        forCallback: idOf(1),
      });
      expect(document.querySelector('[data-report]')).toBeNull();
      expect(step('call').getAttribute('aria-disabled')).toBe('false');
    },
  );

  it('says that a short number cannot be called by CCAI Platform', async () => {
    const { bridge } = await openCallbacks([short]);
    bridge.answer('placing.dial', notCallable);
    await select(1);
    await click(step('call'));
    expect(document.querySelector('[data-report="failed"]')?.textContent).toContain(
      'The call was not placed. CCAI Platform calls full numbers only',
    );
  });

  it('does not call twice while the first press is on its way', async () => {
    const { bridge } = await openCallbacks();
    rowOf(1).focus();
    await press('Enter');
    await press('c');
    expect(bridge.requests('placing.dial')).toHaveLength(1);
  });

  it('leads to the choices of a later time by S, to the forms by M and E, and asks before it cancels', async () => {
    const { findByRole, getByRole } = await openCallbacks();
    rowOf(1).focus();
    await press('s');
    expect(document.activeElement?.getAttribute('data-snooze')).toBe('tenMinutes');
    rowOf(1).focus();
    await press('m');
    expect(await findByRole('dialog', { name: 'Edit the callback' })).toBeTruthy();
    await press('Escape');
    rowOf(4).focus();
    await press('e');
    expect(getByRole('dialog', { name: 'Edit the callback' })).toBeTruthy();
    await press('Escape');
    rowOf(4).focus();
    await press('Delete');
    expect(getByRole('dialog', { name: 'Cancel this callback?' }).textContent).toContain(
      'Nobody will be called',
    );
  });

  it('marks as done by F, and leaves the keyboard in the list', async () => {
    const { bridge } = await openCallbacks();
    rowOf(1).focus();
    await press('f');
    expect(bridge.requests('callbacks.finish')).toEqual([{ id: idOf(1) }]);
    expect(rows()).not.toContain(idOf(1));
    expect(document.querySelector('[data-report]')?.textContent).toContain('Marked as done.');
  });

  it('does nothing by letters that are typed elsewhere or with a modifier', async () => {
    const { bridge, getByRole } = await openCallbacks();
    await select(1);
    getByRole('searchbox').focus();
    await press('c');
    rowOf(1).focus();
    await press('c', { ctrlKey: true });
    await press('f', { altKey: true });
    step('finish').focus();
    await press('c');
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(bridge.requests('callbacks.finish')).toEqual([]);
  });

  it('goes into the details and back by Escape', async () => {
    await openCallbacks();
    rowOf(3).focus();
    await press('ArrowRight');
    expect(document.activeElement?.textContent).toBe('The Fitzroy Hotel');
    await press('Escape');
    expect(document.activeElement).toBe(rowOf(3));
  });

  it('names its keys in a legend that the list refers to', async () => {
    await openCallbacks();
    const legend = document.querySelector('.legend');
    expect(legend?.textContent).toContain('Enter or C');
    expect(document.querySelector('[role="listbox"]')?.getAttribute('aria-describedby')).toBe(legend?.id);
  });
});

describe('one callback', () => {
  it('names the usual menu of now only while nothing was sent with that of then', async () => {
    const asked = {
      at: NOW - HOUR,
      endedAt: NOW - HOUR + 400,
      outcome: 'created',
      detail: 'menu_id 9 → 4711',
    };
    await openCallbacks([held(1, { ...due(HOUR), attempts: [{ ...asked, outcome: 'created' }] })]);
    await select(1);
    const text = detail()?.textContent ?? '';
    expect(text).toContain('The usual one of then, see below');
    expect(text).toContain('menu_id 9 → 4711');
    expect(text).not.toContain(', now ');
  });

  it('shows every fact, what was sent when, and what came of it', async () => {
    const { getByText } = await openCallbacks([
      held(1, {
        ...due(HOUR, 'America/New_York'),
        ticketId: 'INC-7',
        choices: {
          outboundNumber: null,
          menuId: 12,
          parentCallId: null,
          language: 'de',
          recordingPermission: 'denied',
        },
        attempts: [
          {
            at: NOW - 2 * HOUR,
            endedAt: NOW - 2 * HOUR + 12_000,
            outcome: 'notSent',
            detail: 'ECONNREFUSED',
          },
          { at: NOW - HOUR, endedAt: NOW - HOUR + 400, outcome: 'created', detail: null },
        ],
      }),
    ]);
    await select(1);
    const text = detail()?.textContent ?? '';
    for (const part of [
      'CCAI calls and connects an agent',
      'INC-7',
      'Billing (12)',
      'de',
      'The caller refused',
      '4711',
      'Not yet from here',
    ])
      expect(text).toContain(part);
    expect(text).toContain('06:00 there (New York)');
    expect(text).toContain('12:00 on your clock');
    expect(
      [...document.querySelectorAll('[data-attempt]')].map((one) => one.getAttribute('data-attempt')),
    ).toEqual(['notSent', 'created']);
    expect(getByText('ECONNREFUSED')).toBeTruthy();
  });

  it('offers the steps that the rules allow, and none at the end', async () => {
    const state = (name: string): IntentView['state'] =>
      name === 'unconfirmed'
        ? { name, at: NOW, reason: 'timeout', detail: null }
        : { name: 'refused', at: NOW, status: 400, refusal: refusal() };
    await openCallbacks([
      ...some,
      held(6, { ...due(HOUR), state: state('unconfirmed') }),
      held(7, { ...due(2 * HOUR), state: state('refused') }),
    ]);
    const steps = (): string[] =>
      [...(detail()?.querySelectorAll('[data-step]') ?? [])].map(
        (one) => one.getAttribute('data-step') ?? '',
      );
    await select(1);
    expect(steps()).toEqual(['call', 'finish', 'move', 'cancel', 'export']);
    expect(detail()?.querySelectorAll('[data-snooze]')).toHaveLength(3);
    await select(3);
    expect(steps()).toEqual(['call', 'move', 'cancel', 'export']);
    await select(6);
    expect(steps()).toEqual(['exists', 'sendAgain', 'cancel', 'export']);
    expect(detail()?.textContent).toContain('it rings twice');
    await select(7);
    expect(steps()).toEqual(['edit', 'call', 'sendAgain', 'cancel', 'export']);
    await click(document.querySelector<HTMLElement>('[data-group="done"] h2 button') ?? document.body);
    await select(5);
    expect(steps()).toEqual(['export']);
  });

  it('is put off by one press, in the zone of the promise', async () => {
    const { bridge } = await openCallbacks();
    await select(1);
    await click(detail()?.querySelector<HTMLElement>('[data-snooze="hour"]') ?? document.body);
    expect(bridge.requests('callbacks.edit')[0]).toMatchObject({
      id: idOf(1),
      kind: 'reminder',
      note: 'The quote\nand the address',
      due: { at: NOW + HOUR, zone: 'Europe/Paris' },
    });
    expect(document.querySelector('[data-report]')?.textContent).toContain(
      'Snoozed: Tuesday 3 November at 12:00',
    );
  });

  it('says what a cancelling cannot do, and keeps that the agent removed it there', async () => {
    const { bridge, getByRole, getByLabelText } = await openCallbacks();
    await select(3);
    await click(step('cancel'));
    const dialog = getByRole('dialog', { name: 'Cancel this callback?' });
    expect(dialog.textContent).toContain('no way to take a callback back');
    expect(dialog.textContent).toContain('Tuesday 3 November at 11:12');
    await click(getByLabelText('I have removed it in CCAI Platform myself'));
    await click(getByRole('button', { name: 'Cancel the callback' }));
    expect(bridge.requests('intents.cancel')).toEqual([{ id: idOf(3), removedThere: true }]);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('stays as it is when cancelling fails, and says so', async () => {
    const { bridge, getByRole } = await openCallbacks();
    await select(3);
    await click(step('cancel'));
    bridge.refuse('intents.cancel', 'storageFailed');
    await click(getByRole('button', { name: 'Cancel the callback' }));
    expect(getByRole('dialog', { name: 'Cancel this callback?' }).textContent).toContain(
      'It was not cancelled. Saving on this computer failed',
    );
    await press('Escape');
    expect(rows()).toContain(idOf(3));
  });

  it.each(['exists', 'sendAgain'] as const)('lets the agent decide a doubt: %s', async (answer) => {
    const { bridge } = await openCallbacks([
      held(6, { ...due(HOUR), state: { name: 'unconfirmed', at: NOW, reason: 'interrupted', detail: null } }),
    ]);
    await select(6);
    expect(detail()?.textContent).toContain('Ringside ended while it was on its way.');
    await click(step(answer));
    expect(bridge.requests('intents.resolve')).toEqual([{ id: idOf(6), answer }]);
  });

  it('copies the number where nothing can be called from here', async () => {
    const bridge = mainBridge().answer('clipboard.copy', () => ({}));
    const keeper = new PromiseKeeper(bridge, some);
    bridge.answer('placing.options', () => options({ ready: false, missing: ['token'] }));
    const page = await openMain(bridge);
    page.desk.navigation.go('callbacks');
    await late();
    await select(1);
    expect(detail()?.textContent).toContain('Call with your own phone');
    rowOf(1).focus();
    await press('Enter');
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(bridge.requests('clipboard.copy')).toEqual([{ text: '+33187224465' }]);
    expect(keeper.get(idOf(1)).state.name).toBe('scheduled');
  });

  it.each([
    [-MINUTE, 'and may be calling now'],
    [30_000, 'and may be calling now'],
    [HOUR, 'CCAI Platform calls this person at 11:00, as promised'],
    [3 * HOUR, null],
  ])('asks before it calls whom CCAI Platform calls soon: due in %i ms', async (ms, said) => {
    const at = NOW + ms;
    const { bridge, desk } = await openCallbacks([held(1, due(ms))]);
    await select(1);
    await click(step('call'));
    await late();
    expect(bridge.requests('placing.dial')).toHaveLength(said === null ? 1 : 0);
    if (said === null) return;
    expect(desk.forms.request).toMatchObject({
      text: '+33187224465',
      forCallback: idOf(1),
      providerCallsAt: at,
    });
    expect(document.querySelector('[data-warning="providerCalls"]')?.textContent).toContain(said);
    expect(document.querySelector('dialog [data-action="dial"]')?.textContent).toContain('Call anyway');
    const box = document.querySelector('dialog textarea') ?? document.body;
    await fireEvent.keyDown(box, { key: 'Enter', repeat: true });
    await late();
    expect(bridge.requests('placing.dial')).toEqual([]);
    await fireEvent.keyDown(box, { key: 'Enter' });
    await late();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
  });

  it('does not call done by one key what is still to come and was not called', async () => {
    const { bridge } = await openCallbacks([
      reminder(1, due(HOUR)),
      reminder(2, { ...due(HOUR), calledAt: NOW }),
    ]);
    rowOf(1).focus();
    await press('f');
    expect(bridge.requests('callbacks.finish')).toEqual([]);
    rowOf(2).focus();
    await press('f');
    expect(bridge.requests('callbacks.finish')).toEqual([{ id: idOf(2) }]);
  });

  it('opens the form for a number with a ticket, which says that the ticket wins', async () => {
    const { bridge } = await openCallbacks([reminder(1, { ...due(HOUR), ticketId: 'INC-7' })]);
    await select(1);
    expect(detail()?.querySelector('h2')?.textContent).toBe('Ticket INC-7');
    await click(step('call'));
    await late();
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(document.querySelector('dialog [data-warning="ticketWins"]')).not.toBeNull();
  });

  it('keeps no callback with a call to somebody else', async () => {
    const { bridge } = await openCallbacks([held(1, due(-MINUTE))]);
    await select(1);
    await click(step('call'));
    await late();
    const box = document.querySelector('dialog textarea') ?? document.body;
    bridge.answer('placing.understand', () => ({
      candidates: [candidate({ party: { ...candidate().party, e164: '+33612519999' } })],
      cut: false,
    }));
    await fireEvent.input(box, { target: { value: '06 12 51 99 99' } });
    await vi.advanceTimersByTimeAsync(1000);
    await late();
    expect(document.querySelector('[data-warning="providerCalls"]')).toBeNull();
    await fireEvent.keyDown(box, { key: 'Enter' });
    await late();
    expect(bridge.requests('placing.dial')).toMatchObject([
      { to: { number: '+33612519999' }, forCallback: null },
    ]);
  });

  it('shows a number that was called a moment ago as that', async () => {
    const { bridge } = await openCallbacks();
    bridge.answer('placing.dial', () => ({ intent: intent({ id: idOf(99) }), repeated: true }));
    await select(1);
    await click(step('call'));
    expect(document.querySelector('[data-report="repeated"]')?.textContent).toContain('called a moment ago');
  });

  it('says why a call was not placed', async () => {
    const { bridge } = await openCallbacks();
    bridge.refuse('placing.dial', 'internal');
    await select(1);
    await click(step('call'));
    expect(document.querySelector('[data-report="failed"]')?.textContent).toContain(
      'The call was not placed',
    );
  });

  it('keeps its note as it is typed', async () => {
    const { bridge, getByLabelText } = await openCallbacks();
    await select(1);
    const field = asTextArea(getByLabelText('Note'));
    expect(field.value).toBe('The quote\nand the address');
    await fireEvent.input(field, { target: { value: 'Rang twice' } });
    await vi.advanceTimersByTimeAsync(400);
    expect(bridge.requests('callbacks.note')).toEqual([{ id: idOf(1), text: 'Rang twice' }]);
  });

  it.each([
    ['diskFull', 'callbacks.ics was not written: the disk is full'],
    ['noRight', 'callbacks.ics was not written: you may not write in this folder'],
  ] as const)('says why its file could not be written: %s', async (why, said) => {
    const { bridge, getByText } = await openCallbacks();
    bridge.answer('callbacks.export', () => ({
      savedAs: null,
      count: 3,
      problem: { why, file: 'callbacks.ics' },
    }));
    await select(1);
    await click(step('export'));
    expect(document.querySelector('[data-report="notWritten"]')).not.toBeNull();
    expect(getByText(said)).toBeTruthy();
  });

  it('is exported alone or with all others, and says where to', async () => {
    const { bridge, getByRole } = await openCallbacks();
    bridge.answer('callbacks.export', ({ id }) => ({
      savedAs: id === null ? '/all.ics' : null,
      count: 3,
      problem: null,
    }));
    await select(1);
    await click(step('export'));
    expect(document.querySelector('[data-report="exported"]')).toBeNull();
    await click(getByRole('button', { name: /Export all/ }));
    expect(bridge.requests('callbacks.export')).toEqual([{ id: idOf(1) }, { id: null }]);
    expect(document.querySelector('[data-report="exported"]')?.textContent).toContain(
      '3 callbacks written to /all.ics',
    );
  });

  it('changes in place when main tells more, and leads to what it replaces', async () => {
    const { keeper, getByRole } = await openCallbacks([
      held(1, { state: { name: 'sending', at: NOW } }),
      held(2, { ...due(3 * HOUR), replaces: idOf(1) }),
    ]);
    await select(1);
    expect(detail()?.querySelector('[data-shown]')?.textContent).toBe('Sending');
    keeper.put(
      held(1, {
        state: {
          name: 'refused',
          at: NOW + 1,
          status: 400,
          refusal: refusal({ code: 'menuClosed', params: { state: 'gone' }, raw: 'Menu is gone' }),
        },
      }),
    );
    await late();
    expect(detail()?.textContent).toContain('This menu takes no calls now “gone”');
    expect(detail()?.textContent).toContain('Menu is gone');
    await select(2);
    await click(getByRole('button', { name: 'Show the one it replaces' }));
    expect(detail()?.dataset['intent']).toBe(idOf(1));
  });
});

describe('callbacks in the whole window', () => {
  it('are counted in the rail, in words for screen readers', async () => {
    const { getByRole } = await openCallbacks([
      ...some,
      held(6, { ...due(HOUR), state: { name: 'unconfirmed', at: NOW, reason: 'timeout', detail: null } }),
    ]);
    const entry = getByRole('button', { name: /Callbacks/ });
    expect(entry.textContent).toContain('1 overdue, 1 waits for your decision');
    expect(entry.querySelector('.count')?.textContent).toBe('2');
  });

  it('are shown by a reminder, wherever they stand', async () => {
    const bridge = mainBridge();
    new PromiseKeeper(bridge, some);
    await openMain(bridge);
    bridge.emit('navigate', { to: 'callbacks', id: idOf(5) });
    await late();
    expect(detail()?.dataset['intent']).toBe(idOf(5));
    expect(rowOf(5).getAttribute('aria-selected')).toBe('true');
    bridge.emit('navigate', { to: 'callbacks', id: idOf(77) });
    await late();
    expect(document.querySelector('.pane')?.textContent).toContain('This callback is no longer there');
  });

  it('are told by a bar when due: call, put off, open, or put out of sight', async () => {
    const bridge = mainBridge();
    bridge.answer('placing.dial', ({ id }) => ({ intent: intent({ id }), repeated: false }));
    new PromiseKeeper(bridge, [
      reminder(1, { ...due(2 * MINUTE), name: 'Jeanne Martin' }),
      reminder(2, due(-HOUR)),
    ]);
    const page = await openMain(bridge);
    await late();
    const bar = () => document.querySelector<HTMLElement>('.bar');
    expect(bar()?.dataset['due']).toBe(idOf(2));
    await click(page.getByRole('button', { name: 'Put out of sight' }));
    expect(bar()).toBeNull();
    await vi.advanceTimersByTimeAsync(2 * MINUTE + 1000);
    await late();
    expect(bar()?.textContent).toContain('Call Jeanne Martin back');
    await click(bar()?.querySelector<HTMLElement>('[data-step="call"]') ?? document.body);
    expect(bridge.requests('placing.dial')[0]).toMatchObject({ forCallback: idOf(1) });
    await click(bar()?.querySelector<HTMLElement>('[data-snooze]') ?? document.body);
    expect(bridge.requests('callbacks.edit')[0]).toMatchObject({ id: idOf(1) });
    expect(bar()).toBeNull();
  });

  it('are judged before they ring from the bar, too', async () => {
    const bridge = mainBridge();
    new PromiseKeeper(bridge, [reminder(1, due(-HOUR))]);
    bridge.answer('placing.understand', () => ({ candidates: [candidate({ emergency: true })], cut: false }));
    const { desk } = await openMain(bridge);
    await late();
    await click(document.querySelector<HTMLElement>('.bar [data-step="call"]') ?? document.body);
    expect(bridge.requests('placing.dial')).toEqual([]);
    expect(desk.forms.request).toMatchObject({ form: 'dial', forCallback: idOf(1) });
  });

  it('tell in the bar why a short number was not called', async () => {
    const bridge = mainBridge().answer('placing.dial', notCallable);
    new PromiseKeeper(bridge, [short]);
    await openMain(bridge);
    await late();
    await click(document.querySelector<HTMLElement>('.bar [data-step="call"]') ?? document.body);
    expect(document.querySelector('.bar [role="alert"]')?.textContent).toContain(
      'dial this one with your own',
    );
  });

  it('open from the bar with their row selected', async () => {
    const bridge = mainBridge();
    new PromiseKeeper(bridge, some);
    await openMain(bridge);
    await late();
    await click(document.querySelector<HTMLElement>('.bar [data-step="open"]') ?? document.body);
    expect(detail()?.dataset['intent']).toBe(idOf(2));
    expect(document.querySelector('.bar')).toBeNull();
  });

  it('speak French', async () => {
    const bridge = mainBridge().answer('preferences.read', () => ({ ...preferences, language: 'fr' }));
    await openCallbacks(some, bridge);
    expect(group('overdue')?.textContent).toContain('En retard');
    expect(rowOf(1).textContent).toContain('2 h de retard');
    expect(rowOf(3).textContent).toContain('CCAI appelle');
    await select(4);
    expect(detail()?.textContent).toContain('à votre heure');
  });

  it('stop listening with their window', async () => {
    const page = await openCallbacks();
    page.unmount();
    page.stop();
    expect(page.bridge.listenerCount()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
