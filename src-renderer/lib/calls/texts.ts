import type { CallView, NumberView } from '#shared/contract/views.ts';
import { FACT_NAMES } from '#shared/domain/facts.ts';
import type { Fact, FactName } from '#shared/domain/facts.ts';
import type { CallStrings, Language } from '../../strings/callStrings.ts';
import { ageOf } from '../time/duration.ts';

/** How the number of a party reads; withheld and unreadable ones are said as such. */
export function numberText(party: NumberView, strings: CallStrings): string {
  return party.kind === 'number' || party.kind === 'short' ? party.display : strings.party[party.kind];
}

/** What can be called of a party: E.164, or the digits of a short number; null where nobody can be. */
export function numberOf(party: NumberView): string | null {
  if (party.kind === 'number') return party.e164;
  return party.kind === 'short' ? party.display : null;
}

type Who = Pick<CallView, 'party'> & Partial<Pick<CallView, 'ticketId'>>;

/** The number of a call; where only the provider knows it, the ticket that was called by. */
export function partyText({ party, ticketId }: Who, strings: CallStrings): string {
  return party.kind === 'withheld' && ticketId
    ? strings.party.byTicket(ticketId)
    : numberText(party, strings);
}

/** Who is on a call, in one go: the name if there is one, else the number. */
export function whoText(call: Who & Pick<CallView, 'name'>, strings: CallStrings): string {
  return call.name ?? partyText(call, strings);
}

/** The queue of a past call as Encom told it, else as it was only announced; null where neither is known. */
export function queueText(
  { facts, announcedQueue }: Pick<CallView, 'facts' | 'announcedQueue'>,
  { fact }: CallStrings,
): string | null {
  if (facts.queue.state === 'known') return `${fact.label.queue} ${facts.queue.value}`;
  return announcedQueue === null ? null : fact.announced(announcedQueue);
}

/** The country's name in the language, or the bare code where the runtime does not know it. */
export function countryText(code: string, language: Language): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** What a call's state is called, the reason of its end included. */
export function stateText(
  { direction, state, endReason }: Pick<CallView, 'direction' | 'state' | 'endReason'>,
  strings: CallStrings,
): string {
  return strings.call.course[direction][state === 'ended' ? (endReason ?? 'completed') : state];
}

function valueText(name: FactName, value: string | boolean, strings: CallStrings): string {
  if (name === 'queue') return String(value);
  return (value === true ? strings.fact.yes : strings.fact.no)[name];
}

/** The main words of a fact: its value, or what stands in its place. A value known before stands in for no answer. */
export function factText(name: FactName, fact: Fact<string | boolean>, strings: CallStrings): string {
  switch (fact.state) {
    case 'known':
      return valueText(name, fact.value, strings);
    case 'pending':
      return fact.lastKnown === null ? strings.fact.pending : valueText(name, fact.lastKnown.value, strings);
    case 'failed':
      return fact.lastKnown === null
        ? strings.fact.failed[fact.reason]
        : valueText(name, fact.lastKnown.value, strings);
    case 'unknown':
      return strings.fact.unknown;
    case 'notAsked':
      return strings.fact.notAsked;
  }
}

/** How a fact is known: its source and age, or why there is no answer. */
export function provenanceText(fact: Fact<unknown>, now: number, strings: CallStrings): string {
  switch (fact.state) {
    case 'known':
    case 'unknown':
      return strings.fact.from(strings.fact.source[fact.source], strings.ago(ageOf(fact.at, now)));
    case 'pending':
      return fact.lastKnown === null
        ? strings.fact.asking(strings.fact.source[fact.source])
        : strings.fact.lastKnown(strings.ago(ageOf(fact.lastKnown.at, now)));
    case 'failed':
      return fact.lastKnown === null
        ? strings.fact.from(strings.fact.source[fact.source], strings.ago(ageOf(fact.at, now)))
        : strings.fact.lastKnown(strings.ago(ageOf(fact.lastKnown.at, now)));
    case 'notAsked':
      return strings.fact.whyNotAsked[fact.why];
  }
}

/** The sentence that a screen reader says of a call. It changes with state and answers, never with the clock. */
export function spokenText(call: CallView, strings: CallStrings): string {
  const facts = FACT_NAMES.filter((name) => call.facts[name].state !== 'pending').map((name) => {
    const fact = call.facts[name];
    const words = fact.state === 'failed' ? strings.fact.failed[fact.reason] : factText(name, fact, strings);
    return strings.labelled(strings.fact.label[name], words);
  });
  const number = partyText(call, strings);
  const who = call.name === null ? number : `${call.name}, ${number}`;
  return strings.spoken(stateText(call, strings), who, facts);
}
