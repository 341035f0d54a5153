import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { instantOf, routeOf } from '#core/providers/pitel/map.ts';
import {
  readBody,
  readEntries,
  readFailure,
  readMessage,
  readPage,
  readToken,
} from '#core/providers/pitel/wire.ts';
import { anyText } from '../../../support/anyText.ts';

const ENTRY = { id: 1, phone_number: '0899990988', description: '101', created_at: '2021-08-06 10:00:00' };
const READ = { id: '1', number: '0899990988', extension: '101', createdAt: '2021-08-06 10:00:00' };

const json = (value: unknown) => ({ kind: 'json', value }) as const;

describe('readBody', () => {
  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['{}', 'json'],
    ['null', 'json'],
    ['<!DOCTYPE html><p>', 'page'],
    ['Welcome <body>', 'page'],
    ['{"id":', 'text'],
    ['404 page not found', 'text'],
  ])('%j is %s', (text, kind) => {
    expect(readBody(text).kind).toBe(kind);
  });
});

describe('readEntries', () => {
  it.each([
    ['bare', ENTRY],
    ['in data', { data: ENTRY, message: 'successfully' }],
    ['in a list', [ENTRY]],
    ['in a list in data', { data: [ENTRY] }],
    ['with the id in quotes', { ...ENTRY, id: '1' }],
    ['with the number as a number', { ...ENTRY, id: ' 1 ', phone_number: ' 0899990988 ' }],
    ['with the extension as a number', { ...ENTRY, description: 101 }],
    ['as agent', { ...ENTRY, description: undefined, agent: '101' }],
    ['as agent beside a null', { ...ENTRY, description: null, agent: 101 }],
    ['as agent, which says more than a description', { ...ENTRY, description: 'sales', agent: '101' }],
    ['as description beside a blank agent', { ...ENTRY, agent: ' ' }],
    ['with keys that we do not know', { ...ENTRY, hits: 7 }],
  ])('%s', (_how, value) => {
    expect(readEntries(value)).toEqual([READ]);
  });

  it.each([
    null,
    {},
    [],
    { data: null },
    { data: {} },
    { data: [] },
    { data: null, message: 'successfully' },
  ])('there is none in %j', (value) => {
    expect(readEntries(value)).toEqual([]);
  });

  it.each([
    'text',
    7,
    true,
    { message: 'successfully' },
    { ...ENTRY, id: null },
    { ...ENTRY, id: {} },
    { ...ENTRY, phone_number: '' },
    { ...ENTRY, phone_number: '0'.repeat(201) },
    { data: 'text' },
    { data: [7] },
    [[ENTRY]],
  ])('%j cannot be read', (value) => {
    expect(readEntries(value)).toBeUndefined();
  });

  it('an entry keeps what can be read of it', () => {
    expect(readEntries({ ...ENTRY, description: [], created_at: 7.5 })).toEqual([
      { ...READ, extension: '', createdAt: null },
    ]);
  });
});

describe('readPage', () => {
  const page = { entries: [READ], came: 1, limit: 10, offset: 0, total: 2 };
  const none = { entries: [], came: 0, limit: null, offset: null, total: null };

  it.each([
    [{ data: [ENTRY], limit: 10, offset: 0, total: 2 }, page],
    [{ data: [ENTRY], limit: '10', offset: '0', total: ' 2 ' }, page],
    [
      { data: [ENTRY], limit: -1, offset: null, total: 'many' },
      { ...page, limit: null, offset: null, total: null },
    ],
    [
      { data: [ENTRY, 'junk', null, {}], limit: 10, offset: 0, total: 2 },
      { ...page, came: 4 },
    ],
    [[ENTRY], { ...page, limit: null, offset: null, total: null }],
    [{ data: [] }, none],
    [{ data: null }, none],
    [
      { data: null, total: 0 },
      { ...none, total: 0 },
    ],
    [[], none],
  ])('%j', (value, expected) => {
    expect(readPage(value)).toEqual(expected);
  });

  it.each([
    null,
    {},
    'text',
    7,
    { data: {} },
    { data: ENTRY },
    { data: null, total: 5 },
    [1],
    { message: 'ok' },
  ])('%j is no list', (value) => {
    expect(readPage(value)).toBeUndefined();
  });
});

describe('readFailure', () => {
  it.each([
    [{ status: 'fail', error: 'USER_NOT_REGISTERED' }, 'USER_NOT_REGISTERED'],
    [{ status: ' FAIL ', error: 'A', message: 'B' }, 'A'],
    [{ status: 'error', message: 'B' }, 'B'],
    [{ status: 'fail' }, ''],
    [{ status: false, message: 'B' }, 'B'],
    [{ error: 'audio is existed' }, 'audio is existed'],
    [{ error: { message: 'deep' } }, 'deep'],
    [{ fail: ['104'], message: 'successfully', success: [] }, '104'],
    [{ fail: [{ error: 'deep' }], message: 'successfully' }, 'deep'],
    [{ fail: [7] }, ''],
  ])('%j', (value, said) => {
    expect(readFailure(json(value))).toBe(said);
  });

  it.each([
    { message: 'successfully' },
    { status: 'success', call_id: '1' },
    { fail: [], message: 'successfully', success: ['1'] },
    { error: null },
    { error: '' },
    ENTRY,
    [],
    null,
    'fail',
  ])('%j is none', (value) => {
    expect(readFailure(json(value))).toBeUndefined();
  });
});

