import { describe, expect, it } from 'vitest';
import type { IntentView } from '#shared/contract/placingViews.ts';
import { compareIn, groupOf, placed } from '../../../../src-renderer/lib/callbacks/groups.ts';
import {
  layoutOf,
  LINE,
  HEADING,
  ROW,
  rowAt,
  rowsWithin,
  topOf,
} from '../../../../src-renderer/lib/callbacks/layout.ts';
import {
  clocksDiffer,
  zonedDay,
  zonedMoment,
  zonedTime,
} from '../../../../src-renderer/lib/callbacks/moments.ts';
import { relativeOf } from '../../../../src-renderer/lib/callbacks/relative.ts';
import { editOf, targetOf } from '../../../../src-renderer/lib/callbacks/requests.ts';
import { snoozedUntil } from '../../../../src-renderer/lib/callbacks/snooze.ts';
import { stepOfKey } from '../../../../src-renderer/lib/callbacks/steps.ts';
import { firstLine, relativeText, aboutWho, whoOf } from '../../../../src-renderer/lib/callbacks/texts.ts';
import { allZones, zonesFor } from '../../../../src-renderer/lib/callbacks/zoneList.ts';
import { callbacksEn } from '../../../../src-renderer/strings/en/callbacks.ts';
import { callbacksFr } from '../../../../src-renderer/strings/fr/callbacks.ts';
import { en } from '../../../../src-renderer/strings/en/main.ts';
import { held, HOUR, idOf, MINUTE, reminder } from '../support/promises.ts';
import { DAY, NOW, number } from '../support/samples.ts';

describe('how far a callback is', () => {
  it('is said in full minutes, then hours with minutes, then hours, then days', () => {
    const said = (ms: number): string => callbacksEn.relative(relativeOf(NOW + ms, NOW, 'UTC'));
    expect(said(20_000)).toBe('in 1 min');
    expect(said(12 * MINUTE - 50_000)).toBe('in 12 min');
    expect(said(HOUR - 1)).toBe('in 1 h');
    expect(said(95 * MINUTE)).toBe('in 1 h 35 min');
    expect(said(2 * HOUR - 59_999)).toBe('in 2 h');
    expect(said(9 * HOUR + 40 * MINUTE)).toBe('in 9 h');
    expect(said(3 * DAY)).toBe('in 3 days');
    expect(said(-30_000)).toBe('now');
    expect(said(-2 * HOUR)).toBe('2 h ago');
  });

  it.each([
    // A Sunday, 09:27 in Paris.
    ['2026-11-23T21:00:00Z', 'Europe/Paris', 'in 1 day', 'dans 1 jour'],
    ['2026-12-25T21:00:00Z', 'Europe/Paris', 'in 33 days', 'dans 33 jours'],
    ['2026-11-23T07:00:00Z', 'Europe/Paris', 'in 22 h', 'dans 22 h'],
    // Already Tuesday there.
    ['2026-11-23T21:00:00Z', 'Asia/Tokyo', 'in 2 days', 'dans 2 jours'],
    ['2026-11-21T06:00:00Z', 'Europe/Paris', '1 day ago', 'il y a 1 jour'],
    ['2026-11-20T22:00:00Z', 'Europe/Paris', '2 days ago', 'il y a 2 jours'],
    ['2026-11-23T21:00:00Z', 'Mars/Base', 'in 1 day', 'dans 1 jour'],
  ])('counts days by the calendar: %s in %s', (iso, zone, english, french) => {
    const relative = relativeOf(Date.parse(iso), Date.parse('2026-11-22T08:27:00Z'), zone);
    expect(callbacksEn.relative(relative)).toBe(english);
    expect(callbacksFr.relative(relative)).toBe(french);
  });

  it('is hours within a day that has twenty-five', () => {
    const midnight = Date.parse('2026-10-24T22:00:00Z');
    const relative = relativeOf(midnight + 24.5 * HOUR, midnight, 'Europe/Paris');
    expect(callbacksEn.relative(relative)).toBe('in 24 h');
  });

  it('is late only where the agent is to call, in both languages', () => {
    const late = { due: { at: NOW - 2 * HOUR - 5 * MINUTE, zone: 'Europe/Paris' } };
    expect(relativeText(reminder(1, late), NOW, 'UTC', callbacksEn, 10 * MINUTE)).toBe('2 h 5 min late');
    expect(relativeText(reminder(1, late), NOW, 'UTC', callbacksFr, 10 * MINUTE)).toBe('2 h 05 de retard');
    expect(relativeText(held(1, late), NOW, 'UTC', callbacksEn, 10 * MINUTE)).toBe('2 h 5 min ago');
  });

  it('is neither late nor to be called where CCAI may be calling as well', () => {
    const state = { name: 'unconfirmed', at: NOW - HOUR, reason: 'timeout', detail: null } as const;
    const ago = (ms: number) => held(1, { state, due: { at: NOW - ms, zone: 'Europe/Paris' } });
    expect(relativeText(ago(2 * HOUR), NOW, 'UTC', callbacksEn, 10 * MINUTE)).toBe('2 h ago');
    expect(relativeText(ago(5 * MINUTE), NOW, 'UTC', callbacksFr, 10 * MINUTE)).toBe('il y a 5 min');
  });
});

