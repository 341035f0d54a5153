import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  clockChangeBetween,
  dateExists,
  daysBetween,
  daysInMonth,
  instantOf,
  localParts,
  offsetAt,
  weekdayOf,
  zoneExists,
} from '#shared/domain/time/zones.ts';
import type { WallTime } from '#shared/domain/time/zones.ts';
import { anyText } from '../../../support/anyText.ts';

const at = (iso: string): number => Date.parse(iso);
const hours = (count: number): number => count * 3_600_000;

function wall(text: string): WallTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/\D/).map(Number);
  return { year, month, day, hour, minute, second: 0 };
}

describe('a zone', () => {
  it.each(['Europe/Paris', 'UTC', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires', 'europe/paris'])(
    '%s exists',
    (zone) => {
      expect(zoneExists(zone)).toBe(true);
    },
  );

  it.each(['', ' ', 'Europe/Pariss', 'Mars/Olympus', '+01:00', '-0500', 'Europe/Paris ', 'fr', '../etc'])(
    '%j does not',
    (zone) => {
      expect(zoneExists(zone)).toBe(false);
      expect(() => localParts(0, zone)).toThrow(RangeError);
    },
  );

  it('is never found in nonsense with a throw', () => {
    fc.assert(
      fc.property(anyText(30), (zone) => {
        expect(typeof zoneExists(zone)).toBe('boolean');
      }),
    );
  });

  it('is still found after more names than are remembered', () => {
    const names = Intl.supportedValuesOf('timeZone');
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name) => !zoneExists(name))).toEqual([]);
    expect(localParts(0, 'Europe/Paris').hour).toBe(1);
  });
});

describe('the clocks of a zone', () => {
  it.each([
    ['Europe/Paris', '2026-01-15T12:00:00Z', 1],
    ['Europe/Paris', '2026-07-15T12:00:00Z', 2],
    ['America/New_York', '2026-01-15T12:00:00Z', -5],
    ['Asia/Kathmandu', '2026-01-15T12:00:00Z', 5.75],
    ['Pacific/Apia', '2026-01-15T12:00:00Z', 13],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -10],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 14],
    ['Africa/Casablanca', '2026-01-15T12:00:00Z', 1],
    ['Africa/Casablanca', '2026-03-01T12:00:00Z', 0],
  ])('of %s are at %s ahead by %d hours', (zone, instant, ahead) => {
    expect(offsetAt(at(instant), zone)).toBe(hours(ahead));
  });

  it('show date, time and weekday', () => {
    expect(localParts(at('2026-12-31T23:30:15.750Z'), 'Europe/Paris')).toEqual({
      year: 2027,
      month: 1,
      day: 1,
      hour: 0,
      minute: 30,
      second: 15,
      weekday: 5,
    });
  });
});

