import { readWhen } from './whenText.ts';
import { localParts } from './zones.ts';

/** A likely moment for a callback. `label` is what an agent could have typed for it, and is read back as such. */
export interface WhenSuggestion {
  readonly at: number;
  readonly label: string;
}

const LABELS = {
  en: [
    ...['in 30 min', 'in 1 h', 'in 2 h', 'this afternoon 14:00'],
    ...['tomorrow 09:00', 'tomorrow 14:00', 'Monday 09:00'],
  ],
  fr: [
    ...['dans 30 min', 'dans 1 h', 'dans 2 h', 'cet après-midi 14h00'],
    ...['demain 09h00', 'demain 14h00', 'lundi 09h00'],
  ],
} as const;

/**
 * A few likely moments, the nearest kinds first. Left out is what is over, what another one says already (Monday, on a
 * Sunday), and what the clocks of the zone skip or show twice on that day.
 */
export function suggestions(now: number, zone: string, language: keyof typeof LABELS): WhenSuggestion[] {
  const byInstant = new Map<number, WhenSuggestion>();
  for (const label of LABELS[language]) {
    const read = readWhen(label, { now, zone });
    if (read.kind === 'instant' && !byInstant.has(read.at)) byInstant.set(read.at, { at: read.at, label });
  }
  return [...byInstant.values()];
}

/**
 * An instant as the field shows it, to the minute: `2026-12-01 08:00` on the clocks of a zone. Read back it is the same
 * minute, or the choice between the two that a clock shows so. Throws a RangeError where the zone does not exist.
 */
export function whenWritten(at: number, zone: string): string {
  const { year, month, day, hour, minute } = localParts(at, zone);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
}
