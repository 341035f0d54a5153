import { describe, expect, it } from 'vitest';
import {
  click,
  clockOfParis,
  detail,
  due,
  notCallable,
  openCallbacks,
  press,
  rowOf,
  rows,
  select,
  short,
  step,
} from '../support/callbacksScreen.ts';
import { candidate, intent } from '../support/placingSamples.ts';
import { idOf, MINUTE, reminder } from '../support/promises.ts';
import { NOW } from '../support/samples.ts';

clockOfParis();

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