describe('readMessage', () => {
  it.each([
    ['{"message":"No"}', 'No'],
    ['{"status":"fail","error":"No"}', 'No'],
    ['404 page not found', '404 page not found'],
    ['{"message":["No"]}', undefined],
    ['<html>', undefined],
    ['', undefined],
  ])('%s', (text, message) => {
    expect(readMessage(readBody(text))).toBe(message);
  });
});

describe('readToken', () => {
  it.each([
    [{ data: { expired: 1_613_636_318, token: 't', user_id: 'u' } }, { token: 't', end: 1_613_636_318 }],
    [{ data: { expired: '1613636318', token: ' t ' } }, { token: 't', end: 1_613_636_318 }],
    [
      { token: 't', token_type: 'Bearer', expired_in: 3600 },
      { token: 't', end: 3600 },
    ],
    [
      { token: 't', expired: 'soon' },
      { token: 't', end: null },
    ],
    [
      { token: 't', expired: -1, expired_in: 60 },
      { token: 't', end: 60 },
    ],
    [{ data: { token: 't' } }, { token: 't', end: null }],
  ])('%j', (value, expected) => {
    expect(readToken(json(value))).toEqual(expected);
  });

  it.each([{}, { data: null }, { data: { token: '' } }, { data: { token: 7 } }, [], null, 'token'])(
    'there is none in %j',
    (value) => {
      expect(readToken(json(value))).toBeUndefined();
    },
  );
});

describe('instantOf', () => {
  it.each([
    ['2021-08-06 10:00:00', '+07:00', '2021-08-06T03:00:00Z'],
    ['2021-08-06 10:00:00', 'Z', '2021-08-06T10:00:00Z'],
    ['2021-08-06 10:00:00', '-03:30', '2021-08-06T13:30:00Z'],
    ['2021-08-06 10:00', '+0700', '2021-08-06T03:00:00Z'],
    ['2021-08-06T10:00:00.123456', '+07:00', '2021-08-06T03:00:00Z'],
    ['2021-08-06T10:00:00Z', '+07:00', '2021-08-06T10:00:00Z'],
    ['2021-08-06 10:00:00 +02:00', '+07:00', '2021-08-06T08:00:00Z'],
  ])('%s in %s', (text, zone, expected) => {
    expect(instantOf(text, zone)).toBe(Date.parse(expected));
  });

  it.each([
    null,
    '',
    'yesterday',
    '2021-08-06',
    '2021-02-30 10:00:00',
    '2021-13-01 10:00:00',
    '2021-08-06 25:00:00',
    '0001-01-01 00:00:00',
    '0000-00-00 00:00:00',
    '06/08/2021 10:00',
  ])('%j is none', (text) => {
    expect(instantOf(text, '+07:00')).toBeNull();
  });

  it('a zone that is none leaves no instant', () => {
    expect(instantOf('2021-08-06 10:00:00', 'Asia/Hanoi')).toBeNull();
  });
});

it('no reader throws, whatever comes', () => {
  const keys = [
    'id',
    'phone_number',
    'description',
    'agent',
    'created_at',
    'data',
    'total',
    'status',
    'error',
    'fail',
  ];
  const odd = fc.jsonValue({ maxDepth: 3 });
  const fields = fc.dictionary(fc.constantFrom(...keys, '__proto__', 'token', 'expired'), odd, {
    maxKeys: 6,
  });
  const entries = fields.map((rest) => ({ ...rest, id: 1, phone_number: '0899990988' }));
  const pages = fc
    .tuple(fields, fc.array(fc.oneof(entries, odd), { maxLength: 4 }))
    .map(([rest, data]) => ({ ...rest, data }));
  const reading = { readNumber: createReadNumber('VN'), zone: '+07:00' };
  fc.assert(
    fc.property(fc.oneof(odd, fields, entries, pages), anyText(200), (any, text) => {
      for (const entry of readEntries(any) ?? []) {
        const route = routeOf(entry, reading);
        expect(route.id).not.toBe('');
        expect(route.createdAt).not.toBeNaN();
      }
      const page = readPage(any);
      if (page !== undefined) expect(page.came).toBeGreaterThanOrEqual(page.entries.length);
      for (const body of [json(any), readBody(text)]) {
        readFailure(body);
        readMessage(body);
        expect(readToken(body)?.end).not.toBeNaN();
      }
    }),
  );
});

it('an entry is read in every envelope alike', () => {
  const word = fc
    .stringMatching(/^[\w+ -]{1,20}$/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const id = fc.oneof(fc.nat(), word);
  fc.assert(
    fc.property(id, word, word, fc.constantFrom('agent', 'description'), (anId, number, extension, key) => {
      const entry = { id: anId, phone_number: number, [key]: extension };
      const expected = [{ id: String(anId), number, extension, createdAt: null }];
      for (const value of [entry, { data: entry }, [entry], { data: [entry] }]) {
        expect(readEntries(value)).toEqual(expected);
      }
      expect(readPage({ data: [entry] })?.entries).toEqual(expected);
    }),
  );
});
