/** As many characters as a note holds, as the contract says. */
export const NOTE_LIMIT = 20_000;

/**
 * Turns away a paste or a drop that would make a field longer than it may be: cut off, text would be lost without a
 * word, and megabytes in a field hold up the window. `refused` hears how long it would have become, and null as soon as
 * something is typed again. What was copied stays on the clipboard.
 */
export function refuseLongPaste(refused: (length: number | null) => void, limit = NOTE_LIMIT) {
  return (field: HTMLTextAreaElement): (() => void) => {
    const look = (event: InputEvent): void => {
      const brought = event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop';
      const text = brought ? (event.data ?? event.dataTransfer?.getData('text/plain') ?? '') : '';
      const length = field.value.length - (field.selectionEnd - field.selectionStart) + text.length;
      if (text === '' || length <= limit) {
        refused(null);
        return;
      }
      event.preventDefault();
      refused(length);
    };
    field.addEventListener('beforeinput', look);
    return () => {
      field.removeEventListener('beforeinput', look);
    };
  };
}
