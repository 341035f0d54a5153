import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callAdvice } from '#shared/domain/time/callAdvice.ts';
import type { CallAdvice } from '#shared/domain/time/callAdvice.ts';
import type { CallingHours } from '#shared/domain/time/callingHours.ts';

const at = (iso: string): number => Date.parse(iso);
const DAYTIME: CallingHours = { fromMinute: 8 * 60, toMinute: 20 * 60 };
const ALL_DAY: CallingHours = { fromMinute: 0, toMinute: 24 * 60 };

/** Planned a week before. */
function advise(zone: string, country: string | null, iso: string, hours = DAYTIME): CallAdvice[] {
  return callAdvice({ at: at(iso), now: at(iso) - 7 * 86_400_000, zone, country, hours });
}

describe('an ordinary call', () => {
  it.each([
    ['Europe/Paris', 'FR', '2026-11-12T14:00:00Z'],
    ['America/New_York', 'US', '2026-11-12T14:00:00Z'],
    ['Asia/Kathmandu', null, '2026-11-12T05:00:00Z'],
    ['Pacific/Apia', null, '2026-11-12T00:00:00Z'],
    ['Africa/Casablanca', 'MA', '2026-11-12T10:00:00Z'],
  ])('in %s needs no advice', (zone, country, iso) => {
    expect(advise(zone, country, iso)).toEqual([]);
  });
});

describe('the time until then', () => {
  const now = at('2026-11-12T14:00:00Z');
  const plan = { now, zone: 'Europe/Paris', country: 'FR', hours: DAYTIME };

  it.each([
    [-3_600_000, [{ kind: 'past', minutes: 60 }]],
    [0, [{ kind: 'past', minutes: 0 }]],
    [1, [{ kind: 'soon', minutes: 1 }]],
    [299_999, [{ kind: 'soon', minutes: 5 }]],
    [300_000, []],
    [270 * 86_400_000, []],
    [355 * 86_400_000 - 3_600_000, [{ kind: 'farAhead', days: 354 }]],
  ])('of %d ms', (ms, expected) => {
    expect(callAdvice({ ...plan, at: now + ms })).toEqual(expected);
  });
});

describe('the hour there', () => {
  it.each([
    ['Europe/Paris', '2026-11-12T06:59:00Z', [7, 59]],
    ['Europe/Paris', '2026-11-12T07:00:00Z', null],
    ['Europe/Paris', '2026-11-12T18:59:00Z', null],
    ['Europe/Paris', '2026-11-12T19:00:00Z', [20, 0]],
    // The same hour in UTC, an hour later on the clock.
    ['Europe/Paris', '2026-06-11T18:30:00Z', [20, 30]],
    ['America/New_York', '2026-11-12T08:00:00Z', [3, 0]],
    ['Asia/Kathmandu', '2026-11-12T02:14:00Z', [7, 59]],
    ['Asia/Kathmandu', '2026-11-12T02:15:00Z', null],
    ['Africa/Casablanca', '2026-03-03T07:30:00Z', [7, 30]],
    ['Africa/Casablanca', '2026-04-03T07:30:00Z', null],
  ])('in %s at %s', (zone, iso, odd) => {
    const expected = odd === null ? [] : [{ kind: 'oddHours', hour: odd[0], minute: odd[1] }];
    expect(advise(zone, null, iso)).toEqual(expected);
  });

  it.each([
    [{ fromMinute: 22 * 60, toMinute: 6 * 60 }, '2026-11-12T22:00:00Z', false],
    [{ fromMinute: 22 * 60, toMinute: 6 * 60 }, '2026-11-12T05:59:00Z', false],
    [{ fromMinute: 22 * 60, toMinute: 6 * 60 }, '2026-11-12T06:00:00Z', true],
    [{ fromMinute: 22 * 60, toMinute: 6 * 60 }, '2026-11-12T12:00:00Z', true],
    [{ fromMinute: 480, toMinute: 480 }, '2026-11-12T03:00:00Z', false],
    [ALL_DAY, '2026-11-12T23:59:00Z', false],
  ])('with the hours %j at %s is odd: %s', (hours, iso, odd) => {
    expect(advise('UTC', null, iso, hours).some(({ kind }) => kind === 'oddHours')).toBe(odd);
  });
});

