import type { NumberField, NumberForm } from '#shared/domain/numberForm.ts';
import { WEEKDAYS } from '#shared/domain/numberForm.ts';
import type { MediaView, ZoneView } from '#shared/contract/numbersViews.ts';
import { isDay } from '#shared/domain/numberFormReading.ts';
import type { Language } from '../../strings/callStrings.ts';
import type { NumberFormStrings } from '../../strings/numberFormStrings.ts';
import type { NumbersStrings } from '../../strings/numbersStrings.ts';
import { dayText } from '../time/dates.ts';

/** What it takes to say a value in words. */
export interface ValueWords {
  readonly form: NumberFormStrings;
  readonly list: NumbersStrings;
  readonly media: readonly MediaView[];
  readonly zones: readonly ZoneView[];
  readonly language: Language;
}

/** A value of the form in words; '' for an empty one. */
export function valueText(field: NumberField, value: NumberForm[NumberField], words: ValueWords): string {
  const { form, list } = words;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? form.yes : form.no;
  if (typeof value === 'object') {
    return WEEKDAYS.filter((day) => value.includes(day))
      .map((day) => form.day[day].short)
      .join(', ');
  }
  if (value === 'active' || value === 'inactive') return list.state[value];
  if (value === 'voicemail' || value === 'forward') return form.handling[value];
  if (value === 'parallel' || value === 'sequential') return form.forwarding[value];
  const text = value.trim();
  if ((field === 'dateFrom' || field === 'dateTo') && isDay(text)) return dayInWords(text, words.language);
  const medium = isMediaField(field) ? words.media.find(({ id }) => id === text) : undefined;
  if (medium !== undefined) return form.media.named(medium.name, medium.id);
  const zone = field === 'zoneCode' ? words.zones.find(({ code }) => code === text) : undefined;
  return zone === undefined ? text : zoneText(zone, list);
}

/** A day (YYYY-MM-DD) in words, always with its year. */
function dayInWords(day: string, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayText(new Date(year, month - 1, date, 12).getTime(), 0, language);
}

/** A zone as a list names it: `01 · Île-de-France`. */
export function zoneText({ prefix, code, name }: ZoneView, list: NumbersStrings): string {
  const called = zoneName({ prefix, name }, list);
  return called === null ? code : `${prefix ?? code} · ${called}`;
}

/** The five regions have names in the language of the app, wherever they show; any other zone that of the provider. */
export function zoneName(
  { prefix, name }: Pick<ZoneView, 'prefix' | 'name'>,
  { zone }: Pick<NumbersStrings, 'zone'>,
): string | null {
  return prefix === null ? name : zone.name[prefix];
}

const MEDIA_FIELDS = [
  'welcomeMessage',
  'recordingNotice',
  'waitingMusic',
  'playback',
  'voicemail',
  'message',
] as const;
export type MediaField = (typeof MEDIA_FIELDS)[number];

function isMediaField(field: NumberField): field is MediaField {
  return MEDIA_FIELDS.some((each) => each === field);
}
