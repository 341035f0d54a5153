import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { RequestError } from '#shared/contract/errors.ts';
import {
  clockOfParis,
  click,
  detail,
  due,
  late,
  openCallbacks,
  press,
  rowOf,
  rows,
  select,
  step,
} from '../support/callbacksScreen.ts';
import { held, HOUR, idOf, reminder } from '../support/promises.ts';
import { asInput, mainBridge } from '../support/windows.ts';

clockOfParis();

const SECOND = 1000;
const report = (): string => document.querySelector('.report')?.textContent.trim() ?? '';
const shown = (): string | null => document.querySelector('.report')?.getAttribute('data-report') ?? null;
const undo = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-step="undoFinish"]');
const toast = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.report p');
  if (found === null) throw new Error('nothing is told');
  return found;
};

async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  await late();
}

const overdue = [reminder(1, due(-2 * HOUR)), held(2, due(-HOUR)), reminder(3, due(HOUR))];

describe('what was done by mistake', () => {
  it('is taken back by a button, which is announced, and the keyboard goes to what is back', async () => {
    const { bridge } = await openCallbacks(overdue);
    await select(2);
    await click(step('finish'));
    expect(document.querySelector('.report')?.getAttribute('role')).toBe('status');
    expect(report()).toContain('Marked as done.');
    expect(rows()).not.toContain(idOf(2));
    const button = undo();
    button?.focus();
    if (button !== null) await click(button);
    expect(bridge.requests('callbacks.undoFinish')).toEqual([{ id: idOf(2) }]);
    expect(rowOf(2).getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement).toBe(rowOf(2));
    expect(report()).toContain('Not done');
    expect(undo()).toBeNull();
    expect(bridge.requests('intents.resolve')).toEqual([]);
  });

  it('leaves the keyboard in the details from which it was done', async () => {
    await openCallbacks(overdue);
    await select(1);
    step('finish').focus();
    await click(step('finish'));
    expect(document.activeElement).toBe(detail()?.querySelector('h2'));
  });

  it('is taken back by Ctrl+Z, as long as the button is there', async () => {
    const { bridge } = await openCallbacks(overdue);
    await select(1);
    rowOf(1).focus();
    await press('f');
    await press('z');
    await press('z', { ctrlKey: true, shiftKey: true });
    expect(bridge.requests('callbacks.undoFinish')).toEqual([]);
    await press('z', { ctrlKey: true });
    await press('z', { ctrlKey: true });
    expect(bridge.requests('callbacks.undoFinish')).toEqual([{ id: idOf(1) }]);
    expect(document.activeElement).toBe(rowOf(1));
  });

  it('leaves Ctrl+Z to a field in which one types', async () => {
    const { bridge, getByRole } = await openCallbacks(overdue);
    await select(1);
    rowOf(1).focus();
    await press('f');
    asInput(getByRole('searchbox')).focus();
    await press('z', { ctrlKey: true });
    expect(bridge.requests('callbacks.undoFinish')).toEqual([]);
  });

  it('can be taken back for twenty seconds, and while somebody is at it', async () => {
    await openCallbacks(overdue);
    await select(1);
    await click(step('finish'));
    await pass(19 * SECOND);
    await fireEvent.pointerEnter(toast());
    await pass(60 * SECOND);
    expect(undo()).not.toBeNull();
    undo()?.focus();
    await fireEvent.pointerLeave(toast());
    await pass(60 * SECOND);
    expect(undo()).not.toBeNull();
    undo()?.blur();
    await late();
    await pass(20 * SECOND);
    expect(undo()).toBeNull();
    expect(report()).toBe('');
  });

  it('stays done where it is not known any more how it stood, and says so', async () => {
    const bridge = mainBridge();
    await openCallbacks(overdue, bridge);
    bridge.answer('callbacks.undoFinish', () =>
      Promise.reject(new RequestError('badRequest', 'where it stood is not known', 'state')),
    );
    await select(1);
    await click(step('finish'));
    await press('z', { ctrlKey: true });
    expect(report()).toContain('It stays done');
    expect(rows()).not.toContain(idOf(1));
  });
});

describe('what is told of a step', () => {
  it('goes away by itself where nothing is to be done about it', async () => {
    const bridge = mainBridge();
    bridge.answer('callbacks.export', () => ({ savedAs: 'callbacks.ics', count: 3, problem: null }));
    const { getByRole } = await openCallbacks(overdue, bridge);
    await click(getByRole('button', { name: /Export all that are open/ }));
    expect(report()).toContain('3 callbacks written to callbacks.ics');
    await pass(11 * SECOND);
    expect(shown()).toBe('exported');
    await pass(SECOND);
    expect(report()).toBe('');
  });

  it('goes away also while another screen is looked at', async () => {
    const { desk } = await openCallbacks(overdue);
    await select(1);
    await click(step('finish'));
    await fireEvent.pointerEnter(toast());
    desk.navigation.go('live');
    await late();
    await pass(21 * SECOND);
    desk.navigation.go('callbacks');
    await late();
    expect(report()).toBe('');
  });

  it('stays where something failed, until it is put away', async () => {
    const bridge = mainBridge();
    bridge.answer('callbacks.export', () => ({
      savedAs: null,
      count: 3,
      problem: { why: 'diskFull', file: 'callbacks.ics' },
    }));
    const { getByRole } = await openCallbacks(overdue, bridge);
    await click(getByRole('button', { name: /Export all that are open/ }));
    await pass(10 * 60 * SECOND);
    expect(shown()).toBe('notWritten');
    await click(getByRole('button', { name: 'Close' }));
    expect(report()).toBe('');
  });
});

describe('a callback that was moved', () => {
  it('tells for when it was first promised, in its row and in its details', async () => {
    await openCallbacks([reminder(1, due(-2 * HOUR)), reminder(2, due(HOUR))]);
    await select(1);
    expect(rowOf(1).textContent).not.toContain('irst promised');
    await click(document.querySelector<HTMLElement>('[data-snooze="hour"]') ?? document.body);
    const said = /First promised for \w+,? \d+ \w+, \d\d:\d\d/;
    expect(rowOf(1).textContent).toMatch(said);
    expect(detail()?.querySelector('[data-first]')?.textContent).toMatch(said);
    await select(2);
    expect(detail()?.querySelector('[data-first]')).toBeNull();
  });
});
