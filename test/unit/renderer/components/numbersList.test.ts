import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { broken, companyNumber, PhoneProvider } from '../support/phoneProvider.ts';
import { NOW } from '../support/samples.ts';
import { mainBridge, openMain } from '../support/windows.ts';
import { freezeTime, late, three, openNumbers, rows, one, click, press } from '../support/numbersScreen.ts';

freezeTime();

describe('the list of numbers', () => {
  it('shows each with state, kind, holder and campaign, and counts the zones', async () => {
    await openNumbers();
    expect(rows()).toHaveLength(3);
    expect(rows()[1]?.textContent).toMatch(/\+33 1 87 22 00 02\s*Inactive\s*Telephone\s*Karim Benali/);
    expect(one('[data-zone="01"]').textContent).toMatch(/01\s*Île-de-France\s*2/);
    expect(one('[data-zone="04"]').textContent).toContain('South-East');
    expect(one('[data-zone="02"]').textContent).toContain('0');
    expect(one('[data-zone="be_02"]').textContent).toContain('Bruxelles');
    expect(document.querySelector('[data-zone="none"]')).toBeNull();
  });

  it('searches when typing rests, filters at once, and takes all back with one press', async () => {
    const { bridge } = await openNumbers();
    await fireEvent.input(one('input[type="search"]'), { target: { value: 'karim' } });
    expect(bridge.requests('numbers.rows').at(-1)?.query.text).toBe('');
    await vi.advanceTimersByTimeAsync(130);
    await late();
    expect(rows()).toHaveLength(1);
    await fireEvent.change(one('[data-filter="state"]'), { target: { value: 'active' } });
    await late();
    expect(document.body.textContent).toContain('No number fits');
    await click('.list .button');
    expect(rows()).toHaveLength(3);
  });

  it('offers the numbers without a zone only if there are some', async () => {
    await openNumbers([...three, companyNumber(9, { zone: null, zoneCode: null })]);
    expect(one('[data-zone="none"]').textContent).toContain('Without a zone');
    await fireEvent.click(one('[data-zone="none"] input'));
    await late();
    expect(rows()).toHaveLength(1);
  });

  it('is moved through by keyboard, and names the row it is at', async () => {
    await openNumbers(Array.from({ length: 500 }, (_none, index) => companyNumber(index)));
    const grid = one('[role="grid"]');
    expect(grid.getAttribute('aria-rowcount')).toBe('501');
    grid.focus();
    for (const [key, row] of [
      ['ArrowDown', 3],
      ['End', 501],
      ['ArrowUp', 500],
      ['Home', 2],
      ['ArrowUp', 2],
    ] as const) {
      await press(key);
      const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
      expect(active?.getAttribute('aria-rowindex'), key).toBe(String(row));
      expect(active?.getAttribute('aria-selected'), key).toBe('true');
      expect(document.activeElement).toBe(grid);
    }
    expect(rows().length).toBeLessThan(60);
    await press('Enter');
    expect(document.activeElement?.textContent).toBe('+33 1 87 22 00 00');
    await press('Escape');
    expect(document.activeElement).toBe(grid);
  });

  it('tells apart: not set up, being read, failed with nothing, failed with an older list, empty', async () => {
    const { provider, desk } = await openNumbers([], (made) => {
      made.reading = { state: 'notConfigured' };
    });
    expect(document.body.textContent).toContain('The company’s numbers are at Cliqphone');
    await click('[data-action="settings"]');
    expect(desk.navigation.section).toBe('cliqphone');
    desk.navigation.go('numbers');
    await late();
    provider.tell({ state: 'reading', since: NOW });
    await late();
    expect(document.querySelector('[role="status"][aria-label="Asking Cliqphone…"]')).not.toBeNull();
    provider.tell({ state: 'failed', at: NOW, reason: 'timeout', detail: 'after 15 s' });
    await late();
    expect(one('[data-reading="failed"]').textContent).toContain('The numbers could not be read');
    provider.reading = { state: 'read', at: NOW };
    provider.list([]);
    await late();
    expect(document.body.textContent).toContain('Cliqphone lists no number');
    provider.list(three);
    provider.tell({
      state: 'refused',
      at: NOW,
      refusal: { code: 'tokenInvalid', field: null, params: {}, raw: '0003 invalid token' },
    });
    await late();
    expect(one('[data-reading="refused"]').textContent).toContain('0003 invalid token');
    expect(one('[data-reading="refused"]').textContent).toContain('What shows is from');
    expect(rows()).toHaveLength(3);
  });

  it.each([
    ['loginInvalid', undefined, 'does not accept the login or the password', 'Check login and password'],
    ['accountInactive', undefined, 'switched off at Cliqphone', 'Have Cliqphone switch it on again'],
    ['tokenInvalid', undefined, 'Cliqphone refuses access', 'Check login and password'],
    ['tokenInvalid', true, 'took login and password', 'ask Cliqphone whether this account may read'],
  ] as const)(
    'says why the account is refused, when, and in whose words: %s',
    async (code, byStatus, why, advice) => {
      await openNumbers([], (provider) => {
        // Of the sign-in itself, or of a list after it.
        const field = byStatus ? null : 'login';
        const refusal = { code, field, params: {}, raw: 'odd words', byStatus };
        provider.reading = { state: 'refused', at: NOW - 3_600_000, refusal };
      });
      const said = one('[data-reading="refused"]').textContent;
      expect(said).toContain(why);
      expect(said).toContain(advice);
      expect(one('[data-said-at]').textContent).toMatch(/Said on .* “Try again”/);
      expect(said, 'a name of ours is no word of Cliqphone').not.toMatch(/loginInvalid|accountInactive/);
      expect(one('details summary').textContent).toBe(byStatus ? 'Detail' : 'What Cliqphone said');
      expect(one('details').textContent).toContain('odd words');
    },
  );

  it('does not say that Cliqphone said what Ringside says', async () => {
    await openNumbers([], (provider) => {
      provider.reading = { state: 'failed', at: NOW, reason: 'timeout', detail: 'no answer within 3000 ms' };
    });
    expect(one('[data-reading="failed"] summary').textContent).toBe('Detail');
  });

  it('says that plain http is not allowed, where that is why nothing is asked', async () => {
    await openNumbers([], (provider) => {
      provider.reading = { state: 'notConfigured', why: 'inClear' };
    });
    expect(one('[data-withheld="inClear"]').textContent).toContain('allow plain HTTP');
    expect(document.body.textContent).not.toContain('Enter the address of Cliqphone, the login');
  });

  it('counts what could not be read of the lists', async () => {
    await openNumbers(three, (provider) => {
      provider.unread = 3;
    });
    expect(one('[data-unread]').textContent).toContain('3 entries of Cliqphone’s list could not be read');
    expect(one('[data-zones-unread]').textContent).toContain('3 zones');
  });

  it('shows what is looked at as the newest list has it, and says what is in it no more', async () => {
    const { provider } = await openNumbers();
    await fireEvent.click(rows()[0] ?? document.body);
    await late();
    provider.list([companyNumber(1, { holder: 'Zoé Durand' }), ...three.slice(1)]);
    provider.tell({ state: 'read', at: NOW });
    await late();
    expect(one('.detail [data-row="holder"]').textContent).toContain('Zoé Durand');
    provider.list(three.slice(1));
    provider.tell({ state: 'read', at: NOW });
    await late();
    expect(one('[data-locked="gone"]').textContent).toContain('not in the list any more');
    expect(document.querySelector('.detail [data-action="edit"]')).toBeNull();
  });

  it('says that main itself failed, and asks again', async () => {
    const bridge = mainBridge();
    const provider = new PhoneProvider(bridge, three);
    bridge.answer('numbers.state', broken);
    const page = await openMain(bridge);
    page.desk.navigation.go('numbers');
    await late();
    const retry = page.getByRole('button', { name: 'Try again' });
    bridge.answer('numbers.state', () => provider.state());
    await fireEvent.click(retry);
    await late();
    expect(rows()).toHaveLength(3);
  });

  it('does not let a number be changed whose id is another one’s, too', async () => {
    await openNumbers();
    await fireEvent.click(rows()[2] ?? document.body);
    await late();
    expect(one('[data-locked="sharedId"]').textContent).toContain('wrong number');
    expect(document.querySelector('[data-action="edit"]')).toBeNull();
  });
});
