import type { IntentView } from '#shared/contract/placingViews.ts';
import { sendsByItself } from '#shared/domain/dueness.ts';
import type { LastTry } from '#shared/domain/intent.ts';
import type { Language } from '../../strings/callStrings.ts';
import type { PlacingStrings, Said } from '../../strings/placingStrings.ts';
import type { SectionName } from '../settings/sections.ts';
import { momentText, secondText } from '../time/dates.ts';
import { refusalText } from './refusalText.ts';

/**
 * How an outcome is meant, for colour and sign: `busy` on its way, `good` as wanted, `act` the agent has something to
 * do elsewhere, `doubt` nobody knows, `bad` it did not happen, `quiet` nothing to be said.
 */
export type OutcomeTone = 'busy' | 'good' | 'act' | 'doubt' | 'bad' | 'quiet';

/** What came of an intent, in words. */
export interface OutcomeText {
  readonly tone: OutcomeTone;
  /** A line that stands by itself, such as in a row. */
  readonly title: string;
  /** What happened, as facts; empty where the title says it all. */
  readonly facts: readonly string[];
  /** What it means or what to do; empty where there is nothing to say. */
  readonly advice: string;
  /** The page of the settings that mends it, if one does. */
  readonly section: SectionName | null;
  /** A callback at a later time is a way on. */
  readonly scheduleInstead: boolean;
  /** What the provider wrote, the shape of its answer, or what went wrong on the way; for a detail. */
  readonly raw: string | null;
  /** Whether `raw` is in the provider's own words, or in ours about what happened. */
  readonly rawIs: 'theirs' | 'ours';
}

export interface Telling {
  readonly strings: PlacingStrings;
  readonly language: Language;
  /** ms since the epoch. */
  readonly now: number;
}

type Told = Pick<IntentView, 'kind' | 'state' | 'due' | 'attempts'>;

const PLAIN = { facts: [], section: null, scheduleInstead: false, raw: null, rawIs: 'ours' } as const;

/** What stands on screen for what came of an intent: every state, for every kind. */
export function outcomeText(intent: Told, { strings, language, now }: Telling): OutcomeText {
  const { kind, state } = intent;
  switch (state.name) {
    case 'sending':
      return { ...PLAIN, tone: 'busy', ...strings.sending[kind] };
    case 'drafted':
      if (intent.due !== null && intent.due.at <= now)
        return { ...PLAIN, tone: 'bad', ...strings.notSent.tooLate, raw: state.lastTry?.detail ?? null };
      return state.lastTry === null
        ? { ...PLAIN, tone: 'quiet', title: strings.notSent.waiting[kind], advice: '' }
        : notSent(intent, state.lastTry, { strings, language, now });
    case 'refused': {
      const { title, advice, ...rest } = refusalText(state.refusal, strings);
      // Where an answer had no text, only its shape is told.
      const rawIs = rest.raw.startsWith('HTTP ') ? 'ours' : 'theirs';
      return { tone: 'bad', title, facts: [strings.refused[kind]], advice, ...rest, rawIs };
    }
    case 'unconfirmed': {
      const sentAt = intent.attempts.at(-1)?.at ?? state.at;
      return {
        ...PLAIN,
        tone: 'doubt',
        title: strings.unconfirmed.title[kind],
        facts: [
          strings.unconfirmed.sentAt(momentText(sentAt, language)),
          strings.unconfirmed.why[state.reason],
        ],
        advice: strings.unconfirmed.advice[kind],
        raw: state.detail,
      };
    }
    case 'scheduled':
      return good(
        state.how === 'here' ? strings.reminderSet : strings[state.how][kind],
        state.providerCallId,
        strings,
      );
    case 'done':
      if (state.how === 'finishInAdapter')
        return { ...PLAIN, tone: 'act', ...strings.finish[state.finish ?? 'unknown'] };
      return good(
        state.how === 'finishedByAgent' ? strings.finished : strings[state.how][kind],
        state.providerCallId,
        strings,
      );
    case 'cancelled':
      return {
        ...PLAIN,
        tone: state.there === 'remains' || state.there === 'unknown' ? 'doubt' : 'quiet',
        ...strings.cancelled[state.there],
      };
  }
}

function good(said: Said, providerCallId: number | null, strings: PlacingStrings): OutcomeText {
  const facts = providerCallId === null ? [] : [strings.providerId(String(providerCallId))];
  return { ...PLAIN, tone: 'good', ...said, facts };
}

function notSent(intent: Told, lastTry: LastTry, { strings, language, now }: Telling): OutcomeText {
  const { why } = lastTry;
  const facts = [strings.notSent.why[why](lastTry.detail ?? '')];
  const again = againAt(lastTry);
  if (again !== null && again > now) facts.push(strings.notSent.againAt(secondText(again, language)));
  const byItself = sendsByItself(intent, now);
  return {
    ...PLAIN,
    tone: 'bad',
    title: (why === 'rateLimited' ? strings.notSent.turnedAway : strings.notSent.title)[intent.kind],
    facts,
    advice: byItself ? strings.notSent.byItself : strings.notSent.advice[why],
    section: why === 'notConfigured' || why === 'misconfigured' || why === 'tls' ? 'ccai' : null,
    raw: why === 'invalid' ? null : lastTry.detail,
  };
}

/** From when on another try makes sense, in ms since the epoch; null if nothing was said about it. */
export function againAt({ at, retryAfterMs }: Pick<LastTry, 'at' | 'retryAfterMs'>): number | null {
  return retryAfterMs === null ? null : at + retryAfterMs;
}

/** How long until then, as `7 s` or `3 min`; null once it is over, or where there is nothing to wait for. */
export function waitText(state: Told['state'], now: number): string | null {
  if (state.name !== 'drafted' || state.lastTry === null) return null;
  const again = againAt(state.lastTry);
  if (again === null || again <= now) return null;
  const seconds = Math.ceil((again - now) / 1000);
  return seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
