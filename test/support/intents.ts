import fc from 'fast-check';
import type { Intent, IntentState } from '#shared/domain/intent.ts';
import { firstState, isPromise } from '#shared/domain/intent.ts';
import type { PlacedCall, PlacingResult, Refusal } from '#shared/domain/outbound.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';

/** Intents, and answers to them, for tests. */

export const CLAIRE: PartyNumber = {
  kind: 'number',
  raw: '06 12 34 56 78',
  e164: '+33612345678',
  country: 'FR',
  display: '+33 6 12 34 56 78',
};

export const PARIS = 'Europe/Paris';

let made = 0;

/** A UUID that no other call of this function gives. */
export function anId(): string {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`;
}

/** A number that no other `n` gives. */
export function partyNumber(n: number): PartyNumber {
  const e164 = `+336${String(n).padStart(8, '0')}`;
  return { kind: 'number', raw: e164, e164, country: 'FR', display: e164 };
}

/** An intent; promises are due at 10,000. */
export function anIntent(details: Partial<Intent> = {}): Intent {
  const kind = details.kind ?? 'callback';
  return {
    id: details.id ?? anId(),
    kind,
    party: CLAIRE,
    ticketId: null,
    choices: {
      outboundNumber: null,
      menuId: null,
      parentCallId: null,
      language: null,
      recordingPermission: null,
    },
    due: isPromise(kind) ? { at: 10_000, zone: PARIS } : null,
    firstDue: isPromise(kind) ? (details.due ?? { at: 10_000, zone: PARIS }) : null,
    note: '',
    fromCallId: null,
    replaces: null,
    createdAt: 1,
    calledAt: null,
    state: firstState(kind, 1),
    ...details,
  };
}

export const REFUSAL: Refusal = { code: 'other', field: null, params: {}, raw: 'no' };

export function placedCall(id: number | null): PlacedCall {
  return { id, status: 'queued', statusText: 'queued', createdAt: 1, scheduledAt: null };
}

/** Any answer of a provider. */
export const anyResult: fc.Arbitrary<PlacingResult> = fc.oneof(
  fc.option(fc.nat(), { nil: null }).map((id) => ({ kind: 'created' as const, call: placedCall(id) })),
  fc
    .constantFrom('chooseNumber' as const, 'adapter' as const, 'ticket' as const, 'unknown' as const)
    .map((why) => ({ kind: 'finishInAdapter' as const, why, echo: null })),
  fc
    .constantFrom('other' as const, 'credentialRefused' as const, 'wrongAddress' as const)
    .map((code) => ({ kind: 'refused' as const, error: { ...REFUSAL, code }, status: 400 })),
  fc
    .constantFrom('notConfigured' as const, 'invalid' as const, 'unreachable' as const, 'cancelled' as const)
    .map((reason) => ({ kind: 'notSent' as const, reason, detail: null })),
  fc
    .constantFrom('timeout' as const, 'serverError' as const, 'unexpected' as const, 'cancelled' as const)
    .map((reason) => ({ kind: 'unconfirmed' as const, reason, detail: null })),
  fc
    .option(fc.integer({ min: 0, max: 3_600_000 }), { nil: null })
    .map((retryAfterMs) => ({ kind: 'rateLimited' as const, retryAfterMs })),
);

/** Any state that an intent of this kind can be in. */
export function anyState(kind: Intent['kind']): fc.Arbitrary<IntentState> {
  const at = 1;
  const providerCallId = 397;
  const states: IntentState[] = [
    { name: 'cancelled', at, there: 'nothing' },
    { name: 'done', at, how: 'finishedByAgent', finish: null, providerCallId: null },
  ];
  if (kind === 'reminder') return fc.constantFrom(...states, firstState(kind, at));
  return fc.constantFrom<IntentState>(
    ...states,
    { name: 'drafted', at, lastTry: null },
    { name: 'drafted', at, lastTry: { at, why: 'unreachable', detail: null, retryAfterMs: null } },
    { name: 'drafted', at, lastTry: { at, why: 'invalid', detail: 'scheduledAt', retryAfterMs: null } },
    { name: 'sending', at },
    { name: 'unconfirmed', at, reason: 'interrupted', detail: null },
    { name: 'refused', at, refusal: REFUSAL, status: 400 },
    ...(kind === 'callback'
      ? [{ name: 'scheduled' as const, at, how: 'created' as const, providerCallId }]
      : []),
  );
}
