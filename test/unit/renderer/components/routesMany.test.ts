import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { RequestOf } from '#shared/contract/api.ts';
import type { BulkRow } from '#shared/contract/routesViews.ts';
import { bulk, outdated, route } from '../support/pins.ts';
import {
  freezeTime,
  SOME,
  late,
  openRoutes,
  textOf,
  selected,
  sheet,
  grid,
  find,
  click,
  type,
  press,
} from '../support/routesScreen.ts';

freezeTime();

describe('several pins', () => {
  it('are selected by box, by key, from one to another, and all that match but some', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="1"] [data-toggle]');
    await click('[data-route="3"] [data-toggle]', { shiftKey: true });
    expect(selected()).toEqual(['1', '2', '3']);
    await press('ArrowDown');
    await press(' ');
    expect(selected()).toEqual(['1', '2', '3', '4']);
    await press('a', { ctrlKey: true });
    await click('[data-route="2"] [data-toggle]');
    expect(find('[data-selected]').dataset['selected']).toBe('3');
    await click('[data-action="unpinMany"]');
    expect(textOf(sheet())).toContain('Unpin 3 callers?');
    expect(textOf(find('dialog [data-others]'))).toContain('2 callers of these are pinned to somebody else.');
    expect(textOf(find('dialog [data-others] li'))).toBe(
      'Extension 107: 2, the first since 31 Oct 2026, 10:00',
    );
    await click('[data-action="doMany"]');
    expect(bridge.requests('routes.bulk')).toEqual([
      { what: 'unpin', chosen: { query: { text: '', mineOnly: false }, except: ['2'] }, version: 1 },
    ]);
    expect(selected()).toEqual([]);
  });

  it('a shorter range takes back what the longer one took in', async () => {
    await openRoutes();
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    expect(selected()).toEqual(['1', '2', '3']);
    await press('ArrowUp', { shiftKey: true });
    expect(selected()).toEqual(['1', '2']);
    await press('Escape');
    expect(selected()).toEqual([]);
  });

  it('a range over rows that are not here is fetched; too long a one says what to do', async () => {
    const { bridge } = await openRoutes(Array.from({ length: 100_000 }, (_, index) => route(index)));
    await click('[data-route="0"] [data-toggle]');
    grid().scrollTop = 52 * 900;
    await fireEvent.scroll(grid());
    await late();
    await click('[data-route="900"] [data-toggle]', { shiftKey: true });
    expect(find('[data-selected]').dataset['selected']).toBe('901');
    await press('End', { shiftKey: true });
    expect(textOf(find('[data-notice="range"]'))).toContain('At most 10,000 can be selected in one go.');
    expect(bridge.requests('routes.rows').every(({ count }) => count <= 200)).toBe(true);
  });

  it('named ones outlive a search, all that match end with theirs', async () => {
    await openRoutes();
    await click('[data-route="1"] [data-toggle]');
    await type('input[type="search"]', '0187000002');
    await click('[data-route="2"] [data-toggle]');
    expect(find('[data-selected]').dataset['selected']).toBe('2');
    await click('[data-action="selectAll"]');
    await type('input[type="search"]', '');
    expect(find('[data-selected]').dataset['selected']).toBe('0');
  });

  it('are moved to an extension, and say how many are somebody else’s', async () => {
    const { bridge } = await openRoutes();
    await click('[data-route="1"] [data-toggle]');
    await click('[data-route="2"] [data-toggle]');
    await click('[data-action="moveMany"]');
    expect(textOf(find('dialog [data-others] p'))).toBe('1 caller of these is pinned to somebody else.');
    await click('[data-action="doMany"]');
    expect(bridge.requests('routes.bulk')).toEqual([]);
    await type('dialog [data-field="extension"]', '111');
    await click('[data-action="doMany"]');
    const asked: RequestOf<'routes.bulk'> = {
      what: 'pin',
      chosen: { ids: ['1', '2'] },
      version: 1,
      extension: '111',
    };
    expect(bridge.requests('routes.bulk')).toEqual([asked]);
  });

  it('may be somebody else’s where main cannot tell, and lack those that could not be read', async () => {
    const { bridge, keeper } = await openRoutes();
    bridge.refuse('routes.holders', 'internal');
    keeper.change({ incomplete: true });
    await late();
    await click('[data-action="selectAll"]');
    await click('[data-action="mineMany"]');
    expect(textOf(find('dialog [data-others]'))).toBe('Some of these may be pinned to somebody else.');
    expect(textOf(find('dialog [data-incomplete]'))).toContain('Not all pins of Pitel could be read');
  });

  it('cannot be pinned to somebody without an extension', async () => {
    const { keeper } = await openRoutes();
    keeper.change({ myExtension: '' });
    await late();
    await click('[data-route="1"] [data-toggle]');
    expect(document.querySelector('[data-action="mineMany"]')).toBeNull();
  });

  it('that were chosen in another list are looked at again before anything is done', async () => {
    const { bridge } = await openRoutes();
    bridge.answer('routes.bulk', outdated);
    await click('[data-route="1"] [data-toggle]');
    await click('[data-action="mineMany"]');
    await click('[data-action="doMany"]');
    expect(textOf(sheet())).toContain('The list changed since you selected');
    await click('[data-action="lookAgain"]');
    expect(sheet()).toBeNull();
    expect(selected()).toEqual([]);
  });

  it('are done with progress that outlives the screen, stopped, and told one by one', async () => {
    const { keeper, bridge, desk } = await openRoutes();
    await click('[data-route="1"] [data-toggle]');
    await click('[data-action="unpinMany"]');
    await click('[data-action="doMany"]');
    keeper.progress({ done: 1, total: 3 });
    await late();
    expect(textOf(find('[data-bulk="running"]'))).toContain('Unpinning: 1 of 3, none failed');
    desk.navigation.go('live');
    await late();
    keeper.progress({ done: 2, failed: 1 });
    desk.navigation.go('routes');
    await late();
    expect(textOf(find('[data-bulk="running"]'))).toContain('Unpinning: 2 of 3, 1 not done');
    await click('[data-action="stop"]');
    await click('[data-action="stop"]');
    expect(bridge.requests('routes.bulkStop')).toHaveLength(1);
    keeper.progress({ state: 'stopped', stoppedBy: 'agent' });
    await late();
    expect(textOf(find('[data-bulk="stopped"]'))).toContain('Stopped: 1 done, 1 not done, 1 not tried');
    await click('[data-action="dismiss"]');
    expect(document.querySelector('[data-bulk]')).toBeNull();
  });

  it('show what did not succeed first, with its reason, and copy it', async () => {
    const results: readonly BulkRow[] = [
      {
        key: '4',
        number: '0187000004',
        outcome: { result: 'refused', status: 200, refusal: { code: 'other', field: null, raw: 'LOCKED' } },
      },
      { key: '1', number: '0187000001', outcome: { result: 'unpinned', other: null } },
    ];
    const copied: string[] = [];
    const { keeper, bridge } = await openRoutes();
    bridge.answer('clipboard.copy', ({ text }) => {
      copied.push(text);
      return {};
    });
    keeper.bulkRows = results;
    keeper.bulk = bulk({ total: 2 });
    keeper.progress({ done: 2, failed: 1, state: 'finished' });
    await late();
    expect(textOf(find('[data-bulk="finished"]'))).toContain('Unpinned: 1 done, 1 not done');
    await click('[data-action="results"]');
    const shown = () => [...(sheet()?.querySelectorAll('[data-result]') ?? [])].map(textOf);
    expect(shown()).toEqual(['0187000004 Pitel refused the change Its own words are in the detail.']);
    await click('[data-action="copy"]');
    expect(copied).toEqual([
      '0187000004\tPitel refused the change. Its own words are in the detail.\tLOCKED',
    ]);
    await fireEvent.click(find('dialog input[value="all"]'));
    await late();
    expect(shown()).toHaveLength(2);
  });

  it('are told apart by how sure it is, copied with their lines, and done once more by a press', async () => {
    const results: readonly BulkRow[] = [
      { key: 'line:3', number: '0187000003', outcome: { result: 'rateLimited', retryAfterMs: null } },
      {
        key: 'line:4',
        number: '0187000004',
        outcome: { result: 'unconfirmed', reason: 'timeout', detail: null },
      },
      { key: 'line:9', number: '0187000009', outcome: null },
    ];
    const copied: string[] = [];
    const { keeper, bridge } = await openRoutes();
    bridge.answer('clipboard.copy', ({ text }) => {
      copied.push(text);
      return {};
    });
    keeper.bulkRows = results;
    keeper.bulk = bulk({ what: 'import', total: 30 });
    keeper.progress({ done: 15, total: 15, failed: 1, unknown: 1 });
    await late();
    expect(textOf(find('[data-bulk="running"]'))).toContain(
      '1 not done, 1 not known, asking again about those without an answer',
    );
    keeper.progress({ done: 15, total: 30, failed: 6, unknown: 1, state: 'stopped', stoppedBy: 'trouble' });
    await late();
    const bar = find('[data-bulk="stopped"]');
    expect(textOf(bar)).toContain('Given up, since Pitel could not be reached: 8 done,');
    expect(textOf(bar)).toContain('6 not done, 1 not known, 15 not tried');
    expect(bar.classList.contains('bad')).toBe(true);
    await click('[data-action="results"]');
    expect(textOf(find('[data-result="notTried"]'))).toContain('Not tried');
    await click('[data-action="copy"]');
    expect(copied.join().split('\n')).toMatchObject([
      expect.stringMatching(/^line 3\t0187000003\t/),
      expect.stringMatching(/^line 4\t0187000004\tPerhaps changed/),
      'line 9\t0187000009\tNot tried. Nothing was sent about this one.',
    ]);
    await fireEvent.keyDown(find('dialog'), { key: 'Escape' });
    bridge.refuse('routes.bulkAgain', 'notFound');
    await click('[data-action="again"]');
    expect(textOf(find('[data-refused]'))).toContain('cannot be done again');
    bridge.answer('routes.bulkAgain', () => bulk({ id: 'b2', what: 'import' }));
    await click('[data-action="again"]');
    expect(document.querySelector('[data-refused]')).toBeNull();
    await click('[data-bulk] [data-action="stop"]');
    expect(bridge.requests('routes.bulkAgain')).toEqual([
      { id: 'b1', over: false },
      { id: 'b1', over: false },
    ]);
  });

  it.each([
    ['againAll', 'Unpin 3', true],
    ['againRest', 'Only the other 2', false],
  ] as const)(
    'that belong to somebody else by now are asked about as the first time: %s',
    async (action, label, over) => {
      const { keeper, bridge } = await openRoutes();
      keeper.bulk = bulk({ what: 'unpin' });
      keeper.progress({ done: 3, failed: 3, state: 'finished' });
      keeper.others = [route(7, { extension: '199' })];
      bridge.answer('routes.bulkAgain', () => bulk({ id: 'b2' }));
      await late();
      await click('[data-action="again"]');
      expect(bridge.requests('routes.bulkHolders')).toEqual([{ id: 'b1' }]);
      expect(bridge.requests('routes.bulkAgain')).toEqual([]);
      expect(textOf(sheet())).toContain('Unpin 3 callers?');
      expect(textOf(find('dialog [data-others="1"]'))).toContain('Extension 199: 1, since 31 Oct 2026');
      expect(textOf(find(`dialog [data-action="${action}"]`))).toBe(label);
      await click(`dialog [data-action="${action}"]`);
      expect(bridge.requests('routes.bulkAgain')).toEqual([{ id: 'b1', over }]);
      expect(sheet()).toBeNull();
    },
  );

  it('that belong to somebody else by now are left alone by Cancel, and where they cannot be done again', async () => {
    const { keeper, bridge } = await openRoutes();
    keeper.bulk = bulk({ what: 'pin', total: 1 });
    keeper.progress({ done: 1, failed: 1, state: 'finished' });
    keeper.others = [route(7, { extension: '199' })];
    bridge.refuse('routes.bulkAgain', 'notFound');
    await late();
    await click('[data-action="again"]');
    expect(document.querySelector('dialog [data-action="againRest"]')).toBeNull();
    await click('dialog [data-action="cancel"]');
    expect(bridge.requests('routes.bulkAgain')).toEqual([]);
    await click('[data-action="again"]');
    await click('dialog [data-action="againAll"]');
    expect(textOf(sheet())).toContain('This cannot be done again');
  });

  it('are shown as under way after the window was opened anew', async () => {
    await openRoutes(SOME, (keeper) => {
      keeper.bulk = bulk({ what: 'pin', done: 40, total: 100 });
    });
    expect(textOf(find('[data-bulk="running"]'))).toContain('Pinning: 40 of 100');
  });
});
