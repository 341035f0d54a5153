import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IntentView, PlacingOptions } from '#shared/contract/placingViews.ts';
import type { PayloadOf } from '#shared/contract/api.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { candidate, options, refusal } from '../support/placingSamples.ts';
import { held, HOUR, idOf, PromiseKeeper, reminder } from '../support/promises.ts';
import { DAY, NOW, number, preferences } from '../support/samples.ts';
import { asInput, asTextArea, mainBridge, openMain, settle } from '../support/windows.ts';

type FormAsked = Extract<PayloadOf<'navigate'>, { to: 'form' }>;

beforeEach(() => {
  // Not Intl: its fake would hide the zone that is set here.
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

const asked = (change: Partial<FormAsked> = {}): FormAsked => ({
  to: 'form',
  form: 'schedule',
  text: '+33 1 87 22 44 65',
  from: 'call',
  fromCallId: 'call-1',
  providerCallId: null,
  ...change,
});

interface Around {
  readonly intents?: readonly IntentView[];
  readonly options?: Partial<PlacingOptions>;
  readonly language?: 'fr' | 'en';
}

async function openWindow(around: Around = {}) {
  const bridge = mainBridge().answer('preferences.read', () => ({
    ...preferences,
    language: around.language ?? 'en',
  }));
  const keeper = new PromiseKeeper(bridge, around.intents ?? []);
  bridge.answer('placing.options', () => options(around.options));
  const page = await openMain(bridge);
  return { ...page, keeper };
}

async function openForm(change: Partial<FormAsked> = {}, around: Around = {}) {
  const page = await openWindow(around);
  page.bridge.emit('navigate', asked(change));
  await late();
  return page;
}

async function late(): Promise<void> {
  await settle();
  await vi.dynamicImportSettled();
  await settle();
}

const sheet = (): HTMLElement => {
  const dialog = document.querySelector('dialog');
  if (dialog === null) throw new Error('no form is open');
  return dialog;
};
const field = (name: string): HTMLElement => {
  const found = sheet().querySelector<HTMLElement>(`[data-field="${name}"]`);
  if (found === null) throw new Error(`there is no field ${name}`);
  return found;
};
const action = (name: string): HTMLElement => {
  const found = sheet().querySelector<HTMLElement>(`[data-action="${name}"]`);
  if (found === null) throw new Error(`there is no action ${name}`);
  return found;
};
const problem = (name: string): string =>
  sheet().querySelector(`[data-problem="${name}"]`)?.textContent.trim() ?? '';

async function type(name: string, value: string): Promise<void> {
  await fireEvent.input(field(name), { target: { value } });
  await vi.advanceTimersByTimeAsync(200);
  await late();
}

async function save(): Promise<void> {
  await fireEvent.submit(sheet().querySelector('form') ?? document.body);
  await late();
}

async function click(element: HTMLElement): Promise<void> {
  await fireEvent.click(element);
  await late();
}

async function escape(): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Escape' });
  await late();
}

const result = () => sheet().querySelector('[data-result]');

describe('a callback in a few keystrokes', () => {
  it('opens with the keyboard in the moment, and takes what is typed there', async () => {
    const { bridge } = await openForm();
    expect(document.activeElement).toBe(field('when'));
    await type('when', 'tomorrow 9:30');
    expect(sheet().querySelector('.moment')?.textContent).toContain('Wednesday 4 November at 09:30 in Paris');
    await save();
    expect(bridge.requests('callbacks.schedule')).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        kind: 'callback',
        to: { number: '+33187224465', ticketId: null },
        due: { at: Date.UTC(2026, 10, 4, 8, 30), zone: 'Europe/Paris' },
        note: '',
        menuId: null,
        parentCallId: null,
        language: null,
        recordingPermission: null,
        fromCallId: 'call-1',
      },
    ]);
    expect(result()?.getAttribute('data-result')).toBe('scheduled');
    expect(result()?.textContent).toContain('CCAI Platform has the callback');
  });

  it('begins with the number where nobody is known, and reads it as it is typed', async () => {
    const { bridge } = await openForm({ text: '' });
    expect(document.activeElement).toBe(field('number'));
    await type('number', 'call 01 87 22 44 65 or so 0187224465');
    expect(sheet().querySelector('[data-understood]')?.textContent).toContain('+33 1 87 22 44 65 · France');
    expect(bridge.requests('placing.understand')).toHaveLength(1);
  });

  it('understands both languages, suggests, and lets one pick', async () => {
    await openForm({}, { language: 'fr' });
    await type('when', 'demain 9h30');
    expect(sheet().querySelector('.moment')?.textContent).toContain('mercredi 4 novembre à 09:30 (Paris)');
    await click(sheet().querySelector<HTMLElement>('[data-suggestion="dans 2 h"]') ?? document.body);
    expect(asInput(field('when')).value).toBe('dans 2 h');
    await click(action('pick'));
    const [date, time] = [...sheet().querySelectorAll<HTMLInputElement>('.pickers input')];
    expect([date?.value, time?.value]).toEqual(['2026-11-03', '13:00']);
    await fireEvent.change(date ?? document.body, { target: { value: '2026-11-05' } });
    await late();
    expect(asInput(field('when')).value).toBe('2026-11-05 13:00');
    await fireEvent.change(time ?? document.body, { target: { value: '08:15' } });
    await late();
    expect(sheet().querySelector('.moment')?.textContent).toContain('jeudi 5 novembre à 08:15');
  });

  it.each([
    ['number', candidate()],
    ['assumed', candidate({ line: 'tollFree' })],
    ['assumed', candidate({ line: 'premium', zones: ['Europe/Paris', 'America/Martinique'] })],
    ['own', candidate({ zones: [] })],
  ])('says how its zone came about: %s', async (from, one) => {
    const { bridge } = await openForm({ text: '' });
    bridge.answer('placing.understand', () => ({ candidates: [one], cut: false }));
    await type('number', '0800 123 456');
    const zone = sheet().querySelector('[data-zone-from]');
    expect(zone?.getAttribute('data-zone-from')).toBe(from);
    const said = { number: 'by the number', assumed: 'assumed: this service number', own: 'yours' }[from];
    expect(zone?.textContent).toContain(`Time zone: Paris (${String(said)}`);
  });

  it('says what was left out of a pasted number, and where an emergency number is one', async () => {
    const { bridge } = await openForm({ text: '' });
    const one = candidate({
      leftOut: { kind: 'tones', text: ',,12#' },
      emergency: true,
      emergencyIn: ['US'],
    });
    bridge.answer('placing.understand', () => ({ candidates: [one], cut: false }));
    await type('number', '911,,12#');
    expect(sheet().querySelector('[data-left-out="tones"]')?.textContent).toContain('“,,12#” is not dialled');
    expect(sheet().textContent).toContain('an emergency number (United States)');
  });

  it('warns that a number looks incomplete, as the form for calling does', async () => {
    const { bridge } = await openForm({ text: '' });
    bridge.answer('placing.understand', () => ({ candidates: [candidate({ complete: false })], cut: false }));
    await type('number', '01 87 22');
    expect(sheet().querySelector('[data-warning="incomplete"]')?.textContent).toContain(
      'does not look like a complete number (France)',
    );
    bridge.answer('placing.understand', () => ({ candidates: [candidate()], cut: false }));
    await type('number', '01 87 22 44 65');
    expect(sheet().querySelector('[data-warning="incomplete"]')).toBeNull();
    expect(sheet().querySelector('[data-understood]')).not.toBeNull();
    const party = { ...number('12 34'), kind: 'unreadable', e164: null, country: null } as const;
    bridge.answer('placing.understand', () => ({ candidates: [candidate({ party })], cut: false }));
    await type('number', '12 34');
    expect(sheet().querySelector('[data-understood]')).toBeNull();
    expect(sheet().querySelector('[data-warning="unreadable"]')).not.toBeNull();
  });

  it('says over which hours it may be there, where the number leaves that open', async () => {
    const callingHours = { fromMinute: 8 * 60, toMinute: 20 * 60 };
    const { bridge } = await openForm({ text: '' }, { options: { callingHours } });
    const zones = ['America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu'];
    bridge.answer('placing.understand', () => ({
      candidates: [candidate({ line: 'tollFree', zones })],
      cut: false,
    }));
    await type('number', '+1 800 555 1234');
    await type('when', 'tomorrow 10:00');
    const advice = () => sheet().querySelector('[data-advice="perhapsOddHours"]')?.textContent;
    expect(advice()).toContain('between 05:00 and 10:00');
    await type('when', 'tomorrow 15:00');
    expect(advice()).toBeUndefined();
  });

  it('shows the clock of the person and the own one, in a zone guessed from the number or chosen', async () => {
    const { bridge } = await openForm({ text: '' });
    bridge.answer('placing.understand', ({ text }) => ({
      candidates: [
        candidate({
          text,
          party: number('+1 212 555 0123', 'US'),
          zones: ['America/New_York', 'America/Chicago'],
        }),
      ],
      cut: false,
    }));
    await type('number', '+1 212 555 0123');
    await type('when', 'tomorrow 9:30');
    expect(sheet().querySelector('[data-zone-from]')?.getAttribute('data-zone-from')).toBe('likeliest');
    expect(sheet().textContent).toContain('the likeliest: the number leaves a choice');
    expect(sheet().textContent).toContain('Wednesday 4 November at 09:30 in New York');
    expect(sheet().textContent).toContain('Wednesday 4 November at 15:30 on your clock');
    await click(action('zone'));
    expect(document.activeElement).toBe(field('zone'));
    await type('zone', 'reunion');
    await fireEvent.keyDown(field('zone'), { key: 'Enter' });
    await late();
    expect(document.activeElement).toBe(action('zone'));
    expect(sheet().textContent).toContain('09:30 in Reunion');
    await save();
    expect(bridge.requests('callbacks.schedule')[0]?.due).toEqual({
      at: Date.UTC(2026, 10, 4, 5, 30),
      zone: 'Indian/Reunion',
    });
  });

  it('cuts no ticket: one that is too long stays whole, is said, and is not sent', async () => {
    const { bridge } = await openForm({ text: '' });
    await type('when', 'in 2 h');
    await type('ticket', '7'.repeat(101));
    expect(asInput(field('ticket')).maxLength).toBe(-1);
    expect(problem('ticket')).toContain('too long for a ticket: 101 characters');
    await save();
    expect(document.activeElement).toBe(field('ticket'));
    expect(bridge.requests('callbacks.schedule')).toEqual([]);
    await type('ticket', '7'.repeat(100));
    expect(problem('ticket')).toBe('');
    await save();
    expect(bridge.requests('callbacks.schedule')).toMatchObject([{ to: { ticketId: '7'.repeat(100) } }]);
  });

  it('says what looks like a number beside those found', async () => {
    const { bridge } = await openForm({ text: '' });
    bridge.answer('placing.understand', () => ({
      candidates: [candidate()],
      cut: false,
      unread: ['(212) 555-0123'],
    }));
    await type('number', '01 87 22 44 65, (212) 555-0123');
    expect(sheet().querySelector('[data-unread="1"]')?.textContent).toContain('(212) 555-0123');
  });

  it.each([
    ['only guessed from the number', 'Europe/Paris', 'number', 'Paris (by the number)'],
    ['another one than the number tells', 'Indian/Reunion', 'kept', 'Reunion (as it was promised)'],
  ])('says of the zone of a promise that it was %s', async (_what, zone, from, said) => {
    const page = await openWindow({ intents: [] });
    for (const [mode, intent] of [
      ['edit', reminder(1, { due: { at: NOW + DAY, zone } })],
      ['replace', held(2, { due: { at: NOW + DAY, zone } })],
    ] as const) {
      page.desk.callbacks.edit({ mode, intent });
      await late();
      const shown = () => sheet().querySelector('[data-zone-from]');
      expect(shown()?.getAttribute('data-zone')).toBe(zone);
      expect(shown()?.getAttribute('data-zone-from')).toBe(from);
      expect(shown()?.textContent).toContain(said);
      await click(action('zone'));
      await type('zone', 'tokyo');
      await fireEvent.keyDown(field('zone'), { key: 'ArrowDown' });
      await fireEvent.keyDown(field('zone'), { key: 'Enter' });
      await late();
      expect(shown()?.textContent).toContain('Tokyo (chosen by you)');
      page.desk.callbacks.closeForm();
      await late();
    }
  });

  it.each(['Europe/Atlantis', 'tokyo', 'america'])(
    'never takes the zone before for a typed “%s” that was not picked',
    async (text) => {
      const { bridge } = await openForm();
      await type('when', 'tomorrow 9:30');
      await click(action('zone'));
      await type('zone', text);
      expect(problem('zone')).toBe('');
      await save();
      expect(bridge.requests('callbacks.schedule')).toEqual([]);
      expect(problem('zone')).toContain(`“${text}” is no time zone yet`);
      expect(field('zone').getAttribute('aria-invalid')).toBe('true');
      expect(document.activeElement).toBe(field('zone'));
      await type('zone', '');
      expect(problem('zone')).toBe('');
      await save();
      expect(bridge.requests('callbacks.schedule')[0]?.due.zone).toBe('Europe/Paris');
    },
  );

  it.each(['Europe/Atlantis', 'america', ''])(
    'neither picks nor sends by Enter where “%s” leaves a choice',
    async (text) => {
      await openForm();
      await type('when', 'tomorrow 9:30');
      await click(action('zone'));
      await type('zone', text);
      expect(await fireEvent.keyDown(field('zone'), { key: 'Enter' })).toBe(false);
      await late();
      expect(sheet().querySelector('[data-zone-from]')?.getAttribute('data-zone')).toBe('Europe/Paris');
      expect(document.activeElement).toBe(field('zone'));
      expect(problem('zone')).toContain(text === '' ? '' : `“${text}”`);
    },
  );

  it('picks by Enter what the arrows lead to', async () => {
    await openForm();
    await click(action('zone'));
    await type('zone', 'america/argentina');
    await fireEvent.keyDown(field('zone'), { key: 'ArrowDown' });
    await late();
    const first = sheet().querySelector('[role="option"].active')?.getAttribute('data-zone');
    await fireEvent.keyDown(field('zone'), { key: 'Enter' });
    await late();
    expect(first).toContain('America/Argentina/');
    expect(sheet().querySelector('[data-zone-from]')?.getAttribute('data-zone')).toBe(first);
  });

  it('takes on leaving the one zone that can be meant, and marks what can be none', async () => {
    const { bridge } = await openForm();
    await type('when', 'tomorrow 9:30');
    await click(action('zone'));
    await type('zone', 'atlantis');
    await fireEvent.blur(field('zone'));
    await late();
    expect(problem('zone')).toContain('“atlantis”');
    await type('zone', 'tokyo');
    await fireEvent.blur(field('zone'));
    await late();
    await save();
    expect(bridge.requests('callbacks.schedule')[0]?.due).toEqual({
      at: Date.UTC(2026, 10, 4, 0, 30),
      zone: 'Asia/Tokyo',
    });
  });

  it('forgets what was typed with the list of zones, so that nothing unseen is in the way', async () => {
    const { bridge } = await openForm();
    await type('when', 'tomorrow 9:30');
    await click(action('zone'));
    await type('zone', 'atlantis');
    await click(action('zone'));
    await save();
    expect(bridge.requests('callbacks.schedule')).toHaveLength(1);
  });

  it('closes the zones alone by Escape, and finds none in words', async () => {
    await openForm();
    await click(action('zone'));
    await type('zone', 'atlantis');
    expect(sheet().textContent).toContain('No time zone fits “atlantis”');
    await escape();
    expect(sheet().querySelector('[role="listbox"]')).toBeNull();
    expect(field('when')).toBeTruthy();
  });
});

