import { describe, expect, it } from 'vitest';
import { dayText, momentText } from '../../../../src-renderer/lib/time/dates.ts';
import { dayKey, daysBefore } from '../../../../src-renderer/lib/time/days.ts';
import { ageOf, stopwatch } from '../../../../src-renderer/lib/time/duration.ts';
import { callEn } from '../../../../src-renderer/strings/en/call.ts';
import { callFr } from '../../../../src-renderer/strings/fr/call.ts';
import { DAY, NOW, SECOND } from '../support/samples.ts';

const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('ages', () => {
  it.each([
    [0, 'just now', 'à l’instant'],
    [SECOND - 1, 'just now', 'à l’instant'],
    [2 * SECOND, '2 s ago', 'il y a 2 s'],
    [MINUTE - 1, '59 s ago', 'il y a 59 s'],
    [MINUTE, '1 min ago', 'il y a 1 min'],
    [HOUR, '1 h ago', 'il y a 1 h'],
    [DAY, '1 day ago', 'il y a 1 jour'],
    [3 * DAY, '3 days ago', 'il y a 3 jours'],
    [-5 * SECOND, 'just now', 'à l’instant'],
  ])('%i ms read as “%s” and “%s”', (ms, english, french) => {
    const age = ageOf(NOW - ms, NOW);
    expect(callEn.ago(age)).toBe(english);
    expect(callFr.ago(age)).toBe(french);
  });
});

it('is an age in days of the calendar from a day on', () => {
  const now = new Date(2026, 10, 3, 1).getTime();
  expect(callEn.ago(ageOf(new Date(2026, 10, 2, 2).getTime(), now))).toBe('23 h ago');
  expect(callEn.ago(ageOf(new Date(2026, 10, 1, 23).getTime(), now))).toBe('2 days ago');
});

describe('the running time', () => {
  it.each([
    [-1, '0:00'],
    [7 * SECOND, '0:07'],
    [12 * MINUTE + 30 * SECOND, '12:30'],
    [HOUR + 2 * MINUTE + 3 * SECOND, '1:02:03'],
  ])('%i ms read as %s', (ms, text) => {
    expect(stopwatch(ms)).toBe(text);
  });
});

describe('days', () => {
  it('are counted by midnights, not by hours', () => {
    const lateEvening = new Date(2026, 10, 2, 23, 59).getTime();
    const earlyMorning = new Date(2026, 10, 3, 0, 1).getTime();
    expect(daysBefore(lateEvening, earlyMorning)).toBe(1);
    expect(daysBefore(earlyMorning, earlyMorning)).toBe(0);
    expect(dayKey(lateEvening)).toBe('2026-11-02');
  });

  it('are called first in French where they begin a month', () => {
    const first = new Date(2026, 11, 1, 14, 5).getTime();
    expect(dayText(first, first, 'fr')).toBe('mardi 1er décembre');
    expect(momentText(first, 'fr')).toBe('1er déc. 2026, 14:05');
    expect(momentText(first, 'en')).toBe('1 Dec 2026, 14:05');
    expect(dayText(new Date(2026, 11, 21).getTime(), first, 'fr')).toBe('lundi 21 décembre');
  });

  it('name the year only where it is another one', () => {
    const now = new Date(2026, 10, 3, 12).getTime();
    expect(dayText(now, now, 'fr')).toBe('mardi 3 novembre');
    expect(dayText(new Date(2025, 10, 3, 12).getTime(), now, 'fr')).toBe('lundi 3 novembre 2025');
  });
});
