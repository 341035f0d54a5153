import type { Scenario } from './scenario.ts';

/** What the demo plays by itself: a morning at the desk in half a minute. */
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
    // A known VIP, answered and ended by the softphone.
    {
      atMs: 0,
      anum: '+33187224465',
      bnum: '+33170001000',
      targetid: 'SUPPORT',
      answeredAfterMs: 3500,
      endedAfterMs: 6500,
      extradata: { CallId: 'd0000001-0000-4000-8000-000000000001', IsInternalCaller: false },
    },
    // A caller with an on-call contract.
    {
      atMs: 4000,
      anum: '+33472001122',
      bnum: '+33170001000',
      targetid: 'SUPPORT',
      endedAfterMs: 6000,
      extradata: { CallId: 'd0000001-0000-4000-8000-000000000002', DYN_PAR_Culture: 'fr-FR' },
    },
    // Nobody knows this number; the agent asks for the code.
    {
      atMs: 8000,
      anum: '+33612345678',
      bnum: '+33170001000',
      targetid: 'SUPPORT',
      typeCode: '4711',
      endedAfterMs: 7000,
      extradata: { CallId: 'd0000001-0000-4000-8000-000000000003' },
    },
    // Withheld.
    {
      atMs: 12_000,
      anum: 'anonymous',
      bnum: '+33170001000',
      targetid: 'SALES_QUEUE',
      endedAfterMs: 6000,
      extradata: { CallId: 'd0000001-0000-4000-8000-000000000004' },
    },
    // Two at once: the VIP stands first.
    {
      atMs: 16_000,
      anum: '+442079460018',
      bnum: '+33170001000',
      targetid: 'SALES_QUEUE',
      endedAfterMs: 9000,
      extradata: { CallId: 'd0000001-0000-4000-8000-000000000005' },
    },
    {
      atMs: 16_000,
      anum: '+33556010203',
      bnum: '+33170001000',
      targetid: 'SUPPORT',
      endedAfterMs: 9000,
      extradata: { CallId: 'd0000001-0000-4000-8000-000000000006' },
    },
    // Encom takes its time, then fails.
    {
      atMs: 20_500,
      anum: '+33299010101',
      bnum: '+33170001000',
      targetid: 'SUPPORT',
      endedAfterMs: 8000,
      extradata: { CallId: 'd0000001-0000-4000-8000-000000000007' },
    },
    {
      atMs: 25_000,
      anum: '+33388010203',
      bnum: '+33170001000',
      targetid: 'SUPPORT',
      endedAfterMs: 9000,
      extradata: { CallId: 'd0000001-0000-4000-8000-000000000008' },
    },
  ],
  faults: [
    { system: 'encom', operation: '*', kind: 'delay', value: 2200, fromMs: 20_000, untilMs: 24_000 },
    { system: 'encom', operation: '*', kind: 'status', value: 500, fromMs: 24_500 },
  ],
  settings: {},
};
