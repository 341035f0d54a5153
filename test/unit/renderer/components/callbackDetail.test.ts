import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import {
  click,
  clockOfParis,
  detail,
  due,
  late,
  openCallbacks,
  press,
  rowOf,
  rows,
  select,
  some,
  step,
} from '../support/callbacksScreen.ts';
import { candidate, intent, options, refusal } from '../support/placingSamples.ts';
import { held, HOUR, idOf, MINUTE, PromiseKeeper, reminder } from '../support/promises.ts';
import { NOW } from '../support/samples.ts';
import { asTextArea, mainBridge, openMain } from '../support/windows.ts';
import type { IntentView } from '#shared/contract/placingViews.ts';

clockOfParis();

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
