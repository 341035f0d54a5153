import { describe, expect, it } from 'vitest';
import {
  refusalOf,
  saysKeyRefused,
  saysNoEntry,
  saysNoPage,
  saysTokenRefused,
} from '#core/providers/pitel/errors.ts';

describe('refusalOf', () => {
  it.each([
    ['USER_NOT_REGISTERED', 'unknown', 'extension'],
    ['extension 999 does not exist', 'unknown', 'extension'],
    ['agent not found', 'unknown', 'extension'],
    ['phone_number is required', 'required', 'number'],
    ['Phone number is missing', 'required', 'number'],
    ['agent is required', 'required', 'extension'],
    ['phone_number is invalid', 'malformed', 'number'],
    ['Invalid phone number', 'malformed', 'number'],
    ['invalid extension', 'malformed', 'extension'],
    ['USER_BUSY', 'other', null],
    ['', 'other', null],
    ['management is required reading', 'other', null],
  ])('%s', (text, code, field) => {
    expect(refusalOf(text)).toEqual({ code, field, raw: text });
  });

  it('keeps no more of it than a person reads', () => {
    expect(refusalOf(` ${'x'.repeat(600)}`).raw).toHaveLength(500);
  });
});

describe('words', () => {
  it.each([
    'NOT_FOUND',
    'record not found',
    'phone does not exist',
    'No data',
    'not exist',
    'no such number',
  ])('%s: no entry', (text) => {
    expect(saysNoEntry(text)).toBe(true);
  });

  it.each(['404 page not found', 'Route not found', 'USER_BUSY', ''])('%s: not about an entry', (text) => {
    expect(saysNoEntry(text)).toBe(false);
  });

  it('a wrong address is told by its own words', () => {
    expect(saysNoPage('404 page not found')).toBe(true);
    expect(saysNoPage('record not found')).toBe(false);
  });

  it.each(['token is expired', 'Invalid token', 'Unauthorized', 'Token was revoked'])(
    '%s: the token',
    (text) => {
      expect(saysTokenRefused(text)).toBe(true);
      expect(saysKeyRefused(text)).toBe(true);
    },
  );

  it.each(['API key is wrong', 'api_key invalid'])('%s: the key', (text) => {
    expect(saysTokenRefused(text)).toBe(false);
    expect(saysKeyRefused(text)).toBe(true);
  });

  it('a number that is invalid is no token', () => {
    expect(saysTokenRefused('phone_number is invalid')).toBe(false);
  });
});
