import { cleanup, fireEvent } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '#shared/contract/settings.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { health } from '../support/samples.ts';
import { asInput, mainBridge, openMain, settle } from '../support/windows.ts';
import type { SectionName } from '../../../../src-renderer/lib/settings/sections.ts';

/** Keeps what is sent, as main would after its checks; one group of settings at a time. */
function savingBridge(start: Record<string, unknown> = {}, locked: readonly string[] = []) {
  let current: Settings = settingsSchema.parse(start);
  return mainBridge()
    .answer('settings.read', () => ({ settings: current, locked: [...locked] }))
    .answer('settings.change', ({ change }) => {
      const [group = 'ccai', values] = Object.entries(change)[0] ?? [];
      const before = current[group as 'ccai'];
      current = settingsSchema.parse({ ...current, [group]: { ...before, ...(values as object) } });
      return { result: 'saved', settings: current, locked: [...locked] };
    })
    .answer('links.status', () => ({
      opens: { tel: true, callto: false, sip: false },
      registers: true,
      systemSettings: true,
    }))
    .answer('links.openSystemSettings', () => ({}));
}

type Bridge = ReturnType<typeof savingBridge>;

async function open(section: SectionName, bridge: Bridge = savingBridge()) {
  const page = await openMain(bridge);
  page.desk.navigation.goToSection(section);
  await settle();
  return page;
}

async function type(field: HTMLElement, value: string): Promise<void> {
  await fireEvent.input(field, { target: { value } });
  await fireEvent.blur(field);
  await settle();
}

function changes(bridge: Bridge) {
  return bridge.requests('settings.change').map(({ change }) => change);
}

afterEach(cleanup);

describe('how people are called', () => {
  it('takes numbers as people write them and keeps them in E.164', async () => {
    const { bridge, getByLabelText } = await open('ccai');
    await type(getByLabelText('Usual number shown'), '+33 (0)1 87-22'.replace('(0)', ''));
    await type(getByLabelText('Other numbers'), '+33 4 72 00 00 00, +33.4.82.53.00.00;');
    await type(getByLabelText('Usual number shown'), '');
    expect(changes(bridge)).toEqual([
      { ccai: { outboundNumber: '+3318722' } },
      { ccai: { outboundNumbers: ['+33472000000', '+33482530000'] } },
      { ccai: { outboundNumber: '' } },
    ]);
  });

  it('has menus added, named, changed and removed, and sends only whole ones', async () => {
    const { bridge, getByLabelText, getByRole, getByText } = await open('ccai');
    await fireEvent.click(getByRole('button', { name: 'Add a menu' }));
    await settle();
    expect(document.activeElement).toBe(getByLabelText('Id of menu 1'));
    await type(getByLabelText('Id of menu 1'), 'nine');
    expect(getByText('The id of a menu is a whole number')).toBeTruthy();
    await type(getByLabelText('Id of menu 1'), '9');
    expect(changes(bridge)).toEqual([]);
    await type(getByLabelText('Name of menu 1'), 'Support');
    await fireEvent.click(getByRole('button', { name: 'Add a menu' }));
    await settle();
    await type(getByLabelText('Name of menu 2'), 'Twice');
    await type(getByLabelText('Id of menu 2'), '9');
    expect(document.body.textContent).toContain('This menu stands in the list already');
    await fireEvent.click(getByRole('button', { name: 'Remove menu Twice' }));
    await settle();
    await fireEvent.click(getByRole('button', { name: 'Remove menu Support' }));
    await settle();
    expect(changes(bridge)).toEqual([
      { ccai: { menus: [{ id: 9, name: 'Support' }] } },
      { ccai: { menus: [] } },
    ]);
  });

  it('chooses a menu by its name where menus have one, else by its number', async () => {
    const named = await open(
      'ccai',
      savingBridge({ ccai: { menus: [{ id: 9, name: 'Support' }], inboundMenuId: 12 } }),
    );
    const choice = named.getByLabelText('Menu for now');
    expect([...choice.querySelectorAll('option')].map((option) => option.textContent)).toEqual([
      'None',
      'Support (9)',
      '12',
    ]);
    await fireEvent.change(choice, { target: { value: '9' } });
    await fireEvent.change(named.getByLabelText('Menu for callbacks'), { target: { value: '' } });
    await settle();
    expect(changes(named.bridge)).toEqual([{ ccai: { inboundMenuId: 9 } }]);
    cleanup();
    const bare = await open('ccai');
    await type(bare.getByLabelText('Menu for callbacks'), '9');
    await type(bare.getByLabelText('Menu for callbacks'), '');
    expect(changes(bare.bridge)).toEqual([
      { ccai: { callbackMenuId: 9 } },
      { ccai: { callbackMenuId: null } },
    ]);
  });

  it('sets reminders and hours at their own paths', async () => {
    const { bridge, getByLabelText } = await open('callbacks');
    await type(getByLabelText('Remind me before'), '10');
    await type(getByLabelText('Overdue after'), '30');
    await type(getByLabelText('People may be called from'), '09:00');
    await type(getByLabelText('People may be called until'), '19:30');
    expect(changes(bridge)).toEqual([
      { callbacks: { remindMinutesBefore: 10 } },
      { callbacks: { overdueAfterMinutes: 30 } },
      { callbacks: { hoursFrom: '09:00' } },
      { callbacks: { hoursTo: '19:30' } },
    ]);
  });
});

