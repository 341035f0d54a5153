import fc from 'fast-check';
import type { Call } from '#shared/domain/call.ts';
import type { Answer, CallerFacts, Fact } from '#shared/domain/facts.ts';
import { factOf } from '#shared/domain/facts.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';

/** Calls and facts for the tests of storage. */

export const PARIS_KEY = '+33187224465';
const PARIS: PartyNumber = {
  kind: 'number',
  raw: '0187224465',
  e164: PARIS_KEY,
  country: 'FR',
  display: '+33 1 87 22 44 65',
};

export function aCall(id: string, startedAt: number, details: Partial<Call> = {}): Call {
  return {
    id,
    source: 'callHook',
    direction: 'incoming',
    providerCallId: null,
    ticketId: null,
    state: 'ringing',
    endReason: null,
    party: PARIS,
    called: null,
    announcedQueue: 'SALES',
    code: null,
    startedAt,
    answeredAt: null,
    endedAt: null,
    expiresAt: null,
    ...details,
  };
}

export function known<T>(value: T, at = 1): Fact<T> {
  return { state: 'known', source: 'encom', at, value };
}

const NO_PIN = { state: 'notAsked', why: 'notConfigured' } as const;

export const KNOWN: CallerFacts = {
  queue: known('0900'),
  vip: known(true),
  onCallDuty: known(false),
  pin: NO_PIN,
};

const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const text = fc.string({
  unit: fc.constantFrom('a', 'É', '7', '"', '\\', ' ', '\n', '東', '😀'),
  maxLength: 20,
});
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

const party: fc.Arbitrary<PartyNumber> = fc.oneof(
  fc.constant(PARIS),
  fc.record({ kind: fc.constant('short' as const), raw: text, digits: text, display: text }),
  fc.record({ kind: fc.constantFrom('withheld' as const, 'unreadable' as const), raw: text }),
);

export const anyCall: fc.Arbitrary<Call> = fc.record({
  id: text,
  source: fc.constantFrom('smartRouting' as const, 'callHook' as const, 'link' as const, 'placed' as const),
  direction: fc.constantFrom('incoming' as const, 'outgoing' as const),
  providerCallId: maybe(fc.nat()),
  ticketId: maybe(text),
  state: fc.constantFrom('ringing' as const, 'answered' as const, 'ended' as const),
  endReason: maybe(fc.constantFrom('missed' as const, 'completed' as const, 'notReported' as const)),
  party,
  called: maybe(party),
  announcedQueue: maybe(text),
  code: maybe(text),
  startedAt: instant,
  answeredAt: maybe(instant),
  endedAt: maybe(instant),
  expiresAt: maybe(instant),
});

function anyFact<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Fact<T>> {
  const lastKnown = maybe(fc.record({ value, at: instant }));
  const answer: fc.Arbitrary<Answer<T>> = fc.oneof(
    fc.record({ kind: fc.constant('known' as const), value }),
    fc.constant({ kind: 'unknown' } as const),
    fc.record({
      kind: fc.constant('failed' as const),
      reason: fc.constantFrom('timeout' as const, 'refused' as const),
      detail: maybe(text),
    }),
  );
  return fc.oneof(
    fc.record({ state: fc.constant('notAsked' as const), why: fc.constant('withheld' as const) }),
    fc.record({
      state: fc.constant('pending' as const),
      source: fc.constant('encom' as const),
      since: instant,
      lastKnown,
    }),
    fc.tuple(answer, instant, lastKnown).map(([said, at, last]) => factOf(said, 'encom', at, last)),
  );
}

export const anyFacts: fc.Arbitrary<CallerFacts> = fc.record({
  queue: anyFact(text),
  vip: anyFact(fc.boolean()),
  onCallDuty: anyFact(fc.boolean()),
  pin: anyFact(fc.record({ id: text, raw: text, extension: text, createdAt: maybe(instant) })),
});
