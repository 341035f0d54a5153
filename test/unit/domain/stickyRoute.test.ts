import { describe, expect, it } from 'vitest';
import { createReadNumber } from '#core/numbers/readNumber.ts';
import { isExtension, isSameNumber, shortDigitsOf } from '#shared/domain/stickyRoute.ts';

const read = createReadNumber('VN');

describe('isSameNumber', () => {
  it.each([
    ['0899990988', '+84 899 990 988', true],
    ['0899990988', '0084899990988', true],
    ['0899990988', '0899990989', false],
    ['101', '101', true],
    ['101', '0101', false],
    ['101', '0899990988', false],
    ['hotline?!', ' hotline?! ', true],
    ['hotline?!', 'anonymous', false],
    ['anonymous', 'unknown', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameNumber(read(one), read(other))).toBe(same);
    expect(isSameNumber(read(other), read(one))).toBe(same);
  });
});

describe('shortDigitsOf', () => {
  it.each([
    ['112', '112'],
    ['15', '15'],
    [' 36 35 ', '3635'],
    ['11 82.18', '118218'],
    ['0187224465', null],
    ['+33 1 87 22 44 65', null],
    ['+112', null],
    ['1', null],
    ['', null],
    ['anonymous', null],
  ])('of %j: %s', (typed, digits) => {
    expect(shortDigitsOf(typed)).toBe(digits);
  });

  it.each(['112', '15', '3635', '104', '118218'])('says so of %s, which is read as short', (typed) => {
    expect(createReadNumber('FR')(typed).kind).toBe('short');
    expect(shortDigitsOf(typed)).toBe(typed);
  });
});

describe('isExtension', () => {
  it.each(['104', '0', '*98', '#1', '1'.repeat(20)])('%s is one', (text) => {
    expect(isExtension(text)).toBe(true);
  });

  it.each(['', ' ', '10 4', '1'.repeat(21), 'abc', '+33', '104\n', '=1'])('%j is none', (text) => {
    expect(isExtension(text)).toBe(false);
  });
});