describe('the shortcut', () => {
  const keys = { key: 'd', code: 'KeyD', ctrlKey: true, altKey: true };

  it('is recorded as it is pressed, shown as on the keys, and removed', async () => {
    const { bridge, getByRole } = await open('links');
    const recorder = getByRole('button', { name: /Call what is on the clipboard/ });
    await fireEvent.keyDown(recorder, keys);
    expect(changes(bridge)).toEqual([]);
    await fireEvent.click(recorder);
    expect(recorder.textContent.trim()).toBe('Press the keys…');
    await fireEvent.keyDown(recorder, { key: 'Control', ctrlKey: true });
    await fireEvent.keyDown(recorder, { key: 'd', code: 'KeyD' });
    expect(document.body.textContent).toContain('With Ctrl, Alt or the Windows key');
    await fireEvent.keyDown(recorder, keys);
    await settle();
    expect(changes(bridge)).toEqual([{ calling: { shortcut: 'Control+Alt+D' } }]);
    expect(recorder.textContent.trim()).toBe('Ctrl + Alt + D');
    await fireEvent.click(getByRole('button', { name: 'Remove' }));
    await settle();
    expect(changes(bridge).at(-1)).toEqual({ calling: { shortcut: '' } });
  });

  it('keeps Escape and Tab for leaving', async () => {
    const { bridge, getByRole } = await open('links');
    const recorder = getByRole('button', { name: /Call what is on the clipboard/ });
    await fireEvent.click(recorder);
    expect(await fireEvent.keyDown(recorder, { key: 'Tab' })).toBe(true);
    await fireEvent.keyDown(recorder, { key: 'Escape' });
    await fireEvent.keyDown(recorder, keys);
    expect(changes(bridge)).toEqual([]);
  });

  it('says when the system gives the key to another program', async () => {
    const bridge = savingBridge({ calling: { shortcut: 'Control+Alt+D' } }).answer('health.read', () => ({
      ...health,
      notices: [{ id: 'n1', kind: 'shortcutRefused', at: 1, params: { key: 'Control+Alt+D' } }],
    }));
    const { getByText } = await open('links', bridge);
    expect(getByText('Another program holds this key: choose another one')).toBeTruthy();
  });

  it('cannot be changed where a policy fixes it', async () => {
    const { getByRole } = await open('links', savingBridge({}, ['calling.shortcut']));
    expect(getByRole('button', { name: /Call what is on the clipboard/ })).toHaveProperty('disabled', true);
  });
});

describe('links from other programs', () => {
  it('says which of them the system gives to another program, and leads to its settings', async () => {
    const { bridge, getByRole, getByText } = await open(
      'links',
      savingBridge({ links: { tel: true, sip: true } }),
    );
    expect(getByText('Your system opens sip: with another program.')).toBeTruthy();
    await fireEvent.click(getByRole('button', { name: 'Choose it in the system’s settings' }));
    await settle();
    expect(bridge.requests('links.openSystemSettings')).toEqual([{}]);
  });

  it('asks the system again when a switch is turned and when the window comes back', async () => {
    const { bridge, getByLabelText, queryByText } = await open('links');
    expect(queryByText('Your system opens these links with Ringside.')).toBeNull();
    const before = bridge.requests('links.status').length;
    await fireEvent.click(asInput(getByLabelText('Open tel: links')));
    await settle();
    expect(queryByText('Your system opens these links with Ringside.')).not.toBeNull();
    const after = bridge.requests('links.status').length;
    expect(after).toBeGreaterThan(before);
    await fireEvent.focus(window);
    expect(bridge.requests('links.status').length).toBeGreaterThan(after);
  });

  it('says what to do by hand, and that nothing is registered while it is not installed', async () => {
    const status = {
      opens: { tel: false, callto: false, sip: false },
      registers: true,
      systemSettings: false,
    };
    const bridge = savingBridge({ links: { tel: true } }).answer('links.status', () => status);
    const { desk, getByText } = await open('links', bridge);
    expect(getByText(/under default programs/)).toBeTruthy();
    bridge.answer('links.status', () => ({ ...status, registers: false }));
    await desk.links.read();
    await settle();
    expect(getByText('Links come here only once Ringside is installed.')).toBeTruthy();
  });

  it('are asked about before calling, unless that is turned off', async () => {
    const { bridge, getByLabelText } = await open('links');
    expect(asInput(getByLabelText('Ask before calling')).checked).toBe(true);
    await fireEvent.click(getByLabelText('Ask before calling'));
    await settle();
    expect(changes(bridge)).toEqual([{ calling: { askFirst: false } }]);
  });
});
