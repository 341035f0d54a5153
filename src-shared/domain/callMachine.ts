import type { Call, CallReport } from './call.ts';
import type { PartyNumber } from './partyNumber.ts';

/** How long a call lives without news, in ms, by the state it is in. */
export interface TimeToLive {
  readonly ringingMs: number;
  readonly answeredMs: number;
}

export interface Applied {
  /** The call to keep from now on. */
  readonly call: Call;
  /** Whether anything that a person sees differs. A call that only lives longer has not changed. */
  readonly changed: boolean;
}

/**
 * How far a call is known to have come; nothing ever takes it back. An end that was only guessed, because time ran
 * out, is no progress: a later report of life refutes it.
 */
export function progressOf(call: Call): 0 | 1 | 2 {
  if (call.state === 'ended' && call.endReason !== 'notReported') return 2;
  return call.answeredAt === null ? 0 : 1;
}

/**
 * Merges a report into a call (null: first heard of). Sources repeat themselves and overtake each other, so:
 *
 * - The course (state, times, how it ended) is the same for any order and any repetition of the same reports:
 *   the earliest time of each kind counts, and `startedAt <= answeredAt <= endedAt`.
 * - Details fill gaps and are never erased. The caller's number gives way to a more telling one only. Where
 *   reports disagree, the queue and the code last heard win (the call moved, the caller typed again).
 * - The first source heard stays the source.
 */
export function applyReport(call: Call | null, report: CallReport, ttl: TimeToLive): Applied {
  if (call === null) return { call: firstHeard(report, ttl), changed: true };
  const merged: Call = {
    ...call,
    ...courseOf(call, report, ttl),
    party: moreTelling(call.party, report.party),
    called: call.called ?? report.called,
    announcedQueue: report.announcedQueue ?? call.announcedQueue,
    providerCallId: call.providerCallId ?? report.providerCallId ?? null,
    ticketId: call.ticketId ?? report.ticketId ?? null,
    code: report.code ?? call.code,
  };
  return { call: merged, changed: looksDifferent(call, merged) };
}

/** The call with another code, as a person gave it. */
export function withCode(call: Call, code: string): Call {
  return call.code === code ? call : { ...call, code };
}

/** Ends a call whose time ran out, as of the moment it did; returns the same object if that is not so. */
export function expire(call: Call, now: number): Call {
  if (call.expiresAt === null || now < call.expiresAt) return call;
  return {
    ...call,
    state: 'ended',
    endReason: 'notReported',
    endedAt: Math.max(call.expiresAt, call.answeredAt ?? call.startedAt),
    expiresAt: null,
  };
}

/** Ends a call because nobody will listen for its end any more (the app stops). Ended calls stay as they are. */
export function abandon(call: Call, now: number): Call {
  return call.state === 'ended' ? call : expire({ ...call, expiresAt: now }, now);
}

function firstHeard(report: CallReport, ttl: TimeToLive): Call {
  const bare: Call = {
    id: report.id,
    source: report.source,
    direction: report.direction ?? 'incoming',
    providerCallId: report.providerCallId ?? null,
    ticketId: report.ticketId ?? null,
    state: 'ringing',
    endReason: null,
    party: report.party ?? NOBODY_YET,
    called: report.called,
    announcedQueue: report.announcedQueue,
    code: report.code,
    startedAt: report.at,
    answeredAt: null,
    endedAt: null,
    expiresAt: null,
  };
  return { ...bare, ...courseOf(bare, report, ttl) };
}

type Course = Pick<Call, 'state' | 'endReason' | 'startedAt' | 'answeredAt' | 'endedAt' | 'expiresAt'>;

function courseOf(call: Call, report: CallReport, ttl: TimeToLive): Course {
  const startedAt = Math.min(call.startedAt, report.at);
  const answered = report.state === 'answered' ? earlier(call.answeredAt, report.at) : call.answeredAt;
  const reportedEnd = call.endReason === 'notReported' ? null : call.endedAt;
  const ended = report.state === 'ended' ? earlier(reportedEnd, report.at) : reportedEnd;

  if (ended !== null) {
    // A report of the answer that comes after the end carries the later time.
    const answeredAt = answered === null ? null : Math.min(answered, ended);
    const endReason = answeredAt === null ? 'missed' : 'completed';
    return { state: 'ended', endReason, startedAt, answeredAt, endedAt: ended, expiresAt: null };
  }
  const state = answered === null ? 'ringing' : 'answered';
  if (call.state === 'ended' && !refutesEnd(call, report, state)) {
    const { endReason, expiresAt } = call;
    // Late news of a call that ran out of time may still be older than what was known of it.
    const endedAt = call.endedAt === null ? null : Math.max(call.endedAt, answered ?? startedAt);
    return { state: 'ended', endReason, startedAt, answeredAt: answered, endedAt, expiresAt };
  }
  const expiresAt = expiryOf(call, report, state, ttl);
  return { state, endReason: null, startedAt, answeredAt: answered, endedAt: null, expiresAt };
}

/**
 * An end was guessed, and this report says otherwise: the call came further than the guess knew, or lives after it.
 */
function refutesEnd(call: Call, report: CallReport, state: 'ringing' | 'answered'): boolean {
  if (report.state !== state) return false;
  return (state === 'answered' && call.answeredAt === null) || report.at >= (call.endedAt ?? Infinity);
}

/** News of the state that the call is in prolongs its life; news of a state that it left does not. */
function expiryOf(call: Call, report: CallReport, state: 'ringing' | 'answered', ttl: TimeToLive) {
  if (report.state !== state) return call.expiresAt;
  const fresh = report.at + (state === 'ringing' ? ttl.ringingMs : ttl.answeredMs);
  return call.state === state && call.expiresAt !== null ? Math.max(call.expiresAt, fresh) : fresh;
}

function earlier(known: number | null, reported: number): number {
  return known === null ? reported : Math.min(known, reported);
}

/** Stands for the caller while no report has named one. */
const NOBODY_YET: PartyNumber = { kind: 'withheld', raw: '' };

const TELLING = { withheld: 0, unreadable: 1, short: 2, number: 3 } as const;

function moreTelling(known: PartyNumber, reported: PartyNumber | null): PartyNumber {
  if (reported === null) return known;
  return TELLING[reported.kind] > TELLING[known.kind] ? reported : known;
}

function looksDifferent(before: Call, after: Call): boolean {
  return (
    before.state !== after.state ||
    before.endReason !== after.endReason ||
    before.startedAt !== after.startedAt ||
    before.answeredAt !== after.answeredAt ||
    before.endedAt !== after.endedAt ||
    before.party !== after.party ||
    before.called !== after.called ||
    before.announcedQueue !== after.announcedQueue ||
    before.providerCallId !== after.providerCallId ||
    before.ticketId !== after.ticketId ||
    before.code !== after.code
  );
}
