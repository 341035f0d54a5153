import { EventEmitter } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { applicationMenu } from '../../../../src-main/desktop/applicationMenu.ts';
import { createAttention } from '../../../../src-main/desktop/attention.ts';
import { autostartEntry, createAutostart } from '../../../../src-main/desktop/autostart.ts';
import { registerLinks } from '../../../../src-main/desktop/linkRegistration.ts';
import { watchPower } from '../../../../src-main/desktop/power.ts';
import { DESKTOP_STRINGS } from '../../../../src-main/desktop/strings/byLanguage.ts';
import { tempFolder } from '../support/tempFolder.ts';

describe('attention', () => {
  it('marks and unmarks every part of the desktop', () => {
    const told: string[] = [];
    const attention = createAttention({
      flash: (on) => told.push(`flash ${on}`),
      badge: (count) => told.push(`badge ${count}`) > 0,
      tray: (on) => told.push(`tray ${on}`),
    });
    attention(true);
    attention(false);
    expect(told).toEqual(['flash true', 'badge 1', 'tray true', 'flash false', 'badge 0', 'tray false']);
  });

  it('goes on where one part is missing', () => {
    const tray = vi.fn();
    const failing = () => {
      throw new Error('no launcher');
    };
    createAttention({ flash: failing, badge: failing, tray })(true);
    expect(tray).toHaveBeenCalledExactlyOnceWith(true);
  });
});

describe('autostart', () => {
  it('is a login item that starts in the background on macOS and Windows', () => {
    const setLoginItemSettings = vi.fn();
    const facts = { program: 'x', configHome: '/none', hiddenSwitch: '--hidden' };
    createAutostart({ setLoginItemSettings }, { ...facts, platform: 'win32' }).set(true);
    createAutostart({ setLoginItemSettings }, { ...facts, platform: 'darwin' }).set(false);
    expect(setLoginItemSettings.mock.calls).toEqual([
      [{ openAtLogin: true, args: ['--hidden'] }],
      [{ openAtLogin: false, args: ['--hidden'] }],
    ]);
  });

  it('is a desktop entry on Linux, made and taken away', () => {
    const configHome = join(tempFolder(), 'config');
    const file = join(configHome, 'autostart', 'ringside.desktop');
    const autostart = createAutostart(
      { setLoginItemSettings: vi.fn() },
      { platform: 'linux', program: '/opt/Ringside/ringside', configHome, hiddenSwitch: '--hidden' },
    );
    autostart.set(false);
    autostart.set(true);
    expect(readFileSync(file, 'utf8').split('\n')).toContain('Exec="/opt/Ringside/ringside" --hidden');
    autostart.set(false);
    expect(existsSync(file)).toBe(false);
  });

  it('writes any path so that it is read back as that path', () => {
    expect(autostartEntry('/opt/my $app "x"/100%', '--hidden')).toContain(
      String.raw`Exec="/opt/my \\$app \\"x\\"/100%%" --hidden`,
    );
  });
});

describe('links', () => {
  function registry(owned: string[] = [], mayTake = true) {
    const own = new Set(owned);
    const commands: unknown[] = [];
    return {
      own,
      commands,
      isDefaultProtocolClient: (scheme: string) => own.has(scheme),
      setAsDefaultProtocolClient: (scheme: string, ...command: unknown[]) => {
        commands.push(command);
        if (mayTake) own.add(scheme);
        return mayTake;
      },
      removeAsDefaultProtocolClient: (scheme: string) => own.delete(scheme),
    };
  }
  const linux = { platform: 'linux', program: '/opt/ringside', appFolder: null } as const;
  const none = { tel: false, callto: false, sip: false };

  it('are the app’s own scheme always, and phone numbers only where the agent said so', () => {
    const app = registry();
    expect(registerLinks(app, linux, { ...none, tel: true })).toEqual([]);
    expect([...app.own]).toEqual(['ringside', 'tel']);
  });

  it('are given back when the agent takes them away, and not touched where another program has them', () => {
    const app = registry(['ringside', 'tel']);
    registerLinks(app, linux, none);
    expect([...app.own]).toEqual(['ringside']);
    expect(app.commands).toEqual([]);
  });

  it('say which the system would not give', () => {
    expect(registerLinks(registry([], false), linux, { ...none, sip: true })).toEqual(['ringside', 'sip']);
  });

  it('end the switches before the link on Windows, so that a link can pass none', () => {
    const app = registry();
    registerLinks(app, { platform: 'win32', program: String.raw`C:\r.exe`, appFolder: null }, none);
    registerLinks(registry(), linux, none);
    expect(app.commands).toEqual([[String.raw`C:\r.exe`, ['--']]]);
  });
});

describe('the session', () => {
  it('tells of sleep and lock, until the stop', () => {
    const monitor = new EventEmitter();
    const told: string[] = [];
    const stop = watchPower(monitor as never, {
      sleep: () => told.push('sleep'),
      wake: () => told.push('wake'),
      lock: () => told.push('lock'),
      unlock: () => told.push('unlock'),
      shutdown: () => told.push('shutdown'),
    });
    const all = ['suspend', 'resume', 'lock-screen', 'unlock-screen'];
    for (const event of all) monitor.emit(event);
    stop();
    for (const event of all) monitor.emit(event);
    expect(told).toEqual(['sleep', 'wake', 'lock', 'unlock']);
  });

  it('is asked to wait for the app when it ends, until the stop', () => {
    const monitor = new EventEmitter();
    const [shutdown, preventDefault, nothing] = [vi.fn(), vi.fn(), vi.fn()];
    const events = { sleep: nothing, wake: nothing, lock: nothing, unlock: nothing, shutdown };
    const stop = watchPower(monitor as never, events);
    monitor.emit('shutdown', { preventDefault });
    stop();
    monitor.emit('shutdown', { preventDefault });
    expect([shutdown, preventDefault].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect(nothing).not.toHaveBeenCalled();
  });
});

describe('the application menu', () => {
  it('is there on macOS for the edit commands, and nowhere else', () => {
    expect(applicationMenu('darwin')).toContainEqual({ role: 'editMenu' });
    expect(applicationMenu('win32')).toBeNull();
    expect(applicationMenu('linux')).toBeNull();
  });
});

describe('the words of the desktop', () => {
  const flat = (strings: object): [string, string][] =>
    Object.entries(strings).flatMap(([name, value]): [string, string][] => {
      if (typeof value === 'function') return [[name, (value as (...args: unknown[]) => string)('X', 3)]];
      return typeof value === 'string' ? [[name, value]] : flat(value as object);
    });

  it('are the same in both languages, none empty, each really translated', () => {
    const { en, fr } = DESKTOP_STRINGS;
    expect(flat(fr).map(([name]) => name)).toEqual(flat(en).map(([name]) => name));
    const same = flat(en).filter(([name, text]) => flat(fr).some(([n, t]) => n === name && t === text));
    expect(same).toEqual([['idle', 'Ringside']]);
    for (const [name, text] of [...flat(en), ...flat(fr)]) expect(text.trim(), name).not.toBe('');
  });
});
