import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsSchema, type Settings } from '#shared/contract/settings.ts';
import { decideAlert, type AlertCall, type Situation } from '../../../../src-main/windows/popPolicy.ts';

const base = settingsSchema.parse({}).pop;
const call = (over: Partial<AlertCall> = {}): AlertCall => ({
  id: 'a',
  direction: 'incoming',
  state: 'ringing',
  dismissed: false,
  ...over,
});
const decide = (over: Partial<Omit<Situation, 'settings'>> & { settings?: Partial<Settings['pop']> } = {}) =>
  decideAlert({
    wayland: false,
    calls: [call()],
    announced: new Set(),
    shown: false,
    ...over,
    settings: { ...base, ...over.settings },
  });

describe('a call that begins to ring', () => {
  it('brings up the pop with a sound, and nothing else', () => {
    expect(decide()).toEqual({
      show: true,
      fresh: ['a'],
      notify: [],
      raise: false,
      sound: true,
      attention: false,
    });
  });

  it('brings up the main window as well where the agent chose that', () => {
    expect(decide({ settings: { style: 'raise' } })).toMatchObject({ show: true, raise: true });
  });

  it('only marks the tray where the agent wants it quiet', () => {
    expect(decide({ settings: { style: 'quiet' } })).toMatchObject({
      show: false,
      notify: [],
      raise: false,
      attention: true,
    });
  });

  it.each([
    ['always', true, true],
    ['always', false, true],
    ['respectDnd', true, false],
    ['respectDnd', false, true],
    ['never', false, false],
  ] as const)('with show=%s and do-not-disturb %s pops: %s', (show, doNotDisturb, pops) => {
    const alert = decide({ settings: { show, doNotDisturb, style: 'raise' } });
    expect(alert).toMatchObject({ show: pops, raise: pops, attention: !pops });
  });

  it.each([
    ['always', true, true],
    ['respectDnd', true, false],
    ['respectDnd', false, true],
    ['never', false, false],
  ] as const)('with sound=%s and do-not-disturb %s sounds: %s', (sound, doNotDisturb, sounds) => {
    expect(decide({ settings: { sound, doNotDisturb, show: 'never' } }).sound).toBe(sounds);
  });

  it('is announced once', () => {
    expect(decide({ announced: new Set(['a']), shown: true })).toMatchObject({
      show: true,
      fresh: [],
      raise: false,
      sound: false,
    });
  });

  it('is announced beside one that is up already', () => {
    const alert = decide({ calls: [call(), call({ id: 'b' })], announced: new Set(['a']), shown: true });
    expect(alert).toMatchObject({ show: true, fresh: ['b'], sound: true });
  });

  it('is a notification on Wayland, where a window would take the keyboard', () => {
    expect(decide({ wayland: true })).toMatchObject({ show: false, notify: ['a'], attention: true });
    expect(decide({ wayland: true, shown: true })).toMatchObject({ show: true, notify: ['a'] });
    expect(decide({ wayland: true, settings: { style: 'quiet' } }).notify).toEqual([]);
    expect(decide({ wayland: true, settings: { doNotDisturb: true, show: 'respectDnd' } }).notify).toEqual(
      [],
    );
  });
});

describe('the pop', () => {
  it('comes up for a call that is first heard of when it is answered, without a sound', () => {
    expect(decide({ calls: [call({ state: 'answered' })] })).toMatchObject({
      show: true,
      fresh: [],
      sound: false,
    });
  });

  it('does not come up for a call that ended, but stays for it', () => {
    const calls = [call({ state: 'ended' })];
    expect(decide({ calls }).show).toBe(false);
    expect(decide({ calls, shown: true }).show).toBe(true);
  });

  it('goes when everything on it is dismissed or gone', () => {
    expect(decide({ calls: [call({ dismissed: true })], shown: true })).toMatchObject({
      show: false,
      attention: false,
    });
    expect(decide({ calls: [], shown: true }).show).toBe(false);
  });

  it('stays when do not disturb is switched on under it', () => {
    expect(decide({ shown: true, settings: { show: 'respectDnd', doNotDisturb: true } }).show).toBe(true);
  });

  it('comes up when do not disturb is switched off while it rings', () => {
    expect(decide({ announced: new Set(['a']), settings: { show: 'respectDnd' } })).toMatchObject({
      show: true,
      fresh: [],
      sound: false,
    });
  });

  it.each(['ringing', 'answered', 'ended'] as const)(
    'leaves a call alone that is placed from here, %s',
    (state) => {
      const placed = call({ direction: 'outgoing', state });
      for (const settings of [{}, { style: 'raise' }, { style: 'quiet' }] as const) {
        const nothing = { show: false, fresh: [], notify: [], raise: false, sound: false, attention: false };
        expect(decide({ calls: [placed], settings })).toEqual(nothing);
        expect(decide({ calls: [placed], settings, wayland: true, shown: true })).toEqual(nothing);
      }
      const beside = decide({ calls: [placed, call({ id: 'b' })] });
      expect(beside).toMatchObject({ show: true, fresh: ['b'] });
    },
  );

  it('never comes up, raises or sounds against the settings', () => {
    const calls = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        state: fc.constantFrom('ringing' as const, 'answered' as const, 'ended' as const),
        direction: fc.constantFrom('incoming' as const, 'outgoing' as const),
        dismissed: fc.boolean(),
      }),
      { selector: ({ id }) => id },
    );
    const settings = fc.record({
      show: fc.constantFrom('always' as const, 'respectDnd' as const, 'never' as const),
      sound: fc.constantFrom('always' as const, 'respectDnd' as const, 'never' as const),
      style: fc.constantFrom('quiet' as const, 'banner' as const, 'raise' as const),
      doNotDisturb: fc.boolean(),
    });
    fc.assert(
      fc.property(calls, settings, fc.boolean(), (some, chosen, wayland) => {
        const alert = decide({ calls: some, settings: chosen, wayland });
        const held = chosen.show === 'never' || (chosen.show === 'respectDnd' && chosen.doNotDisturb);
        if (held || chosen.style === 'quiet') expect([alert.show, alert.notify]).toEqual([false, []]);
        if (wayland) expect(alert.show).toBe(false);
        if (chosen.style !== 'raise' || held) expect(alert.raise).toBe(false);
        if (chosen.sound === 'never') expect(alert.sound).toBe(false);
        const ringing = some.filter(
          ({ state, direction, dismissed }) => state === 'ringing' && direction === 'incoming' && !dismissed,
        );
        expect(alert.fresh).toEqual(ringing.map(({ id }) => id));
        expect(alert.show && alert.attention).toBe(false);
      }),
    );
  });
});
