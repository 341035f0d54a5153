import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchQuery } from '#core/storage/searchQuery.ts';
import { searchText, wordsOf } from '#core/storage/searchText.ts';
import type { Searchable } from '#core/storage/searchText.ts';

/** What could be read as a part of a query. */
const SIGNS = ['"', "'", '*', '^', ':', '-', '+', '(', ')', '{', ' ', 'A', 'N', 'D', 'é', '7', '\0', '😀'];

const NOBODY: Searchable = {
  callerKey: null,
  code: null,
  announcedQueue: null,
  queue: null,
  name: null,
  note: '',
  callerNote: '',
  missed: false,
};
const textOf = (call: Partial<Searchable>, national: string | null = null) =>
  searchText({ ...NOBODY, ...call }, () => national);

describe('the words of a text', () => {
  it.each([
    ['Élodie RAPPELLE, demain!', ['elodie', 'rappelle', 'demain']],
    ['SALES_QUEUE', ['sales', 'queue']],
    ["l'été à 10h30", ['l', 'ete', 'a', '10h30']],
    ['ﬁbre ①', ['fibre', '1']],
    ['Łódź 東京', ['łodz', '東京']],
    ['+ - ( )', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('the text of a call', () => {
  it('holds the number in both forms, codes, queues, names and notes, once each', () => {
    const text = textOf(
      {
        callerKey: '+33187224465',
        code: 'CL0001',
        announcedQueue: 'SALES',
        queue: '0900',
        name: 'Dupont & Fils',
        note: 'Rappeler Dupont',
        callerNote: 'fibre',
      },
      '0187224465',
    );
    expect(text).toBe(
      '  33187224465  0187224465  cl0001  sales  0900  dupont  fils  rappeler  fibre  #noted',
    );
  });

  it('holds extensions and codes of a key without what kind of key it is', () => {
    expect(textOf({ callerKey: 'short:104' })).toBe('  104');
    expect(textOf({ callerKey: 'code:4711', code: '4711' })).toBe('  4711');
  });

  it('marks what was missed, and nothing at all where nothing is known', () => {
    expect(textOf({ missed: true })).toBe('  #missed');
    expect(textOf({})).toBe('');
  });
});

describe('the query of what is typed', () => {
  it.each([
    ['dupont', '"dupont"'],
    ['Dupont devis', '"dupont" AND "devis"'],
    ['du', '" du"'],
    ['d', '"  d"'],
    ['33', '" 33"'],
    ['2244', '"2244"'],
    ['01 87', '"0187" OR (" 01" AND " 87")'],
    ['12/06/2024', '" 12" AND " 06" AND "2024"'],
    ['NEAR("x")', '"near" AND "  x"'],
  ])('%j is %s', (text, match) => {
    expect(searchQuery(text, 'all')).toEqual({ match, contains: null });
  });

  it.each([
    ['+33 1 87 22 44 65', '33187224465'],
    ['+33 (0)1 87 22 44 65', '33187224465'],
    ['0033187224465', '33187224465'],
    ['01.87.22.44.65', '0187224465'],
  ])('of a whole number %j asks for its last digits and checks all of them', (text, contains) => {
    expect(searchQuery(text, 'all')).toEqual({ match: '"224465"', contains });
  });

  it('keeps to missed or noted calls', () => {
    expect(searchQuery('01 87', 'missed')?.match).toBe('("0187" OR (" 01" AND " 87")) AND "#missed"');
    expect(searchQuery('dupont', 'noted')?.match).toBe('("dupont") AND "#noted"');
  });

  it.each(['', '  ', '+', '(-)', '"'])('is none for %j', (text) => {
    expect(searchQuery(text, 'missed')).toBeNull();
  });

  it('never lets typed text out of its quotation marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...SIGNS) }), (text) => {
        const match = searchQuery(text, 'all')?.match ?? '';
        expect(match.replace(/"[^"]*"/g, '').replace(/AND|OR|[ ()]/g, '')).toBe('');
      }),
    );
  });
});
