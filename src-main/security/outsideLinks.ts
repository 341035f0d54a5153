/**
 * The one gate through which an address leaves for the person's browser or mail program. What reaches it may come from a
 * page, so a list of places decides, and the scheme is checked on top: handing an unknown scheme to the system can start
 * any program.
 */
export interface OutsideLinks {
  /** Opens the address if the list allows it; says whether it did. Never throws. */
  open(address: string): Promise<boolean>;
}

const SCHEMES: readonly string[] = ['https:', 'mailto:'];

/**
 * Whether `address` is on the list. An entry allows exactly itself; an https entry that ends with `/` allows everything
 * below it. Compared as parsed, so that `https://good.example@evil.example/` is seen for what it is.
 */
export function isAllowedOutside(address: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (!SCHEMES.includes(url.protocol) || url.username !== '' || url.password !== '') return false;
  return allowed.some((entry) => {
    const own = new URL(entry);
    if (url.href === own.href) return true;
    return entry.endsWith('/') && url.protocol === 'https:' && url.href.startsWith(own.href);
  });
}

/** `openExternal` is Electron's; `allowed` the app's own addresses; `refused` hears of what was not opened. */
export function createOutsideLinks(parts: {
  readonly openExternal: (address: string) => Promise<void>;
  readonly allowed: readonly string[];
  readonly refused: (address: string) => void;
}): OutsideLinks {
  return {
    async open(address) {
      if (!isAllowedOutside(address, parts.allowed)) {
        parts.refused(address);
        return false;
      }
      return parts.openExternal(new URL(address).href).then(
        () => true,
        () => false,
      );
    },
  };
}
