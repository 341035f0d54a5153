import type { ErrorCode } from '#shared/contract/errors.ts';
import type { BulkRow, PinOutcome, UnpinOutcome } from '#shared/contract/routesViews.ts';
import type { Language } from '../../strings/callStrings.ts';
import type { PinnedTo, PinStrings } from '../../strings/pinStrings.ts';
import { momentText } from '../time/dates.ts';
import type { PinQuestion, PinReport } from './pinWriter.svelte.ts';

/** What came of a change, in words. */
export interface PinText {
  /** `doubt`: nobody knows whether it was done, or it is not what it seems. */
  readonly tone: 'good' | 'bad' | 'doubt';
  readonly title: string;
  readonly why: string;
  /** Technical, or the directory's own words; behind a detail. */
  readonly detail: string | null;
}

type NotWritten = Extract<
  PinOutcome | UnpinOutcome,
  { result: 'refused' | 'notSent' | 'unconfirmed' | 'rateLimited' }
>;

/** To whom a caller is pinned. */
export function pinnedText({ extension, mine }: PinnedTo, strings: PinStrings): string {
  return extension === '' ? strings.toNoExtension : strings.to(extension, mine);
}

/** The clocks of two computers differ by less. */
const SAME_TIME_MS = 5 * 60_000;

/** True for a moment that nothing can have happened at yet. */
export function isFuture(at: number, now: number): boolean {
  return at - now > SAME_TIME_MS;
}

/** Since when a caller is pinned, as said within a sentence. */
export function sinceText(
  createdAt: number | null,
  now: number,
  strings: PinStrings,
  language: Language,
): string {
  if (createdAt === null) return strings.ask.sinceUnknown;
  const moment = momentText(createdAt, language);
  return isFuture(createdAt, now) ? strings.sinceFuture(moment) : strings.since(moment);
}

/** What is asked before somebody else's pin is touched: who has the caller, and since when. */
export function questionText(
  question: PinQuestion,
  now: number,
  strings: PinStrings,
  language: Language,
): string {
  const { extension, mine, createdAt } = question.known;
  const since = sinceText(createdAt, now, strings, language);
  if (question.to === 'unpin') return strings.ask.unpin(extension, since);
  if (question.because !== 'changed') {
    return mine ? strings.ask.mine(since) : strings.ask.theirs(extension, since);
  }
  return mine ? strings.ask.mineChanged(since) : strings.ask.changed(extension, since);
}

/** What came of one change. */
export function reportText(
  report: PinReport,
  strings: PinStrings,
  errors: Readonly<Record<ErrorCode, string>>,
): PinText {
  const { did, outcome } = report;
  switch (outcome.result) {
    case 'failed':
      return { tone: 'bad', title: strings.notDone, why: errors[outcome.code], detail: null };
    case 'noOwnExtension':
      return { tone: 'bad', ...strings.noOwnExtension, detail: null };
    default:
      return outcomeText(did, outcome, strings);
  }
}

/** What came of one row of many. */
export function bulkRowText(did: 'pin' | 'unpin', outcome: BulkRow['outcome'], strings: PinStrings): PinText {
  return outcome === null
    ? { tone: 'bad', ...strings.notTried, detail: null }
    : outcomeText(did, outcome, strings);
}

function outcomeText(did: 'pin' | 'unpin', outcome: PinOutcome | UnpinOutcome, strings: PinStrings): PinText {
  switch (outcome.result) {
    case 'pinned': {
      const { extension, mine } = outcome.route;
      return { tone: 'good', title: strings.done.pinned(extension, mine), why: '', detail: null };
    }
    case 'unpinned':
    case 'gone':
      if (outcome.other !== null) {
        const { extension, mine, raw } = outcome.other;
        return { tone: 'doubt', ...strings.done.other(extension, mine, raw), detail: null };
      }
      return { tone: 'good', title: strings.done[outcome.result], why: '', detail: null };
    case 'taken':
      return { tone: 'bad', ...strings.taken(outcome.route.extension), detail: null };
    case 'differs': {
      const extension = outcome.route?.extension ?? null;
      const said =
        did === 'unpin' && extension !== null
          ? strings.unpinDiffers(extension)
          : strings.pinDiffers(extension);
      return { tone: 'bad', ...said, detail: null };
    }
    case 'notThere':
      return { tone: 'bad', ...strings.notThere(outcome.route?.extension ?? null), detail: null };
    case 'notLookedUp':
      return {
        tone: 'bad',
        title: strings.notLookedUp.title,
        why: `${strings.failed[outcome.reason]}. ${strings.notLookedUp.why}`,
        detail: outcome.detail,
      };
    default:
      return notWrittenText(outcome, strings);
  }
}

function notWrittenText(outcome: NotWritten, strings: PinStrings): PinText {
  switch (outcome.result) {
    case 'refused': {
      const { code, field, raw } = outcome.refusal;
      const named = field === null ? strings.something : strings.field[field];
      const said =
        code === 'required' || code === 'malformed' || code === 'unknown'
          ? strings.refused.aboutField[code](named)
          : strings.refused[code];
      return { tone: 'bad', ...said, detail: raw === '' ? null : raw };
    }
    case 'notSent': {
      const because = wordOf(strings.notSent.because, outcome.reason);
      return {
        tone: 'bad',
        title: strings.notSent.title,
        why: because ?? strings.notSent.why,
        detail: outcome.detail,
      };
    }
    case 'unconfirmed': {
      const because = wordOf(strings.unconfirmed.because, outcome.reason);
      const { title, why } = strings.unconfirmed;
      return {
        tone: 'doubt',
        title,
        why: because === null ? why : `${because} ${why}`,
        detail: outcome.detail,
      };
    }
    case 'rateLimited': {
      const { retryAfterMs } = outcome;
      const seconds = retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000);
      return { tone: 'bad', ...strings.rateLimited(seconds), detail: null };
    }
  }
}

/** The reasons cross the wall as text. */
function wordOf(words: Readonly<Record<string, string>>, reason: string): string | null {
  return words[reason] ?? null;
}
