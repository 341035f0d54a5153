import type { EncomCustomer } from '#simulators/encom/simulator.ts';

/** Who calls in the pictures. The numbers are those that regulators keep for fiction, so nobody has them. */
export const CAST = {
  clinic: '+33465710214',
  bakery: '+33261910377',
  garage: '+33536490128',
  hotel: '+442079460018',
  stranger: '+33639980451',
  plumber: '+33353010862',
  newcomer: '+33639980452',
  school: '+33199004412',
  /** Premium rate in a country of the same plan as the hotel's. */
  competition: '+449098790123',
} as const;

/** Offices on three continents: at any time it is night at one of them. */
export const OFFICES = [
  { number: '+12135550142', zone: 'America/Los_Angeles' },
  { number: '+61255500123', zone: 'Australia/Sydney' },
  { number: '+442079460031', zone: 'Europe/London' },
] as const;

/** Whom Encom knows. The stranger is known by code only, the newcomer not at all. */
export const CUSTOMERS: readonly EncomCustomer[] = [
  { number: CAST.clinic, code: '1001', queue: '900', vip: true, onCallDuty: true },
  { number: CAST.bakery, code: '1002', queue: '910', vip: false, onCallDuty: false },
  { number: CAST.garage, code: '1003', queue: '910', vip: false, onCallDuty: true },
  { number: CAST.hotel, code: '1004', queue: '930', vip: true, onCallDuty: false },
  { number: CAST.plumber, code: '1005', queue: '910', vip: false, onCallDuty: false },
  { number: CAST.school, code: '1006', queue: '910', vip: false, onCallDuty: true },
  { code: '4711', queue: '0920', vip: false, onCallDuty: true },
];
