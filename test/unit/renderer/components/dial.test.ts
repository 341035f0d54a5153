import { cleanup, fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DialCandidate, IntentView } from '#shared/contract/placingViews.ts';
import { REFUSAL_CODES } from '#shared/domain/outbound.ts';
import { candidate, intent, options, refusal } from '../support/placingSamples.ts';
import { held } from '../support/promises.ts';
import { call, entry, NOW, number, preferences, withheld } from '../support/samples.ts';
import { asInput, asTextArea, mainBridge, openMain, settle } from '../support/windows.ts';

const NUMBER = '+33187224465';
type State = IntentView['state'];

function callingBridge(candidates: DialCandidate[] = [candidate()]) {
  return mainBridge()
    .answer('placing.options', () => options())
    .answer('intents.open', () => ({ intents: [] }))
    .answer('placing.understand', () => ({ candidates, cut: false }))
    .answer('placing.dial', ({ id }) => ({
      intent: intent({ id, state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
}

/** Parts that come late are there, and what they asked for as well. */
async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

type Bridge = ReturnType<typeof callingBridge>;

/** The window with the dial form over it, and a text typed into it. */
async function openDial(bridge: Bridge = callingBridge(), text = '01 87 22 44 65') {
  const page = await openMain(bridge);
  await fireEvent.keyDown(document.body, { key: 'd', ctrlKey: true });
  await late();
  if (text !== '') await type(page, text);
  return page;
}

async function type(page: { getByLabelText: (text: string) => HTMLElement }, text: string): Promise<void> {
  await fireEvent.input(page.getByLabelText('Number'), { target: { value: text } });
  vi.advanceTimersByTime(200);
  await settle();
}

function dialog(): HTMLDialogElement | null {
  return document.querySelector('dialog');
}

function outcomeOf(name: string): HTMLElement | null {
  return document.querySelector(`dialog [data-outcome="${name}"]`);
}

function tell(bridge: Bridge, state: State, change: Partial<IntentView> = {}): Promise<void> {
  const [{ id } = { id: '' }] = bridge.requests('placing.dial');
  bridge.emit('intent.changed', { intent: intent({ id, ...change, state }) });
  return settle();
}

beforeEach(() => {
  vi.useFakeTimers({
    now: NOW,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('the form for calling out', () => {
  it('opens by its key, keeps the keyboard, closes by Escape and gives the keyboard back', async () => {
    const page = await openMain(callingBridge());
    const opener = page.getByRole('button', { name: 'Call somebody' });
    opener.focus();
    await fireEvent.click(opener);
    await late();
    expect(dialog()?.open).toBe(true);
    expect(document.activeElement).toBe(page.getByLabelText('Number'));
    await fireEvent.keyDown(page.getByLabelText('Number'), { key: 'Escape' });
    await settle();
    expect(dialog()).toBeNull();
    expect(document.activeElement).toBe(opener);
    page.stop();
  });

  it('shows what it understood: number, country, name, kind of line, and the time there, which runs', async () => {
    const there = candidate({ name: 'Claire Morel', zones: ['Asia/Tokyo'], extension: '12', line: 'mobile' });
    const page = await openDial(callingBridge([there]));
    const shown = document.querySelector('[data-candidate]');
    expect(shown?.textContent).toMatch(/\+33 1 87 22 44 65.*Claire Morel/);
    expect(shown?.textContent).toMatch(/France · Mobile/);
    expect(shown?.textContent).toMatch(/19:00 there \(Tokyo\)/);
    expect(shown?.textContent).toMatch(/Extension 12/);
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(shown?.textContent).toMatch(/19:01 there/);
    page.stop();
  });

  it('says when the time there is a range, or not known', async () => {
    const page = await openDial(
      callingBridge([candidate({ zones: ['America/New_York', 'America/Los_Angeles'] })]),
    );
    expect(page.getByText(/Between 02:00 and 05:00 there/)).toBeTruthy();
    page.bridge.answer('placing.understand', () => ({ candidates: [candidate({ zones: [] })], cut: true }));
    await type(page, 'other');
    expect(page.getByText('The time there is not known')).toBeTruthy();
    expect(page.getByText(/only its beginning was looked at/)).toBeTruthy();
    page.stop();
  });

  it.each([
    ['premium', candidate({ line: 'premium' })],
    ['sharedCost', candidate({ line: 'sharedCost' })],
    ['emergency', candidate({ emergency: true })],
    ['lateHour', candidate({ zones: ['America/New_York'] })],
    ['perhapsLate', candidate({ zones: ['America/New_York', 'Europe/Paris'] })],
  ])('warns of a number that is %s, and calls only "anyway"', async (warning, one) => {
    const bridge = callingBridge([one]).answer('placing.options', () =>
      options({ callingHours: { fromMinute: 480, toMinute: 1200 } }),
    );
    const page = await openDial(bridge);
    expect(document.querySelector(`[data-warning="${warning}"]`)?.textContent.trim()).not.toBe('');
    await fireEvent.click(page.getByRole('button', { name: 'Call anyway' }));
    await settle();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    page.stop();
  });

  it('asks before it calls whom CCAI Platform calls soon, and says when', async () => {
    const bridge = callingBridge().answer('callbacks.ofCaller', () => ({ intents: [held(1)], total: 1 }));
    const page = await openDial(bridge);
    expect(document.querySelector('[data-warning="providerCalls"]')?.textContent).toContain(
      'CCAI Platform calls this person at 11:00',
    );
    await fireEvent.click(page.getByRole('button', { name: 'Call anyway' }));
    await settle();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    page.stop();
  });

  it('warns that a number looks incomplete, and in which country', async () => {
    const page = await openDial(callingBridge([candidate({ complete: false })]), '01 87 22');
    expect(document.querySelector('[data-warning="incomplete"]')?.textContent).toContain(
      'does not look like a complete number (France)',
    );
    await type(page, '');
    expect(document.querySelector('[data-warning="incomplete"]')).toBeNull();
    page.stop();
  });

  it('lets arrows choose among several numbers, from the box as from the list', async () => {
    const bridge = callingBridge([candidate(), candidate({ party: number('+33 6 12 34 56 78') })]);
    const page = await openDial(bridge, 'two numbers');
    const box = page.getByLabelText('Number');
    const radios = () => page.getAllByRole('radio').filter((radio) => radio.closest('fieldset') !== null);
    expect(radios().map((radio) => asInput(radio).checked)).toEqual([true, false]);
    await fireEvent.keyDown(box, { key: 'ArrowDown' });
    await settle();
    expect(radios().map((radio) => asInput(radio).checked)).toEqual([false, true]);
    await fireEvent.keyDown(box, { key: 'Enter' });
    await settle();
    expect(bridge.requests('placing.dial')).toMatchObject([{ to: { number: '+33612345678' } }]);
    page.stop();
  });

  it.each([
    ['hello', 'There is no number in this text.'],
    ['12', 'These are too few digits for a number.'],
    ['1'.repeat(40), 'These are too many digits for a number.'],
  ])('says why there is nothing to call in %s', async (text, why) => {
    const page = await openDial(callingBridge([]), text);
    expect(page.getByText(why)).toBeTruthy();
    expect(page.getByRole('button', { name: 'Call' })).toHaveProperty('disabled', true);
    page.stop();
  });

  it('says what looks like a number and could not be read, beside what was found', async () => {
    const bridge = callingBridge().answer('placing.understand', () => ({
      candidates: [candidate(), candidate({ party: number('+33 6 12 34 56 78') })],
      cut: false,
      unread: ['(212) 555-0123'],
    }));
    const page = await openDial(bridge, 'three');
    expect(document.querySelector('[data-unread="1"]')?.textContent.trim()).toBe(
      '1 more that looks like a number could not be read: (212) 555-0123. Perhaps a country code is missing.',
    );
    const many = Array.from({ length: 5 }, (_, index) => `(212) 555-012${String(index)}`);
    bridge.answer('placing.understand', () => ({ candidates: [candidate()], cut: false, unread: many }));
    await type(page, 'six');
    expect(document.querySelector('[data-unread="5"]')?.textContent).toContain(
      '5 more that look like a number could not be read: (212) 555-0120, (212) 555-0121, (212) 555-0122, …',
    );
    page.stop();
  });

  it('does not call a withheld number', async () => {
    const page = await openDial(callingBridge([candidate({ party: withheld })]), 'anonymous');
    expect(page.getByText(/nobody can be called back/)).toBeTruthy();
    expect(page.getByRole('button', { name: 'Call' })).toHaveProperty('disabled', true);
    page.stop();
  });

  it('warns that the ticket wins over a number, and sends both', async () => {
    const bridge = callingBridge();
    const page = await openDial(bridge);
    expect(document.querySelector('[data-warning="ticketWins"]')).toBeNull();
    await fireEvent.input(page.getByLabelText('Ticket'), { target: { value: '71450' } });
    expect(document.querySelector('[data-warning="ticketWins"]')?.textContent).toMatch(/ticket wins/);
    await fireEvent.keyDown(page.getByLabelText('Ticket'), { key: 'Enter' });
    await settle();
    expect(bridge.requests('placing.dial')).toMatchObject([{ to: { number: NUMBER, ticketId: '71450' } }]);
    page.stop();
  });

  it('cuts no ticket: what is too long or no single line stays whole, is said, and is not sent', async () => {
    const bridge = callingBridge();
    const page = await openDial(bridge);
    const ticket = asInput(page.getByLabelText('Ticket'));
    const long = '7'.repeat(101);
    expect(ticket.maxLength).toBe(-1);
    await fireEvent.input(ticket, { target: { value: long } });
    expect(ticket.value).toBe(long);
    expect(page.getByRole('alert').textContent).toContain('too long for a ticket: 101 characters, and 100');
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await settle();
    expect(document.activeElement).toBe(ticket);
    await fireEvent.input(ticket, { target: { value: '714\u200b50' } });
    expect(page.getByRole('alert').textContent).toContain('characters that cannot be seen');
    await fireEvent.keyDown(ticket, { key: 'Enter' });
    await settle();
    expect(bridge.requests('placing.dial')).toEqual([]);
    await fireEvent.input(ticket, { target: { value: '7'.repeat(100) } });
    expect(page.queryByRole('alert')).toBeNull();
    await fireEvent.keyDown(ticket, { key: 'Enter' });
    await settle();
    expect(bridge.requests('placing.dial')).toMatchObject([{ to: { ticketId: '7'.repeat(100) } }]);
    page.stop();
  });

  it('is headed by the ticket once it is called from it: whom that reached is not known', async () => {
    const bridge = callingBridge();
    const page = await openDial(bridge);
    await fireEvent.input(page.getByLabelText('Ticket'), { target: { value: '71450' } });
    bridge.answer('placing.dial', ({ id }) => ({
      intent: intent({ id, ticketId: '71450', state: { name: 'sending', at: NOW } }),
      repeated: false,
    }));
    await fireEvent.keyDown(page.getByLabelText('Ticket'), { key: 'Enter' });
    await settle();
    expect(page.getByRole('heading', { name: 'Ticket 71450' })).toBeTruthy();
    expect(page.queryByRole('heading', { name: /\+33/ })).toBeNull();
    page.stop();
  });

  it('shows the chosen number to the called party, the usual one unless another is chosen', async () => {
    const bridge = callingBridge();
    const page = await openDial(bridge);
    const choice = page.getByLabelText('Shown to the called party');
    await fireEvent.change(choice, { target: { value: '+33472000000' } });
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await settle();
    expect(bridge.requests('placing.dial')).toMatchObject([{ outboundNumber: '+33472000000' }]);
    page.stop();
  });

  it('calls once when it is pressed twice', async () => {
    const bridge = callingBridge();
    const page = await openDial(bridge);
    const button = page.getByRole('button', { name: 'Call' });
    await Promise.all([fireEvent.click(button), fireEvent.click(button)]);
    await settle();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    page.stop();
  });

  it('says exactly what is missing, leads there, and still offers a reminder', async () => {
    const bridge = callingBridge().answer('placing.options', () =>
      options({ ready: false, missing: ['subdomain', 'token', 'agentEmail'], agentEmail: '' }),
    );
    const page = await openDial(bridge);
    expect(
      [...document.querySelectorAll('[data-missing]')].map((item) => item.getAttribute('data-missing')),
    ).toEqual(['subdomain', 'token', 'agentEmail']);
    expect(page.getByRole('button', { name: 'Call' })).toHaveProperty('disabled', true);
    expect(page.getByRole('button', { name: 'Remind me to call…' })).toBeTruthy();
    await fireEvent.click(page.getByRole('button', { name: /Enter it: the e-mail/ }));
    await settle();
    expect(dialog()).toBeNull();
    expect(page.getByRole('heading', { name: 'You' })).toBeTruthy();
    page.stop();
  });

  it('puts in a queue, by a menu of the list or by an id that is typed', async () => {
    const bridge = callingBridge()
      .answer('placing.options', () => options({ inboundMenuId: null }))
      .answer('placing.queueNow', ({ id }) => ({
        intent: intent({ id, kind: 'queueNow', state: { name: 'sending', at: NOW } }),
        repeated: false,
      }));
    const page = await openDial(bridge);
    await fireEvent.click(page.getByRole('radio', { name: 'Put in a queue' }));
    const button = page.getByRole('button', { name: 'Put in the queue' });
    expect(button).toHaveProperty('disabled', true);
    await fireEvent.change(page.getByLabelText('Menu'), { target: { value: 'other' } });
    await fireEvent.input(page.getByLabelText('Id of the menu'), { target: { value: 'menu_999' } });
    await fireEvent.click(page.getByRole('radio', { name: 'Yes' }));
    await fireEvent.input(page.getByLabelText('Language'), { target: { value: '日本' } });
    await fireEvent.click(button);
    await settle();
    expect(bridge.requests('placing.queueNow')).toEqual([]);
    expect(page.getByLabelText('Language').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(page.getByLabelText('Language'));
    expect(page.getByRole('alert').textContent).toContain('no language code');
    await fireEvent.input(page.getByLabelText('Language'), { target: { value: 'xy' } });
    expect(page.queryByRole('alert')).toBeNull();
    await fireEvent.click(button);
    await settle();
    expect(bridge.requests('placing.queueNow')).toMatchObject([
      { menuId: 'menu_999', language: 'xy', recordingPermission: 'granted', to: { number: NUMBER } },
    ]);
    expect(outcomeOf('sending')).not.toBeNull();
    page.stop();
  });

  it('opens filled in with the open caller’s number', async () => {
    const page = await openMain(callingBridge());
    page.desk.navigation.openCaller(NUMBER);
    await settle();
    await fireEvent.keyDown(document.body, { key: 'd', ctrlKey: true });
    await late();
    expect(asTextArea(page.getByLabelText('Number')).value).toBe(NUMBER);
    page.stop();
  });

  it('says when the options cannot be read, and reads them again', async () => {
    const bridge = callingBridge().refuse('placing.options', 'internal');
    const page = await openDial(bridge, '');
    expect(dialog()?.textContent).toMatch(/could not be loaded/);
    bridge.answer('placing.options', () => options());
    await fireEvent.click(page.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(page.getByLabelText('Number')).toBeTruthy();
    page.stop();
  });
});

describe('what came of it', () => {
  async function called(bridge: Bridge = callingBridge()) {
    const page = await openDial(bridge);
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await settle();
    return { page, bridge };
  }

  it('is on its way, in words that a screen reader hears, and has the keyboard', async () => {
    const { page } = await called();
    expect(outcomeOf('sending')?.querySelector('[role="status"]')?.textContent).toMatch(/Placing the call/);
    expect(page.getByRole('progressbar', { name: 'Placing the call…' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Placing the call…');
    page.stop();
  });

  it('is a call: shown with its id, and leads to Live', async () => {
    const { page, bridge } = await called();
    await tell(bridge, { name: 'done', at: NOW + 1, how: 'created', finish: null, providerCallId: 4711 });
    expect(outcomeOf('done')?.textContent).toMatch(/The call is placed.*CCAI call 4711/);
    page.desk.navigation.go('history');
    await fireEvent.click(page.getByRole('button', { name: 'Show in Live' }));
    await settle();
    expect(dialog()).toBeNull();
    expect(page.desk.navigation.screen).toBe('live');
    page.stop();
  });

  it.each([
    ['chooseNumber', /Choose the number in the agent adapter/],
    ['adapter', /Finish in the agent adapter/],
    ['ticket', /Call from the ticket/],
    ['unknown', /Look into the agent adapter/],
  ] as const)('is to be finished in the agent adapter: %s', async (finish, title) => {
    const { page, bridge } = await called();
    await tell(bridge, { name: 'done', at: NOW + 1, how: 'finishInAdapter', finish, providerCallId: null });
    expect(outcomeOf('done')?.getAttribute('data-tone')).toBe('act');
    expect(outcomeOf('done')?.textContent).toMatch(title);
    page.stop();
  });

  it.each(REFUSAL_CODES)('is refused with %s: said in words, the raw text behind a detail', async (code) => {
    const { page, bridge } = await called();
    const raw = 'end_user_number is not well-formed';
    await tell(bridge, {
      name: 'refused',
      at: NOW + 1,
      refusal: refusal({ code, field: 'number', raw }),
      status: 400,
    });
    const shown = outcomeOf('refused');
    expect(shown?.querySelector('.title')?.textContent).not.toContain(raw);
    expect(shown?.querySelector('details')?.textContent).toMatch(
      /HTTP 400 ·\s*end_user_number is not well-formed/,
    );
    expect(shown?.querySelector('details')?.open).toBe(false);
    page.stop();
  });

  it('is refused by a menu: schedule instead gives the call up and opens the form for later', async () => {
    const { page, bridge } = await called();
    await tell(bridge, {
      name: 'refused',
      at: NOW + 1,
      refusal: refusal({ code: 'menuAfterHours', field: 'menu' }),
      status: 400,
    });
    bridge.answer('intents.cancel', ({ id }) =>
      intent({ id, state: { name: 'cancelled', at: NOW + 2, there: 'nothing' } }),
    );
    await fireEvent.click(page.getByRole('button', { name: 'Schedule instead' }));
    await settle();
    expect(page.desk.forms.request).toMatchObject({ form: 'schedule', text: NUMBER });
    expect(bridge.requests('intents.cancel')).toHaveLength(1);
    page.stop();
  });

  it('is refused for a wrong subdomain: leads to the settings', async () => {
    const { page, bridge } = await called();
    await tell(bridge, {
      name: 'refused',
      at: NOW + 1,
      refusal: refusal({ code: 'wrongAddress' }),
      status: 404,
    });
    expect(outcomeOf('refused')?.textContent).toMatch(/Check the subdomain/);
    await fireEvent.click(page.getByRole('button', { name: 'Open the settings' }));
    await settle();
    expect(dialog()).toBeNull();
    expect(page.desk.navigation.section).toBe('ccai');
    page.stop();
  });

  it('did not leave: says why, and tries again under the same id', async () => {
    const { page, bridge } = await called();
    const lastTry = { at: NOW + 1, why: 'rateLimited', detail: null, retryAfterMs: 5000 } as const;
    await tell(bridge, { name: 'drafted', at: NOW + 1, lastTry });
    expect(outcomeOf('drafted')?.textContent).toMatch(/fewer requests.*Not before \d\d:\d\d:05/);
    bridge.answer('intents.resolve', ({ id }) => intent({ id, state: { name: 'sending', at: NOW + 2 } }));
    // Earlier it would only be turned away again.
    await fireEvent.click(page.getByRole('button', { name: /^Try again in \d s$/ }));
    await settle();
    expect(bridge.requests('intents.resolve')).toEqual([]);
    vi.advanceTimersByTime(6000);
    await settle();
    await fireEvent.click(page.getByRole('button', { name: 'Try again' }));
    await settle();
    const [{ id } = { id: '' }] = bridge.requests('placing.dial');
    expect(bridge.requests('intents.resolve')).toEqual([{ id, answer: 'send' }]);
    expect(outcomeOf('sending')).not.toBeNull();
    page.stop();
  });

  it('can be changed after an end that left nothing: back in the form, with another id', async () => {
    const { page, bridge } = await called();
    await tell(bridge, {
      name: 'refused',
      at: NOW + 1,
      refusal: refusal({ code: 'malformed', field: 'number' }),
      status: 400,
    });
    bridge.answer('intents.cancel', ({ id }) =>
      intent({ id, state: { name: 'cancelled', at: NOW + 2, there: 'nothing' } }),
    );
    await fireEvent.click(page.getByRole('button', { name: 'Change and try again' }));
    await settle();
    expect(asTextArea(page.getByLabelText('Number')).value).toBe('01 87 22 44 65');
    expect(document.activeElement).toBe(page.getByLabelText('Number'));
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await settle();
    const [first, second] = bridge.requests('placing.dial');
    expect(second?.id).not.toBe(first?.id);
    page.stop();
  });

  it.each([
    ['It was placed', 'exists'],
    ['Call again', 'sendAgain'],
  ] as const)('is uncertain: gives the facts, and "%s" decides', async (name, answer) => {
    const { page, bridge } = await called();
    const attempts = [{ at: NOW, endedAt: NOW + 1, outcome: 'unconfirmed' as const, detail: null }];
    await tell(bridge, { name: 'unconfirmed', at: NOW + 1, reason: 'timeout', detail: null }, { attempts });
    const shown = outcomeOf('unconfirmed');
    expect(shown?.textContent).toMatch(/Sent on 3 Nov 2026.*No answer came in time.*rings a second time/);
    expect(shown?.querySelector('[data-step="change"]')).toBeNull();
    bridge.answer('intents.resolve', ({ id }) =>
      intent({
        id,
        state: { name: 'done', at: NOW + 2, how: 'agentSaysSo', finish: null, providerCallId: null },
      }),
    );
    await fireEvent.click(page.getByRole('button', { name }));
    await settle();
    expect(bridge.requests('intents.resolve')).toMatchObject([{ answer }]);
    page.stop();
  });

  it('says when a decision could not be taken', async () => {
    const { page, bridge } = await called();
    await tell(bridge, { name: 'unconfirmed', at: NOW + 1, reason: 'timeout', detail: null });
    expect(document.querySelector('[data-open-intent]')).toBeNull();
    bridge.refuse('intents.resolve', 'storageFailed');
    await fireEvent.click(page.getByRole('button', { name: 'It was placed' }));
    await settle();
    expect(page.getByRole('alert').textContent).toMatch(/Saving on this computer failed/);
    page.stop();
  });

  it('is the call of a moment ago, where main says that this number was just called', async () => {
    const bridge = callingBridge().answer('placing.dial', () => ({
      intent: intent({
        state: { name: 'done', at: NOW, how: 'created', finish: null, providerCallId: 9 },
      }),
      repeated: true,
    }));
    const { page } = await called(bridge);
    expect(page.getByText(/nothing new was placed/)).toBeTruthy();
    page.stop();
  });

  it('never got as far: said in the form, which stays as it was', async () => {
    const { page } = await called(callingBridge().refuse('placing.dial', 'storageFailed'));
    expect(page.getByRole('alert').textContent).toMatch(
      /Nothing was placed – Saving on this computer failed/,
    );
    expect(asTextArea(page.getByLabelText('Number')).value).toBe('01 87 22 44 65');
    page.stop();
  });
});

describe('a call asked for from outside', () => {
  async function asked(
    from: 'link' | 'clipboard' | 'call' = 'link',
    bridge = callingBridge(),
    text: string = NUMBER,
  ) {
    const page = await openMain(bridge);
    bridge.emit('navigate', {
      to: 'form',
      form: 'dial',
      text,
      from,
      fromCallId: null,
      providerCallId: null,
    });
    await late();
    return { page, bridge };
  }

  it.each(['link', 'clipboard'] as const)(
    'is a question, from a %s, with the keyboard at the question',
    async (from) => {
      const { page, bridge } = await asked(from);
      expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Call +33 1 87 22 44 65?' }));
      expect(bridge.requests('placing.dial')).toEqual([]);
      page.stop();
    },
  );

  it('asks nothing where nothing is on the clipboard, and says so', async () => {
    const { page } = await asked('clipboard', callingBridge([]), '');
    expect(page.getByText(/There is no text on the clipboard/)).toBeTruthy();
    expect(document.activeElement).toBe(page.getByRole('heading', { name: 'Call somebody' }));
    page.stop();
  });

  it('claims nothing of the end of a text that was not looked at', async () => {
    const long = callingBridge().answer('placing.understand', () => ({ candidates: [], cut: true }));
    const { page } = await asked('clipboard', long, 'a book');
    expect(page.getByText(/no number in the beginning of this text/)).toBeTruthy();
    expect(page.queryByText(/There is no number in this text/)).toBeNull();
    expect(page.getByRole('heading', { name: 'Call somebody' })).toBeTruthy();
    page.stop();
  });

  it('ignores Enter and Space that were meant for the window before, and takes them half a second later', async () => {
    const { page, bridge } = await asked();
    const box = page.getByLabelText('Number');
    await fireEvent.keyDown(box, { key: 'Enter' });
    expect(await fireEvent.keyDown(page.getByRole('button', { name: 'Call' }), { key: ' ' })).toBe(false);
    await settle();
    expect(bridge.requests('placing.dial')).toEqual([]);
    vi.setSystemTime(NOW + 600);
    await fireEvent.keyDown(box, { key: 'Enter', repeat: true });
    await settle();
    expect(bridge.requests('placing.dial')).toEqual([]);
    // The window comes up again: the half second begins anew.
    await fireEvent.focus(window);
    await fireEvent.keyDown(box, { key: 'Enter' });
    await settle();
    expect(bridge.requests('placing.dial')).toEqual([]);
    vi.setSystemTime(NOW + 1200);
    await fireEvent.keyDown(box, { key: 'Enter' });
    await settle();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    page.stop();
  });

  it('stays one form, with what came of it, when the link is clicked again', async () => {
    const { page, bridge } = await asked();
    await fireEvent.click(page.getByRole('button', { name: 'Call' }));
    await settle();
    bridge.emit('navigate', {
      to: 'form',
      form: 'dial',
      text: NUMBER,
      from: 'link',
      fromCallId: null,
      providerCallId: null,
    });
    await late();
    expect(outcomeOf('sending')).not.toBeNull();
    expect(bridge.requests('placing.dial')).toHaveLength(1);
    page.stop();
  });

  it('opens the queue form for a call of the pop', async () => {
    const page = await openMain(callingBridge());
    page.bridge.emit('navigate', {
      to: 'form',
      form: 'queueNow',
      text: NUMBER,
      from: 'call',
      fromCallId: 'call-1',
      providerCallId: null,
    });
    await late();
    expect(page.getByRole('heading', { name: 'Put somebody in a queue' })).toBeTruthy();
    page.stop();
  });
});

describe('what waits for a decision', () => {
  const doubt = intent({ state: { name: 'unconfirmed', at: NOW, reason: 'interrupted', detail: null } });

  it('stands at the head of Live, also after a restart, until it is decided', async () => {
    const bridge = callingBridge().answer('intents.open', () => ({ intents: [doubt] }));
    const page = await openMain(bridge);
    await late();
    expect(page.getByRole('heading', { name: '1 call waits for your decision' })).toBeTruthy();
    expect(page.getByText(/Ringside ended while it was on its way/)).toBeTruthy();
    bridge.answer('intents.resolve', () => ({
      ...doubt,
      state: { name: 'done', at: NOW + 1, how: 'agentSaysSo', finish: null, providerCallId: null },
    }));
    await fireEvent.click(page.getByRole('button', { name: 'It was placed' }));
    await settle();
    expect(document.querySelector('[data-open-intent]')).toBeNull();
    page.stop();
  });

  it('is not the same as not known', async () => {
    const page = await openMain(callingBridge().refuse('intents.open', 'storageFailed'));
    expect(page.getByText(/could not be read/)).toBeTruthy();
    page.stop();
  });
});

describe('the button beside a number', () => {
  it('calls at once from Live, says so, and tells what came of it', async () => {
    const bridge = callingBridge().answer('calls.list', () => ({ calls: [call()] }));
    const page = await openMain(bridge);
    page.desk.navigation.go('live');
    await settle();
    const button = page.getByRole('button', { name: 'Call +33 1 87 22 44 65' });
    await fireEvent.click(button);
    await late();
    expect(button.getAttribute('aria-label')).toBe('Calling…');
    expect(bridge.requests('placing.dial')).toMatchObject([{ fromCallId: 'call-1' }]);
    await tell(bridge, { name: 'done', at: NOW + 1, how: 'created', finish: null, providerCallId: 4711 });
    expect(button.getAttribute('aria-label')).toBe('Call +33 1 87 22 44 65');
    expect(page.getByRole('region', { name: 'Call from here' }).textContent).toMatch(/The call is placed/);
    vi.advanceTimersByTime(10_000);
    await settle();
    expect(page.queryByRole('region', { name: 'Call from here' })).toBeNull();
    page.stop();
  });

  it('keeps bad news until they are dismissed', async () => {
    const bridge = callingBridge()
      .refuse('placing.dial', 'storageFailed')
      .answer('history.search', () => ({ entries: [entry()], next: null }));
    const page = await openMain(bridge);
    page.desk.navigation.go('history');
    await settle();
    await fireEvent.click(page.getByRole('button', { name: 'Call +33 1 87 22 44 65' }));
    await late();
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(page.getByRole('alert').textContent).toMatch(/Nothing was placed/);
    await fireEvent.click(page.getByRole('button', { name: 'Dismiss' }));
    await settle();
    expect(page.queryByRole('region', { name: 'Call from here' })).toBeNull();
    page.stop();
  });

  it('is not there for a withheld number', async () => {
    const page = await openMain(
      callingBridge().answer('calls.list', () => ({ calls: [call({ party: withheld, callerKey: null })] })),
    );
    expect(document.querySelector('[data-call-number]')).toBeNull();
    page.stop();
  });
});

describe('in French', () => {
  it('asks, warns and tells in French', async () => {
    const bridge = callingBridge([candidate({ line: 'premium' })]).answer('preferences.read', () => ({
      ...preferences,
      language: 'fr',
    }));
    const page = await openMain(bridge);
    bridge.emit('navigate', {
      to: 'form',
      form: 'dial',
      text: NUMBER,
      from: 'link',
      fromCallId: null,
      providerCallId: null,
    });
    await late();
    expect(page.getByRole('heading', { name: 'Appeler +33 1 87 22 44 65\u202f?' })).toBeTruthy();
    expect(page.getByText(/Numéro surtaxé/)).toBeTruthy();
    await fireEvent.click(page.getByRole('button', { name: 'Appeler quand même' }));
    await settle();
    expect(outcomeOf('sending')?.textContent).toMatch(/Appel en cours de lancement/);
    page.stop();
  });
});
