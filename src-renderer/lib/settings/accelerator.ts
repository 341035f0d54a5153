/** The part of a key event that a shortcut is made of. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/**
 * What keys pressed together make as a global shortcut. `unfinished`: only modifiers so far; `tooPlain`: it would take
 * a key away from every other program; `unusable`: a key that the system gives to nobody.
 */
export type Recorded =
  | { readonly is: 'shortcut'; readonly accelerator: string }
  | { readonly is: 'unfinished' }
  | { readonly is: 'tooPlain' }
  | { readonly is: 'unusable' };

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'OS', 'Fn']);

/** Names of Electron's accelerators for keys that are no letter and no digit. */
const NAMED: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Home: 'Home',
  End: 'End',
  Insert: 'Insert',
  Space: 'Space',
};

/** An Electron accelerator (`Control+Alt+D`) from keys pressed together. */
export function acceleratorOf(pressed: PressedKey): Recorded {
  if (MODIFIERS.has(pressed.key)) return { is: 'unfinished' };
  const key = keyOf(pressed);
  if (key === null) return { is: 'unusable' };
  const { ctrlKey, altKey, shiftKey, metaKey } = pressed;
  if (!(ctrlKey || altKey || metaKey || /^F\d+$/.test(key))) return { is: 'tooPlain' };
  const held = [ctrlKey && 'Control', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Super'];
  return { is: 'shortcut', accelerator: [...held.filter((name) => name !== false), key].join('+') };
}

/** Letters by what stands on the key, so that AZERTY works; digits by their place, since there they need Shift. */
function keyOf({ key, code }: PressedKey): string | null {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (/^F([1-9]|1\d|2[0-4])$/.test(key)) return key;
  const place = /^(?:Digit(\d)|Key([A-Z]))$/.exec(code);
  if (place !== null) return place[1] ?? place[2] ?? null;
  return NAMED[code] ?? null;
}

/** An accelerator as it stands on keys: `Ctrl + Alt + D`. `keys` renames what a language calls otherwise. */
export function acceleratorText(accelerator: string, keys: Readonly<Record<string, string>>): string {
  return accelerator
    .split('+')
    .map((key) => keys[key] ?? key)
    .join(' + ');
}