describe('what is said before saving', () => {
  it.each([
    ['', 'Say when'],
    ['31/2/2027 9:00', 'The calendar has no such date.'],
    ['whenever', 'This is not understood.'],
    ['yesterday 9:00', 'This is not in the future.'],
    ['25:99', 'No clock shows this time.'],
    ['1/1/2099 9:00', 'At most a year ahead.'],
  ])('marks the moment “%s” at its field', async (text, words) => {
    const { bridge } = await openForm();
    await type('when', text);
    await save();
    expect(problem('when')).toContain(words);
    expect(field('when').getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field('when'));
    expect(bridge.requests('callbacks.schedule')).toEqual([]);
  });

  it('does not scold while the first word is being typed', async () => {
    await openForm();
    await type('when', 'tomo');
    expect(problem('when')).toBe('');
    await fireEvent.blur(field('when'));
    await late();
    expect(problem('when')).toContain('not understood');
  });

  it('asks which one is meant where clocks skip or repeat a time', async () => {
    const { bridge } = await openForm();
    await type('when', '28/3/2027 02:30');
    await save();
    expect(problem('when')).toContain('Choose which of the two is meant.');
    const [before] = [...sheet().querySelectorAll<HTMLInputElement>('[data-choice="gap"] input')];
    await click(before ?? document.body);
    expect(sheet().textContent).toContain('28 March 2027 at 01:30');
    await type('when', '31/10/2027 02:30');
    expect(sheet().querySelector('[data-choice="twice"]')?.textContent).toMatch(
      /The first \(UTC\+2\).*The second \(UTC\+1\)/s,
    );
    const [, second] = [...sheet().querySelectorAll<HTMLInputElement>('[data-choice="twice"] input')];
    await click(second ?? document.body);
    await save();
    expect(bridge.requests('callbacks.schedule')[0]?.due.at).toBe(Date.UTC(2027, 9, 31, 1, 30));
  });

  it('warns of hours, weekends and holidays over there, and of little time, and saves all the same', async () => {
    const { bridge } = await openForm({}, { options: { callingHours: { fromMinute: 480, toMinute: 1200 } } });
    const advice = () =>
      [...sheet().querySelectorAll('[data-advice]')].map((one) => one.getAttribute('data-advice'));
    await type('when', 'tomorrow 22:00');
    expect(advice()).toEqual(['oddHours']);
    expect(sheet().textContent).toContain(
      'It will be 22:00 in Paris, outside the hours for calling (08:00–20:00).',
    );
    await type('when', 'saturday 10:00');
    expect(advice()).toEqual(['weekend']);
    await type('when', '11/11 10:00');
    expect(advice()).toEqual(['holiday']);
    await type('when', 'in 2 min');
    expect(advice()).toEqual(['soon']);
    await save();
    expect(bridge.requests('callbacks.schedule')).toHaveLength(1);
  });

  it.each([
    ['tomorrow', '09:00'],
    ['this evening', '18:00'],
    ['demain après-midi', '14:00'],
  ])('names the time that is assumed by “%s”', async (text, time) => {
    await openForm();
    await type('when', text);
    expect(sheet().textContent).toContain(`at ${time} in Paris`);
    expect(sheet().textContent).toContain(`No time was said: ${time} is assumed.`);
    await type('when', `${text} ${time}`);
    expect(sheet().textContent).not.toContain('is assumed');
  });

  it('says quietly that it does not know the holidays of a country', async () => {
    const { bridge } = await openForm({ text: '' });
    const japanese = candidate({ party: number('+81 3 1234 5678', 'JP'), zones: ['Asia/Tokyo'] });
    bridge.answer('placing.understand', ({ text }) => ({ candidates: [{ ...japanese, text }], cut: false }));
    await type('number', '+81 3 1234 5678');
    await type('when', 'tomorrow 15:00');
    expect(sheet().querySelector('p[data-advice="holidaysUnknown"]')?.textContent).toBe(
      'Public holidays of Japan are not known here.',
    );
    expect(sheet().querySelector('ul [data-advice]')).toBeNull();
  });

  it('needs a number or a ticket, and says that the ticket wins', async () => {
    const { bridge } = await openForm({ text: '' });
    await type('when', 'in 2 h');
    await save();
    expect(problem('number')).toBe('A number or a ticket is needed.');
    await type('number', '12');
    expect(problem('number')).toContain('There is no number in this');
    await type('number', '0187224465');
    await type('ticket', 'INC-7');
    expect(sheet().querySelector('[data-warning="ticketWins"]')?.textContent).toContain('ignores this one');
    await type('number', '');
    expect(sheet().querySelector('[data-warning="ticketWins"]')).toBeNull();
    await save();
    expect(bridge.requests('callbacks.schedule')[0]?.to).toEqual({ number: null, ticketId: 'INC-7' });
  });

  it('lets the agent, not CCAI Platform, call a short number', async () => {
    const { bridge, getByRole } = await openForm({ text: '' });
    bridge.answer('placing.understand', ({ text }) => ({
      candidates: [
        candidate({ text, party: { ...number('104'), kind: 'short', e164: null, country: null }, zones: [] }),
      ],
      cut: false,
    }));
    await type('number', '104');
    await type('when', 'in 2 h');
    await save();
    expect(problem('number')).toContain('choose “I call”');
    await click(getByRole('radio', { name: /^I call/ }));
    await save();
    expect(bridge.requests('callbacks.schedule')[0]).toMatchObject({
      kind: 'reminder',
      to: { number: '104' },
    });
  });

  it('offers both kinds where only the agent’s e-mail is missing: CCAI Platform asks for none', async () => {
    const { getByRole } = await openForm({}, { options: { ready: false, missing: ['agentEmail'] } });
    expect(asInput(getByRole('radio', { name: /CCAI calls/ })).checked).toBe(true);
  });

  it('offers a reminder alone without CCAI Platform, and says what is missing', async () => {
    const { bridge, getByRole, desk } = await openForm(
      {},
      { options: { ready: false, missing: ['token', 'agentEmail'] } },
    );
    const ccai = getByRole('radio', { name: /CCAI calls/ });
    expect(asInput(ccai).disabled).toBe(true);
    expect(sheet().textContent).toContain('CCAI Platform is not set up: its token missing.');
    expect(asInput(getByRole('radio', { name: /^I call/ })).checked).toBe(true);
    await type('when', 'in 2 h');
    await save();
    expect(bridge.requests('callbacks.schedule')[0]?.kind).toBe('reminder');
    expect(result()?.textContent).toContain('Ringside reminds you at the time.');
    expect(desk.navigation.screen).toBe('live');
  });

  it('carries menu, language and recording, or the earlier call, and checks them', async () => {
    const { bridge, getByRole } = await openForm({ providerCallId: 4711 });
    await type('when', 'in 2 h');
    await fireEvent.change(field('menu'), { target: { value: '12' } });
    await type('language', 'xyzzy');
    expect(problem('language')).toContain('A language code');
    await save();
    expect(bridge.requests('callbacks.schedule')).toEqual([]);
    await type('language', 'de');
    await fireEvent.change(field('recording'), { target: { value: 'denied' } });
    await click(getByRole('checkbox', { name: /Follow up on call 4711/ }));
    expect(sheet().querySelector('[data-field="menu"]')).toBeNull();
    await click(getByRole('checkbox', { name: /Follow up on call 4711/ }));
    await fireEvent.change(field('menu'), { target: { value: 'other' } });
    await late();
    await save();
    expect(problem('menu')).toBe('The id of a menu is needed.');
    await type('menuId', 'menu_999');
    await save();
    expect(bridge.requests('callbacks.schedule')[0]).toMatchObject({
      menuId: 'menu_999',
      parentCallId: null,
      language: 'de',
      recordingPermission: 'denied',
    });
  });

  it('takes over the earlier call instead of a menu', async () => {
    const { bridge, getByRole } = await openForm({ providerCallId: 4711 });
    await type('when', 'in 2 h');
    await click(getByRole('checkbox', { name: /Follow up on call 4711/ }));
    await save();
    expect(bridge.requests('callbacks.schedule')[0]).toMatchObject({ menuId: null, parentCallId: 4711 });
  });

  it('keeps a note that is too long, and says by how much', async () => {
    const { bridge } = await openForm();
    await type('when', 'in 2 h');
    await type('note', 'x'.repeat(20_005));
    expect(problem('note')).toBe('5 characters too many');
    await save();
    expect(bridge.requests('callbacks.schedule')).toEqual([]);
    expect(asTextArea(field('note')).value).toHaveLength(20_005);
  });
});