describe('whose clock', () => {
  it('shows one instant on the clocks of its zone', () => {
    expect(zonedTime(NOW, 'Europe/Paris', 'en')).toBe('11:00');
    expect(zonedTime(NOW, 'Asia/Tokyo', 'fr')).toBe('19:00');
    expect(zonedMoment(NOW, NOW, 'Indian/Reunion', 'fr')).toBe('mardi 3 novembre à 14:00');
    expect(zonedMoment(NOW + 90 * DAY, NOW, 'UTC', 'en')).toContain('2027');
  });

  it('calls the first of a month so in French', () => {
    const first = Date.parse('2027-01-01T09:00:00Z');
    const names = { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' };
    expect(zonedMoment(first, first, 'UTC', 'fr')).toBe('vendredi 1er janvier à 09:00');
    expect(zonedMoment(first, NOW, 'UTC', 'fr')).toBe('vendredi 1er janvier 2027 à 09:00');
    expect(zonedDay(first, NOW, 'UTC', 'fr', names)).toBe('ven. 1er janv. 2027');
    expect(zonedMoment(first, first, 'UTC', 'en')).toBe('Friday 1 January at 09:00');
    expect(zonedMoment(first + 10 * DAY, first, 'UTC', 'fr')).toBe('lundi 11 janvier à 09:00');
  });

  it('names near days, by the date over there', () => {
    const names = { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' };
    expect(zonedDay(NOW + 14 * HOUR, NOW, 'UTC', 'en', names)).toBe('tomorrow');
    expect(zonedDay(NOW + 14 * HOUR, NOW, 'Pacific/Auckland', 'en', names)).toBe('tomorrow');
    expect(zonedDay(NOW + 13 * HOUR, NOW, 'America/New_York', 'en', names)).toBe('today');
    expect(zonedDay(NOW - DAY, NOW, 'UTC', 'en', names)).toBe('yesterday');
    expect(zonedDay(NOW + 5 * DAY, NOW, 'UTC', 'en', names)).toBe('Sun 8 Nov');
  });

  it('tells clocks apart by what they show, not by their names', () => {
    expect(clocksDiffer(NOW, 'Europe/Paris', 'Europe/Berlin')).toBe(false);
    expect(clocksDiffer(NOW, 'Europe/Paris', 'Europe/London')).toBe(true);
  });

  it('shows an instant whose zone this runtime does not know', () => {
    expect(zonedTime(NOW, 'Mars/Base', 'en')).toBe('10:00');
    expect(clocksDiffer(NOW, 'Mars/Base', 'UTC')).toBe(true);
  });

  it('finds a zone by place, name or words of it, without accents', () => {
    const zones = allZones('fr');
    const first = (typed: string) => zonesFor(zones, typed, NOW)[0]?.zone;
    expect(first('réunion')).toBe('Indian/Reunion');
    expect(first('new york')).toBe('America/New_York');
    expect(zonesFor(zones, 'nowhere at all', NOW)).toEqual([]);
    expect(zonesFor(zones, ' ', NOW)).toBe(zones);
  });

  it('finds zones by their country, in the language', () => {
    const found = (language: 'en' | 'fr', typed: string) =>
      zonesFor(allZones(language), typed, NOW).map(({ zone }) => zone);
    expect(found('fr', 'allemagne')).toContain('Europe/Berlin');
    expect(found('en', 'japan')).toContain('Asia/Tokyo');
    expect(allZones('fr').find(({ zone }) => zone === 'Europe/London')).toMatchObject({
      place: 'Londres',
      country: 'Royaume-Uni',
    });
    expect(allZones('fr').find(({ zone }) => zone === 'Asia/Singapore')?.country).toBe('');
  });

  it.each([
    ['UTC+2', 'Africa/Cairo', 'Europe/Paris'],
    ['GMT+1', 'Europe/Paris', 'Europe/London'],
    ['+02:00', 'Africa/Cairo', 'Europe/Paris'],
    ['utc −5', 'America/New_York', 'America/Chicago'],
    ['+0530', 'Asia/Calcutta', 'Asia/Colombo'],
  ])(
    'finds the zones that are at %s at the moment that is meant: %s in winter, %s in summer',
    (typed, ...of) => {
      const moments = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];
      const found = moments.map((at) => zonesFor(allZones('en'), typed, at).map(({ zone }) => zone));
      expect(found[0]).toContain(of[0]);
      expect(found[1]).toContain(of[1]);
      expect(found[0]?.includes('Europe/Paris') && found[1]?.includes('Europe/Paris')).toBe(false);
    },
  );

  it('takes a bare number for no offset', () => {
    expect(zonesFor(allZones('en'), '2', NOW)).toEqual([]);
    expect(zonesFor(allZones('en'), '+25', NOW)).toEqual([]);
  });
});

describe('the groups', () => {
  const cuts = { now: NOW, overdueUntil: NOW - 10 * MINUTE, todayEnds: NOW + 14 * HOUR };

  it('are questions to the clock', () => {
    const dueIn = (ms: number) => reminder(1, { due: { at: NOW + ms, zone: 'UTC' } });
    expect(groupOf(dueIn(-11 * MINUTE), cuts)).toBe('overdue');
    expect(groupOf(dueIn(-9 * MINUTE), cuts)).toBe('today');
    expect(groupOf(dueIn(15 * HOUR), cuts)).toBe('coming');
    expect(groupOf({ ...dueIn(0), state: { name: 'cancelled', at: NOW, there: 'nothing' } }, cuts)).toBe(
      'done',
    );
    expect(groupOf({ ...dueIn(0), due: null }, cuts)).toBeNull();
  });

  it('have what waits for the agent first, until it is overdue', () => {
    const of = (state: IntentView['state'], ms: number) =>
      groupOf(held(1, { due: { at: NOW + ms, zone: 'UTC' }, state }), cuts);
    const doubt = { name: 'unconfirmed', at: NOW, reason: 'timeout', detail: null } as const;
    expect([HOUR, 15 * HOUR, -9 * MINUTE].map((ms) => of(doubt, ms))).toEqual(
      Array.from({ length: 3 }, () => 'undecided'),
    );
    expect(of(doubt, -11 * MINUTE)).toBe('overdue');
    const drafted = { name: 'drafted', at: NOW, lastTry: null } as const;
    expect([of(drafted, HOUR), of(drafted, -MINUTE)]).toEqual(['today', 'undecided']);
  });

  it('keep their order when one is put in anew', () => {
    const at = (count: number, ms: number) => reminder(count, { due: { at: NOW + ms, zone: 'UTC' } });
    const list = [at(1, 1), at(2, 2), at(3, 3)];
    const moved = placed(list, at(1, 2), compareIn('today'));
    expect(moved.map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(3)]);
    const last = placed(list, at(1, 9), compareIn('today'));
    expect(last.map(({ id }) => id)).toEqual([idOf(2), idOf(3), idOf(1)]);
    const over = (count: number, ms: number) =>
      reminder(count, { state: { name: 'cancelled', at: NOW + ms, there: 'nothing' } });
    expect(placed([over(1, 1)], over(2, 5), compareIn('done')).map(({ id }) => id)).toEqual([
      idOf(2),
      idOf(1),
    ]);
  });

  it('stand one below the other, folded ones with their heading alone', () => {
    const layout = layoutOf(
      [
        { group: 'overdue', rows: 2, folded: false, tail: null },
        { group: 'today', rows: 0, folded: false, tail: 'empty' },
        { group: 'coming', rows: 5000, folded: false, tail: 'loading' },
        { group: 'done', rows: 7, folded: true, tail: null },
      ],
      ROW,
    );
    expect(layout.sections.map(({ top }) => top)).toEqual([
      0,
      HEADING + 2 * ROW,
      2 * HEADING + 2 * ROW + LINE,
      3 * HEADING + 5002 * ROW + 2 * LINE,
    ]);
    expect(layout.rows).toBe(5002);
    expect(layout.height).toBe(4 * HEADING + 5002 * ROW + 2 * LINE);
    expect(rowAt(layout, 2)).toMatchObject({ row: 0, section: { group: 'coming' } });
    expect(rowAt(layout, 5002)).toBeNull();
    const coming = layout.sections[2];
    if (coming === undefined) throw new Error('there are four sections');
    const top = topOf(coming, 100);
    expect(rowsWithin(coming, top, top + 3 * ROW)).toEqual({ start: 100, end: 103 });
    expect(rowsWithin(coming, 0, 10)).toEqual({ start: 0, end: 0 });
    expect(rowsWithin(coming, layout.height, layout.height + 9)).toEqual({ start: 5000, end: 5000 });
  });
});

