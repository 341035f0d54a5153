import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { candidate } from '../support/placingSamples.ts';
import { number } from '../support/samples.ts';
import {
  action,
  asked,
  click,
  escape,
  field,
  late,
  openForm,
  openWindow,
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
