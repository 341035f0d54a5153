import { cleanup, fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  NUMBER,
  standAtNow,
  callingBridge,
  late,
  openDial,
  type,
  dialog,
  outcomeOf,
} from '../support/dialWindow.ts';
import { candidate, intent, options } from '../support/placingSamples.ts';
import { held } from '../support/promises.ts';
import { NOW, number, preferences, withheld } from '../support/samples.ts';
import { asInput, asTextArea, openMain, settle } from '../support/windows.ts';

beforeEach(standAtNow);

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