describe('what comes of saving', () => {
  it('is shown as it goes on: sending, kept, sent', async () => {
    const { bridge, keeper } = await openForm();
    const states: IntentView['state'][] = [
      { name: 'sending', at: NOW },
      {
        name: 'drafted',
        at: NOW + 1,
        lastTry: { at: NOW + 1, why: 'unreachable', detail: null, retryAfterMs: null },
      },
      { name: 'scheduled', at: NOW + 2, how: 'created', providerCallId: 7 },
    ];
    bridge.answer('callbacks.schedule', ({ id, due }) =>
      keeper.put(held(0, { id, due, state: states[0] ?? held(0).state })),
    );
    await type('when', 'in 2 h');
    await save();
    expect(result()?.textContent).toContain('Handing over the callback…');
    const { id } = keeper.get(bridge.requests('callbacks.schedule')[0]?.id ?? '');
    for (const [index, words] of [
      [1, 'It goes out by itself as soon as it can.'],
      [2, 'CCAI Platform has the callback'],
    ] as const) {
      keeper.put({ ...keeper.get(id), state: states[index] ?? held(0).state });
      await late();
      expect(result()?.textContent).toContain(words);
    }
    await click(action('showInList'));
    await late();
    expect(document.querySelector('article.detail')?.getAttribute('data-intent')).toBe(id);
  });

  it('marks the field that CCAI Platform refused, and sends the corrected text', async () => {
    const { bridge, keeper } = await openForm();
    bridge.answer('callbacks.schedule', ({ id, due }) =>
      keeper.put(
        held(0, {
          ...{ id, due },
          state: {
            ...{ name: 'refused', at: NOW, status: 404 },
            refusal: refusal({
              code: 'notFound',
              field: 'menu',
              params: { value: '9' },
              raw: 'menu_id 9 not found',
            }),
          },
        }),
      ),
    );
    await type('when', 'in 2 h');
    await type('note', 'about the lift');
    await save();
    expect(result()).toBeNull();
    expect(problem('menu')).toContain('CCAI Platform does not know the menu “9”');
    expect(sheet().textContent).toContain('menu_id 9 not found');
    expect(document.activeElement).toBe(field('menu'));
    expect(sheet().querySelector('details[data-more]')?.hasAttribute('open')).toBe(true);
    expect(asTextArea(field('note')).value).toBe('about the lift');
    await fireEvent.change(field('menu'), { target: { value: '12' } });
    await save();
    expect(bridge.requests('callbacks.edit')[0]).toMatchObject({
      id: bridge.requests('callbacks.schedule')[0]?.id,
      menuId: 12,
      note: 'about the lift',
    });
    expect(result()).not.toBeNull();
  });

  it('leaves a doubt to the agent, now or later', async () => {
    const { bridge, keeper } = await openForm();
    bridge.answer('callbacks.schedule', ({ id, due }) =>
      keeper.put(
        held(0, { id, due, state: { name: 'unconfirmed', at: NOW, reason: 'timeout', detail: null } }),
      ),
    );
    await type('when', 'in 2 h');
    await save();
    expect(result()?.textContent).toContain('Perhaps handed over');
    expect(result()?.textContent).toContain('rings twice');
    expect(action('close').textContent.trim()).toBe('Decide later');
    await click(sheet().querySelector<HTMLElement>('[data-step="exists"]') ?? document.body);
    expect(bridge.requests('intents.resolve')[0]?.answer).toBe('exists');
  });

  it('loses nothing when writing it down fails, and tries the same again', async () => {
    const { bridge } = await openForm();
    bridge.refuse('callbacks.schedule', 'storageFailed');
    await type('when', 'in 2 h');
    await type('note', 'about the lift');
    await save();
    expect(sheet().querySelector('[data-failure]')?.textContent).toContain('What you typed stays here.');
    expect(asInput(field('when')).value).toBe('in 2 h');
    await save();
    const [first, second] = bridge.requests('callbacks.schedule');
    expect(second?.id).toBe(first?.id);
  });

  it('marks the moment where main says that it has passed', async () => {
    const { bridge } = await openForm();
    bridge.answer('callbacks.schedule', () => {
      throw new RequestError('badRequest', 'this time has passed', 'past');
    });
    await type('when', 'in 2 h');
    await save();
    expect(problem('when')).toContain('This is not in the future.');
  });

  it('is not sent twice by two presses', async () => {
    const { bridge } = await openForm();
    bridge.answer('callbacks.schedule', () => new Promise<never>(() => {}));
    await type('when', 'in 2 h');
    await save();
    await save();
    expect(bridge.requests('callbacks.schedule')).toHaveLength(1);
    expect(action('save').textContent.trim()).toBe('Saving…');
  });
});