describe('a wall time', () => {
  it.each([
    ['Europe/Paris', '2026-12-01 08:00', '2026-12-01T07:00:00Z'],
    ['Europe/Paris', '2026-03-29 01:59', '2026-03-29T00:59:00Z'],
    ['Europe/Paris', '2026-03-29 03:00', '2026-03-29T01:00:00Z'],
    ['America/New_York', '2026-11-01 00:59', '2026-11-01T04:59:00Z'],
    ['Asia/Kathmandu', '2026-12-01 08:00', '2026-12-01T02:15:00Z'],
    ['Pacific/Apia', '2011-12-29 23:59', '2011-12-30T09:59:00Z'],
    ['Pacific/Apia', '2011-12-31 00:00', '2011-12-30T10:00:00Z'],
  ])('in %s, %s, is one instant', (zone, text, instant) => {
    expect(instantOf(wall(text), zone)).toEqual({ kind: 'instant', at: at(instant) });
  });

  it.each([
    ['Europe/Paris', '2026-03-29 02:30', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'],
    ['America/New_York', '2026-03-08 02:00', '2026-03-08T06:00:00Z', '2026-03-08T07:00:00Z'],
    ['Africa/Casablanca', '2026-03-22 02:15', '2026-03-22T01:15:00Z', '2026-03-22T02:15:00Z'],
    // Samoa left out a whole day to change the side of the date line.
    ['Pacific/Apia', '2011-12-30 12:00', '2011-12-29T22:00:00Z', '2011-12-30T22:00:00Z'],
  ])('in %s, %s, is jumped over', (zone, text, before, after) => {
    expect(instantOf(wall(text), zone)).toEqual({ kind: 'gap', before: at(before), after: at(after) });
  });

  it.each([
    ['Europe/Paris', '2026-10-25 02:30', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
    ['America/New_York', '2026-11-01 01:00', '2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z'],
    ['Africa/Casablanca', '2026-02-15 02:59', '2026-02-15T01:59:00Z', '2026-02-15T02:59:00Z'],
  ])('in %s, %s, comes twice', (zone, text, first, second) => {
    expect(instantOf(wall(text), zone)).toEqual({ kind: 'twice', first: at(first), second: at(second) });
  });

  const zone = fc.constantFrom(
    ...['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca'],
    ...['Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
  );
  const second = fc.integer({
    min: at('1995-01-01T00:00:00Z') / 1000,
    max: at('2037-01-01T00:00:00Z') / 1000,
  });

  it('of any instant leads back to it', () => {
    fc.assert(
      fc.property(zone, second, (where, seconds) => {
        const found = instantOf(localParts(seconds * 1000, where), where);
        if (found.kind === 'twice') expect([found.first, found.second]).toContain(seconds * 1000);
        else expect(found).toEqual({ kind: 'instant', at: seconds * 1000 });
      }),
      { numRuns: 500 },
    );
  });
});

describe('a change of clocks', () => {
  it.each([
    ['Europe/Paris', '2026-03-28T00:00:00Z', '2026-03-30T00:00:00Z', '2026-03-29T01:00:00Z', 1],
    ['Europe/Paris', '2026-10-24T00:00:00Z', '2026-10-26T00:00:00Z', '2026-10-25T01:00:00Z', -1],
    ['Pacific/Apia', '2011-12-29T00:00:00Z', '2011-12-31T00:00:00Z', '2011-12-30T10:00:00Z', 24],
    ['Australia/Lord_Howe', '2026-04-04T00:00:00Z', '2026-04-05T00:00:00Z', '2026-04-04T15:00:00Z', -0.5],
  ])('of %s between %s and %s is found', (zone, from, to, change, by) => {
    expect(clockChangeBetween(at(from), at(to), zone)).toEqual({ at: at(change), byMs: hours(by) });
  });

  it('is null where there is none', () => {
    expect(
      clockChangeBetween(at('2026-06-01T00:00:00Z'), at('2026-06-03T00:00:00Z'), 'Europe/Paris'),
    ).toBeNull();
    expect(
      clockChangeBetween(at('2026-03-28T00:00:00Z'), at('2026-03-30T00:00:00Z'), 'Asia/Kathmandu'),
    ).toBeNull();
  });
});

describe('the calendar', () => {
  it.each([
    [2026, 2, 28, true],
    [2026, 2, 29, false],
    [2028, 2, 29, true],
    [2100, 2, 29, false],
    [2026, 2, 31, false],
    [2026, 12, 31, true],
    [2026, 13, 1, false],
    [2026, 0, 1, false],
    [2026, 4, 0, false],
    [2026, 4, 31, false],
  ])('%d-%d-%d exists: %s', (year, month, day, exists) => {
    expect(dateExists({ year, month, day })).toBe(exists);
  });

  it('counts days over months, years and changes of clocks', () => {
    expect(addDays({ year: 2026, month: 12, day: 31 }, 1)).toEqual({ year: 2027, month: 1, day: 1 });
    expect(addDays({ year: 2028, month: 3, day: 1 }, -1)).toEqual({ year: 2028, month: 2, day: 29 });
    expect(daysBetween({ year: 2026, month: 3, day: 28 }, { year: 2026, month: 3, day: 30 })).toBe(2);
    expect(weekdayOf({ year: 2026, month: 11, day: 12 })).toBe(4);
    expect(daysInMonth(2026, 12)).toBe(31);
  });
});
