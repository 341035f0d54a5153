import type { Refusal, RefusalCode, RequestField } from '#shared/domain/outbound.ts';
import type { PlacingStrings } from '../../strings/placingStrings.ts';
import type { SectionName } from '../settings/sections.ts';

/** A refusal in the agent's language. */
export interface RefusalText {
  readonly title: string;
  readonly advice: string;
  /** The page of the settings that mends it, if one does. */
  readonly section: SectionName | null;
  /** Nothing is wrong with the request but its moment or its menu: a time to come is a way on. */
  readonly scheduleInstead: boolean;
  /** The provider's own words; never in a log. */
  readonly raw: string;
}

const SECTION_OF_CODE: Readonly<Partial<Record<RefusalCode, SectionName>>> = {
  agentUnknown: 'agent',
  credentialRefused: 'ccai',
  wrongAddress: 'ccai',
};

const SECTION_OF_FIELD: Readonly<Partial<Record<RequestField, SectionName>>> = {
  agent: 'agent',
  outboundNumber: 'ccai',
  menu: 'ccai',
};

const LATER_HELPS: ReadonlySet<RefusalCode> = new Set([
  'agentUnavailable',
  'menuRedirected',
  'menuAfterHours',
  'menuClosed',
  'menuWrongKind',
  'languageUnavailable',
]);

/** What the refusal quotes that a person can recognise: a value, a state, kinds of menu, a language. */
function quotedIn({ params }: Refusal): string {
  return params['value'] ?? params['state'] ?? params['kinds'] ?? params['language'] ?? '';
}

function sectionOf({ code, field }: Refusal): SectionName | null {
  const byCode = SECTION_OF_CODE[code];
  if (byCode !== undefined) return byCode;
  const aboutValue = code === 'required' || code === 'malformed' || code === 'notFound';
  return aboutValue && field !== null ? (SECTION_OF_FIELD[field] ?? null) : null;
}

/** What a provider refused and what to do about it; names the field, and keeps the raw text for a detail. */
export function refusalText(refusal: Refusal, strings: PlacingStrings): RefusalText {
  const field = refusal.field === null ? strings.something : strings.field[refusal.field];
  const { title, advice } = strings.refusal[refusal.code](field, quotedIn(refusal));
  return {
    title,
    advice,
    section: sectionOf(refusal),
    scheduleInstead: LATER_HELPS.has(refusal.code),
    raw: refusal.raw,
  };
}