describe('a promise that is made already', () => {
  const promised = reminder(7, { due: { at: NOW + 2 * HOUR, zone: 'Europe/Paris' } });
  const lines = () =>
    [...sheet().querySelectorAll('[data-promised]')].map((line) => line.querySelector('.text')?.textContent);
  async function openAgain(intents: readonly IntentView[] = [promised]) {
    const page = await openWindow();
    page.bridge.answer('callbacks.ofCaller', () => ({ intents: [...intents], total: intents.length }));
    page.bridge.emit('navigate', asked());
    await late();
    return page;
  }
  const again = () => sheet().querySelector('[data-again]');

  it('is told before saving, and leads to it; what was typed waits', async () => {
    const { bridge, desk } = await openAgain();
    expect(bridge.requests('callbacks.ofCaller')[0]).toEqual({ callerKey: '+33187224465' });
    expect(lines()).toEqual(['Callback promised: today 13:00, you call']);
    await type('when', 'tomorrow 9:30');
    await click(sheet().querySelector<HTMLElement>('[data-promised]') ?? document.body);
    expect(document.querySelector('dialog')).toBeNull();
    expect(desk.navigation.screen).toBe('callbacks');
    bridge.emit('navigate', asked());
    await late();
    expect(asInput(field('when')).value).toBe('tomorrow 9:30');
  });

  it('is asked about once where it is within the hour', async () => {
    const { bridge } = await openAgain();
    await type('when', 'in 1 h 30 min');
    expect(again()).toBeNull();
    await save();
    expect(bridge.requests('callbacks.schedule')).toEqual([]);
    expect(again()?.textContent).toContain('within an hour');
    expect(action('save').textContent.trim()).toBe('Promise a second one');
    await save();
    expect(bridge.requests('callbacks.schedule')).toHaveLength(1);
    expect(result()).not.toBeNull();
  });

  it('is asked about anew when the moment is another one', async () => {
    const { bridge } = await openAgain();
    await type('when', 'in 1 h 30 min');
    await save();
    await type('when', 'in 2 h');
    expect(again()).toBeNull();
    await save();
    expect(again()).not.toBeNull();
    expect(bridge.requests('callbacks.schedule')).toEqual([]);
  });

  it('is not asked about where it is for another time, or where it could not be read', async () => {
    const { bridge } = await openAgain();
    await type('when', 'tomorrow 9:30');
    await save();
    expect(bridge.requests('callbacks.schedule')).toHaveLength(1);
    await click(action('close'));
    bridge.refuse('callbacks.ofCaller', 'storageFailed');
    bridge.emit('navigate', asked());
    await late();
    await type('when', 'in 2 h');
    await save();
    expect(bridge.requests('callbacks.schedule')).toHaveLength(2);
  });
});

