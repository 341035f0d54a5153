import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursText } from '../../../../src-renderer/lib/dial/hours.ts';
import { timeThere } from '../../../../src-renderer/lib/dial/localTime.ts';
import { menuIdOf, usualMenu } from '../../../../src-renderer/lib/dial/menus.ts';
import { whyNoNumber } from '../../../../src-renderer/lib/dial/noNumber.ts';
import { isStrayKey, STRAY_MS } from '../../../../src-renderer/lib/dial/strayKeys.ts';
import { judge } from '../../../../src-renderer/lib/dial/warnings.ts';
import { zoneTimeText } from '../../../../src-renderer/lib/time/dates.ts';
import { isNoOlder } from '../../../../src-renderer/lib/placing/newer.ts';
import { candidate, intent } from '../support/placingSamples.ts';
import { NOW, withheld } from '../support/samples.ts';

const DAYTIME = { fromMinute: 8 * 60, toMinute: 20 * 60 };
const ANY_HOUR = { fromMinute: 0, toMinute: 1440 };

describe('what to know before a number rings', () => {
  const warnings = (change: Parameters<typeof candidate>[0], hours = ANY_HOUR) =>
    judge(candidate(change), hours, NOW).warnings;

  it('is nothing about an ordinary number in its hours', () => {
    expect(judge(candidate(), DAYTIME, NOW)).toEqual({ warnings: [], number: '+33187224465' });
  });

  it('names cost, emergency and short numbers', () => {
    expect(warnings({ line: 'premium' })).toEqual(['premium']);
    expect(warnings({ line: 'sharedCost' })).toEqual(['sharedCost']);
    expect(warnings({ line: 'tollFree' })).toEqual([]);
    expect(warnings({ emergency: true })).toEqual(['emergency']);
    const short = { kind: 'short', raw: '3635', display: '3635', e164: null, country: null } as const;
    expect(judge(candidate({ party: short, line: null, zones: [] }), ANY_HOUR, NOW)).toEqual({
      warnings: ['short'],
      number: '3635',
    });
  });

  it('doubts a number that is too short or too long for its country', () => {
    expect(warnings({ complete: false })).toEqual(['incomplete']);
  });

  it('has no number where nobody can be called', () => {
    expect(judge(candidate({ party: withheld }), ANY_HOUR, NOW).number).toBeNull();
  });

  it('tells late everywhere from late in some of its zones; an unknown place is not late', () => {
    // 10:00 UTC: 11:00 in Paris, 05:00 in New York, 20:00 in Sydney (21:00 in summer time).
    expect(warnings({ zones: ['America/New_York'] }, DAYTIME)).toEqual(['lateHour']);
    expect(warnings({ zones: ['America/New_York', 'Europe/Paris'] }, DAYTIME)).toEqual(['perhapsLate']);
    expect(warnings({ zones: ['Europe/Paris', 'Not/AZone'] }, DAYTIME)).toEqual([]);
    expect(warnings({ zones: [] }, DAYTIME)).toEqual([]);
  });

  it('knows hours over midnight, and takes the end as outside', () => {
    const at = (hour: number, hours: typeof DAYTIME) =>
      judge(candidate({ zones: ['UTC'] }), hours, Date.UTC(2026, 10, 3, hour)).warnings.length;
    expect([7, 8, 19, 20].map((hour) => at(hour, DAYTIME))).toEqual([1, 0, 0, 1]);
    const night = { fromMinute: 22 * 60, toMinute: 6 * 60 };
    expect([21, 22, 2, 6].map((hour) => at(hour, night))).toEqual([1, 0, 0, 1]);
    expect(at(3, { fromMinute: 540, toMinute: 540 })).toBe(0);
    expect(hoursText(DAYTIME)).toBe('08:00–20:00');
  });
});

describe('the time where a number rings', () => {
  it('is one where all zones show the same, a range where not, and unknown without any', () => {
    expect(timeThere(['Europe/Paris', 'Europe/Madrid'], NOW)).toEqual({
      is: 'one',
      zone: 'Europe/Paris',
      zones: 2,
    });
    expect(timeThere(['America/Chicago', 'America/New_York', 'America/Los_Angeles'], NOW)).toEqual({
      is: 'range',
      earliest: 'America/Los_Angeles',
      latest: 'America/New_York',
      zones: 3,
    });
    expect(timeThere([], NOW)).toEqual({ is: 'unknown' });
    expect(timeThere(['Not/AZone'], NOW)).toEqual({ is: 'unknown' });
  });

  it('shows the weekday only where it is another day there', () => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(zoneTimeText(NOW, here, 'en')).toMatch(/^\d\d:\d\d$/);
    const far = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map((zone) => zoneTimeText(NOW, zone, 'fr'));
    expect(far.filter((text) => /^[a-zé]+\.? /.test(text))).not.toHaveLength(0);
  });
});

describe('a key that was meant for another window', () => {
  it('is one that presses buttons, within half a second of the window, or one held down', () => {
    const key = (name: string, after: number, repeat = false) =>
      isStrayKey({ key: name, repeat }, NOW, NOW + after);
    expect(key('Enter', 0)).toBe(true);
    expect(key(' ', STRAY_MS - 1)).toBe(true);
    expect(key('Enter', STRAY_MS)).toBe(false);
    expect(key('Enter', 60_000, true)).toBe(true);
    expect(key('Escape', 0)).toBe(false);
    expect(key('5', 0)).toBe(false);
  });

  it('never locks the keyboard, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -100_000, max: -1 }), (shownAt, back) => {
        expect(isStrayKey({ key: 'Enter', repeat: false }, shownAt, shownAt + back)).toBe(false);
      }),
    );
  });
});

describe('a text without a number', () => {
  it('says why', () => {
    expect(['hello', '12', '1'.repeat(40), '000 000'].map(whyNoNumber)).toEqual([
      'noDigits',
      'tooShort',
      'tooLong',
      'unreadable',
    ]);
  });
});

describe('a menu', () => {
  it('is a number where it is one, and else what was typed, for the provider to judge', () => {
    expect([' 9 ', '9999', 'menu_999', '', '1e3'].map(menuIdOf)).toEqual([9, 9999, 'menu_999', null, '1e3']);
  });

  it('begins with the usual one, or with the only one', () => {
    const menus = [{ id: 9, name: 'Support' }];
    expect(usualMenu({ menus }, 12)).toBe('12');
    expect(usualMenu({ menus }, null)).toBe('9');
    expect(usualMenu({ menus: [...menus, { id: 3, name: 'Billing' }] }, null)).toBe('');
    expect(usualMenu(null, undefined)).toBe('');
  });
});

describe('two views of one intent', () => {
  it('are put in order by when the state began, then by what was tried', () => {
    const sending = intent({ state: { name: 'sending', at: NOW } });
    const again = intent({ state: { name: 'drafted', at: NOW + 1, lastTry: null } });
    const attempt = { at: NOW, endedAt: null, outcome: null, detail: null };
    const begun = intent({ state: { name: 'sending', at: NOW }, attempts: [attempt] });
    const ended = intent({ state: { name: 'sending', at: NOW }, attempts: [{ ...attempt, endedAt: NOW }] });
    expect(isNoOlder(sending, undefined)).toBe(true);
    expect(isNoOlder(again, sending)).toBe(true);
    expect(isNoOlder(sending, again)).toBe(false);
    expect([isNoOlder(ended, begun), isNoOlder(begun, ended)]).toEqual([true, false]);
    expect(isNoOlder(sending, sending)).toBe(true);
  });
});
