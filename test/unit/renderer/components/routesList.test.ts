import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { PinKeeper, route } from '../support/pins.ts';
import { NOW, preferences } from '../support/samples.ts';
import { mainBridge, openMain } from '../support/windows.ts';
import {
  freezeTime,
  SOME,
  late,
  openRoutes,
  screen,
  textOf,
  rows,
  row,
  find,
  click,
  type,
} from '../support/routesScreen.ts';

freezeTime();

describe('the list of pins', () => {
  it('is read when it is first looked at, and says number, name, extension and since when', async () => {
    const { bridge } = await openRoutes();
    expect(bridge.requests('routes.state')).toEqual([{ refresh: false }]);
    expect(rows()).toEqual(['1', '2', '3', '4']);
    expect(textOf(row('1'))).toContain('+33 1 87 00 00 01');
    expect(textOf(row('1'))).toContain('Jeanne Martin');
    expect(textOf(row('1'))).toContain('107');
    expect(textOf(row('1'))).toContain('31 Oct 2026');
    expect(row('2').querySelector('[data-mine]')).not.toBeNull();
    expect(row('1').querySelector('[data-mine]')).toBeNull();
    expect(textOf(row('3'))).toContain('none');
    expect(textOf(row('3'))).toContain('unknown');
    expect(textOf(find('.status'))).toContain('4 callers, 1 pinned to you');
    expect(textOf(find('.status'))).toContain('read 1 min ago');
  });

  it('is not asked for before anybody looks', async () => {
    const bridge = mainBridge();
    new PinKeeper(bridge, SOME);
    await openMain(bridge);
    await late();
    expect(bridge.requests('routes.state')).toEqual([]);
  });

  it('draws only rows in sight of a hundred thousand', async () => {
    const { bridge } = await openRoutes(Array.from({ length: 100_000 }, (_, index) => route(index)));
    expect(rows().length).toBeLessThan(40);
    expect(bridge.requests('routes.rows').every(({ count }) => count <= 200)).toBe(true);
    expect(textOf(find('.status'))).toContain('100,000 callers');
  });

  it('is searched as typed, by the last thing typed', async () => {
    const { bridge } = await openRoutes();
    await fireEvent.input(find('input[type="search"]'), { target: { value: 'jea' } });
    await type('input[type="search"]', 'jeanne');
    expect(rows()).toEqual(['1']);
    expect(bridge.requests('routes.rows').map(({ query }) => query.text)).toEqual(['', 'jeanne']);
    expect(textOf(find('.status'))).toContain('1 of 4 callers');
    await type('input[type="search"]', 'nobody of that name');
    expect(textOf(screen())).toContain('No pin matches “nobody of that name”');
  });

  it('shows mine only, and says so where there are none', async () => {
    const { getByRole, keeper } = await openRoutes();
    await fireEvent.click(getByRole('radio', { name: 'Mine only' }));
    await late();
    expect(rows()).toEqual(['2']);
    keeper.put([route(1)]);
    await late();
    expect(textOf(screen())).toContain('Nobody is pinned to you');
  });

  it('keeps what was read while it is read anew, and tells how far that has come', async () => {
    const { keeper } = await openRoutes();
    keeper.change({ reading: { state: 'reading', since: NOW, came: 12_000, total: 100_000 } });
    await late();
    expect(rows()).toHaveLength(4);
    expect(textOf(find('.status'))).toContain('Reading: 12,000 of 100,000');
    keeper.change({ reading: { state: 'reading', since: NOW, came: 13_000, total: null } });
    await late();
    expect(textOf(find('.status'))).toContain('Reading: 13,000 so far');
    expect(find('progress').hasAttribute('value')).toBe(false);
  });

  it('tells of the first reading, of a failed one, and of a failed one that leaves what was read', async () => {
    const { keeper, bridge } = await openRoutes([], (one) => {
      one.state = { reading: { state: 'reading', since: NOW, came: 300, total: 900 }, asOf: null };
    });
    expect(textOf(screen())).toContain('Reading: 300 of 900');
    expect(textOf(screen())).not.toContain('Nobody is pinned');
    const failed = { state: 'failed', at: NOW, reason: 'timeout', detail: null } as const;
    keeper.change({ reading: failed, asOf: null });
    await late();
    expect(textOf(screen())).toContain('Pitel did not answer in time');
    expect(textOf(screen())).not.toContain('Nobody is pinned');
    keeper.state = { reading: failed, asOf: NOW - 3_600_000, incomplete: true };
    keeper.put(SOME);
    await late();
    expect(textOf(screen())).toContain('What was read 1 h ago is still shown.');
    expect(textOf(find('[data-notice="incomplete"]'))).toContain('not all that Pitel held');
    expect(rows()).toHaveLength(4);
    await click('[role="alert"] button');
    expect(bridge.requests('routes.state').at(-1)).toEqual({ refresh: true });
  });

  it('says what is cut off, what cannot be read, and where the own extension is set', async () => {
    const { keeper, desk } = await openRoutes();
    keeper.change({
      reading: { state: 'read', at: NOW, cut: true, unreadable: 2, short: true, total: 2500 },
      myExtension: '',
    });
    await late();
    expect(textOf(find('[data-notice="cut"]'))).toContain('only the first 4 are shown');
    expect(textOf(find('[data-notice="short"]'))).toBe('Pitel says 2,500; only 4 could be read.');
    expect(textOf(find('[data-notice="unreadable"]'))).toBe(
      '2 entries of Pitel cannot be read and are missing here.',
    );
    await click('[data-notice="noExtension"] button');
    expect([desk.navigation.screen, desk.navigation.section]).toEqual(['settings', 'agent']);
  });

  it('leads to the settings where Pitel is not set up, and says that nobody is pinned where nobody is', async () => {
    const { keeper, desk } = await openRoutes([], (one) => {
      one.state = { reading: { state: 'notConfigured' }, asOf: null };
    });
    expect(textOf(screen())).toContain('Pitel is not set up');
    expect(screen()?.querySelector('[data-action="new"]')).toBeNull();
    keeper.change({});
    await late();
    expect(textOf(screen())).toContain('Nobody is pinned');
    keeper.change({ reading: { state: 'notConfigured' }, asOf: null });
    await late();
    await click('.empty button');
    expect([desk.navigation.screen, desk.navigation.section]).toEqual(['settings', 'pitel']);
  });

  it('tries again where main refused', async () => {
    const { bridge, keeper } = await openRoutes(SOME, (_, one) => {
      one.refuse('routes.state', 'internal');
    });
    expect(textOf(screen())).toContain('Something went wrong');
    bridge.answer('routes.state', () => keeper.tell());
    await click('[role="alert"] button');
    expect(rows()).toHaveLength(4);
  });
});

describe('in French', () => {
  it('everything is said in French', async () => {
    await openRoutes(SOME, (_, bridge) => {
      bridge.answer('preferences.read', () => ({ ...preferences, language: 'fr' }));
    });
    expect(textOf(find('.status'))).toContain('4 appelants, 1 épinglé à vous');
    await click('[data-route="1"]');
    await click('dialog [data-action="pinToMe"]');
    expect(textOf(find('[data-pin-question]'))).toContain(
      'Le poste 107 a cet appelant, dans Pitel depuis le 31 oct. 2026',
    );
  });
});
