import { describe, expect, it, vi } from 'vitest';
import { createCallShortcut } from '../../../../src-main/desktop/shortcut.ts';

/** A system that gives each key to one program, and throws at what is no key. */
function fakeSystem(taken: readonly string[] = []) {
  const held = new Map<string, () => void>();
  return {
    held,
    register: vi.fn((key: string, pressed: () => void) => {
      if (key.includes('?')) throw new TypeError('conversion failure');
      if (taken.includes(key)) return false;
      held.set(key, pressed);
      return true;
    }),
    unregister: vi.fn((key: string) => void held.delete(key)),
  };
}

describe('the call shortcut', () => {
  it('calls when its key is pressed, until it stops', () => {
    const system = fakeSystem();
    const pressed = vi.fn();
    const shortcut = createCallShortcut(system, pressed);
    expect(shortcut.set('Ctrl+Alt+C')).toBe(true);
    system.held.get('Ctrl+Alt+C')?.();
    expect(pressed).toHaveBeenCalledOnce();
    shortcut.stop();
    expect([...system.held]).toEqual([]);
  });

  it('gives the old key back when another or none is wanted', () => {
    const system = fakeSystem();
    const shortcut = createCallShortcut(system, vi.fn());
    shortcut.set('Ctrl+Alt+C');
    expect(shortcut.set('Ctrl+Alt+D')).toBe(true);
    expect([...system.held.keys()]).toEqual(['Ctrl+Alt+D']);
    expect(shortcut.set('')).toBe(true);
    expect([...system.held]).toEqual([]);
  });

  it('says so when another program holds the key or when it is none, and holds nothing then', () => {
    const system = fakeSystem(['Ctrl+C']);
    const shortcut = createCallShortcut(system, vi.fn());
    shortcut.set('Ctrl+Alt+C');
    expect(shortcut.set('Ctrl+C')).toBe(false);
    expect(shortcut.set('what?')).toBe(false);
    expect([...system.held]).toEqual([]);
  });

  it('leaves alone what is in force already', () => {
    const system = fakeSystem();
    const shortcut = createCallShortcut(system, vi.fn());
    shortcut.set('Ctrl+Alt+C');
    expect(shortcut.set('Ctrl+Alt+C')).toBe(true);
    expect(system.register).toHaveBeenCalledOnce();
    expect(system.unregister).not.toHaveBeenCalled();
  });

  it('tries a refused key again when it is set again', () => {
    const system = fakeSystem(['Ctrl+C']);
    const shortcut = createCallShortcut(system, vi.fn());
    shortcut.set('Ctrl+C');
    shortcut.set('Ctrl+C');
    expect(system.register).toHaveBeenCalledTimes(2);
  });
});