describe('a form that was closed', () => {
  it('comes back as it was left, for the same caller alone, until it is saved', async () => {
    const { bridge } = await openForm();
    await type('when', 'demain 9h30');
    await type('note', 'about the lift');
    await escape();
    expect(document.querySelector('dialog')).toBeNull();
    bridge.emit('navigate', asked({ text: '+442079460018' }));
    await late();
    expect(asInput(field('when')).value).toBe('');
    await escape();
    bridge.emit('navigate', asked());
    await late();
    expect(asInput(field('when')).value).toBe('demain 9h30');
    expect(asTextArea(field('note')).value).toBe('about the lift');
    expect(sheet().querySelector('[data-restored]')).not.toBeNull();
    await save();
    await click(action('close'));
    bridge.emit('navigate', asked());
    await late();
    expect(asInput(field('when')).value).toBe('');
  });

  it('can be begun afresh', async () => {
    const { bridge } = await openForm();
    await type('when', 'demain 9h30');
    await escape();
    bridge.emit('navigate', asked());
    await late();
    await click(action('afresh'));
    expect(asInput(field('when')).value).toBe('');
    expect(sheet().querySelector('[data-restored]')).toBeNull();
    expect(document.activeElement).toBe(field('when'));
    await escape();
    bridge.emit('navigate', asked());
    await late();
    expect(sheet().querySelector('[data-restored]')).toBeNull();
  });

  it('does not close the card beneath by the same Escape', async () => {
    const { bridge, desk } = await openWindow();
    bridge.emit('navigate', { to: 'caller', key: '+33187224465' });
    await late();
    bridge.emit('navigate', asked());
    await late();
    await escape();
    expect(desk.navigation.callerKey).toBe('+33187224465');
  });
});

