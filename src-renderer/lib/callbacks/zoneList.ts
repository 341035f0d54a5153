import type { Language } from '../../strings/callStrings.ts';
import { placeOf } from '../time/places.ts';

/** A time zone as people look for it. */
export interface ZoneEntry {
  /** Its IANA name. */
  readonly zone: string;
  readonly place: string;
  /** What its time is called in the language: `Central European Time`. */
  readonly name: string;
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
  return { zone, place, name, sought: plain(`${place} ${zone} ${zone.replaceAll('_', ' ')} ${name}`) };
}

/** Those that hold every word that was typed; places that begin with it come first. */
export function zonesFor(entries: readonly ZoneEntry[], typed: string): readonly ZoneEntry[] {
  const wanted = plain(typed).trim();
  if (wanted === '') return entries;
  const words = wanted.split(/\s+/);
  const found = entries.filter(({ sought }) => words.every((word) => sought.includes(word)));
  const begins = (entry: ZoneEntry): number => (plain(entry.place).startsWith(wanted) ? 0 : 1);
  return [...found].sort((a, b) => begins(a) - begins(b));
}

/** The one zone that a typed text can mean: the only one found, or the only one with just this name. Null if there is a choice. */
export function onlyZone(found: readonly ZoneEntry[], typed: string): ZoneEntry | null {
  const wanted = plain(typed).trim();
  if (wanted === '') return null;
  const exact = found.filter(({ zone, place }) => plain(zone) === wanted || plain(place) === wanted);
  const [only, ...others] = exact.length > 0 ? exact : found;
  return only === undefined || others.length > 0 ? null : only;
}

function nameOf(zone: string, language: Language): string {
  try {
    const format = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' });
    return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  } catch {
    return '';
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
