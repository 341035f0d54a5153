import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { settingsSchema } from '#shared/contract/settings.ts';
import type { CallView } from '#shared/contract/views.ts';
import { createDesk } from '../../../../src-main/desktop/desk.ts';
import { recordedLogger } from '../../../support/recordedLogger.ts';
import { tempFolder } from '../support/tempFolder.ts';

const defaults = settingsSchema.parse({});

function setUp(options: { tray?: boolean; packaged?: boolean; settings?: object } = {}) {
  const configHome = tempFolder();
  const logger = recordedLogger();
  const told: string[] = [];
  let settings = settingsSchema.parse({ ...defaults, ...options.settings });
  const schemes = new Set<string>();
  const keys = new Map<string, () => void>();
  const calls: string[] = [];
  const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });
  class FakeTray extends EventEmitter {
    constructor() {
      super();
      if (options.tray === false) throw new Error('no tray on this desktop');
    }
    setImage(image: string): void {
      told.push(`tray ${image.split('/').at(-1) ?? ''}`);
    }
    setToolTip(): void {}
    setContextMenu(): void {}
    isDestroyed = (): boolean => false;
    destroy(): void {
      told.push('tray gone');
    }
  }
  class FakeNotification extends EventEmitter {
    show(): void {
      told.push('notified');
    }
    close(): void {
      told.push('withdrawn');
    }
  }
  const desk = createDesk({
    electron: {
      app: {
        isPackaged: options.packaged ?? false,
        getAppPath: () => '/app',
        getPath: () => '/home',
        setBadgeCount: (count: number) => told.push(`badge ${count}`) > 0,
        isDefaultProtocolClient: (scheme: string) => schemes.has(scheme),
        setAsDefaultProtocolClient: (scheme: string) => schemes.add(scheme).has(scheme),
        removeAsDefaultProtocolClient: (scheme: string) => schemes.delete(scheme),
      },
      nativeTheme,
      globalShortcut: {
        register: (key: string, pressed: () => void) => key !== 'Taken' && keys.set(key, pressed).has(key),
        unregister: (key: string) => keys.delete(key),
      },
      Notification: FakeNotification,
      Tray: FakeTray,
      Menu: { buildFromTemplate: () => ({}) },
      nativeImage: { createFromPath: (path: string) => path },
    } as never,
    platform: 'linux',
    env: { XDG_CONFIG_HOME: configHome },
    hiddenSwitch: '--hidden',
    settings: () => settings,
    language: () => 'en',
    logger,
    open: vi.fn(),
    openCall: vi.fn(),
    openCallbacks: (id) => calls.push(`callbacks ${String(id)}`),
    callClipboard: () => calls.push('clipboard'),
    shortcutRefused: (key) => calls.push(`refused ${String(key)}`),
    setDoNotDisturb: vi.fn(),
    quit: vi.fn(),
    flash: (on) => told.push(`flash ${on}`),
  });
  const change = (over: object): void => {
    const before = settings;
    settings = settingsSchema.parse({ ...settings, ...over });
    desk.settingsChanged(settings, before);
  };
  return {
    desk,
    told,
    logger,
    schemes,
    keys,
    calls,
    nativeTheme,
    change,
    autostart: join(configHome, 'autostart', 'ringside.desktop'),
  };
}

describe('the desk', () => {
  it('holds the shortcut that is set, says which key it could not have, and gives it back at the end', () => {
    const { desk, keys, calls, change } = setUp();
    expect(calls).toEqual(['refused null']);
    change({ calling: { shortcut: 'Ctrl+Alt+C' } });
    keys.get('Ctrl+Alt+C')?.();
    change({ calling: { shortcut: 'Taken' } });
    expect(calls).toEqual(['refused null', 'refused null', 'clipboard', 'refused Taken']);
    change({ calling: { shortcut: 'Ctrl+Alt+D' } });
    desk.stop();
    expect([...keys]).toEqual([]);
  });

  it('reminds of callbacks, and takes reminders away when it stops', () => {
    const { desk, told } = setUp();
    told.length = 0;
    const intent = {
      id: 'a',
      kind: 'reminder',
      name: 'Mme Roy',
      party: null,
      ticketId: '1',
      due: null,
      state: { name: 'scheduled', at: 1, how: 'here', providerCallId: null },
    } as const;
    desk.remind({ when: 'due', intents: [intent], total: 1 });
    desk.stop();
    expect(told).toEqual(['notified', 'withdrawn', 'tray gone']);
  });

  it('marks what rings unseen in the tray, on the launcher and in the task bar', () => {
    const { desk, told } = setUp();
    told.length = 0;
    desk.attention(true);
    expect(told).toEqual(['flash true', 'badge 1', 'tray light-ringing.png']);
  });

  it('goes without a tray where there is none', () => {
    const { desk, told, logger } = setUp({ tray: false });
    desk.attention(true);
    desk.stop();
    expect(told).toEqual(['flash true', 'badge 1']);
    expect(logger.lines.join()).toContain('this desktop lacks something');
  });

  it('follows the theme of the system until it stops', () => {
    const { desk, told, nativeTheme } = setUp();
    told.length = 0;
    nativeTheme.shouldUseDarkColors = true;
    nativeTheme.emit('updated');
    expect(told).toEqual(['tray dark.png']);
    desk.stop();
    expect(nativeTheme.listenerCount('updated')).toBe(0);
    expect(told.at(-1)).toBe('tray gone');
  });

  it('starts with the session only where the agent says so', () => {
    const { change, autostart } = setUp({ packaged: true });
    change({ theme: 'dark' });
    expect(existsSync(autostart)).toBe(false);
    change({ startup: { atLogin: true } });
    expect(existsSync(autostart)).toBe(true);
    change({ startup: { atLogin: false } });
    expect(existsSync(autostart)).toBe(false);
  });

  it('makes the entry at a start too, as a policy says, and none for an unpackaged app', () => {
    const startup = { atLogin: true };
    expect(existsSync(setUp({ packaged: true, settings: { startup } }).autostart)).toBe(true);
    expect(existsSync(setUp({ settings: { startup } }).autostart)).toBe(false);
  });

  it('takes and gives back links when it is packaged, and none when it is not', () => {
    const packaged = setUp({ packaged: true });
    expect([...packaged.schemes]).toEqual(['ringside']);
    packaged.change({ links: { tel: true } });
    expect([...packaged.schemes]).toEqual(['ringside', 'tel']);
    packaged.change({ links: { tel: false } });
    expect([...packaged.schemes]).toEqual(['ringside']);
    const unpackaged = setUp();
    unpackaged.change({ links: { tel: true } });
    expect([...unpackaged.schemes]).toEqual([]);
  });

  it('takes its notifications along when it stops', () => {
    const { desk, told } = setUp();
    desk.notify({
      id: 'a',
      name: null,
      party: { kind: 'withheld' },
      announcedQueue: null,
      facts: { queue: { state: 'notAsked', why: 'withheld' } },
    } as CallView);
    expect(told).toContain('notified');
    desk.stop();
    expect(told).toContain('withdrawn');
  });
});
