import type { PartyNumber } from '#shared/domain/partyNumber.ts';

/** How numbers may be written. */
export const NUMBER_FORMATS = ['national', 'e164', 'international00'] as const;

/** The part of the settings that this provider reads. A null address means "not set up". */
export interface PitelSettings {
  /** `https://{{API_HOST}}`, without the path of the API. */
  readonly baseUrl: string | null;
  readonly numberFormat: (typeof NUMBER_FORMATS)[number];
  /** ISO country of the phone system, in which its national numbers are read. */
  readonly region: string;
  /** For everything about one request. */
  readonly timeoutMs: number;
  /** The zone of instants that come without one: `+07:00`, `-03:30` or `Z`. Document 003 names none. */
  readonly createdAtZone: string;
}

/** List and upsert of document 003 (Pitel Smart Routing); single entries live below it. */
const ROUTES_PATH = '/v1/smartrouting';

/** Where an API key becomes a token. Not in document 003; Pitel describes it elsewhere. */
export const TOKEN_PATH = '/v1/auth/token';

/** Entries asked for at once. How many the system is willing to give is not documented: what counts is what came. */
export const PAGE_SIZE = 500;

/** One page of the list. */
export function listPath({ offset, limit }: { readonly offset: number; readonly limit: number }): string {
  return `${ROUTES_PATH}?limit=${limit}&offset=${offset}`;
}

/** One entry, by its id or its number: the path does not say which of the two is meant. */
export function entryPath(idOrNumber: string): string {
  return `${ROUTES_PATH}/${segment(idOrNumber)}`;
}

/** The upsert: where, and its body. */
export function pinRequest(number: string, extension: string) {
  return { path: ROUTES_PATH, body: { agent: extension, phone_number: number } };
}

/**
 * One path segment. `encodeURIComponent` leaves dots alone, and a segment of dots alone would climb up; it also throws
 * at half a surrogate pair.
 */
function segment(text: string): string {
  if (/^\.+$/.test(text)) return '%2E'.repeat(text.length);
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
}

/**
 * A number as the directory is given it, or null where there is none (withheld, unreadable). The examples of document
 * 003 are national, no other form is shown, hence the setting. A number of another country never loses its country
 * code: without it, it would be somebody else's number at home.
 *
 * - `national`: `0899990988` by `homeDigits`, which knows the numbers of the home country only; others as `00…`;
 * - `international00`: `0084899990988`;
 * - `e164`: `+84899990988`.
 *
 * Short numbers go as they are.
 */
export function numberAsSent(
  number: PartyNumber,
  format: PitelSettings['numberFormat'],
  homeDigits: (e164: string) => string | null,
): string | null {
  switch (number.kind) {
    case 'number':
      if (format === 'e164') return number.e164;
      return (format === 'national' ? homeDigits(number.e164) : null) ?? number.e164.replace(/^\+/, '00');
    case 'short':
      return number.digits;
    case 'withheld':
    case 'unreadable':
      return null;
  }
}
