import type { Scenario, ScenarioCall } from './scenario.ts';

const callId = (number: number): string => `d0000001-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** One call of the morning, with an id by which the softphone reports on it. */
function call(number: number, about: Omit<ScenarioCall, 'bnum'>): ScenarioCall {
  return {
    bnum: '+33170001000',
    targetid: 'SUPPORT',
    ...about,
    extradata: { CallId: callId(number), IsInternalCaller: false },
  };
}

/** What the demo plays by itself: a morning at the desk in less than a minute, each call over before the next. */
export const standardScenario: Scenario = {
  customers: [
    { number: '0033187224465', code: '1001', queue: '900', vip: true, onCallDuty: false },
    { number: '0033472001122', code: '1002', queue: '910', vip: false, onCallDuty: true },
    { number: '0033556010203', code: '1003', queue: '900', vip: true, onCallDuty: true },
    { number: '', code: '4711', queue: '0920', vip: false, onCallDuty: true },
    { number: '00442079460018', code: '1005', queue: '930', vip: false, onCallDuty: false },
    { number: '0033299010101', code: '1006', queue: '900', vip: true, onCallDuty: false },
  ],
  calls: [
    // A known VIP; the agent writes down what it is about.
    call(1, {
      atMs: 0,
      anum: '+33187224465',
      answeredAfterMs: 3_500,
      endedAfterMs: 5_000,
      typeNote: 'Attend le devis 2031, rappeler jeudi.',
    }),
    // A caller with an on-call contract.
    call(2, { atMs: 6_000, anum: '+33472001122', answeredAfterMs: 2_000, endedAfterMs: 3_000 }),
    // Nobody knows this number; the agent asks for the code.
    call(3, {
      atMs: 10_000,
      anum: '+33612345678',
      typeCode: '4711',
      answeredAfterMs: 4_500,
      endedAfterMs: 5_500,
    }),
    // Withheld.
    call(4, { atMs: 16_500, anum: 'anonymous', targetid: 'SALES_QUEUE', endedAfterMs: 2_500 }),
    // Two at once: the VIP stands first.
    call(5, { atMs: 20_000, anum: '+442079460018', targetid: 'SALES_QUEUE', endedAfterMs: 4_000 }),
    call(6, { atMs: 20_000, anum: '+33556010203', answeredAfterMs: 2_500, endedAfterMs: 4_000 }),
    // Encom takes its time, then fails.
    call(7, { atMs: 25_500, anum: '+33299010101', answeredAfterMs: 4_000, endedAfterMs: 5_000 }),
    call(8, { atMs: 32_000, anum: '+33388010203', endedAfterMs: 3_000 }),
    // The first caller again: what was known and noted stands there before Encom has answered.
    call(9, { atMs: 36_500, anum: '+33187224465' }),
  ],
  faults: [
    { system: 'encom', operation: '*', kind: 'delay', value: 2_200, fromMs: 25_000, untilMs: 31_500 },
    { system: 'encom', operation: '*', kind: 'status', value: 500, fromMs: 31_500, untilMs: 36_000 },
  ],
  settings: {},
};
