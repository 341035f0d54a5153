import { fireEvent } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { health, NOW, preferences } from '../support/samples.ts';
import { press, screenOf } from '../support/keyboard.ts';
import { mainBridge, openMain, settle } from '../support/windows.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('health, notices and about', () => {
  it('shows who changed what from this computer, the first of them until all are wanted', async () => {
    const bridge = mainBridge();
    const change = { at: NOW, who: '104', action: 'pinned', subject: '+33 1 87 22 44 65 → 104' } as const;
    bridge.answer('about.changes', () => ({
      changes: Array.from({ length: 12 }, (_none, index) => ({ ...change, certain: index > 0 })),
    }));
    const { desk, getByRole } = await openMain(bridge);
    desk.navigation.go('about');
    await settle();
    await vi.dynamicImportSettled();
    await settle();
    const rows = () => document.querySelectorAll('[data-changes] tbody tr');
    expect(rows()).toHaveLength(10);
    expect(rows()[0]?.textContent).toMatch(/104\s*Caller pinned\s*sent, not confirmed/);
    expect(rows()[1]?.textContent).not.toContain('not confirmed');
    await fireEvent.click(getByRole('button', { name: 'Show all 12' }));
    expect(rows()).toHaveLength(12);
  });

  it.each([
    [null, 'Not known: the history is not open'],
    [[], 'Nothing yet'],
  ])('says of changes what is known: %j', async (changes, says) => {
    const bridge = mainBridge();
    bridge.answer('about.changes', () => ({ changes }));
    const { desk } = await openMain(bridge);
    desk.navigation.go('about');
    await settle();
    await vi.dynamicImportSettled();
    await settle();
    expect(document.querySelector('.changes')?.textContent).toContain(says);
  });

  it('says what is wrong and what to do, and leads to the settings that mend it', async () => {
    const bridge = mainBridge();
    bridge.answer('health.read', () => ({
      ...health,
      encom: { state: 'refused', at: NOW, detail: '401' },
    }));
    const { getAllByText, getAllByRole, getByText } = await openMain(bridge);
    expect(getByText('Something is wrong')).toBeTruthy();
    expect(getAllByText('Replace the token in the settings.').length).toBeGreaterThan(0);
    await fireEvent.click(getAllByRole('button', { name: 'Open the settings: Encom', hidden: true }).at(-1)!);
    await settle();
    expect(screenOf()).toBe('settings');
    expect(document.querySelector('.page h2')?.textContent).toBe('Encom');
  });

  it('says that CCAI Platform is not set up without calling it wrong', async () => {
    const bridge = mainBridge();
    bridge.answer('health.read', () => health);
    const { getByText } = await openMain(bridge);
    expect(getByText('All is well')).toBeTruthy();
    const line = document.querySelector('[data-part="ccai"]');
    expect(line?.getAttribute('data-tone')).toBe('neutral');
    expect(line?.textContent).toContain('CCAI Platform');
    expect(line?.textContent).toContain('Not set up');
  });

  it('leads from a refused token of CCAI Platform to its page of the settings', async () => {
    const bridge = mainBridge();
    bridge.answer('health.read', () => ({
      ...health,
      ccai: { state: 'refused', at: NOW, detail: 'HTTP 401, empty' },
    }));
    const { getAllByText, getAllByRole } = await openMain(bridge);
    expect(getAllByText('Check the subdomain, or replace the token in the settings.').length).toBeGreaterThan(
      0,
    );
    const leave = getAllByRole('button', { name: 'Open the settings: CCAI Platform', hidden: true });
    await fireEvent.click(leave.at(-1)!);
    await settle();
    expect(document.querySelector('.page h2')?.textContent).toBe('CCAI Platform');
  });

  it.each([
    ['notConfigured', 'inClear', 'plain HTTP, which is not allowed'],
    ['notConfigured', 'signInPath', 'neither a path nor an address'],
    ['refused', 'accountInactive', 'the account is switched off'],
  ] as const)('says of Cliqphone why it is %s: %s', async (state, detail, says) => {
    const bridge = mainBridge();
    bridge.answer('health.read', () => ({ ...health, cliqphone: { state, at: null, detail } }));
    await openMain(bridge);
    const line = document.querySelector('[data-part="cliqphone"]');
    expect(line?.textContent).toContain(says);
    expect(line?.textContent, 'a name of ours is no word for people').not.toContain(detail);
  });

  it.each([
    ['pitel', 'Pitel', 'Replace the API key in the settings.'],
    ['cliqphone', 'Cliqphone', 'Check login and password in the settings.'],
  ] as const)(
    'leads from refused credentials of %s to its page of the settings',
    async (part, name, advice) => {
      const bridge = mainBridge();
      bridge.answer('health.read', () => ({
        ...health,
        [part]: { state: 'refused', at: NOW, detail: 'HTTP 401, empty' },
      }));
      const { getAllByText, getAllByRole } = await openMain(bridge);
      expect(getAllByText(advice).length).toBeGreaterThan(0);
      const leave = getAllByRole('button', { name: `Open the settings: ${name}`, hidden: true });
      await fireEvent.click(leave.at(-1)!);
      await settle();
      expect(document.querySelector('.page h2')?.textContent).toBe(name);
    },
  );

  it('leaves no way to put out of sight that secrets travel in clear', async () => {
    const bridge = mainBridge();
    const notice = { id: 'n1', kind: 'inClear', at: NOW, params: { name: 'cliqphone' } } as const;
    bridge.answer('health.read', () => ({ ...health, notices: [notice] }));
    const { queryByRole } = await openMain(bridge);
    expect(document.querySelector('[data-notice="inClear"]')?.textContent).toContain('Cliqphone');
    expect(queryByRole('button', { name: 'Dismiss this notice' })).toBeNull();
  });

  it('leads from the notice of calls that were left open to history', async () => {
    const bridge = mainBridge();
    const notice = { id: 'n1', kind: 'callsLeftOpen', at: NOW, params: { count: '2' } } as const;
    bridge.answer('health.read', () => ({ ...health, notices: [notice] }));
    const { desk, getByRole } = await openMain(bridge);
    expect(document.querySelector('[data-notice="callsLeftOpen"]')?.textContent).toContain(
      '2 calls were open when Ringside closed',
    );
    await fireEvent.click(getByRole('button', { name: 'Open History' }));
    expect(desk.navigation.screen).toBe('history');
  });

  it('shows notices by their kind and dismisses them in main', async () => {
    const bridge = mainBridge();
    const notice = {
      id: 'n1',
      kind: 'settingsBroken',
      at: NOW,
      params: { file: 'settings.broken-1.json' },
    } as const;
    bridge
      .answer('health.read', () => ({ ...health, notices: [notice] }))
      .answer('notices.dismiss', () => ({}));
    const { getByRole } = await openMain(bridge);
    expect(document.querySelector('[data-notice]')?.textContent).toContain('settings.broken-1.json');
    await fireEvent.click(getByRole('button', { name: 'Dismiss this notice' }));
    expect(bridge.requests('notices.dismiss')).toEqual([{ id: 'n1' }]);
    bridge.emit('health.changed', health);
    await settle();
    expect(document.querySelector('[data-notice]')).toBeNull();
  });

  it('tells how fast the pops are, and switches language and theme at once', async () => {
    const { bridge, getByText } = await openMain();
    await press('9', { ctrlKey: true });
    expect(getByText('Your pops: 84 ms median, 95 of 100 within 130 ms (last 10 calls)')).toBeTruthy();
    bridge.emit('preferences.changed', { ...preferences, language: 'fr', theme: 'dark' });
    await settle();
    expect(getByText('Ouvrir le journal')).toBeTruthy();
    expect(document.documentElement.lang).toBe('fr');
    expect(document.title).toBe('À propos – Ringside');
  });
});