describe('the day there', () => {
  it.each([
    ['Europe/Paris', 'FR', '2026-11-14T12:00:00Z', [{ kind: 'weekend', weekday: 6 }]],
    ['Europe/Paris', null, '2026-11-15T12:00:00Z', [{ kind: 'weekend', weekday: 0 }]],
    [
      'Asia/Riyadh',
      'SA',
      '2026-11-13T12:00:00Z',
      [
        { kind: 'weekend', weekday: 5 },
        { kind: 'holidaysUnknown', country: 'SA' },
      ],
    ],
    ['Asia/Riyadh', 'SA', '2026-11-15T12:00:00Z', [{ kind: 'holidaysUnknown', country: 'SA' }]],
    ['Asia/Dubai', 'AE', '2026-11-13T12:00:00Z', [{ kind: 'holidaysUnknown', country: 'AE' }]],
    ['Asia/Kathmandu', 'NP', '2026-11-15T06:00:00Z', [{ kind: 'holidaysUnknown', country: 'NP' }]],
    // Where no country is known there is none to speak of.
    ['Asia/Tokyo', null, '2026-01-01T03:00:00Z', []],
    // Friday noon in New York is Saturday in Samoa.
    ['Pacific/Apia', null, '2026-11-13T20:00:00Z', [{ kind: 'weekend', weekday: 6 }]],
    ['Europe/Paris', 'FR', '2026-07-14T12:00:00Z', [{ kind: 'holiday', key: 'nationalDay', country: 'FR' }]],
    // Still the 14th of July in Paris, and already the 15th there.
    ['Pacific/Apia', 'FR', '2026-07-14T20:00:00Z', []],
    ['Asia/Tokyo', 'JP', '2026-01-01T03:00:00Z', [{ kind: 'holidaysUnknown', country: 'JP' }]],
    [
      'Europe/Paris',
      'FR',
      '2026-11-01T05:00:00Z',
      [
        { kind: 'oddHours', hour: 6, minute: 0 },
        { kind: 'holiday', key: 'allSaints', country: 'FR' },
        { kind: 'weekend', weekday: 0 },
      ],
    ],
  ])('in %s (%s) at %s', (zone, country, iso, expected) => {
    expect(advise(zone, country, iso)).toEqual(expected);
  });
});

describe('a change of clocks', () => {
  const clocks = (zone: string, iso: string): CallAdvice[] =>
    advise(zone, null, iso, ALL_DAY).filter(({ kind }) => kind !== 'weekend');

  it.each([
    ['Europe/Paris', '2026-03-28T23:59:59Z', null],
    ['Europe/Paris', '2026-03-29T00:00:00Z', '2026-03-29T01:00:00Z'],
    ['Europe/Paris', '2026-03-29T01:59:59Z', '2026-03-29T01:00:00Z'],
    ['Europe/Paris', '2026-03-29T02:00:00Z', null],
    ['America/New_York', '2026-03-08T07:30:00Z', '2026-03-08T07:00:00Z'],
    ['Africa/Casablanca', '2026-03-22T01:30:00Z', '2026-03-22T02:00:00Z'],
    ['Asia/Kathmandu', '2026-03-29T01:30:00Z', null],
  ])('in %s skips the hour around %s', (zone, iso, change) => {
    const expected = change === null ? [] : [{ kind: 'clockSkips', at: at(change), byMinutes: 60 }];
    expect(clocks(zone, iso)).toEqual(expected);
  });

  it('may skip a whole day', () => {
    const skipped = { kind: 'clockSkips', at: at('2011-12-30T10:00:00Z'), byMinutes: 24 * 60 };
    expect(clocks('Pacific/Apia', '2011-12-29T22:00:00Z')).toEqual([skipped]);
    expect(clocks('Pacific/Apia', '2011-12-30T22:00:00Z')).toEqual([skipped]);
    expect(clocks('Pacific/Apia', '2011-12-31T10:00:00Z')).toEqual([]);
  });

  it.each([
    ['Europe/Paris', '2026-10-24T23:59:59Z', null],
    ['Europe/Paris', '2026-10-25T00:30:00Z', { other: at('2026-10-25T01:30:00Z'), first: true }],
    ['Europe/Paris', '2026-10-25T01:30:00Z', { other: at('2026-10-25T00:30:00Z'), first: false }],
    ['Europe/Paris', '2026-10-25T02:00:00Z', null],
    ['America/New_York', '2026-11-01T05:15:00Z', { other: at('2026-11-01T06:15:00Z'), first: true }],
    ['Africa/Casablanca', '2026-02-15T02:00:00Z', { other: at('2026-02-15T01:00:00Z'), first: false }],
  ])('in %s repeats the hour of %s', (zone, iso, repeats) => {
    expect(clocks(zone, iso)).toEqual(repeats === null ? [] : [{ kind: 'clockRepeats', ...repeats }]);
  });
});

describe('whatever is planned', () => {
  const moment = fc.integer({ min: 0, max: at('2037-01-01T00:00:00Z') });
  const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Pacific/Apia', 'Africa/Casablanca');
  const minute = fc.integer({ min: 0, max: 1440 });

  it('each kind of advice is given once at most', () => {
    fc.assert(
      fc.property(moment, moment, zone, minute, minute, (instant, now, where, fromMinute, toMinute) => {
        const plan = { at: instant, now, zone: where, country: 'FR', hours: { fromMinute, toMinute } };
        const kinds = callAdvice(plan).map(({ kind }) => kind);
        expect(new Set(kinds).size).toBe(kinds.length);
        expect(kinds.includes('past')).toBe(instant <= now);
      }),
    );
  });
});
