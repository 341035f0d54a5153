import type { Input, WebContents } from 'electron';

/** Zoom levels as Chromium counts them: each is a factor of 1.2. From 58 % to 300 %. */
const SMALLEST = -3;
const LARGEST = 6;

/** The zoom level that a key asks for; null if it asks for none. Ctrl, or Cmd on macOS, with +, - or 0. */
export function zoomFor(
  input: Pick<Input, 'type' | 'key' | 'control' | 'meta' | 'alt'>,
  level: number,
  platform: NodeJS.Platform,
): number | null {
  const command = platform === 'darwin' ? input.meta && !input.control : input.control && !input.meta;
  if (input.type !== 'keyDown' || !command || input.alt) return null;
  switch (input.key) {
    // Without Shift on most layouts.
    case '+':
    case '=':
      return Math.min(level + 1, LARGEST);
    case '-':
      return Math.max(level - 1, SMALLEST);
    case '0':
      return 0;
    default:
      return null;
  }
}

/**
 * Lets a person zoom the page by keyboard. Electron offers that as items of its default menu only, which this app does not
 * have, and people who need larger text need it.
 */
export function allowZoom(
  contents: Pick<WebContents, 'on' | 'getZoomLevel' | 'setZoomLevel'>,
  platform: NodeJS.Platform,
): void {
  contents.on('before-input-event', (event, input) => {
    const level = zoomFor(input, contents.getZoomLevel(), platform);
    if (level === null) return;
    event.preventDefault();
    contents.setZoomLevel(level);
  });
}
