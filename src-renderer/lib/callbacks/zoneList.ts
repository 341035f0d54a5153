import type { Language } from '../../strings/callStrings.ts';
import { offsetAt } from '#shared/domain/time/zones.ts';
import { otherNamesOf } from '../time/cities.ts';
import { placeOf } from '../time/places.ts';

/** A time zone as people look for it. */
export interface ZoneEntry {
  /** Its IANA name. */
  readonly zone: string;
  readonly place: string;
  /** The country it is in, in the language; empty where that is not known, or called as the place is. */
  readonly country: string;
  /** What its time is called in the language: `Central European Time`. */
  readonly name: string;
  /** Other places that people look for it by, as `Barcelona` for Madrid. */
  readonly others: readonly string[];
  /** Everything that it is found by, without accents and capitals. */
  readonly sought: string;
}

const lists = new Map<Language, readonly ZoneEntry[]>();

/** Every zone of this runtime, by place. The names are made once for each language: there are hundreds. */
export function allZones(language: Language): readonly ZoneEntry[] {
  const known = lists.get(language);
  if (known !== undefined) return known;
  const entries = Intl.supportedValuesOf('timeZone')
    .map((zone) => entryOf(zone, language))
    .sort((a, b) => a.place.localeCompare(b.place, language));
  lists.set(language, entries);
  return entries;
}

/** One zone, also one that the list of the runtime leaves out. */
export function entryOf(zone: string, language: Language): ZoneEntry {
  const place = placeOf(zone, language);
  const name = nameOf(zone, language);
  const called = countryOf(zone, language);
  const country = plain(called) === plain(place) ? '' : called;
  // By its name in either language, and by the one that the runtime gives it.
  const named = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  const names = [placeOf(zone, 'en'), placeOf(zone, 'fr'), named, ...otherNamesOf(zone)];
  const others = names.filter(
    (other, index) =>
      plain(other) !== plain(place) && names.findIndex((one) => plain(one) === plain(other)) === index,
  );
  const sought = plain([place, country, zone, zone.replaceAll('_', ' '), name, ...others].join(' '));
  return { zone, place, country, name, others, sought };
}

/**
 * Those that hold every word that was typed, places that begin with it first; for an offset (`UTC+2`, `+05:30`) those
 * whose clocks are that far from UTC at an instant in ms.
 */
export function zonesFor(entries: readonly ZoneEntry[], typed: string, at: number): readonly ZoneEntry[] {
  const wanted = plain(typed).trim();
  if (wanted === '') return entries;
  const offset = offsetOf(wanted);
  if (offset !== null) return entries.filter(({ zone }) => offsetAt(at, zone) === offset);
  const words = wanted.split(/\s+/);
  const found = entries.filter(({ sought }) => words.every((word) => sought.includes(word)));
  const begins = (entry: ZoneEntry): number =>
    plain(entry.place).startsWith(wanted) ? 0 : otherFound(entry, typed) === null ? 2 : 1;
  return [...found].sort((a, b) => begins(a) - begins(b));
}

/** The other name by which an entry was found, to say so; null where it was found by what it is called. */
export function otherFound({ place, others }: ZoneEntry, typed: string): string | null {
  const wanted = plain(typed).trim();
  if (wanted === '' || plain(place).startsWith(wanted)) return null;
  return others.find((other) => plain(other).startsWith(wanted)) ?? null;
}

/** The one zone that a typed text can mean: the only one found, or the only one with just this name. Null if there is a choice. */
export function onlyZone(found: readonly ZoneEntry[], typed: string): ZoneEntry | null {
  const wanted = plain(typed).trim();
  if (wanted === '') return null;
  const exact = found.filter(({ zone, place, others }) =>
    [zone, place, ...others].some((name) => plain(name) === wanted),
  );
  const [only, ...others] = exact.length > 0 ? exact : found;
  return only === undefined || others.length > 0 ? null : only;
}

/** An offset from UTC as people write it, in ms; null for anything else. */
function offsetOf(text: string): number | null {
  const [, sign, hours, minutes = '0'] =
    /^(?:utc|gmt)?\s*([+\-−–])\s*(\d{1,2})(?::?([0-5]\d))?$/.exec(text) ?? [];
  if (sign === undefined || Number(hours) > 14) return null;
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '+' ? ms : -ms;
}

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** What the runtime knows beyond the library's types: the zones of a region, under its newer or its older name. */
type RegionLocale = Intl.Locale & {
  getTimeZones?: () => readonly string[] | undefined;
  readonly timeZones?: readonly string[] | undefined;
};

let regions: ReadonlyMap<string, string> | null = null;

/** The region of each zone. Intl knows the zones of a region, and names every region, but lists none. */
function regionOf(zone: string): string | undefined {
  if (regions === null) {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
    regions = new Map(
      codes
        .filter((code) => names.of(code) !== undefined)
        .map((code) => new Intl.Locale(`und-${code}`) as RegionLocale)
        // Codes of countries that are no more read as those that came after them.
        .filter((locale, index, all) => all.findIndex(({ region }) => region === locale.region) === index)
        .flatMap((locale) =>
          (locale.getTimeZones?.() ?? locale.timeZones ?? []).map(
            (one) => [one, locale.region ?? ''] as const,
          ),
        ),
    );
  }
  return regions.get(zone);
}

function countryOf(zone: string, language: Language): string {
  const region = regionOf(zone);
  if (region === undefined) return '';
  return new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(region) ?? '';
}

function nameOf(zone: string, language: Language): string {
  try {
    const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' });
    return format.formatToParts(Date.now()).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    return '';
  }
}

/** Without accents and capitals, hyphens as spaces: "saint petersbourg" is Saint-Pétersbourg. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replace(/(?<=\p{L})[-.](?=[\p{L} ])/gu, ' ')
    .replace(/\bsaint\b/g, 'st')
    .replace(/ +/g, ' ');
}
