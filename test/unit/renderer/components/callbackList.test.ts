import { RequestError } from '#shared/contract/errors.ts';
import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import {
  click,
  clockOfParis,
  due,
  group,
  late,
  openCallbacks,
  rowOf,
  rows,
  select,
  some,
} from '../support/callbacksScreen.ts';
import { deferred } from '../support/fakeBridge.ts';
import { refusal } from '../support/placingSamples.ts';
import { held, HOUR, idOf, MINUTE, PromiseKeeper, reminder } from '../support/promises.ts';
import { DAY, health, NOW } from '../support/samples.ts';
import { mainBridge, openMain } from '../support/windows.ts';

clockOfParis();

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
    expect(rowOf(1).querySelector('.name')?.getAttribute('title')).toBe('Jeanne Martin');
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
