import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberFormat, Operation } from '#core/providers/encom/operations.ts';
import { numberAsAsked, operationPath, OPERATIONS } from '#core/providers/encom/operations.ts';
import type { PartyNumber } from '#shared/domain/partyNumber.ts';

const operation = fc.constantFrom(...(Object.keys(OPERATIONS) as Operation[]));

describe('operationPath', () => {
  it.each([
    ['+33187224465', '%2B33187224465'],
    ['a/b', 'a%2Fb'],
    ['a?b#c', 'a%3Fb%23c'],
    ['50%', '50%25'],
    ['..', '%2E%2E'],
    ['.', '%2E'],
    ['1.2', '1.2'],
    ['été', '%C3%A9t%C3%A9'],
    ['\uD800', '%EF%BF%BD'],
    ['a\r\nb', 'a%0D%0Ab'],
  ])('%j becomes %s', (subject, encoded) => {
    expect(operationPath('CL 1', 'queueByCode', subject)).toBe(`/api/CL%201/customer/code/${encoded}`);
  });

  it('has exactly its five segments, comes back whole and cannot climb, whatever is asked', () => {
    const anything = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(anything, operation, anything, (account, op, subject) => {
        const path = operationPath(account, op, subject);
        const segments = path.split('/');
        expect(segments).toHaveLength(6);
        expect(segments.filter((one) => one === '.' || one === '..')).toEqual([]);
        expect(path).toMatch(/^[!-~]+$/);
        expect(path).not.toMatch(/[?#\\]/);
        expect(decodeURIComponent(segments[2] ?? '')).toBe(account.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
        expect(decodeURIComponent(segments[5] ?? '')).toBe(subject.replaceAll(/\p{Surrogate}/gu, '\uFFFD'));
      }),
    );
  });
});

function number(e164: string): PartyNumber {
  return { kind: 'number', raw: e164, e164, country: null, display: e164 };
}

const french = (e164: string) => (e164.startsWith('+33') ? `0${e164.slice(3)}` : null);

describe('numberAsAsked', () => {
  it.each<[string, NumberFormat, string]>([
    ['+33187224465', 'e164', '+33187224465'],
    ['+33187224465', 'international00', '0033187224465'],
    ['+33187224465', 'national', '0187224465'],
    ['+3225550199', 'national', '003225550199'],
    ['+3225550199', 'international00', '003225550199'],
  ])('%s as %s is %s', (e164, format, expected) => {
    expect(numberAsAsked(number(e164), format, french)).toBe(expected);
  });

  it('sends an extension as it is in every format', () => {
    const extension: PartyNumber = { kind: 'short', raw: '104', digits: '104', display: '104' };
    for (const format of ['e164', 'international00', 'national'] as const) {
      expect(numberAsAsked(extension, format, french)).toBe('104');
    }
  });

  it.each(['withheld', 'unreadable'] as const)('has nothing to ask for a %s number', (kind) => {
    expect(numberAsAsked({ kind, raw: 'anonymous' }, 'e164', french)).toBeNull();
  });

  it('loses no digit of any number in the international forms', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{6,14}$/), (digits) => {
        expect(numberAsAsked(number(`+${digits}`), 'e164', french)).toBe(`+${digits}`);
        expect(numberAsAsked(number(`+${digits}`), 'international00', french)).toBe(`00${digits}`);
      }),
    );
  });
});
