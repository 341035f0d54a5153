import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { RequestError } from '#shared/contract/errors.ts';
import { refusal } from '../support/placingSamples.ts';
import { held, HOUR, idOf, reminder } from '../support/promises.ts';
import { DAY, NOW } from '../support/samples.ts';
import {
  action,
  asked,
  click,
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
    const when = asInput(field('when'));
    expect(when.value).toBe('2026-11-04 19:00');
    when.focus();
    await late();
    // The first key takes the place of the time that is to be another one.
    expect([when.selectionStart, when.selectionEnd]).toEqual([0, when.value.length]);
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
