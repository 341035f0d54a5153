import { describe, expect, it } from 'vitest';
import { commandSchemas } from '#shared/contract/schemas.ts';
import { faultsOverTime } from '../../../../scripts/demo/faultsOverTime.ts';
import { reportOf } from '../../../../scripts/demo/report.ts';
import { demoCallbacks } from '../../../../scripts/demo/promiseCallbacks.ts';
import { readScenario, warningsOf } from '../../../../scripts/demo/scenario.ts';
import { standardScenario } from '../../../../scripts/demo/standardScenario.ts';

const read = (scenario: object) => readScenario(JSON.stringify(scenario));

describe('a scenario', () => {
  it('may leave everything out', () => {
    expect(read({})).toEqual({ customers: [], calls: [], faults: [], settings: {} });
  });

  it.each([
    ['{', /not JSON/],
    ['{"calls":[{"anum":"+331"}]}', /atMs/],
    ['{"calls":[{"atMs":-1,"anum":"+331"}]}', /atMs/],
    ['{"faults":[{"system":"encom","operation":"*","kind":"smoke"}]}', /kind/],
    ['{"colour":"red"}', /colour/],
  ])('that is wrong names what is: %s', (text, message) => {
    expect(() => readScenario(text)).toThrow(message);
  });

  it('is warned of what will have no effect', () => {
    const faults = [
      { system: 'encom', operation: '*', kind: 'reset' },
      { system: 'encom', operation: 'vip', kind: 'reset' },
      { system: 'moon', operation: '*', kind: 'reset' },
    ];
    const warnings = warningsOf(read({ faults, settings: { language: 'xx', shade: 1 } }));
    expect(warnings).toHaveLength(4);
    expect(warnings.join('\n')).toMatch(/no operation "vip"[^]*"moon"[^]*"shade"[^]*language/);
  });

  it('of the demo itself has nothing to be warned of', () => {
    expect(warningsOf(standardScenario)).toEqual([]);
    expect(read(standardScenario)).toEqual(standardScenario);
  });
});

describe('faultsOverTime', () => {
  const fault = (operation: string, times: object) =>
    ({ system: 'encom', operation, kind: 'reset', ...times }) as const;

  it('tells at each moment which faults hold', () => {
    const changes = faultsOverTime([
      fault('always', {}),
      fault('later', { fromMs: 100 }),
      fault('between', { fromMs: 50, untilMs: 150 }),
    ]);
    expect(changes.map(({ atMs, faults }) => [atMs, faults.map(({ operation }) => operation)])).toEqual([
      [0, ['always']],
      [50, ['always', 'between']],
      [100, ['always', 'later', 'between']],
      [150, ['always', 'later']],
    ]);
  });
});

describe('reportOf', () => {
  const http = { status: 204, body: '', ms: 1 };
  const call = {
    anum: '+331',
    sentAt: 1_000,
    windowShownAt: 900,
    focusStolen: false,
    http,
    screenshot: null,
  };
  const sight = {
    callId: 'a',
    raw: '+331',
    shownAt: 1_020,
    identifiedAt: null,
    text: 'x',
    badges: ['vip'],
    queue: '900',
  };

  it('counts from the moment a call was sent, and says null for what was not seen', () => {
    const played = [
      { ...call, callId: 'a' },
      { ...call, callId: null },
      { ...call, callId: 'a', windowShownAt: 1_030, focusStolen: true },
      { ...call, callId: 'a', windowShownAt: null },
    ];
    const { calls } = reportOf('33', played, [sight]);
    expect(calls[0]).toMatchObject({ popShownMs: 20, identifiedMs: null, badges: ['vip'], queue: '900' });
    expect(calls[2]).toMatchObject({ popShownMs: 30, focusStolen: true });
    expect(calls[3]).toMatchObject({ popShownMs: null, focusStolen: false });
    expect(calls[1]).toMatchObject({ popShownMs: null, popText: '', badges: [], queue: null });
  });
});

describe('the callbacks of the demo', () => {
  const NOW = Date.UTC(2026, 10, 22, 9, 0);

  it('are requests as a window makes them: one to come, one overdue, one that is refused', () => {
    const wishes = demoCallbacks(NOW).map((wish) => commandSchemas['callbacks.schedule'].request.parse(wish));
    expect(wishes.map(({ kind, due }) => [kind, due.at > NOW])).toEqual([
      ['callback', true],
      ['reminder', false],
      ['callback', true],
    ]);
    expect(wishes.map(({ language }) => language)).toEqual([null, null, 'de']);
    expect(new Set(wishes.map(({ id }) => id)).size).toBe(3);
  });
});
