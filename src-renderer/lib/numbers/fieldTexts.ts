import type { NumberField, NumberForm } from '#shared/domain/numberForm.ts';
import { WEEKDAYS } from '#shared/domain/numberForm.ts';
import type { MediaView, ZoneView } from '#shared/contract/numbersViews.ts';
import type { NumberFormStrings } from '../../strings/numberFormStrings.ts';
import type { NumbersStrings } from '../../strings/numbersStrings.ts';

/** What the provider's lists tell of a number; of all other fields nobody knows what is set. */
const TOLD: ReadonlySet<NumberField> = new Set(['number', 'zoneCode', 'state', 'holder', 'info']);

/** Whether the list says what a field is now, as far as this number goes. */
export function isTold(field: NumberField, before: NumberForm): boolean {
  return TOLD.has(field) && before[field] !== null;
}

/** What it takes to say a value in words. */
export interface ValueWords {
  readonly form: NumberFormStrings;
  readonly list: NumbersStrings;
  readonly media: readonly MediaView[];
  readonly zones: readonly ZoneView[];
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
  const medium = isMediaField(field) ? words.media.find(({ id }) => id === text) : undefined;
  if (medium !== undefined) return form.media.named(medium.name, medium.id);
  const zone = field === 'zoneCode' ? words.zones.find(({ code }) => code === text) : undefined;
  return zone === undefined ? text : zoneText(zone, list);
}

/** A zone as a list names it: `01 · Île-de-France`. */
export function zoneText({ prefix, code, name }: ZoneView, list: NumbersStrings): string {
  const called = name ?? (prefix === null ? null : list.zone.name[prefix]);
  return called === null ? code : `${prefix ?? code} · ${called}`;
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