describe('a callback that is there', () => {
  const open = async (mode: 'edit' | 'replace', intent: IntentView) => {
    const page = await openWindow({ intents: [intent] });
    page.desk.callbacks.edit({ mode, intent });
    await late();
    return page;
  };

  it('is opened at the field that was refused, with the reason', async () => {
    await open(
      'edit',
      held(1, {
        state: {
          ...{ name: 'refused', at: NOW, status: 400 },
          refusal: refusal({
            code: 'notFound',
            field: 'menu',
            params: { value: '9999' },
            raw: 'menu 9999 not found',
          }),
        },
      }),
    );
    await late();
    expect(problem('menu')).toContain('CCAI Platform does not know the menu “9999”');
    expect(sheet().textContent).toContain('menu 9999 not found');
    expect(sheet().querySelector('details[data-more]')?.hasAttribute('open')).toBe(true);
    expect(document.activeElement).toBe(field('menu'));
  });

  it('is edited with all that it has', async () => {
    const choices = {
      outboundNumber: null,
      menuId: 77,
      parentCallId: null,
      language: 'de',
      recordingPermission: 'granted',
    } as const;
    const { bridge } = await open(
      'edit',
      held(1, { note: 'the lift', ticketId: 'INC-7', choices, due: { at: NOW + DAY, zone: 'Asia/Tokyo' } }),
    );
    expect(asInput(field('when')).value).toBe('2026-11-04 19:00');
    expect(asTextArea(field('note')).value).toBe('the lift');
    expect(asInput(field('menuId')).value).toBe('77');
    await type('when', 'tomorrow 20:00');
    await save();
    expect(bridge.requests('callbacks.edit')[0]).toEqual({
      id: idOf(1),
      kind: 'callback',
      to: { number: '+33187224465', ticketId: 'INC-7' },
      due: { at: NOW + DAY + HOUR, zone: 'Asia/Tokyo' },
      note: 'the lift',
      menuId: 77,
      parentCallId: null,
      language: 'de',
      recordingPermission: 'granted',
    });
  });

  it('stays with CCAI Platform when its set-up is lost meanwhile', async () => {
    const page = await openWindow({ options: { ready: false, missing: ['token'] } });
    page.desk.callbacks.edit({
      mode: 'edit',
      intent: held(1, { state: { name: 'drafted', at: NOW, lastTry: null } }),
    });
    await late();
    expect(asInput(page.getByRole('radio', { name: /CCAI calls/ })).checked).toBe(true);
  });

  it('is moved by another in its place, which is said before', async () => {
    const { bridge, getByRole } = await open('replace', held(1));
    expect(sheet().textContent).toContain('it will still call on Tuesday 3 November at 12:00');
    expect(sheet().textContent).toContain('A second callback is made');
    expect(sheet().querySelector('[data-field="number"]')).toBeNull();
    expect(document.activeElement).toBe(field('when'));
    await click(getByRole('checkbox', { name: /removed the first one/ }));
    await type('when', 'tomorrow 10:00');
    await save();
    expect(bridge.requests('callbacks.replace')[0]).toMatchObject({
      id: idOf(1),
      due: { at: Date.UTC(2026, 10, 4, 9), zone: 'Europe/Paris' },
      removedThere: true,
    });
    expect(result()?.getAttribute('data-intent')).toBe(bridge.requests('callbacks.replace')[0]?.newId);
  });

  it('says that it passed while it lay there', async () => {
    await open('edit', reminder(1, { due: { at: NOW - HOUR, zone: 'Europe/Paris' } }));
    await save();
    expect(problem('when')).toBe('This is not in the future.');
  });
});
