import type { OutboundStrings } from '../outboundStrings.ts';

export const outboundEn: OutboundStrings = {
  settings: 'From the settings',
  company: 'Numbers of the company (Cliqphone)',
  reading: 'The company’s numbers are being read…',
  notRead: 'The company’s numbers could not be read; those of the settings can be chosen.',
  more: (shown, total) =>
    `The first ${shown.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} numbers of the company.`,
  proposed: (number, zone, name) =>
    `Proposed: ${number}, of the same region as the person called (${zone}, ${name}).`,
  because: (zone, name) => `Of the same region as the person called (${zone}, ${name}).`,
  take: 'Show this number',
  unsure: 'CCAI Platform may not take it: the number is not among those of the settings.',
  zone: {
    '01': 'Île-de-France',
    '02': 'North-West',
    '03': 'North-East',
    '04': 'South-East',
    '05': 'South-West',
  },
};
