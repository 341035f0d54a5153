import type { IntentView } from '#shared/contract/placingViews.ts';
import { isPastDue, shownState } from '#shared/domain/dueness.ts';
import type { ShownState } from '#shared/domain/dueness.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { CallStrings, Language } from '../../strings/callStrings.ts';
import type { CallbackStrings } from '../../strings/callbackStrings.ts';
import { numberText } from '../calls/texts.ts';
import { zonedShort } from './moments.ts';
import { providerCalls } from './providerCalls.ts';
import { relativeOf } from './relative.ts';

type Named = Pick<IntentView, 'name' | 'party' | 'ticketId'>;

/** Who is to be called: the ticket, whose own number CCAI Platform dials, else the name, else the number. */
export function whoOf(intent: Named, call: CallStrings, words: CallbackStrings): string {
  if (intent.ticketId !== null) return words.ticket(intent.ticketId);
  if (intent.name !== null) return intent.name;
  return intent.party === null ? words.nobody : numberText(intent.party, call);
}

/** What tells one person from another beside `whoOf`: name and number, as far as they do not stand there already. */
export function aboutWho(intent: Named, call: CallStrings): string {
  const parts: string[] = [];
  if (intent.ticketId !== null && intent.name !== null) parts.push(intent.name);
  if (intent.party !== null && (intent.ticketId !== null || intent.name !== null))
    parts.push(numberText(intent.party, call));
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
  // Where CCAI Platform calls, or may call as well, nobody is told to call, nor that they are late.
  const theirs =
    providerCalls(intent) || intent.state.name === 'unconfirmed' || intent.state.name === 'sending';
  if (theirs || !isPastDue(asIntent(intent), now)) return words.relative(relative);
  return now < intent.due.at + graceMs ? words.dueNow : words.late(relative);
}

/** For when it was first promised, on the clocks of a zone; empty of what still stands at that time, and where nobody knows. */
export function firstPromiseText(
  { due, firstDue }: Pick<IntentView, 'due' | 'firstDue'>,
  telling: { readonly now: number; readonly zone: string; readonly language: Language },
  words: CallbackStrings,
): string {
  if (due === null || firstDue === null || firstDue.at === due.at) return '';
  return words.firstPromised(zonedShort(firstDue.at, telling.now, telling.zone, telling.language));
}

/** The first line of a note that says something. */
export function firstLine(note: string): string {
  return /\S.*/.exec(note)?.[0] ?? '';
}
