import { describe, expect, it, vi } from 'vitest';
import { refuseLongPaste } from '../../../../src-renderer/lib/notes/longPaste.ts';

function field(value: string) {
  const refused = vi.fn();
  const area = document.createElement('textarea');
  area.value = value;
  area.setSelectionRange(value.length, value.length);
  const detach = refuseLongPaste(refused, 10)(area);
  const insert = (inputType: string, data: string): boolean =>
    area.dispatchEvent(new InputEvent('beforeinput', { inputType, data, cancelable: true }));
  return { area, refused, detach, insert };
}

describe('a paste into a note', () => {
  it('that does not fit is turned away whole, and said', () => {
    const { refused, insert } = field('12345');
    expect(insert('insertFromPaste', 'abcdef')).toBe(false);
    expect(refused).toHaveBeenLastCalledWith(11);
  });

  it('that fits goes in, also in place of what is selected', () => {
    const { area, refused, insert } = field('1234567890');
    area.setSelectionRange(0, 10);
    expect(insert('insertFromPaste', 'abcdefghij')).toBe(true);
    expect(refused).toHaveBeenLastCalledWith(null);
  });

  it('is forgotten when something is typed again', () => {
    const { refused, insert } = field('12345');
    insert('insertFromDrop', 'abcdef');
    expect(insert('insertText', 'x')).toBe(true);
    expect(refused.mock.calls).toEqual([[11], [null]]);
  });

  it('is nobody’s concern after the field is gone', () => {
    const { refused, detach, insert } = field('12345');
    detach();
    expect(insert('insertFromPaste', 'abcdef')).toBe(true);
    expect(refused).not.toHaveBeenCalled();
  });
});