describe('a callback in words and requests', () => {
  it('is named by name, number or ticket', () => {
    expect(whoOf(reminder(1, { name: 'Jeanne' }), en, callbacksEn)).toBe('Jeanne');
    expect(whoOf(reminder(1), en, callbacksEn)).toBe('+33 1 87 22 44 65');
    expect(whoOf(reminder(1, { party: null, ticketId: '71' }), en, callbacksEn)).toBe('Ticket 71');
    // CCAI Platform dials the ticket's own number, whatever stands beside it.
    const both = reminder(1, { name: 'Jeanne', ticketId: '71' });
    expect(whoOf(both, en, callbacksEn)).toBe('Ticket 71');
    expect(aboutWho(both, en)).toBe('Jeanne · +33 1 87 22 44 65');
    expect(aboutWho(reminder(1, { name: 'Jeanne' }), en)).toBe('+33 1 87 22 44 65');
    expect(whoOf(reminder(1, { party: null }), en, callbacksEn)).toBe('Nobody named');
  });

  it('shows the first line of its note that says something', () => {
    expect(firstLine('\n  \n Lift B stuck \nagain')).toBe('Lift B stuck ');
    expect(firstLine(' \n')).toBe('');
  });

  it('is edited without losing what was not touched', () => {
    const choices = {
      outboundNumber: null,
      menuId: 9,
      parentCallId: 12,
      language: 'fr',
      recordingPermission: 'denied',
    } as const;
    expect(editOf(held(1, { choices, ticketId: '71', note: 'n' }))).toEqual({
      id: idOf(1),
      kind: 'callback',
      to: { number: '+33187224465', ticketId: '71' },
      note: 'n',
      menuId: 9,
      parentCallId: 12,
      language: 'fr',
      recordingPermission: 'denied',
    });
    const short = { ...number('12'), kind: 'short' as const, e164: null };
    expect(targetOf({ party: short, ticketId: null })).toEqual({ number: '12', ticketId: null });
  });

  it('is put off on the clock of whoever is called', () => {
    expect(snoozedUntil('tenMinutes', NOW, 'UTC')).toBe(NOW + 10 * MINUTE);
    expect(snoozedUntil('hour', NOW, 'UTC')).toBe(NOW + HOUR);
    expect(snoozedUntil('tomorrow', NOW, 'America/New_York')).toBe(Date.UTC(2026, 10, 4, 14));
    expect(snoozedUntil('tomorrow', NOW, 'Mars/Base')).toBe(NOW + DAY);
  });

  it('has one key for each step', () => {
    expect(
      ['Enter', 'c', 'C', 's', 'm', 'e', 'f', 'Delete', 'x'].map((key) =>
        stepOfKey(key, reminder(1, { due: { at: NOW, zone: 'UTC' } }), NOW),
      ),
    ).toEqual([...['call', 'call', 'call', 'snooze', 'move', 'edit', 'finish', 'cancel'], null]);
  });
});
