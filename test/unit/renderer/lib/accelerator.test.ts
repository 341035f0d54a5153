import { describe, expect, it } from 'vitest';
import { acceleratorOf, acceleratorText } from '../../../../src-renderer/lib/settings/accelerator.ts';
import type { PressedKey } from '../../../../src-renderer/lib/settings/accelerator.ts';

function pressed(key: string, change: Partial<PressedKey> = {}): PressedKey {
  return { key, code: '', ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...change };
}

describe('a recorded shortcut', () => {
  it.each([
    ['Control+Alt+D', pressed('d', { ctrlKey: true, altKey: true })],
    ['Control+Shift+D', pressed('D', { ctrlKey: true, shiftKey: true })],
    ['Super+F9', pressed('F9', { metaKey: true })],
    ['F12', pressed('F12')],
    ['Alt+Up', pressed('ArrowUp', { code: 'ArrowUp', altKey: true })],
    ['Control+Space', pressed(' ', { code: 'Space', ctrlKey: true })],
    // AZERTY: the letter is what stands on the key, the digit where it stands.
    ['Control+A', pressed('a', { code: 'KeyQ', ctrlKey: true })],
    ['Control+1', pressed('&', { code: 'Digit1', ctrlKey: true })],
    // A key that Alt turns into another sign.
    ['Control+Alt+E', pressed('€', { code: 'KeyE', ctrlKey: true, altKey: true })],
  ])('is %s', (accelerator, keys) => {
    expect(acceleratorOf(keys)).toEqual({ is: 'shortcut', accelerator });
  });

  it('waits for the key after its modifiers', () => {
    for (const key of ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'])
      expect(acceleratorOf(pressed(key, { ctrlKey: true }))).toEqual({ is: 'unfinished' });
  });

  it('never takes a plain key away from other programs, nor one that is no key of the system', () => {
    expect(acceleratorOf(pressed('d'))).toEqual({ is: 'tooPlain' });
    expect(acceleratorOf(pressed('D', { shiftKey: true }))).toEqual({ is: 'tooPlain' });
    expect(acceleratorOf(pressed('MediaPlay', { code: 'MediaPlay', ctrlKey: true }))).toEqual({
      is: 'unusable',
    });
    expect(acceleratorOf(pressed('Dead', { code: 'BracketLeft', ctrlKey: true }))).toEqual({
      is: 'unusable',
    });
  });

  it('is shown as it stands on the keys of a language', () => {
    expect(acceleratorText('Control+Shift+Up', { Control: 'Ctrl', Shift: 'Maj', Up: '↑' })).toBe(
      'Ctrl + Maj + ↑',
    );
  });
});
