import type { IntentView } from '#shared/contract/placingViews.ts';
import { isPastDue, shownState } from '#shared/domain/dueness.ts';
import type { ShownState } from '#shared/domain/dueness.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { CallStrings } from '../../strings/callStrings.ts';
import type { CallbackStrings } from '../../strings/callbackStrings.ts';
import { numberText } from '../calls/texts.ts';
import { relativeOf } from './relative.ts';

type Named = Pick<IntentView, 'name' | 'party' | 'ticketId'>;

/** Who is to be called: the name, else the number, else the ticket. */
export function whoOf(intent: Named, call: CallStrings, words: CallbackStrings): string {
  if (intent.name !== null) return intent.name;
  if (intent.party !== null) return numberText(intent.party, call);
  return intent.ticketId === null ? words.nobody : words.ticket(intent.ticketId);
}

/** What tells one person from another beside `whoOf`: number and ticket, as far as they are not the name already. */
export function aboutWho(intent: Named, call: CallStrings, words: CallbackStrings): string {
  const parts: string[] = [];
  if (intent.party !== null && intent.name !== null) parts.push(numberText(intent.party, call));
  if (intent.ticketId !== null && (intent.party !== null || intent.name !== null))
    parts.push(words.ticket(intent.ticketId));
  return parts.join(' · ');
}

/** The two kinds of promise. What is for now is shown as a callback where it turns up by mistake. */
export function kindOf(intent: Pick<IntentView, 'kind'>): 'callback' | 'reminder' {
  return intent.kind === 'reminder' ? 'reminder' : 'callback';
}

/** How it is shown by the clock. The rules speak of intents; a view has all that they read. */
export function shownOf(intent: IntentView, now: number, graceMs: number): ShownState {
  return shownState(asIntent(intent), now, graceMs);
}

/** What the rules of dueness read of a view. The party is not among it. */
export function asIntent(intent: IntentView): Intent {
  return { ...intent, party: null };
}

/** True where CCAI Platform holds it and calls by itself. */
export function providerCalls(intent: Pick<IntentView, 'kind' | 'state'>): boolean {
  return intent.kind === 'callback' && intent.state.name === 'scheduled';
}

/**
 * How far it is from now, its days as in the zone that is shown. What waits for the agent is due from its time on, and late
 * only once it is overdue, `graceMs` later, as the groups of the list have it.
 */
export function relativeText(
  intent: IntentView,
  now: number,
  zone: string,
  words: CallbackStrings,
  graceMs: number,
): string {
  if (intent.due === null) return '';
  const relative = relativeOf(intent.due.at, now, zone);
  if (providerCalls(intent) || !isPastDue(asIntent(intent), now)) return words.relative(relative);
  return now < intent.due.at + graceMs ? words.dueNow : words.late(relative);
}

/** The first line of a note that says something. */
export function firstLine(note: string): string {
  return /\S.*/.exec(note)?.[0] ?? '';
}
