/** C0 and C1 controls and DEL, but for the tab and the line feed. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * A note as it is kept: lines end with a line feed, whatever was pasted, and nothing is in it that a screen does not show, at
 * which a database or a calendar would end it, or that would ring a bell somewhere.
 */
export function noteText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, '');
}
