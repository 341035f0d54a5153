import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { allowZoom, zoomFor } from '../../../../src-main/windows/zoom.ts';

const press = (key: string, over: object = {}) => ({
  type: 'keyDown' as const,
  key,
  control: true,
  meta: false,
  alt: false,
  ...over,
});

describe('the zoom that a key asks for', () => {
  it.each([
    ['+', 0, 1],
    ['=', 2, 3],
    ['-', 0, -1],
    ['0', 5, 0],
    ['+', 6, 6],
    ['-', -3, -3],
  ])('%s at level %d is %d', (key, level, expected) => {
    expect(zoomFor(press(key), level, 'linux')).toBe(expected);
  });

  it.each([
    ['no command key', press('+', { control: false })],
    ['another character made with Alt', press('+', { alt: true })],
    ['the key going up', press('+', { type: 'keyUp' })],
    ['another key', press('a')],
  ])('is none for %s', (_what, input) => {
    expect(zoomFor(input as never, 0, 'linux')).toBeNull();
  });

  it('is Cmd on macOS and Ctrl elsewhere', () => {
    const cmd = press('+', { control: false, meta: true });
    expect(zoomFor(cmd, 0, 'darwin')).toBe(1);
    expect(zoomFor(press('+'), 0, 'darwin')).toBeNull();
    expect(zoomFor(cmd, 0, 'win32')).toBeNull();
  });
});

it('a window zooms with the key, which then types nothing, and leaves other keys alone', () => {
  let level = 0;
  const contents = Object.assign(new EventEmitter(), {
    getZoomLevel: () => level,
    setZoomLevel: (next: number) => {
      level = next;
    },
  });
  allowZoom(contents as never, 'linux');
  const send = (key: string): boolean => {
    let prevented = false;
    contents.emit('before-input-event', { preventDefault: () => (prevented = true) }, press(key));
    return prevented;
  };
  expect([send('+'), send('+'), send('a')]).toEqual([true, true, false]);
  expect(level).toBe(2);
});
