import type { HeldRoute } from './routeIndex.ts';

/** What is looked for. `text` as typed. */
export interface RouteQuery {
  readonly text: string;
  readonly mineOnly: boolean;
}

/** How well a pin fits: `extension` before `other`. */
export type Fit = 'extension' | 'other' | null;

/**
 * Makes the test of a query: part of a number in any writing (`0187`, `+33 1 87`, `0033187`, `4465`), of an extension,
 * or of a name that the agent gave. An empty text fits everything.
 */
export function matcherOf(
  { text, mineOnly }: RouteQuery,
  names: ReadonlyMap<string, string>,
  mine: string,
): (held: HeldRoute) => Fit {
  const fits = text.trim() === '' ? () => 'other' as const : textMatcher(text, names);
  if (!mineOnly) return fits;
  return (held) => (mine !== '' && held.route.extension === mine ? fits(held) : null);
}

function textMatcher(text: string, names: ReadonlyMap<string, string>): (held: HeldRoute) => Fit {
  const words = plain(text);
  const callers = new Set([...names].filter(([, name]) => plain(name).includes(words)).map(([key]) => key));
  const named = ({ callerKey }: HeldRoute) => callerKey !== null && callers.has(callerKey);
  const sought = digitsOf(text);
  if (sought === null) {
    return (held) => {
      const { extension, number } = held.route;
      if (extension !== '' && plain(extension).includes(words)) return 'extension';
      return named(held) || (number.kind === 'unreadable' && plain(number.raw).includes(words))
        ? 'other'
        : null;
    };
  }
  const { digits, international } = sought;
  return (held) => {
    if (!international && held.route.extension.startsWith(digits)) return 'extension';
    const found = international
      ? held.digits.startsWith(digits)
      : held.digits.includes(digits) || held.national.includes(digits);
    return found || named(held) ? 'other' : null;
  };
}

/** The digits of what reads as part of a number, or null. `international`: it begins with a country code. */
function digitsOf(text: string): { readonly digits: string; readonly international: boolean } | null {
  const compact = text
    .normalize('NFKC')
    .replaceAll('(0)', '')
    .replaceAll(/[\s().\-/\u2010-\u2015]/g, '');
  if (!/^\+?\d+$/.test(compact)) return null;
  const international = /^(\+|00)\d/.test(compact);
  return { digits: international ? compact.replace(/^(\+|00)/, '') : compact, international };
}

/** Lower case, without accents. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
