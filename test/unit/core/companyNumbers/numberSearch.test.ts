import { beforeAll, describe, expect, it } from 'vitest';
import { numberRowsOf } from '#core/companyNumbers/numberRows.ts';
import { createNumberSearch, piecesOf, type NumberSearch } from '#core/companyNumbers/numberSearch.ts';
import { numbersCommands, type NumberQuery } from '#shared/contract/numbersSchemas.ts';
import { companyNumber } from './numbers.ts';

const NUMBERS = [
  companyNumber('33187224465', { id: 'a', holder: 'Claire Morel', campaign: 'Vente', zoneCode: 'fr_01' }),
  companyNumber('33187224464', {
    id: 'b',
    holder: 'Ana\u00EFs Lef\u00E8vre',
    campaign: 'Ventes',
    state: 'inactive',
  }),
  companyNumber('33240112233', {
    id: 'c',
    info: 'Ligne 87 Nantes',
    kind: 'fax',
    campaign: 'Grandes  ventes',
  }),
  companyNumber('262262123456', { id: 'd', zoneCode: 'fr_02', kind: 'unknown', state: 'unknown' }),
  companyNumber('3221234567', { id: 'e', zoneCode: 'be_02', holder: 'Claire' }),
];

let search: NumberSearch;
beforeAll(async () => {
  search = createNumberSearch(await numberRowsOf(NUMBERS));
});

async function ids(query: NumberQuery): Promise<string> {
  const parsed = numbersCommands['numbers.rows'].request.parse({ query, from: 0, count: 0 });
  const found = await search.find(parsed.query);
  return found
    .map(({ number }) => number.id ?? '?')
    .sort()
    .join('');
}

describe('finding numbers', () => {
  it.each<[NumberQuery, string]>([
    [{}, 'abcde'],
    [{ key: 'id:b' }, 'b'],
    [{ key: 'id:gone' }, ''],
    [{ zone: '01' }, 'ab'],
    [{ zone: '02' }, 'cd'],
    [{ zoneCode: 'BE_02' }, 'e'],
    [{ state: 'active' }, 'ace'],
    [{ state: 'inactive' }, 'b'],
    [{ kind: 'phone' }, 'abe'],
    [{ kind: 'fax' }, 'c'],
    [{ zone: '01', state: 'active', kind: 'phone' }, 'a'],
  ])('by what they are: %j', async (query, found) => {
    expect(await ids(query)).toBe(found);
  });

  it.each<[NumberQuery, string]>([
    [{ campaign: 'vente' }, 'a'],
    [{ campaign: 'VENTES' }, 'b'],
    [{ campaign: 'grandes ventes' }, 'c'],
    [{ campaign: 'ven' }, 'abc'],
    [{ holder: 'claire' }, 'e'],
    [{ holder: 'clair' }, 'ae'],
    [{ holder: 'lefevre' }, 'b'],
    [{ holder: 'nobody' }, ''],
  ])('by a name that there is, or a part of one: %j', async (query, found) => {
    expect(await ids(query)).toBe(found);
  });

  it.each([
    ['33187224465', 'a'],
    ['+33 1 87 22 44 65', 'a'],
    ['0033 (0)1 87.22.44-65', 'a'],
    ['+33 (0)1 87', 'ab'],
    ['01 87 22', 'ab'],
    ['0187', 'ab'],
    ['4465', 'a'],
    ['02 62', 'd'],
    ['+262', 'd'],
    ['+33', 'abc'],
    // With a plus it is a beginning, and no part of anything.
    ['+87', ''],
    ['morel', ''],
    ['9', ''],
  ])('by %j as a part of the number', async (number, found) => {
    expect(await ids({ number })).toBe(found);
  });

  it.each([
    ['morel', 'a'],
    ['MOREL claire', 'a'],
    ['anais', 'b'],
    ['vente', 'abc'],
    ['nantes ventes', 'c'],
    // Digits of a name count as well as those of a number.
    ['87', 'abc'],
    ['ligne 87', 'c'],
    ['01 87 morel', 'a'],
    ['morel 01 87', 'a'],
    ['claire 212', 'e'],
    ['01 88', ''],
    ['|', ''],
    ['%_*', ''],
  ])('by %j as it is typed', async (text, found) => {
    expect(await ids({ text })).toBe(found);
  });

  it('answers the same question once, and forgets what nobody asked for longest', async () => {
    const list = await numberRowsOf(NUMBERS);
    const own = createNumberSearch(list);
    const ask = (text: string) =>
      own.find(numbersCommands['numbers.rows'].request.parse({ query: { text }, from: 0, count: 0 }).query);
    const first = ask('morel');
    expect(ask('morel')).toBe(first);
    for (let other = 0; other < 11; other += 1) void ask(`other ${String(other)}`);
    expect(ask('morel')).toBe(first);
    for (let other = 0; other < 12; other += 1) void ask(`another ${String(other)}`);
    expect(ask('morel')).not.toBe(first);
  });
});

it('digits that stand together are one piece', () => {
  expect(piecesOf(' 01 87  Morel +33 2 x ')).toEqual(['01 87', 'Morel', '+33 2', 'x']);
  expect(piecesOf('')).toEqual([]);
});
