import type { NumbersStrings } from '../numbersStrings.ts';
import { pluralOf } from '../callStrings.ts';
import { outboundEn } from './outbound.ts';
import { providerListEn } from './cliqphone.ts';

const plural = pluralOf('en');
const figure = (count: number): string => count.toLocaleString('en-GB');
const numbers = (count: number): string => `${figure(count)} ${plural(count, 'number', 'numbers')}`;

export const numbersEn: NumbersStrings = {
  list: {
    ...providerListEn,
    notConfigured: 'The company’s numbers are at Cliqphone',
    failed: 'The numbers could not be read',
  },
  search: 'Number, holder, campaign…',
  add: 'Add a number',
  counted: numbers,
  shown: (matched, count) => `${figure(matched)} of ${numbers(count)}`,
  zone: {
    title: 'Zones',
    all: 'All zones',
    name: outboundEn.zone,
    none: 'Without a zone',
    count: numbers,
    notKnown: 'how many is not known',
    off: 'switched off',
    failed: 'Cliqphone’s zones could not be read; these are the ones that the numbers tell.',
    unread: (count) =>
      `${figure(count)} ${plural(count, 'zone', 'zones')} of Cliqphone’s list could not be read.`,
  },
  filter: {
    title: 'Filters',
    state: 'State',
    kind: 'Kind',
    campaign: 'Campaign',
    holder: 'Holder',
    any: { state: 'Any state', kind: 'Any kind', campaign: 'Any campaign', holder: 'Any holder' },
    clear: 'Show all numbers',
  },
  column: { number: 'Number', state: 'State', kind: 'Kind', holder: 'Holder', campaign: 'Campaign' },
  table: 'Numbers of the company',
  state: { active: 'Active', inactive: 'Inactive', unknown: 'State not told' },
  kind: { phone: 'Telephone', fax: 'Fax', unknown: 'Kind not told' },
  notSaid: 'not told',
  empty: 'Cliqphone lists no number',
  emptyText: 'Add one of the free numbers of a zone, and it shows here.',
  noMatch: 'No number fits',
  detail: {
    title: 'Details of the number',
    back: 'Back to the list',
    close: 'Close the details',
    zone: 'Zone',
    company: 'Company',
    info: 'Note',
    written: 'At Cliqphone',
    id: 'Entry',
    noZone: 'none',
    gone: 'It is not in the list any more. What shows is how it was last.',
    edit: 'Change…',
    locked: {
      noId: 'Cliqphone gave this number no id, so it cannot be changed from here.',
      sharedId:
        'Cliqphone gave this number the id of another one: a change could reach the wrong number, so none is sent.',
    },
    rest: 'Welcome, waiting music, forwarding, hours and recording are not in Cliqphone’s lists. They can be set, not looked up.',
  },
};
