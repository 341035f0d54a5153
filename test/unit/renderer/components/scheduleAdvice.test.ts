import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { candidate } from '../support/placingSamples.ts';
import { number } from '../support/samples.ts';
import {
  click,
  field,
  late,
  openForm,
  problem,
  result,
  save,
  sheet,
  standInParis,
  type,
} from '../support/scheduleWindow.ts';
import { asInput, asTextArea } from '../support/windows.ts';

beforeEach(standInParis);
afterEach(() => {
  vi.useRealTimers();
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
